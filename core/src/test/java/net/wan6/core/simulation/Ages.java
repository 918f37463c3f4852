package net.wan6.core.simulation;

import static net.wan6.core.simulation.Violation.unless;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.wan6.codec.Lifetime;
import net.wan6.core.ClientState;
import net.wan6.core.Input;
import net.wan6.core.LanLifetimes;
import net.wan6.core.Lease;
import net.wan6.core.Leases;
import net.wan6.core.LineLease;
import net.wan6.core.Output;
import net.wan6.core.PrefixLease;

/**
 * How old the leases of one process are (F1): nothing but a Reply makes one younger or surer, and what ran is saved, so
 * that no row of reboots keeps alive what nobody has confirmed.
 */
final class Ages {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long SHORT = 1800;

    private boolean began;
    private long beganAt;
    private long savedAt;
    private boolean isUnsaved;

    void check(Step step) {
        boolean isSaved = step.outputs().stream().anyMatch(Output.Persist.class::isInstance);
        if (!began) {
            began = true;
            beganAt = step.now();
            savedAt = step.now();
            isUnsaved = !isSaved && !step.after().leases().isEmpty();
        } else if (isSaved) {
            savedAt = step.now();
            isUnsaved = false;
        } else {
            unless(!isUnsaved, "F1", "what was read back is not saved with the first input");
        }
        long unsaved = step.now() - savedAt;
        long most = mostUnsaved(step.after().leases());
        unless(unsaved <= most, "F1", () -> unsaved / SECOND + " s of running time are not saved");
        younger(step);
    }

    /** A quarter of the shortest lifetime or an hour; while there is doubt, what ran before the last save, or a minute. */
    private long mostUnsaved(Leases leases) {
        long most = Long.MAX_VALUE;
        for (Lease lease : LeaseModel.all(leases)) {
            if (!lease.validLifetime().isInfinite() && !(lease instanceof LineLease)) {
                most = Math.min(most, Math.max(HOUR, lease.validLifetime().seconds() * SECOND / 4));
                if (!lease.unmeasured().isZero()) {
                    most = Math.min(most, Math.max(MINUTE, savedAt - beganAt));
                }
            }
        }
        return most;
    }

    private static void younger(Step step) {
        Map<LeaseModel.Key, Lease> before = new HashMap<>();
        LeaseModel.all(step.before().leases()).forEach(lease -> before.put(LeaseModel.Key.of(lease), lease));
        for (Lease lease : LeaseModel.all(step.after().leases())) {
            Lease old = before.get(LeaseModel.Key.of(lease));
            if (lease.equals(old) || lease instanceof LineLease) {
                continue; // routers speak all the time
            }
            unless(
                    step.input() instanceof Input.Received && lease.since() == step.now(),
                    "F1",
                    () -> old + " becomes " + lease + " by " + step.input());
            unless(lease.unmeasured().isZero(), "F1", () -> "in doubt as it comes: " + lease);
        }
    }

    /** After a verification that nobody answered, who may hold what is over asks on. */
    static void asksOn(ClientState state, Leases leases, long now) {
        boolean inDoubt = LeaseModel.ofServers(leases).stream().anyMatch(lease -> left(lease, now) <= 0);
        boolean asks = state == ClientState.REBINDING || state == ClientState.DECLINING;
        unless(asks || !inDoubt, "F1", () -> "is " + state + " with " + leases);
    }

    static void onLans(List<PrefixLease> leases, long now) {
        leases.forEach(lease -> onLan(lease, lease.forLan(now), now));
    }

    /** What a LAN is told is within the best estimate of what is left, or short where there is none. */
    static void onLan(PrefixLease lease, LanLifetimes told, long now) {
        long left = left(lease, now);
        long most = left > 0 ? left : SHORT;
        unless(told.valid().seconds() <= most, "F1", () -> told + " of " + lease + ", left are " + left + " s");
    }

    /** Seconds that are left of a lease by the best estimate, which may be long ago. */
    static long left(Lease lease, long now) {
        if (lease.validLifetime().isInfinite()) {
            return Long.MAX_VALUE;
        }
        if (lease.unmeasured().isInfinite()) {
            return Long.MIN_VALUE;
        }
        return lease.validLifetime().seconds()
                - (now - lease.since() + SECOND - 1) / SECOND
                - lease.unmeasured().seconds();
    }

    /** The estimate after another time off, in nanoseconds; negative if nothing is known of it. */
    static Lifetime older(Lifetime before, long off) {
        boolean unknown = before.isInfinite() || off < 0;
        return unknown ? Lifetime.INFINITE : Lifetime.ofSeconds(before.seconds() + off / SECOND + 1);
    }
}
