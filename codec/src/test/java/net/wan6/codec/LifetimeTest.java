package net.wan6.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Unsigned 32-bit seconds of which the greatest is no number (RFC 9915 §7.7). */
class LifetimeTest {
    @Test
    void onlyTheInfiniteOneIsNoDuration() {
        assertEquals(Optional.of(Duration.ZERO), Lifetime.ZERO.toDuration());
        assertEquals(
                Optional.of(Duration.ofHours(4)), Lifetime.ofSeconds(14_400).toDuration());
        assertEquals(
                Optional.of(Duration.ofSeconds(0xffff_fffeL)),
                Lifetime.ofSeconds(0xffff_fffeL).toDuration());
        assertEquals(Optional.empty(), Lifetime.INFINITE.toDuration());
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 0x1_0000_0000L})
    void whatDoesNotFitIsNoLifetime(long seconds) {
        assertThrows(IllegalArgumentException.class, () -> Lifetime.ofSeconds(seconds));
    }
}
