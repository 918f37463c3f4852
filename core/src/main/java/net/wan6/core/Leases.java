package net.wan6.core;

import java.util.List;
import net.wan6.mape.Softwire;

/**
 * All that a client holds at one moment: a snapshot. Immutable.
 *
 * @param prefixes delegated prefixes, in the order of the IAs
 * @param addresses assigned addresses, in the order of the IAs
 * @param linePrefixes prefixes that routers announce, as last told: preferred before deprecated, then the newest; not for LANs
 * @param softwires the IPv4 tunnels that follow from them, by the rules the application gave or the server sent
 */
public record Leases(
        List<PrefixLease> prefixes,
        List<AddressLease> addresses,
        List<LineLease> linePrefixes,
        List<Softwire> softwires) {
    /** Nothing held. */
    public static final Leases NONE = new Leases(List.of(), List.of(), List.of(), List.of());

    /**
     * Copies the lists.
     *
     * @param prefixes delegated prefixes
     * @param addresses assigned addresses
     * @param linePrefixes prefixes that routers announce
     * @param softwires the IPv4 tunnels that follow from them
     */
    public Leases {
        prefixes = Arguments.copyOf(prefixes, "prefixes");
        addresses = Arguments.copyOf(addresses, "addresses");
        linePrefixes = Arguments.copyOf(linePrefixes, "linePrefixes");
        softwires = Arguments.copyOf(softwires, "softwires");
    }

    /**
     * Whether nothing is held.
     *
     * @return true if there is neither prefix nor address
     */
    public boolean isEmpty() {
        return prefixes.isEmpty() && addresses.isEmpty() && linePrefixes.isEmpty();
    }
}
