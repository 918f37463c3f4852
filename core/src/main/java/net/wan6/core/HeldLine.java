package net.wan6.core;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.wan6.codec.Ipv6Prefix;

/**
 * The prefixes of the line, and the pace of what is told of them. Whoever is on the link can change them as often as it likes: what
 * changed is told once a second, and what has changed back by then is not told (engine rule P-5). An end does not wait: nothing
 * is held past its end (I-4), and what was told ends once.
 */
final class HeldLine {
    private static final long PACE = Instants.SECOND;
    private static final RateLimit SAVED_AT_ONCE = new RateLimit(8, 8);

    private final LineLeases.Breadth breadth;
    private final TokenBucket saves = new TokenBucket();
    private LineLeases leases = LineLeases.NONE;
    private long stepAt = Instants.NEVER;
    private long mayTellAt = Long.MIN_VALUE;
    private ChangeCause cause = ChangeCause.TIME;

    HeldLine(LineLeases.Breadth breadth) {
        this.breadth = breadth;
    }

    LineLeases leases() {
        return leases;
    }

    /** What the application knows. */
    List<LineLease> told() {
        return leases.told();
    }

    /** When {@link #advance} is due. */
    long dueAt() {
        return stepAt == Instants.NEVER ? stepAt : Math.max(stepAt, Math.min(mayTellAt, firstEnd()));
    }

    /** The first end of which the application knows. */
    private long firstEnd() {
        long first = Instants.NEVER;
        for (LineLease lease : leases.told()) {
            first = Math.min(first, HeldLeases.validUntil(lease));
        }
        return first;
    }

    /** Takes news; answers whether other prefixes are known than before. */
    boolean hear(List<LinePrefix> news, long now) {
        Set<Ipv6Prefix> before = prefixes();
        leases = leases.at(now);
        boolean hadSteps = hasSteps(now);
        leases = leases.hear(news, breadth, now);
        if (!hadSteps && hasSteps(now)) {
            cause = ChangeCause.ROUTER_ADVERTISEMENT;
        }
        schedule(now);
        return !prefixes().equals(before);
    }

    /** A14: whether news is to be saved at once, as it mostly is: after a storm of it, soon will do. */
    boolean maySave(long now) {
        boolean may = saves.availableAt(SAVED_AT_ONCE, now) <= now;
        if (may) {
            saves.take(SAVED_AT_ONCE, now);
        }
        return may;
    }

    /** Of what the next steps come. */
    ChangeCause cause() {
        return cause;
    }

    /** The steps that are to be told now; from then on they are told. */
    List<LeaseStep> advance(long now) {
        leases = leases.at(now);
        List<LineLease> held = leases.held(breadth, now);
        List<LeaseStep> steps = Math.min(mayTellAt, firstEnd()) > now ? List.of() : LineDiff.steps(leases, held, now);
        if (!steps.isEmpty()) {
            leases = leases.telling(LineDiff.told(leases, held, steps));
            mayTellAt = now + PACE;
            cause = ChangeCause.TIME;
        }
        schedule(now);
        return steps;
    }

    /** All is given up. */
    void end() {
        leases = LineLeases.NONE;
        stepAt = Instants.NEVER;
        cause = ChangeCause.TIME;
    }

    /**
     * What is known from a former process. What that had told is told again, and then what it had still to tell; if nothing is
     * left of it, what is held now.
     */
    void restore(LineLeases former, long now) {
        List<LineLease> toldBefore = HeldLeases.keeping(
                former.held(LineLeases.Breadth.ALL, now),
                lease -> former.told().stream().anyMatch(lease::isSameResource));
        leases = former.telling(toldBefore.isEmpty() ? former.held(breadth, now) : toldBefore);
        schedule(now);
    }

    private boolean hasSteps(long now) {
        return !LineDiff.steps(leases, leases.held(breadth, now), now).isEmpty();
    }

    private void schedule(long now) {
        if (leases.isEmpty()) {
            stepAt = Instants.NEVER;
            return;
        }
        List<LineLease> held = leases.held(breadth, now);
        stepAt = LineDiff.steps(leases, held, now).isEmpty() ? LineDiff.nextAt(leases, held, now) : now;
    }

    private Set<Ipv6Prefix> prefixes() {
        return leases.known().isEmpty()
                ? Set.of()
                : leases.known().stream().map(LineLease::prefix).collect(Collectors.toCollection(HashSet::new));
    }
}
