package net.wan6.core.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Instants that count sleep (law 5). */
class HostClockTest {
    private static final long MILLISECOND = 1_000_000;

    private long up = 500 * Nanoseconds.SECOND;
    private long nano = 7 * Nanoseconds.SECOND;
    private Instant wall = Instant.parse("2026-01-01T00:00:00Z");

    private final UptimeClock uptimeClock = new UptimeClock(() -> up, () -> nano);
    private final NanoTimeClock nanoTimeClock = new NanoTimeClock(() -> nano, () -> wall);

    @Test
    void beginsWithTheBoot() {
        assertEquals(500 * Nanoseconds.SECOND, uptimeClock.nanoseconds());
    }

    @Test
    void betweenTwoTicksItFollowsTheFinerClock() {
        nano += 3 * MILLISECOND;
        assertEquals(500 * Nanoseconds.SECOND + 3 * MILLISECOND, uptimeClock.nanoseconds());
        assertEquals(0, uptimeClock.sleepCount());
    }

    @Test
    void sleepIsCountedAndTold() {
        up += 7200 * Nanoseconds.SECOND;
        nano += 2 * MILLISECOND;
        assertEquals(7700 * Nanoseconds.SECOND, uptimeClock.nanoseconds());
        assertEquals(1, uptimeClock.sleepCount());
        nano += Nanoseconds.SECOND;
        up += Nanoseconds.SECOND;
        assertEquals(7701 * Nanoseconds.SECOND, uptimeClock.nanoseconds());
        assertEquals(1, uptimeClock.sleepCount());
    }

    @Test
    void shortSleepIsCountedButNotTold() {
        up += 600 * MILLISECOND;
        assertEquals(500 * Nanoseconds.SECOND + 600 * MILLISECOND, uptimeClock.nanoseconds());
        assertEquals(0, uptimeClock.sleepCount());
    }

    @Test
    void roundingOfTheTickMovesNothing() {
        nano += 100 * MILLISECOND;
        up += 110 * MILLISECOND;
        assertEquals(500 * Nanoseconds.SECOND + 100 * MILLISECOND, uptimeClock.nanoseconds());
    }

    @Test
    void neverGoesBack() {
        nano += Nanoseconds.SECOND;
        long before = uptimeClock.nanoseconds();
        up += 990 * MILLISECOND;
        assertTrue(uptimeClock.nanoseconds() >= before);
    }

    @Test
    void readsUptime() {
        byte[] text = "12345.67 98765.43\n".getBytes(StandardCharsets.US_ASCII);
        assertEquals(12_345_670_000_000L, UptimeClock.nanoseconds(text, text.length));
    }

    @Test
    void wallClockSetForwardIsAReasonToVerifyButNoMeasure() {
        long before = nanoTimeClock.nanoseconds();
        wall = wall.plusSeconds(3600);
        assertEquals(before, nanoTimeClock.nanoseconds());
        assertEquals(1, nanoTimeClock.sleepCount());
        nanoTimeClock.nanoseconds();
        assertEquals(1, nanoTimeClock.sleepCount());
    }

    @Test
    void wallClockSetBackSaysNothing() {
        wall = wall.minusSeconds(3600);
        nanoTimeClock.nanoseconds();
        assertEquals(0, nanoTimeClock.sleepCount());
    }

    @Test
    void wallClockThatRunsOnSaysNothing() {
        wall = wall.plusSeconds(100);
        nano += 100 * Nanoseconds.SECOND;
        nanoTimeClock.nanoseconds();
        assertEquals(0, nanoTimeClock.sleepCount());
        assertTrue(nanoTimeClock.bootId().isEmpty());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thisHost() {
        HostClock clock = HostClock.system();
        long before = clock.nanoseconds();
        assertTrue(clock.nanoseconds() >= before);
        assertFalse(clock.bootId().isEmpty());
    }
}
