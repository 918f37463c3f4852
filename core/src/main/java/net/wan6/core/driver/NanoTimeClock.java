package net.wan6.core.driver;

import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Where nothing tells of sleep: a wall clock that got ahead is a reason to verify the leases, but no measure of time,
 * since it may have been set.
 */
final class NanoTimeClock implements HostClock {
    private static final long AHEAD = 5_000_000_000L;

    static final NanoTimeClock INSTANCE = new NanoTimeClock(System::nanoTime, Instant::now);

    private final LongSupplier nanoTime;
    private final Supplier<Instant> wall;
    private long difference;
    private long sleeps;

    NanoTimeClock(LongSupplier nanoTime, Supplier<Instant> wall) {
        this.nanoTime = nanoTime;
        this.wall = wall;
        this.difference = difference(nanoTime.getAsLong());
    }

    private long difference(long now) {
        Instant present = wall.get();
        return present.getEpochSecond() * Nanoseconds.SECOND + present.getNano() - now;
    }

    @Override
    public synchronized long nanoseconds() {
        long now = nanoTime.getAsLong();
        long present = difference(now);
        if (present - difference >= AHEAD) {
            sleeps++;
        }
        difference = present;
        return now;
    }

    @Override
    public Instant wallClock() {
        return wall.get();
    }

    @Override
    public Optional<String> bootId() {
        return Optional.empty();
    }

    @Override
    public synchronized long sleepCount() {
        return sleeps;
    }
}
