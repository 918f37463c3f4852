package net.wan6.core;

import java.util.ArrayList;
import java.util.List;
import net.wan6.auth.KeyRing;
import net.wan6.codec.Ipv6Prefix;
import org.jspecify.annotations.Nullable;

/** Finds out what keeps a client from what it wants, from what it knows anyway. Nothing is allocated where nothing is wrong. */
final class Findings {
    /** So many messages without a good answer are more than a server that has just been restarted. */
    private static final int MANY = 3;

    private final ClientStateMachine machine;
    private @Nullable List<Finding> found;

    private Findings(ClientStateMachine machine) {
        this.machine = machine;
    }

    static List<Finding> of(ClientStateMachine machine) {
        if (machine.state() instanceof EngineState.Stopped) {
            return List.of();
        }
        return new Findings(machine).all();
    }

    private List<Finding> all() {
        if (machine.state() instanceof EngineState.NoLink) {
            add(new Finding.NoLink());
        } else if (machine.state() instanceof EngineState.Listening) {
            add(new Finding.NothingAnnounced());
        }
        machine.outputs.openRefusals(this::isOpen).forEach(this::add);
        Exchange exchange = machine.state().exchange();
        Counters.Unanswered unanswered = machine.counters.unanswered();
        // A refusal says more than the number of messages that came to it.
        boolean isExplained = found != null && unanswered != null && unanswered.received() > 0;
        if (exchange != null && unanswered != null && unanswered.sent() >= MANY && !isExplained) {
            add(unanswered, exchange);
        }
        if (!machine.persistent.heldLeases().prefixes().isEmpty()) {
            addOfPrefixes();
        }
        return found == null ? List.of() : List.copyOf(found);
    }

    /** What another server has granted meanwhile is no matter any more, unless it has to be asked for again. */
    private boolean isOpen(@Nullable IaKey ia) {
        HeldLeases held = machine.persistent.heldLeases();
        return !(machine.state() instanceof EngineState.Bound)
                || (ia == null ? !machine.ias.stream().allMatch(held::holdsOf) : !held.holdsOf(ia));
    }

    private void add(Counters.Unanswered unanswered, Exchange exchange) {
        if (unanswered.notSent() > 0) {
            add(new Finding.NotSent(unanswered.notSent()));
        }
        add(new Finding.Unanswered(exchange.spec().message, unanswered.sent(), unanswered.received()));
        unanswered.discarded().forEach((reason, count) -> add(new Finding.Discarded(reason, count)));
    }

    private void addOfPrefixes() {
        PersistentState persistent = machine.persistent;
        if (machine.config.does(ClientFeature.ACCEPT_RECONFIGURE)
                && persistent.keys().equals(KeyRing.empty())) {
            add(new Finding.NoReconfigureKey());
        }
        if (persistent.plansSoftwires() && persistent.leases().softwires().isEmpty()) {
            List<Ipv6Prefix> prefixes = persistent.heldLeases().prefixes().stream()
                    .map(PrefixLease::prefix)
                    .toList();
            add(new Finding.NoSoftwire(prefixes));
        }
    }

    private void add(Finding finding) {
        if (found == null) {
            found = new ArrayList<>(4);
        }
        found.add(finding);
    }
}
