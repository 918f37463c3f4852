package net.wan6.core;

import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import net.wan6.codec.Dnr;
import net.wan6.codec.DomainName;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;

/**
 * What has changed in the Router Advertisements of a link. Ordinary ones, which count down or begin anew, change nothing.
 * Prefixes are those of which hosts make addresses (RFC 4862 §5.5.3).
 */
public sealed interface RaEvent {
    /**
     * A prefix that was not known, deprecated or not.
     *
     * @param prefix the prefix
     */
    record PrefixAnnounced(Ipv6Prefix prefix) implements RaEvent {
        /**
         * Checks that nothing is null.
         *
         * @param prefix the prefix
         */
        public PrefixAnnounced {
            Objects.requireNonNull(prefix, "prefix");
        }
    }

    /**
     * The preferred lifetime has ended, by clock or by a router, and the valid one has not.
     *
     * @param prefix the prefix
     */
    record PrefixDeprecated(Ipv6Prefix prefix) implements RaEvent {
        /**
         * Checks that nothing is null.
         *
         * @param prefix the prefix
         */
        public PrefixDeprecated {
            Objects.requireNonNull(prefix, "prefix");
        }
    }

    /**
     * A deprecated prefix has a preferred lifetime again.
     *
     * @param prefix the prefix
     */
    record PrefixPreferredAgain(Ipv6Prefix prefix) implements RaEvent {
        /**
         * Checks that nothing is null.
         *
         * @param prefix the prefix
         */
        public PrefixPreferredAgain {
            Objects.requireNonNull(prefix, "prefix");
        }
    }

    /**
     * The valid lifetime has ended, by clock or by a router.
     *
     * @param prefix the prefix
     */
    record PrefixGone(Ipv6Prefix prefix) implements RaEvent {
        /**
         * Checks that nothing is null.
         *
         * @param prefix the prefix
         */
        public PrefixGone {
            Objects.requireNonNull(prefix, "prefix");
        }
    }

    /**
     * A router promises a preferred lifetime below half of what remained of the last promise: an omen that the prefix is about
     * to change. It is told once for each drop.
     *
     * @param prefix the prefix
     */
    record PrefixOmen(Ipv6Prefix prefix) implements RaEvent {
        /**
         * Checks that nothing is null.
         *
         * @param prefix the prefix
         */
        public PrefixOmen {
            Objects.requireNonNull(prefix, "prefix");
        }
    }

    /**
     * A default router that was not known.
     *
     * @param router what it says of itself
     */
    record RouterAppeared(AdvertisedRouter router) implements RaEvent {
        /**
         * Checks that nothing is null.
         *
         * @param router what it says of itself
         */
        public RouterAppeared {
            Objects.requireNonNull(router, "router");
        }
    }

    /**
     * A default router has other flags or another preference.
     *
     * @param before what it said of itself
     * @param after what it says
     */
    record RouterChanged(AdvertisedRouter before, AdvertisedRouter after) implements RaEvent {
        /**
         * Checks that nothing is null.
         *
         * @param before what it said of itself
         * @param after what it says
         */
        public RouterChanged {
            Objects.requireNonNull(before, "before");
            Objects.requireNonNull(after, "after");
        }
    }

    /**
     * A router is no default router any more, by clock or by its own word. The prefixes it announced stay.
     *
     * @param router its link-local address
     */
    record RouterGone(Ipv6Address router) implements RaEvent {
        /**
         * Checks that nothing is null.
         *
         * @param router its link-local address
         */
        public RouterGone {
            Objects.requireNonNull(router, "router");
        }
    }

    /**
     * A router promises a router lifetime below half of what remained of its last promise.
     *
     * @param router its link-local address
     */
    record RouterOmen(Ipv6Address router) implements RaEvent {
        /**
         * Checks that nothing is null.
         *
         * @param router its link-local address
         */
        public RouterOmen {
            Objects.requireNonNull(router, "router");
        }
    }

    /**
     * Other prefixes than before have the P flag and a preferred lifetime (RFC 9762 §7.1).
     *
     * @param prefixes all of them, perhaps none
     */
    record PdPreferredChanged(SortedSet<Ipv6Prefix> prefixes) implements RaEvent {
        /**
         * Checks that nothing is null.
         *
         * @param prefixes all of them, perhaps none
         */
        public PdPreferredChanged {
            prefixes = Arguments.copyOf(prefixes, "prefixes");
        }
    }

    /**
     * The MTU of the link is another.
     *
     * @param mtu the smallest that a router announces; 0 if none does
     */
    record MtuChanged(long mtu) implements RaEvent {
        /**
         * Checks the range.
         *
         * @param mtu 0 or more
         * @throws IllegalArgumentException if it is negative
         */
        public MtuChanged {
            Arguments.notNegative(mtu, "mtu");
        }
    }

    /**
     * The DNS servers are others (RFC 8106).
     *
     * @param servers all of them, perhaps none
     */
    record DnsServersChanged(List<Ipv6Address> servers) implements RaEvent {
        /**
         * Checks that nothing is null.
         *
         * @param servers all of them, perhaps none
         */
        public DnsServersChanged {
            servers = Arguments.copyOf(servers, "servers");
        }
    }

    /**
     * The domains to search names in are others (RFC 8106).
     *
     * @param domains all of them, perhaps none
     */
    record SearchDomainsChanged(List<DomainName> domains) implements RaEvent {
        /**
         * Checks that nothing is null.
         *
         * @param domains all of them, perhaps none
         */
        public SearchDomainsChanged {
            domains = Arguments.copyOf(domains, "domains");
        }
    }

    /**
     * The DNS servers that encrypt are others (RFC 9463).
     *
     * @param servers all of them, perhaps none
     */
    record EncryptedDnsChanged(List<Dnr> servers) implements RaEvent {
        /**
         * Checks that nothing is null.
         *
         * @param servers all of them, perhaps none
         */
        public EncryptedDnsChanged {
            servers = Arguments.copyOf(servers, "servers");
        }
    }

    /**
     * The prefixes of NAT64s are others (RFC 8781).
     *
     * @param prefixes all of them, perhaps none
     */
    record Nat64Changed(List<Ipv6Prefix> prefixes) implements RaEvent {
        /**
         * Checks that nothing is null.
         *
         * @param prefixes all of them, perhaps none
         */
        public Nat64Changed {
            prefixes = Arguments.copyOf(prefixes, "prefixes");
        }
    }
}
