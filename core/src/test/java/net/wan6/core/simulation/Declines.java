package net.wan6.core.simulation;

import static net.wan6.core.simulation.Violation.unless;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.IaAddress;
import net.wan6.codec.IaNa;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTypes;
import net.wan6.core.AddressLease;
import net.wan6.core.Input;

/**
 * Addresses of which a host said that another uses them: none is held again before its server was told, by whichever
 * process (engine rule L-13).
 */
final class Declines {
    /** Until when a Decline is due, by the world's clock. */
    private final Map<Ipv6Address, Long> pending = new HashMap<>();

    private Map<Ipv6Address, Long> keptPending = Map.of();

    /** The state was kept. */
    void kept() {
        keptPending = Map.copyOf(pending);
    }

    /** A process begins from what was kept. */
    void restarted() {
        pending.clear();
        pending.putAll(keptPending);
    }

    /**
     * Looks at one step.
     *
     * @param offset what the process's clock is ahead of the world's
     */
    void check(Step step, List<ClientServerMessage> sent, long offset) {
        if (step.input() instanceof Input.AddressInUse inUse) {
            for (AddressLease lease : step.before().leases().addresses()) {
                if (lease.address().equals(inUse.address())) {
                    pending.put(lease.address(), LeaseModel.end(lease) - offset);
                }
            }
        }
        for (AddressLease lease : step.after().leases().addresses()) {
            long until = pending.getOrDefault(lease.address(), Long.MIN_VALUE);
            unless(until <= step.now() - offset, "L-13", () -> "held although in use elsewhere: " + lease);
        }
        for (ClientServerMessage message : sent) {
            if (message.type().equals(MessageType.DECLINE)) {
                told(message);
            }
        }
    }

    private void told(ClientServerMessage decline) {
        for (IaNa na : decline.options().all(OptionTypes.IA_NA)) {
            for (IaAddress address : na.addresses()) {
                pending.remove(address.address());
            }
        }
    }
}
