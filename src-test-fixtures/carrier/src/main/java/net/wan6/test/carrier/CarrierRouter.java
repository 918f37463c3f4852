package net.wan6.test.carrier;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.nd.NdOptionTypes;
import net.wan6.codec.nd.PrefixInformation;
import net.wan6.codec.nd.RouterAdvertisement;
import net.wan6.codec.nd.RouterAdvertisementBuilder;

/**
 * What a router on the line announces: one moment of it, of which the next is made. For lines that have a prefix by Router
 * Advertisement, beside a {@link Carrier} or without one. Immutable.
 *
 * <pre>{@code
 * CarrierRouter router = CarrierRouter.announcing(before);
 * tracker.received(router.advertisement().octets(), router.address(), 255, now);
 * router = router.deprecating(before).with(after);       // or first one, and a minute later the other
 * }</pre>
 *
 * @param address where its advertisements come from; the hop limit of a valid one is 255
 * @param flags M, O and others
 * @param routerLifetime how long it is a default router: 0 for not at all, at most 65535 seconds
 * @param prefixes what it announces, in this order
 */
public record CarrierRouter(
        Ipv6Address address,
        Set<RouterAdvertisement.Flag> flags,
        Lifetime routerLifetime,
        List<PrefixInformation> prefixes) {
    /** The defaults of RFC 4861 §6.2.1. */
    private static final Lifetime VALID = Lifetime.ofSeconds(2_592_000);

    private static final Lifetime PREFERRED = Lifetime.ofSeconds(604_800);

    /** What an old prefix is left with: as long as a host must be able to remember it (RFC 4862 §5.5.3 e). */
    private static final Lifetime DEPRECATED_FOR = Lifetime.ofSeconds(7200);

    private static final Lifetime DEFAULT_ROUTER_LIFETIME = Lifetime.ofSeconds(1800);

    /**
     * Copies the collections.
     *
     * @param address where its advertisements come from
     * @param flags M, O and others
     * @param routerLifetime how long it is a default router
     * @param prefixes what it announces
     */
    public CarrierRouter {
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(routerLifetime, "routerLifetime");
        flags = Set.copyOf(flags);
        prefixes = List.copyOf(prefixes);
    }

    /**
     * A default router at {@code fe80::1} that announces prefixes for a week (RFC 4861 §6.2.1), and sets no flag.
     *
     * @param prefixes the prefixes
     * @return the router
     */
    public static CarrierRouter announcing(Ipv6Prefix... prefixes) {
        CarrierRouter router =
                new CarrierRouter(Ipv6Address.parse("fe80::1"), Set.of(), DEFAULT_ROUTER_LIFETIME, List.of());
        for (Ipv6Prefix prefix : prefixes) {
            router = router.with(prefix);
        }
        return router;
    }

    /**
     * The same router at another address.
     *
     * @param other the address
     * @return the router
     */
    public CarrierRouter at(Ipv6Address other) {
        return new CarrierRouter(other, flags, routerLifetime, prefixes);
    }

    /**
     * The same with other flags.
     *
     * @param set all that are set
     * @return the router
     */
    public CarrierRouter flags(RouterAdvertisement.Flag... set) {
        return new CarrierRouter(address, Set.of(set), routerLifetime, prefixes);
    }

    /**
     * The same as a default router for another time.
     *
     * @param lifetime 0 for not at all, at most 65535 seconds
     * @return the router
     */
    public CarrierRouter routerLifetime(Lifetime lifetime) {
        return new CarrierRouter(address, flags, lifetime, prefixes);
    }

    /**
     * The same with a prefix besides, or with the usual lifetimes of one that it announces.
     *
     * @param prefix the prefix
     * @return the router
     */
    public CarrierRouter with(Ipv6Prefix prefix) {
        return with(PrefixInformation.of(prefix, VALID, PREFERRED));
    }

    /**
     * The same with a prefix besides, or with other lifetimes and flags of one that it announces; they need not make sense.
     *
     * @param prefix the prefix
     * @return the router
     */
    public CarrierRouter with(PrefixInformation prefix) {
        List<PrefixInformation> all = new ArrayList<>(prefixes);
        int index = index(prefix.prefix());
        if (index < 0) {
            all.add(prefix);
        } else {
            all.set(index, prefix);
        }
        return new CarrierRouter(address, flags, routerLifetime, all);
    }

    private int index(Ipv6Prefix prefix) {
        return prefixes.stream().map(PrefixInformation::prefix).toList().indexOf(prefix);
    }

    /**
     * The same with a prefix that is no longer preferred, and valid for two hours.
     *
     * @param prefix the prefix
     * @return the router
     */
    public CarrierRouter deprecating(Ipv6Prefix prefix) {
        return with(PrefixInformation.of(prefix, DEPRECATED_FOR, Lifetime.ZERO));
    }

    /**
     * The same, taking a prefix away.
     *
     * @param prefix the prefix, which is announced with lifetimes of 0 from now on
     * @return the router
     */
    public CarrierRouter withdrawing(Ipv6Prefix prefix) {
        return with(PrefixInformation.of(prefix, Lifetime.ZERO, Lifetime.ZERO));
    }

    /**
     * The same without a word of a prefix any more, as routers are that lost their memory (RFC 8978).
     *
     * @param prefix the prefix
     * @return the router
     */
    public CarrierRouter forgetting(Ipv6Prefix prefix) {
        List<PrefixInformation> others =
                prefixes.stream().filter(each -> !each.prefix().equals(prefix)).toList();
        return new CarrierRouter(address, flags, routerLifetime, others);
    }

    /**
     * What it sends every few minutes: the ICMPv6 message from its type on, with a checksum of 0, which a kernel would fill in.
     *
     * @return the message
     */
    public RouterAdvertisement advertisement() {
        EnumSet<RouterAdvertisement.Flag> set = EnumSet.noneOf(RouterAdvertisement.Flag.class);
        set.addAll(flags);
        RouterAdvertisementBuilder builder = RouterAdvertisement.builder()
                .routerLifetime(routerLifetime)
                .flags(set.toArray(new RouterAdvertisement.Flag[0]));
        prefixes.forEach(prefix -> builder.add(NdOptionTypes.PREFIX_INFORMATION, prefix));
        return builder.build();
    }
}
