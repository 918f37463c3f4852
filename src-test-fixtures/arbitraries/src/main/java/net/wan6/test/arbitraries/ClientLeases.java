package net.wan6.test.arbitraries;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.Options;
import net.wan6.core.AddressLease;
import net.wan6.core.Leases;
import net.wan6.core.PrefixLease;
import net.wan6.core.SoftwirePlan;

/**
 * What a client holds at one moment, each for itself. What it tells one after the other, where each event must go with the
 * one before, is given by {@link Exchanges}.
 */
public final class ClientLeases {
    private static final long GREATEST_SINCE = 1L << 50;

    private ClientLeases() {}

    private record Times(Lifetime preferred, Lifetime valid, long since) {
        /** A lease without a valid lifetime is none. */
        static Times of(Lifetime one, Lifetime other, long since) {
            Lifetime longer = one.compareTo(other) < 0 ? other : one;
            Lifetime shorter = one.compareTo(other) < 0 ? one : other;
            return new Times(shorter, longer.isZero() ? Lifetime.ofSeconds(1) : longer, since);
        }
    }

    private static Arbitrary<Times> times() {
        return Combinators.combine(
                        DhcpValues.lifetimes(),
                        DhcpValues.lifetimes(),
                        Arbitraries.longs().between(0, GREATEST_SINCE))
                .as(Times::of);
    }

    /**
     * Delegated prefixes, /48 to /64, some with a part that is excluded (RFC 6603).
     *
     * @return an arbitrary
     */
    public static Arbitrary<PrefixLease> prefixLeases() {
        Arbitrary<Boolean> excluding = Arbitraries.of(false, false, false, true);
        return Combinators.combine(IaValues.iaids(), DhcpValues.delegatedPrefixes(), times(), excluding)
                .as((iaid, prefix, times, isExcluding) -> new PrefixLease(
                        iaid,
                        prefix,
                        times.preferred(),
                        times.valid(),
                        times.since(),
                        isExcluding ? List.of(lastPart(prefix)) : List.of()));
    }

    private static Ipv6Prefix lastPart(Ipv6Prefix prefix) {
        return prefix.subnet(prefix.length() + 8, 0xff);
    }

    /**
     * Assigned addresses.
     *
     * @return an arbitrary
     */
    public static Arbitrary<AddressLease> addressLeases() {
        Arbitrary<Ipv6Address> addresses = Combinators.combine(
                        DhcpValues.delegatedPrefixes(), Arbitraries.longs().between(1, Long.MAX_VALUE))
                .as((prefix, host) -> new Ipv6Address(prefix.address().high(), host));
        return Combinators.combine(IaValues.iaids(), addresses, times())
                .as((iaid, address, times) ->
                        new AddressLease(iaid, address, times.preferred(), times.valid(), times.since()));
    }

    /**
     * All that a client holds, no prefix and no address twice.
     *
     * @param softwires how IPv4 tunnels follow from it; {@link SoftwirePlan#NONE} for none
     * @return an arbitrary
     */
    public static Arbitrary<Leases> leases(SoftwirePlan softwires) {
        return Combinators.combine(
                        prefixLeases()
                                .list()
                                .uniqueElements(PrefixLease::prefix)
                                .ofMaxSize(3),
                        addressLeases()
                                .list()
                                .uniqueElements(AddressLease::address)
                                .ofMaxSize(2))
                .as((prefixes, addresses) -> new Leases(
                        prefixes,
                        addresses,
                        List.of(),
                        softwires.softwires(List.copyOf(prefixes), Options.none(OptionSpace.DHCPV6))))
                .withoutEdgeCases();
    }
}
