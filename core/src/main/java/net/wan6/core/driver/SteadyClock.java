package net.wan6.core.driver;

import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clock of a loop, whatever the embedder's does: where that throws time stands still, and it never goes back. A loop
 * whose clock fails must neither end, which would cost all leases, nor turn without waiting.
 */
final class SteadyClock implements HostClock {
    private static final Logger LOG = LoggerFactory.getLogger(Dhcpv6Client.class);

    private final HostClock clock;
    private Optional<Long> latest = Optional.empty();
    private long sleeps;
    private boolean failing;

    SteadyClock(HostClock clock) {
        this.clock = clock;
        this.sleeps = clock.sleepCount();
    }

    @Override
    public synchronized long nanoseconds() {
        try {
            long now = clock.nanoseconds();
            latest = Optional.of(latest.isPresent() ? Math.max(latest.get(), now) : now);
            failing = false;
        } catch (RuntimeException | Error failed) {
            tellOnce(failed);
        }
        return latest.orElse(0L);
    }

    @Override
    public synchronized long sleepCount() {
        try {
            sleeps = Math.max(sleeps, clock.sleepCount());
        } catch (RuntimeException | Error failed) {
            tellOnce(failed);
        }
        return sleeps;
    }

    private void tellOnce(Throwable failed) {
        if (!failing) {
            LOG.error("the clock fails: time stands still until it works again", failed);
        }
        failing = true;
    }

    /** Only stores ask for these, and tell what a failure costs them. */
    @Override
    public Instant wallClock() {
        return clock.wallClock();
    }

    @Override
    public Optional<String> bootId() {
        return clock.bootId();
    }
}
