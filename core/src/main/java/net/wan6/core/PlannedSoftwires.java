package net.wan6.core;

import java.util.ArrayList;
import java.util.List;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Options;
import net.wan6.mape.Softwire;
import org.jspecify.annotations.Nullable;

/**
 * The softwires that follow from what is held. The plan is the application's code, and may be another one at any time: what it
 * throws must not cost a lease, nor a tunnel whose prefixes are still there (engine rule P-11).
 */
final class PlannedSoftwires {
    private SoftwirePlan plan;
    private List<Softwire> softwires = List.of();
    private List<Ipv6Prefix> plannedFor = List.of();

    PlannedSoftwires(SoftwirePlan plan) {
        this.plan = plan;
    }

    List<Softwire> softwires() {
        return softwires;
    }

    boolean isPlanned() {
        return plan != SoftwirePlan.NONE;
    }

    void plan(SoftwirePlan other) {
        plan = other;
    }

    /** Plans anew; delegated prefixes stand before those of the line. */
    void update(List<PrefixLease> delegated, List<LineLease> line, Options options, OutputQueue outputs, long now) {
        if (!isPlanned()) {
            softwires = List.of();
            return;
        }
        List<HeldPrefix> held = new ArrayList<>(delegated.size() + line.size());
        held.addAll(delegated);
        held.addAll(line);
        List<Ipv6Prefix> prefixes = held.stream().map(HeldPrefix::prefix).toList();
        try {
            softwires = List.copyOf(plan.softwires(List.copyOf(held), options));
            plannedFor = prefixes;
            plan.problems(List.copyOf(held), options).forEach(problem -> outputs.problem(problem, now));
        } catch (RuntimeException failed) {
            outputs.problem("the softwire plan failed: " + failed, now);
            softwires = prefixes.equals(plannedFor) ? softwires : List.of();
            return;
        }
        if (!line.isEmpty()) {
            softwires.forEach(softwire -> requireOnLine(softwire, prefixes, outputs, now));
        }
    }

    /**
     * P-10: a rule may put the near end of a tunnel into subnet 0 of a prefix of which the line has another /64: packets to it do not
     * come to this line.
     */
    private static void requireOnLine(Softwire softwire, List<Ipv6Prefix> prefixes, OutputQueue outputs, long now) {
        Ipv6Address nearEnd = nearEnd(softwire);
        if (nearEnd != null && prefixes.stream().noneMatch(prefix -> prefix.contains(nearEnd))) {
            outputs.problem("the softwire begins at " + nearEnd + ", which is in no prefix of the line", now);
        }
    }

    private static @Nullable Ipv6Address nearEnd(Softwire softwire) {
        if (softwire instanceof Softwire.MapE mapE) {
            return mapE.ce().ceAddress();
        } else if (softwire instanceof Softwire.MapT mapT) {
            return mapT.ce().ceAddress();
        } else if (softwire instanceof Softwire.Lw4o6 lw4o6) {
            return lw4o6.localAddress();
        }
        return softwire instanceof Softwire.Ipv4InIpv6 tunnel ? tunnel.localAddress() : null;
    }
}
