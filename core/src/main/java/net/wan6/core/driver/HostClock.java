package net.wan6.core.driver;

import java.time.Instant;
import java.util.Optional;

/**
 * The host's clocks as a driver needs them: one that counts the time the machine is asleep, since servers count it too,
 * and what compares this moment with one before a restart.
 *
 * <p>All methods may be called by any thread.
 */
public interface HostClock {
    /**
     * The clock of this host: on Linux that of {@code /proc/uptime}, which counts sleep and begins with the boot;
     * elsewhere {@link System#nanoTime()}, which may stand still while the machine sleeps.
     *
     * @return a clock to be shared by all that runs on this host
     */
    static HostClock system() {
        return UptimeClock.isAvailable() ? UptimeClock.INSTANCE : NanoTimeClock.INSTANCE;
    }

    /**
     * The present.
     *
     * @return nanoseconds since some moment; never less than before
     */
    long nanoseconds();

    /**
     * The present as people tell it; may be set, and wrong before the network is up.
     *
     * @return an instant
     */
    Instant wallClock();

    /**
     * What names the time since the machine was started, within which {@link #nanoseconds()} of two processes compare.
     *
     * @return the name, or empty if this host has none
     */
    Optional<String> bootId();

    /**
     * How often the machine was found to have been asleep, or its wall clock set forward where sleep cannot be told
     * from that. A rise says that the leases are to be verified (RFC 9915 §18.2.12).
     *
     * @return 0 or more, never less than before
     */
    long sleepCount();
}
