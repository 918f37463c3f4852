package net.wan6.test.arbitraries;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.wan6.codec.FailoverOptionTypes;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.LeaseQueryOptionTypes;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.RawOption;
import net.wan6.codec.RelayOptionTypes;
import net.wan6.codec.option.AccessTechnology;
import net.wan6.codec.option.AddressSelection;
import net.wan6.codec.option.AddressSelectionPolicy;
import net.wan6.codec.option.CivicElement;
import net.wan6.codec.option.CivicLocation;
import net.wan6.codec.option.ClientNetworkInterface;
import net.wan6.codec.option.DistributionManager;
import net.wan6.codec.option.FourRdMapRule;
import net.wan6.codec.option.FourRdNonMapRule;
import net.wan6.codec.option.HomeNetworkPrefix;
import net.wan6.codec.option.IaLl;
import net.wan6.codec.option.KerberosKdc;
import net.wan6.codec.option.LeaseQuery;
import net.wan6.codec.option.LinkLayerAddress;
import net.wan6.codec.option.LinkLayerAddresses;
import net.wan6.codec.option.ProtocolVersion;
import net.wan6.codec.option.RadiusAttribute;
import net.wan6.codec.option.RdnssSelection;
import net.wan6.codec.option.ReconfigureData;
import net.wan6.codec.option.RelayData;
import net.wan6.codec.option.RemoteId;
import net.wan6.codec.option.SlapQuadrant;
import net.wan6.codec.option.V6Prefix64;
import net.wan6.codec.option.VirtualSubnet;

/** Structures that few lines have, each in one option or two. */
final class RareValues {
    private static final int LONGEST = 12;

    static final Map<OptionType<?>, Supplier<Arbitrary<?>>> BY_TYPE = Map.ofEntries(
            Map.entry(OptionTypes.GEOCONF_CIVIC, RareValues::civicLocations),
            Map.entry(OptionTypes.GEOLOCATION, () -> anyOctetsOf(OptionTypes.GEOLOCATION, 16)),
            Map.entry(OptionTypes.MPL_PARAMETERS, () -> anyOctetsOf(OptionTypes.MPL_PARAMETERS, 16, 32)),
            Map.entry(OptionTypes.MIP6_HNP, RareValues::homeNetworks),
            Map.entry(OptionTypes.RDNSS_SELECTION, RareValues::resolverSelections),
            Map.entry(OptionTypes.KRB_KDC, RareValues::keyDistributionCentres),
            Map.entry(OptionTypes.ADDRSEL_TABLE, RareValues::addressPolicies),
            Map.entry(OptionTypes.FOUR_RD_MAP_RULE, RareValues::fourRdRules),
            Map.entry(
                    OptionTypes.FOUR_RD_NON_MAP_RULE,
                    () -> Combinators.combine(u8(), u8(), u16()).as(FourRdNonMapRule::new)),
            Map.entry(OptionTypes.V6_PREFIX64, RareValues::prefixes64),
            Map.entry(
                    OptionTypes.NII, () -> Combinators.combine(u8(), u8(), u8()).as(ClientNetworkInterface::new)),
            Map.entry(
                    OptionTypes.SLAP_QUAD,
                    () -> DhcpOptions.listsOf(Combinators.combine(u8(), u8()).as(SlapQuadrant::new), 1)),
            Map.entry(OptionTypes.FORWARD_DIST_MANAGER, RareValues::distributionManagers),
            Map.entry(OptionTypes.REVERSE_DIST_MANAGER, RareValues::distributionManagers),
            Map.entry(
                    RelayOptionTypes.REMOTE_ID,
                    () -> Combinators.combine(u32(), octets()).as(RemoteId::new)),
            Map.entry(
                    RelayOptionTypes.VSS,
                    () -> Combinators.combine(u8(), octets()).as(VirtualSubnet::new)),
            Map.entry(
                    RelayOptionTypes.CLIENT_LINKLAYER_ADDR,
                    () -> Combinators.combine(u16(), octets()).as(LinkLayerAddress::new)),
            Map.entry(
                    RelayOptionTypes.RADIUS,
                    () -> DhcpOptions.listsOf(
                            Combinators.combine(u8(), octets()).as(RadiusAttribute::new), 1)),
            Map.entry(
                    RelayOptionTypes.ANI_ATT,
                    () -> Combinators.combine(u8(), u8()).as(AccessTechnology::new)),
            Map.entry(RelayOptionTypes.ANI_AP_BSSID, () -> DhcpValues.octets(6, 6)),
            Map.entry(
                    LeaseQueryOptionTypes.LQ_RELAY_DATA,
                    () -> Combinators.combine(DhcpValues.ipv6Addresses(), octets())
                            .as(RelayData::new)),
            Map.entry(
                    FailoverOptionTypes.F_PROTOCOL_VERSION,
                    () -> Combinators.combine(u16(), u16()).as(ProtocolVersion::new)),
            Map.entry(
                    FailoverOptionTypes.F_RECONFIGURE_DATA,
                    () -> Combinators.combine(u32(), octets()).as(ReconfigureData::new)),
            // Containers.
            Map.entry(OptionTypes.MIP6_VDINF, () -> holdingFirst(OptionTypes.MIP6_HNP)),
            Map.entry(OptionTypes.MIP6_IDINF, () -> holdingFirst(OptionTypes.MIP6_HNP)),
            Map.entry(OptionTypes.MIP6_UDINF, () -> holdingFirst(OptionTypes.MIP6_HNP)),
            Map.entry(
                    OptionTypes.MOS_ADDRESS,
                    () -> holding(OptionTypes.MOS_ADDRESS_IS, OptionTypes.MOS_ADDRESS_CS, OptionTypes.MOS_ADDRESS_ES)),
            Map.entry(
                    OptionTypes.MOS_FQDN,
                    () -> holding(OptionTypes.MOS_FQDN_IS, OptionTypes.MOS_FQDN_CS, OptionTypes.MOS_FQDN_ES)),
            Map.entry(
                    OptionTypes.FOUR_RD,
                    () -> holdingFirst(OptionTypes.FOUR_RD_MAP_RULE, OptionTypes.FOUR_RD_NON_MAP_RULE)),
            Map.entry(
                    OptionTypes.ADDRSEL,
                    () -> Combinators.combine(u8(), holding(OptionTypes.ADDRSEL_TABLE))
                            .as(AddressSelection::new)),
            Map.entry(OptionTypes.IA_LL, RareValues::linkLayerAssociations),
            Map.entry(OptionTypes.LLADDR, RareValues::linkLayerAddresses),
            Map.entry(RelayOptionTypes.RSOO, () -> holding(OptionTypes.ERP_LOCAL_DOMAIN_NAME)),
            Map.entry(
                    LeaseQueryOptionTypes.LQ_QUERY,
                    () -> Combinators.combine(u8(), DhcpValues.ipv6Addresses(), holding(OptionTypes.ORO))
                            .as(LeaseQuery::new)),
            Map.entry(
                    LeaseQueryOptionTypes.CLIENT_DATA,
                    () -> holding(OptionTypes.CLIENT_ID, LeaseQueryOptionTypes.CLT_TIME, OptionTypes.IAPREFIX)),
            Map.entry(
                    FailoverOptionTypes.F_DNS_REMOVAL_INFO,
                    () -> holding(
                            FailoverOptionTypes.F_DNS_HOST_NAME,
                            FailoverOptionTypes.F_DNS_ZONE_NAME,
                            FailoverOptionTypes.F_DNS_FLAGS)));

    private RareValues() {}

    private static Arbitrary<Integer> u8() {
        return Arbitraries.integers().between(0, 0xff);
    }

    private static Arbitrary<Integer> u16() {
        return Arbitraries.integers().between(0, 0xffff);
    }

    private static Arbitrary<Long> u32() {
        return Arbitraries.longs().between(0, 0xffff_ffffL);
    }

    private static Arbitrary<Octets> octets() {
        return DhcpValues.octets(0, LONGEST);
    }

    /** For structures of many fields in which every bit may be either. */
    private static <T> Arbitrary<T> anyOctetsOf(OptionType<T> type, int... lengths) {
        Options none = Options.none(type.space());
        List<Arbitrary<Octets>> payloads = IntStream.of(lengths)
                .mapToObj(length -> DhcpValues.octets(length, length))
                .toList();
        return Arbitraries.oneOf(payloads)
                .map(payload -> none.withRaw(type.code(), payload).first(type).orElseThrow());
    }

    /** Options of one space, each there or not. */
    private static Arbitrary<Options> holding(OptionType<?>... types) {
        List<Arbitrary<Optional<TypedOption<?>>>> perhaps =
                Stream.of(types).map(type -> DhcpOptions.typed(type).optional()).toList();
        return Combinators.combine(perhaps).as(all -> {
            Options options = Options.none(types[0].space());
            for (Optional<TypedOption<?>> one : all) {
                options = one.isEmpty() ? options : one.get().addTo(options);
            }
            return options;
        });
    }

    /** The first for certain, and others, each there or not. */
    private static Arbitrary<Options> holdingFirst(OptionType<?> first, OptionType<?>... others) {
        Arbitrary<Options> alone = DhcpOptions.typed(first).map(TypedOption::alone);
        return others.length == 0
                ? alone
                : Combinators.combine(alone, holding(others)).as((options, more) -> {
                    Options all = options;
                    for (RawOption option : more) {
                        all = all.withRaw(option.code(), option.payload());
                    }
                    return all;
                });
    }

    private static Arbitrary<CivicLocation> civicLocations() {
        Arbitrary<CivicElement> elements = Combinators.combine(u8(), octets()).as(CivicElement::new);
        return Combinators.combine(u8(), DhcpValues.octets(2, 2), DhcpOptions.listsOf(elements, 0))
                .as(CivicLocation::new);
    }

    private static Arbitrary<HomeNetworkPrefix> homeNetworks() {
        return DhcpValues.ipv6Prefixes(0, 128).map(prefix -> {
            Octets address = Octets.of(prefix.address().toByteArray());
            return new HomeNetworkPrefix(prefix.length(), address.slice(0, (prefix.length() + 7) / 8));
        });
    }

    private static Arbitrary<RdnssSelection> resolverSelections() {
        return Combinators.combine(DhcpValues.ipv6Addresses(), u8(), DhcpOptions.listsOf(DhcpValues.domainNames(), 0))
                .as(RdnssSelection::new);
    }

    private static Arbitrary<KerberosKdc> keyDistributionCentres() {
        return Combinators.combine(u16(), u16(), u8(), u16(), DhcpValues.ipv6Addresses(), octets())
                .as(KerberosKdc::new);
    }

    private static Arbitrary<AddressSelectionPolicy> addressPolicies() {
        return Combinators.combine(u8(), u8(), DhcpValues.ipv6Prefixes(0, 128)).as(AddressSelectionPolicy::new);
    }

    private static Arbitrary<FourRdMapRule> fourRdRules() {
        return Combinators.combine(DhcpValues.ipv4Prefixes(0, 32), DhcpValues.ipv6Prefixes(0, 96), u8(), u8())
                .as((ipv4, ipv6, eaLength, flags) -> new FourRdMapRule(
                        ipv4.length(),
                        ipv6.length(),
                        eaLength,
                        flags,
                        ipv4.address(),
                        Octets.of(ipv6.address().toByteArray()).slice(0, 12)));
    }

    private static Arbitrary<V6Prefix64> prefixes64() {
        Arbitrary<Ipv6Prefix> multicast = DhcpValues.ipv6Prefixes(96, 96);
        Arbitrary<Ipv6Prefix> unicast = Combinators.combine(
                        DhcpValues.ipv6Addresses(), Arbitraries.of(32, 40, 48, 56, 64, 96))
                .as(Ipv6Prefix::masking);
        return Combinators.combine(multicast, multicast, unicast).as(V6Prefix64::new);
    }

    private static Arbitrary<DistributionManager> distributionManagers() {
        return Combinators.combine(u16(), DhcpValues.domainNames()).as(DistributionManager::new);
    }

    private static Arbitrary<LinkLayerAddresses> linkLayerAddresses() {
        return Combinators.combine(u16(), octets(), u32(), DhcpValues.lifetimes())
                .as((type, address, more, valid) ->
                        new LinkLayerAddresses(type, address, more, valid, Options.none(OptionSpace.DHCPV6)));
    }

    private static Arbitrary<IaLl> linkLayerAssociations() {
        return Combinators.combine(IaValues.iaids(), IaValues.ordered(), holding(OptionTypes.LLADDR))
                .as((iaid, times, inside) -> new IaLl(iaid, times.lesser(), times.greater(), inside));
    }
}
