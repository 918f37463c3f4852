package net.wan6.core.driver;

import java.time.Instant;
import java.util.Optional;

/** A host clock that stands where a test puts it. */
final class SetClock implements HostClock {
    private long nanoseconds = 1_000 * Nanoseconds.SECOND;
    private Instant wall = Instant.parse("2026-01-01T00:00:00Z");
    private String bootId = "boot-a";
    private long sleeps;

    /** Both clocks run on. */
    synchronized void advance(long seconds) {
        nanoseconds += seconds * Nanoseconds.SECOND;
        wall = wall.plusSeconds(seconds);
    }

    synchronized void setWall(Instant instant) {
        wall = instant;
    }

    /** The machine was started anew; its own clock begins again. */
    synchronized void advanceNanoseconds(long passed) {
        nanoseconds += passed;
        wall = wall.plusNanos(passed);
    }

    synchronized void reboot(String id) {
        bootId = id;
        nanoseconds = 10 * Nanoseconds.SECOND;
    }

    synchronized void sleep(long seconds) {
        advance(seconds);
        sleeps++;
    }

    @Override
    public synchronized long nanoseconds() {
        return nanoseconds;
    }

    @Override
    public synchronized Instant wallClock() {
        return wall;
    }

    @Override
    public synchronized Optional<String> bootId() {
        return bootId.isEmpty() ? Optional.empty() : Optional.of(bootId);
    }

    @Override
    public synchronized long sleepCount() {
        return sleeps;
    }
}
