package net.wan6.core.driver;

import java.time.Instant;
import java.util.Optional;

/** The host's clock, for a test to override what it needs. */
class ForwardingClock implements HostClock {
    private final HostClock host = HostClock.system();

    @Override
    public long nanoseconds() {
        return host.nanoseconds();
    }

    @Override
    public Instant wallClock() {
        return host.wallClock();
    }

    @Override
    public Optional<String> bootId() {
        return host.bootId();
    }

    @Override
    public long sleepCount() {
        return host.sleepCount();
    }
}
