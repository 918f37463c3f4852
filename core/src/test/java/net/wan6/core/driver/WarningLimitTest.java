package net.wan6.core.driver;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Engine rule R-11: one warning per reason and ten minutes. */
class WarningLimitTest {
    private final WarningLimit limit = new WarningLimit();

    @Test
    void theSameOnceInTenMinutes() {
        assertTrue(limit.admits("refused: replay", 0));
        assertFalse(limit.admits("refused: replay", 1));
        assertFalse(limit.admits("refused: replay", 600 * Nanoseconds.SECOND - 1));
        assertTrue(limit.admits("refused: replay", 600 * Nanoseconds.SECOND));
        assertFalse(limit.admits("refused: replay", 600 * Nanoseconds.SECOND));
    }

    @Test
    void anotherAtOnce() {
        assertTrue(limit.admits("refused: replay", 0));
        assertTrue(limit.admits("refused: bad_digest", 0));
    }
}
