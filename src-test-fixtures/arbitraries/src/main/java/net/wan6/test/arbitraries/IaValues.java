package net.wan6.test.arbitraries;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.wan6.codec.IaAddress;
import net.wan6.codec.IaNa;
import net.wan6.codec.IaPd;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.OptionContainer;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.PdExclude;
import net.wan6.codec.Status;
import net.wan6.codec.option.IaTa;

/** Identity associations and what stands in them, with times that a client may not ignore (RFC 9915 §21.21, §21.22). */
final class IaValues {
    private static final Options NOTHING = Options.none(OptionSpace.DHCPV6);

    private IaValues() {}

    /** Two of them, the lesser first. */
    record Pair(Lifetime lesser, Lifetime greater) {
        static Pair of(Lifetime one, Lifetime other) {
            return one.compareTo(other) <= 0 ? new Pair(one, other) : new Pair(other, one);
        }
    }

    static Arbitrary<Pair> ordered() {
        return Combinators.combine(DhcpValues.lifetimes(), DhcpValues.lifetimes())
                .as(Pair::of);
    }

    /** A T1 after a T2 that is not 0 makes an IA void. */
    static Arbitrary<IaPd> iaPds() {
        return Combinators.combine(iaids(), ordered(), prefixLists(), perhaps(statuses()))
                .as((iaid, times, prefixes, status) -> {
                    IaPd ia = IaPd.of(iaid, times.lesser(), times.greater(), NOTHING);
                    for (IaPrefix prefix : prefixes) {
                        ia = ia.withPrefix(prefix);
                    }
                    return with(ia, status);
                });
    }

    static Arbitrary<IaNa> iaNas() {
        return Combinators.combine(iaids(), ordered(), addressLists(), perhaps(statuses()))
                .as((iaid, times, addresses, status) -> {
                    IaNa ia = IaNa.of(iaid, times.lesser(), times.greater(), NOTHING);
                    for (IaAddress address : addresses) {
                        ia = ia.withAddress(address);
                    }
                    return with(ia, status);
                });
    }

    static Arbitrary<IaTa> iaTas() {
        return Combinators.combine(iaids(), addressLists()).as((iaid, addresses) -> {
            Options inside = NOTHING;
            for (IaAddress address : addresses) {
                inside = inside.with(OptionTypes.IAADDR, address);
            }
            return new IaTa(iaid, inside);
        });
    }

    private static Arbitrary<List<IaPrefix>> prefixLists() {
        return iaPrefixes().list().uniqueElements(IaPrefix::prefix).ofMaxSize(3);
    }

    private static Arbitrary<List<IaAddress>> addressLists() {
        return iaAddresses().list().uniqueElements(IaAddress::address).ofMaxSize(3);
    }

    static Arbitrary<IaPrefix> iaPrefixes() {
        Arbitrary<Integer> excluded = Arbitraries.integers().between(0, 3);
        return Combinators.combine(DhcpValues.delegatedPrefixes(), ordered(), perhaps(statuses()), excluded)
                .as((prefix, times, status, kind) -> {
                    IaPrefix delegated = IaPrefix.of(prefix, times.lesser(), times.greater());
                    return with(kind == 1 ? excluding(delegated, prefix) : delegated, status);
                });
    }

    private static IaPrefix excluding(IaPrefix delegated, Ipv6Prefix prefix) {
        Ipv6Prefix last = prefix.subnet(72, prefix.subnetCount(72) - 1);
        return delegated.withOptions(delegated.options().with(OptionTypes.PD_EXCLUDE, PdExclude.of(prefix, last)));
    }

    static Arbitrary<PdExclude> exclusions() {
        return Combinators.combine(
                        DhcpValues.delegatedPrefixes(),
                        Arbitraries.integers().between(1, 64),
                        Arbitraries.longs().between(0, Long.MAX_VALUE))
                .as((prefix, more, subnet) -> {
                    int length = Math.min(prefix.length() + more, 127);
                    long index = subnet & (1L << Math.min(62, length - prefix.length())) - 1;
                    return PdExclude.of(prefix, prefix.subnet(length, index));
                });
    }

    static Arbitrary<IaAddress> iaAddresses() {
        Arbitrary<Ipv6Address> hosts = Combinators.combine(
                        DhcpValues.delegatedPrefixes(), Arbitraries.longs().between(1, Long.MAX_VALUE))
                .as((prefix, host) -> new Ipv6Address(prefix.address().high(), host));
        return Combinators.combine(hosts, ordered(), perhaps(statuses()))
                .as((address, times, status) -> with(IaAddress.of(address, times.lesser(), times.greater()), status));
    }

    /** Often small: a message may have an identity association once, and others of its number beside it. */
    static Arbitrary<Long> iaids() {
        return Arbitraries.oneOf(
                List.of(Arbitraries.longs().between(0, 2), Arbitraries.longs().between(0, 0xffff_ffffL)));
    }

    private static Arbitrary<Status> statuses() {
        return StructuredValues.statuses();
    }

    /** None, or, more seldom, one. */
    private static <T> Arbitrary<List<T>> perhaps(Arbitrary<T> one) {
        return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(List.of())), Tuple.of(1, one.map(List::of)));
    }

    private static <C extends OptionContainer<C>> C with(C container, List<Status> statuses) {
        Options inside = container.options();
        for (Status status : statuses) {
            inside = inside.with(OptionTypes.STATUS_CODE, status);
        }
        return container.withOptions(inside);
    }
}
