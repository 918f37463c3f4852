package net.wan6.core.simulation;

import static net.wan6.core.simulation.Violation.unless;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.Options;
import net.wan6.core.ChangeCause;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientState;
import net.wan6.core.HeldPrefix;
import net.wan6.core.Input;
import net.wan6.core.LeaseStep;
import net.wan6.core.Leases;
import net.wan6.core.LineLease;
import net.wan6.core.LinePrefix;
import net.wan6.core.Output;
import net.wan6.core.SoftwirePlan;
import net.wan6.mape.Softwire;

/** What is told of announced prefixes, beside what routers said (engine rules P-4, P-5, P-10, P-11). */
final class LineInvariants {
    private static final long SECOND = 1_000_000_000L;

    /** What routers said last of each prefix. */
    private final Map<Ipv6Prefix, LinePrefix> said = new HashMap<>();

    private final Map<Ipv6Prefix, Long> saidAt = new HashMap<>();
    private SoftwirePlan plan;
    private List<Ipv6Prefix> plannedFor = List.of();
    private List<Softwire> planned = List.of();
    private long changedAt = Long.MIN_VALUE / 2;

    LineInvariants(ClientConfig config) {
        plan = config.softwires();
    }

    void check(Step step) {
        if (step.input() instanceof Input.LinePrefixes line) {
            line.news().forEach(news -> hear(news, step));
        } else if (step.input() instanceof Input.SoftwiresChanged changed) {
            plan = changed.plan();
        }
        for (Output output : step.outputs()) {
            if (output instanceof Output.Notify notify
                    && notify.event() instanceof ClientEvent.LeaseChange change
                    && isOfLine(change)) {
                pace(change);
            }
        }
        promises(step.after().leases(), step.now());
        softwires(step.after().leases());
    }

    /** Of what may not have been heard nothing is known. */
    private void hear(LinePrefix news, Step step) {
        if (isDeaf(step.before().state()) || isDeaf(step.after().state())) {
            said.remove(news.prefix());
        } else {
            said.put(news.prefix(), news);
            saidAt.put(news.prefix(), step.now());
        }
    }

    private static boolean isDeaf(ClientState state) {
        return state == ClientState.STOPPED || state == ClientState.RELEASING;
    }

    private static boolean isOfLine(ClientEvent.LeaseChange change) {
        return change.steps().stream().anyMatch(LineInvariants::isOfLine)
                && !change.causes().contains(ChangeCause.RESTORED)
                && !change.causes().contains(ChangeCause.RELEASE);
    }

    private static boolean isOfLine(LeaseStep step) {
        return (step instanceof LeaseStep.Acquired acquired && acquired.lease() instanceof LineLease)
                || (step instanceof LeaseStep.Replaced replaced && replaced.newLease() instanceof LineLease)
                || (step instanceof LeaseStep.Refreshed refreshed && refreshed.lease() instanceof LineLease)
                || (step instanceof LeaseStep.Deprecated deprecated && deprecated.lease() instanceof LineLease)
                || (step instanceof LeaseStep.Withdrawn withdrawn && withdrawn.lease() instanceof LineLease);
    }

    private void pace(ClientEvent.LeaseChange change) {
        long gap = change.at() - changedAt;
        unless(gap >= SECOND || endsOne(change), "P-5", () -> "told again after " + gap + " ns: " + change.steps());
        changedAt = change.at();
    }

    /** I-4: an end is told when it comes. */
    private static boolean endsOne(ClientEvent.LeaseChange change) {
        return change.before().linePrefixes().stream().anyMatch(lease -> LeaseModel.end(lease) <= change.at());
    }

    /** A second after a change nothing waits to be told. */
    private void promises(Leases leases, long now) {
        if (now - changedAt < SECOND) {
            return;
        }
        for (LineLease told : leases.linePrefixes()) {
            LinePrefix real = said.get(told.prefix());
            if (real == null || !told.unmeasured().isZero()) {
                continue;
            }
            long since = saidAt.get(told.prefix());
            long valid = left(real.validLifetime(), since, now, 5400);
            long preferred = left(real.preferredLifetime(), since, now, 2700);
            unless(
                    told.forLan(now).valid().seconds() <= valid + 2
                            && told.forLan(now).preferred().seconds() <= preferred + 2,
                    "P-4",
                    () -> "promises " + told.forLan(now) + ", there are " + preferred + " and " + valid);
        }
    }

    private static long left(Lifetime lifetime, long since, long now, long most) {
        return lifetime.isInfinite()
                ? most
                : Math.max(0, Math.min(most, lifetime.seconds() - (now - since + SECOND - 1) / SECOND));
    }

    /** The plans here look at prefixes alone. */
    private void softwires(Leases leases) {
        List<HeldPrefix> held = new ArrayList<>(leases.prefixes());
        held.addAll(leases.linePrefixes());
        List<Ipv6Prefix> prefixes = held.stream().map(HeldPrefix::prefix).toList();
        List<Softwire> expected;
        try {
            expected = plan.softwires(held, Options.none(OptionSpace.DHCPV6));
            plannedFor = prefixes;
            planned = expected;
        } catch (IllegalStateException failed) {
            planned = prefixes.equals(plannedFor) ? planned : List.of();
            expected = planned;
        }
        List<Softwire> right = expected;
        unless(
                leases.softwires().equals(right),
                "P-10",
                () -> "softwires " + leases.softwires() + " of " + prefixes + ", not " + right);
    }
}
