package net.wan6.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What there is of an option that should stand at most once. */
class OnlyTest {
    @Test
    void onlyOneIsAValue() {
        assertEquals(Optional.of(7), new Only.One<>(7).toOptional());
        assertEquals(Optional.empty(), new Only.Absent<>().toOptional());
        assertEquals(Optional.empty(), new Only.Repeated<>(2).toOptional());
        assertEquals(Optional.empty(), new Only.Malformed<>("short", 0).toOptional());
    }
}
