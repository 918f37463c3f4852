package net.wan6.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.wan6.codec.Lifetime;
import net.wan6.core.LeaseStep.WithdrawalReason;
import org.jspecify.annotations.Nullable;

/**
 * The steps from what an application was told of a line's prefixes to what is held, and when there will be some (design law 8).
 *
 * <p>Advertisements come every few seconds and count down or begin anew each time. An application need not know: it is told
 * again only when it would promise a LAN more than there is, or when half of what it could promise is over.
 */
final class LineDiff {
    /** Whole seconds are rounded down twice, here and in the router: less than this is no difference. */
    private static final long TOLERANCE = 2 * Instants.SECOND;

    private static final long PREFERRED_CAP = LanLifetimes.ND_PREFERRED_LIMIT.seconds() * Instants.SECOND;
    private static final long VALID_CAP = LanLifetimes.ND_VALID_LIMIT.seconds() * Instants.SECOND;

    private LineDiff() {}

    /** P-3: the steps; a prefix gone and one new are a replacement, pairwise in order. */
    static List<LeaseStep> steps(LineLeases line, List<LineLease> held, long now) {
        Deque<LineLease> come = new ArrayDeque<>();
        held.stream().filter(lease -> find(lease, line.told()) == null).forEach(come::add);
        List<LeaseStep> steps = new ArrayList<>(1);
        for (LineLease told : line.told()) {
            LineLease real = find(told, held);
            if (real == null) {
                LineLease replacement = come.poll();
                Lifetime deprecateFor = LeaseDiff.deprecateFor(told, now);
                WithdrawalReason why = line.gone().getOrDefault(told.prefix(), WithdrawalReason.EXPIRED);
                steps.add(
                        replacement == null
                                ? new LeaseStep.Withdrawn(told, why, deprecateFor)
                                : new LeaseStep.Replaced(told, replacement, deprecateFor));
            } else if (isDeprecated(real) && !isDeprecated(told)) {
                steps.add(new LeaseStep.Deprecated(real));
            } else if (staleAt(told, real) <= now) {
                steps.add(new LeaseStep.Refreshed(real));
            }
        }
        come.forEach(lease -> steps.add(new LeaseStep.Acquired(lease)));
        return steps;
    }

    /** What the application knows after the steps: of what there is no step for, what it knew before. */
    static List<LineLease> told(LineLeases line, List<LineLease> held, List<LeaseStep> steps) {
        List<LineLease> told = new ArrayList<>(held.size());
        for (LineLease real : held) {
            LineLease before = find(real, line.told());
            boolean isNews = before == null || steps.stream().anyMatch(step -> isOf(step, real));
            told.add(isNews ? real : before);
        }
        return told;
    }

    private static boolean isOf(LeaseStep step, LineLease real) {
        return (step instanceof LeaseStep.Deprecated deprecated
                        && deprecated.lease().equals(real))
                || (step instanceof LeaseStep.Refreshed refreshed
                        && refreshed.lease().equals(real));
    }

    /**
     * When there will be a step by time alone, if nothing is due now: when a lifetime ends, or what was told has to be told
     * anew.
     */
    static long nextAt(LineLeases line, List<LineLease> held, long now) {
        long next = Instants.NEVER;
        for (LineLease lease : line.known()) {
            long preferredUntil = HeldLeases.preferredUntil(lease);
            next = Math.min(next, preferredUntil > now ? preferredUntil : HeldLeases.validUntil(lease));
        }
        for (LineLease told : line.told()) {
            LineLease real = find(told, held);
            next = Math.min(next, real == null ? now : staleAt(told, real));
        }
        return next;
    }

    private static boolean isDeprecated(LineLease lease) {
        return lease.preferredLifetime().isZero();
    }

    private static @Nullable LineLease find(LineLease lease, List<LineLease> among) {
        for (LineLease other : among) {
            if (other.isSameResource(lease)) {
                return other;
            }
        }
        return null;
    }

    /** P-4: from when on a lease is to be told anew. */
    private static long staleAt(LineLease told, LineLease real) {
        if (told.equals(real)) {
            return Instants.NEVER;
        }
        boolean isNoLongerInDoubt = !told.unmeasured().equals(real.unmeasured());
        if (isNoLongerInDoubt || (isDeprecated(told) && !isDeprecated(real))) {
            return Long.MIN_VALUE;
        }
        long valid = staleAt(HeldLeases.validUntil(told), HeldLeases.validUntil(real), VALID_CAP);
        return isDeprecated(real)
                ? valid
                : Math.min(
                        valid,
                        staleAt(HeldLeases.preferredUntil(told), HeldLeases.preferredUntil(real), PREFERRED_CAP));
    }

    /** Of a lifetime that was told to last until one moment and lasts until another, of which a LAN gets so much at most. */
    private static long staleAt(long told, long real, long cap) {
        if (Instants.minus(told, real) >= TOLERANCE) {
            return Instants.plus(real, TOLERANCE - cap);
        }
        if (real <= told) {
            return Instants.NEVER;
        }
        // Half of what could be promised is left when it is half of the cap, and half of what there is.
        long halfOfReal = real == Instants.NEVER ? Long.MIN_VALUE : Instants.minus(told, Instants.minus(real, told));
        return Math.max(Instants.minus(told, cap / 2), halfOfReal);
    }
}
