package net.wan6.codec.nd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.wan6.codec.Dnr;
import net.wan6.codec.DomainName;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.Octets;
import net.wan6.codec.Problem;
import net.wan6.test.captures.RaVector;
import net.wan6.test.captures.Vectors;

/** Whatever can be built is read back; whatever the octets, one exception and no other. */
class NdProperties {
    private static final Ipv6Address ROUTER = Ipv6Address.parse("fe80::1");
    private static final List<byte[]> MESSAGES =
            Vectors.routerAdvertisements().stream().map(RaVector::octets).toList();

    /** An option with a value of it. */
    record Typed<T>(NdOptionType<T> type, T value) {
        void addTo(RouterAdvertisementBuilder builder) {
            builder.add(type, value);
        }

        void assertIn(NdOptions options) {
            assertTrue(options.all(type).contains(value), () -> type + " " + value);
        }
    }

    @Property
    void whateverIsBuiltIsReadBack(
            @ForAll("advertisements") RouterAdvertisementBuilder builder, @ForAll("options") List<Typed<?>> options) {
        options.forEach(option -> option.addTo(builder));
        RouterAdvertisement built = builder.build();
        RouterAdvertisement read = (RouterAdvertisement) NdMessage.decode(built.octets());

        assertEquals(built, read);
        assertEquals(options.size(), read.options().count());
        options.forEach(option -> option.assertIn(read.options()));
        assertEquals(List.of(), List.copyOf(NdMessage.invalidReasons(read.octets(), ROUTER, 255)));
        assertTrue(read.problems().stream()
                .allMatch(
                        problem -> problem.kind() == Problem.Kind.IGNORED || problem.kind() == Problem.Kind.REPEATED));
        assertEquals(built, read.edit().build());
        assertTrue(read.withChecksum(ROUTER, ROUTER).hasChecksum(ROUTER, ROUTER));
    }

    @Property
    void headersAreReadBack(
            @ForAll @IntRange(max = 255) int hopLimit,
            @ForAll Set<RouterAdvertisement.Flag> flags,
            @ForAll RouterPreference preference,
            @ForAll @IntRange(max = 0xffff) int lifetime,
            @ForAll @IntRange int reachable) {
        RouterAdvertisement built = RouterAdvertisement.builder()
                .curHopLimit(hopLimit)
                .flags(flags.toArray(RouterAdvertisement.Flag[]::new))
                .preference(preference)
                .routerLifetime(Lifetime.ofSeconds(lifetime))
                .reachableTime(reachable)
                .retransTimer(0xffff_ffffL - reachable)
                .build();

        assertEquals(hopLimit, built.curHopLimit());
        assertEquals(flags, built.flags());
        assertEquals(
                preference == RouterPreference.RESERVED ? RouterPreference.MEDIUM : preference, built.preference());
        assertEquals(lifetime, built.routerLifetime().seconds());
        assertEquals(reachable, built.reachableTime());
        assertEquals(0xffff_ffffL - reachable, built.retransTimer());
        assertEquals(built, built.edit().build());
    }

    @Property(tries = 2000)
    void randomOctets(@ForAll @Size(max = 120) byte[] octets) {
        EveryNdDoor.open(Octets.of(octets));
    }

    @Property(tries = 2000)
    void randomOptionsBehindAHeader(@ForAll boolean solicits, @ForAll @Size(max = 200) byte[] octets) {
        String header = solicits ? "8500000000000000" : "86000000400007080000000000000000";
        assertTrue(EveryNdDoor.open(Octets.parseHex(header).concat(Octets.of(octets))));
    }

    @Property(tries = 2000)
    void randomPayloadsOfEveryOption(@ForAll("types") NdOptionType<?> type, @ForAll @Size(max = 14) byte[] units) {
        byte[] payload = Arrays.copyOf(units, 6 + units.length / 3 * 8);
        Octets option = NdOptions.NONE.withRaw(type.type(), Octets.of(payload)).octets();
        assertTrue(EveryNdDoor.open(
                Octets.parseHex("86000000400007080000000000000000").concat(option)));
    }

    @Property(tries = 2000)
    void messagesWithBitsTurnedAndCutShort(
            @ForAll("messages") byte[] message,
            @ForAll @Size(max = 6) List<@IntRange(min = 0) Integer> bits,
            @ForAll @IntRange(max = 2100) int length) {
        byte[] turned = message.clone();
        bits.forEach(bit -> turned[bit / 8 % turned.length] ^= (byte) (1 << bit % 8));
        EveryNdDoor.open(Octets.of(Arrays.copyOf(turned, Math.min(length, turned.length))));
    }

    @Provide
    Arbitrary<byte[]> messages() {
        return Arbitraries.of(MESSAGES);
    }

    @Provide
    Arbitrary<NdOptionType<?>> types() {
        return Arbitraries.of(NdOptionTypes.all());
    }

    @Provide
    Arbitrary<RouterAdvertisementBuilder> advertisements() {
        return Arbitraries.create(RouterAdvertisement::builder);
    }

    @Provide
    Arbitrary<List<Typed<?>>> options() {
        List<Arbitrary<? extends Typed<?>>> each = List.of(
                octets().map(address -> new Typed<>(NdOptionTypes.SOURCE_LINK_LAYER_ADDRESS, address)),
                prefixInformation().map(prefix -> new Typed<>(NdOptionTypes.PREFIX_INFORMATION, prefix)),
                Arbitraries.longs().between(0, 0xffff_ffffL).map(mtu -> new Typed<>(NdOptionTypes.MTU, new Mtu(mtu))),
                Combinators.combine(prefixes(), Arbitraries.of(RouterPreference.class), lifetimes())
                        .as(RouteInformation::new)
                        .map(route -> new Typed<>(NdOptionTypes.ROUTE_INFORMATION, route)),
                Combinators.combine(lifetimes(), addresses().list().ofMinSize(1).ofMaxSize(8))
                        .as(Rdnss::new)
                        .map(servers -> new Typed<>(NdOptionTypes.RDNSS, servers)),
                octets().map(flags -> new Typed<>(NdOptionTypes.FLAGS_EXTENSION, flags)),
                Combinators.combine(lifetimes(), names().list().ofMinSize(1).ofMaxSize(8))
                        .as(Dnssl::new)
                        .map(search -> new Typed<>(NdOptionTypes.DNSSL, search)),
                Arbitraries.strings()
                        .withCharRange('!', '~')
                        .ofMinLength(1)
                        .ofMaxLength(200)
                        .map(uri -> new Typed<>(NdOptionTypes.CAPTIVE_PORTAL, uri)),
                Combinators.combine(
                                prefixes(),
                                Arbitraries.of(32, 40, 48, 56, 64, 96),
                                Arbitraries.integers().between(0, 8191))
                        .as((prefix, length, eights) -> Pref64.of(
                                Ipv6Prefix.masking(prefix.address(), length), Lifetime.ofSeconds(8L * eights)))
                        .map(nat64 -> new Typed<>(NdOptionTypes.PREF64, nat64)),
                Combinators.combine(lifetimes(), servers())
                        .as(EncryptedDns::new)
                        .map(server -> new Typed<>(NdOptionTypes.ENCRYPTED_DNS, server)));
        return Arbitraries.oneOf(each).list().ofMaxSize(12).map(List::copyOf);
    }

    /** Any prefix of any length, with host bits; lifetimes of which the preferred may be the longer. */
    private static Arbitrary<PrefixInformation> prefixInformation() {
        return Combinators.combine(
                        addresses(),
                        Arbitraries.integers().between(0, 128),
                        Arbitraries.of(PrefixInformation.Flag.class).set(),
                        lifetimes(),
                        lifetimes())
                .as(PrefixInformation::new);
    }

    private static Arbitrary<Dnr> servers() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 0xffff),
                        names(),
                        addresses()
                                .filter(address ->
                                        !address.isMulticast() && !address.isUnspecified() && !address.isLoopback())
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(4),
                        Arbitraries.of("", "0001000302683200030002208f", "000700102f646e732d71756572797b3f646e737d"))
                .as((priority, name, addresses, parameters) -> parameters.isEmpty() && addresses.size() > 2
                        ? Dnr.of(priority, name)
                        : Dnr.of(priority, name, addresses, Octets.parseHex(parameters)));
    }

    private static Arbitrary<Octets> octets() {
        return Arbitraries.of(6, 14, 22, 2038)
                .flatMap(length ->
                        Arbitraries.bytes().array(byte[].class).ofSize(length).map(Octets::of));
    }

    private static Arbitrary<Ipv6Address> addresses() {
        return Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(Ipv6Address::new);
    }

    private static Arbitrary<Ipv6Prefix> prefixes() {
        return Combinators.combine(addresses(), Arbitraries.integers().between(0, 128))
                .as(Ipv6Prefix::masking);
    }

    private static Arbitrary<Lifetime> lifetimes() {
        return Arbitraries.oneOf(
                        Arbitraries.of(0L, 1L, 0xffff_fffeL, 0xffff_ffffL),
                        Arbitraries.longs().between(0, 0xffff_ffffL))
                .map(Lifetime::ofSeconds);
    }

    private static Arbitrary<DomainName> names() {
        return Arbitraries.strings()
                .alpha()
                .ofMinLength(1)
                .ofMaxLength(20)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(labels -> DomainName.parse(String.join(".", labels)));
    }
}
