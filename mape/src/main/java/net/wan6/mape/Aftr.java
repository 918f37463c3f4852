package net.wan6.mape;

import net.wan6.codec.DomainName;
import net.wan6.codec.Ipv6Address;

/**
 * Where a tunnel of DS-Lite or lightweight 4over6 ends: for the one DHCPv6 gives a name (RFC 6334), for the other addresses (RFC
 * 7598); rule servers give a name or an address for either.
 */
public sealed interface Aftr permits Aftr.ByName, Aftr.ByAddress {

    /**
     * An AFTR by its name.
     *
     * @param name the name, to be resolved by the line's own resolvers
     */
    record ByName(DomainName name) implements Aftr {

        /**
         * Checks the name.
         *
         * @param name the name
         * @throws IllegalArgumentException if it is the root or not fully qualified (RFC 6334 §3)
         */
        public ByName {
            if (name.isRoot() || name.isPartial()) {
                throw new IllegalArgumentException("not the full name of an AFTR: \"" + name + '"');
            }
        }

        /** The name. */
        @Override
        public String toString() {
            return name.toString();
        }
    }

    /**
     * An AFTR by its address.
     *
     * @param address the address
     */
    record ByAddress(Ipv6Address address) implements Aftr {

        /**
         * Checks the address.
         *
         * @param address the address
         * @throws IllegalArgumentException if no tunnel can end at {@code address}
         */
        public ByAddress {
            TunnelEndpoint.require("AFTR", address);
        }

        /** The address. */
        @Override
        public String toString() {
            return address.toString();
        }
    }
}
