package net.wan6.core;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.wan6.codec.nd.InvalidReason;

/**
 * What came of a call of {@link RaTracker}. Immutable.
 *
 * @param invalid why the message was discarded; empty if it was taken, or there was none
 * @param linePrefixes news of prefixes of the line, in the order of the message
 * @param signals what a DHCPv6 client is told
 * @param events what changed, one for each thing
 */
public record RaUpdate(
        Set<InvalidReason> invalid, List<LinePrefix> linePrefixes, Set<RaSignal> signals, List<RaEvent> events) {
    /**
     * Copies the collections.
     *
     * @param invalid why the message was discarded
     * @param linePrefixes news of prefixes of the line
     * @param signals what a DHCPv6 client is told
     * @param events what changed
     */
    public RaUpdate {
        invalid = Arguments.copyOf(invalid, "invalid");
        linePrefixes = Arguments.copyOf(linePrefixes, "linePrefixes");
        signals = Arguments.copyOf(signals, "signals");
        events = Arguments.copyOf(events, "events");
    }

    /**
     * The signal that outweighs the others.
     *
     * @return the last of {@link #signals()} in the order of {@link RaSignal}, or empty if there is none
     */
    public Optional<RaSignal> signal() {
        return signals.stream().max(RaSignal::compareTo);
    }

    /** The same, of an advertisement that was taken. */
    RaUpdate heard() {
        EnumSet<RaSignal> more = EnumSet.of(RaSignal.HEARD);
        more.addAll(signals);
        return new RaUpdate(invalid, linePrefixes, more, events);
    }

    /** The signals that follow from events. */
    static EnumSet<RaSignal> signalsOf(List<RaEvent> events) {
        EnumSet<RaSignal> signals = EnumSet.noneOf(RaSignal.class);
        for (RaEvent event : events) {
            if (event instanceof RaEvent.PdPreferredChanged changed) {
                signals.add(changed.prefixes().isEmpty() ? RaSignal.CHANGED : RaSignal.PD_PREFERRED);
            } else if (!isConfigurationAlone(event)) {
                signals.add(RaSignal.CHANGED);
            }
        }
        return signals;
    }

    /** Whether the leases of DHCPv6 are not in question. */
    private static boolean isConfigurationAlone(RaEvent event) {
        return event instanceof RaEvent.MtuChanged
                || event instanceof RaEvent.DnsServersChanged
                || event instanceof RaEvent.SearchDomainsChanged
                || event instanceof RaEvent.EncryptedDnsChanged
                || event instanceof RaEvent.Nat64Changed
                || event instanceof RaEvent.RouterChanged;
    }
}
