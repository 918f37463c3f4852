package net.wan6.core.simulation;

import static net.wan6.core.simulation.Violation.unless;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGenerator;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.core.AddressLease;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEngine;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientIdentity;
import net.wan6.core.Downtime;
import net.wan6.core.HeldPrefix;
import net.wan6.core.Lease;
import net.wan6.core.LeaseStep;
import net.wan6.core.LineLease;
import net.wan6.core.Output;
import net.wan6.core.PrefixLease;

/** A process that begins where another was cut off, and what must be true of it (invariant I-8, F1). */
final class Restart {
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final long YEAR = 365 * DAY;

    private final ClientConfig config;
    private final ClientIdentity identity;
    private final SimulatedHost.Kept kept;
    private final long at;
    private final long offset;
    private Downtime downtime = new Downtime.Unknown();

    /**
     * A restart.
     *
     * @param at the world's clock
     * @param offset what the new process's clock is ahead of it
     */
    Restart(ClientConfig config, ClientIdentity identity, SimulatedHost.Kept kept, long at, long offset) {
        this.config = config;
        this.identity = identity;
        this.kept = kept;
        this.at = at;
        this.offset = offset;
    }

    ClientEngine resume(RandomGenerator random) {
        downtime = downtime(random);
        return ClientEngine.resume(config, identity, kept.state(), downtime, at + offset, random);
    }

    /** What a host says of the time it was off: the truth, or what a clock says that is as wrong as clocks can be. */
    private Downtime downtime(RandomGenerator random) {
        long down = at - kept.at();
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Downtime.Exactly(down);
            case 2 -> new Downtime.About(down);
            case 3 -> new Downtime.About(random.nextLong(2 * down + 1));
            case 4 -> new Downtime.About(random.nextBoolean() ? 0 : down + 20 * YEAR);
            default -> new Downtime.Unknown();
        };
    }

    private boolean isExact() {
        return downtime instanceof Downtime.Exactly;
    }

    private Lifetime unmeasured(Lease lease) {
        if (isExact()) {
            return lease.unmeasured();
        }
        return Ages.older(lease.unmeasured(), downtime instanceof Downtime.About about ? about.nanoseconds() : -1);
    }

    /** Right after it began: what was held is held, unless it certainly ended, and all that LANs know is told of. */
    void check(ClientEngine engine, List<Output> outputs) {
        List<Lease> expected = new ArrayList<>();
        long shift = offset - kept.offset() + (isExact() ? 0 : at - kept.at());
        for (Lease lease : LeaseModel.ofServers(kept.leases())) {
            Lease moved = shifted(lease, shift).withUnmeasured(unmeasured(lease));
            if (LeaseModel.end(moved) > at + offset) {
                expected.add(moved);
            }
        }
        List<Lease> live = LeaseModel.ofServers(engine.leases());
        unless(
                new HashSet<>(live).equals(new HashSet<>(expected)),
                "I-8",
                () -> "kept " + expected + ", restored " + live);
        for (LineLease lease : kept.leases().linePrefixes()) {
            unless(isToldOf(lease.prefix(), outputs), "P-8", () -> lease + " was held and is not told of");
        }
        Ages.onLans(engine.leases().prefixes(), at + offset);
        for (Ipv6Prefix prefix : kept.advertised()) {
            unless(isToldOf(prefix, outputs), "F-4", () -> prefix + " was advertised and is not told of");
        }
    }

    private static Lease shifted(Lease lease, long shift) {
        long since = lease.since() + shift;
        if (lease instanceof PrefixLease prefix) {
            return new PrefixLease(
                    prefix.iaid(),
                    prefix.prefix(),
                    prefix.preferredLifetime(),
                    prefix.validLifetime(),
                    since,
                    prefix.excluded());
        }
        AddressLease address = (AddressLease) lease;
        return new AddressLease(
                address.iaid(), address.address(), address.preferredLifetime(), address.validLifetime(), since);
    }

    private static boolean isToldOf(Ipv6Prefix prefix, List<Output> outputs) {
        return outputs.stream()
                .filter(output -> output instanceof Output.Notify)
                .map(output -> ((Output.Notify) output).event())
                .filter(ClientEvent.LeaseChange.class::isInstance)
                .flatMap(event -> ((ClientEvent.LeaseChange) event).steps().stream())
                .anyMatch(step -> (step instanceof LeaseStep.Acquired acquired && isOf(acquired.lease(), prefix))
                        || (step instanceof LeaseStep.Withdrawn withdrawn && isOf(withdrawn.lease(), prefix)));
    }

    private static boolean isOf(Lease lease, Ipv6Prefix prefix) {
        return lease instanceof HeldPrefix held && held.prefix().contains(prefix);
    }

    /** What would be if the process ended here: another one goes on, in a silent world (invariants I-8 and I-10). */
    static void everywhere(
            ClientConfig config, ClientIdentity identity, SimulatedHost.Kept kept, RandomGenerator random) {
        long down = random.nextLong(
                switch (random.nextInt(8)) {
                    case 0 -> 40 * DAY;
                    case 1, 2 -> 20_000 * SECOND;
                    default -> 10 * SECOND;
                });
        Restart restart = new Restart(config, identity, kept, kept.at() + down, random.nextLong() >> 2);
        ClientEngine engine = restart.resume(random);
        Silence silence = new Silence(engine, config, identity, restart.at + restart.offset);
        List<Output> outputs = silence.drain();
        silence.begins(outputs);
        restart.check(engine, outputs);
        silence.verifies();
        if (random.nextInt(64) == 0) {
            silence.outlasts(LeaseModel.ofServers(engine.leases()));
        }
    }
}
