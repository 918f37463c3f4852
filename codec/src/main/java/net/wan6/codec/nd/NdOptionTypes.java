package net.wan6.codec.nd;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import net.wan6.codec.OctetReader;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionReader;

/** The options of Router Advertisements and Solicitations that are read here; all others are kept as they are. */
public final class NdOptionTypes {
    /**
     * The link-layer address of the sender: all octets of the option, of which the link type says how many count (RFC 4861
     * §4.6.1). Of Ethernet there are 6.
     */
    public static final NdOptionType<Octets> SOURCE_LINK_LAYER_ADDRESS = NdOptionType.<Octets>of(
                    1,
                    "SOURCE_LINK_LAYER_ADDRESS",
                    "RFC 4861",
                    OctetReader::rest,
                    (out, address) -> out.octets(address))
            .singleton()
            .inSolicitations();

    /** A prefix of the link. */
    public static final NdOptionType<PrefixInformation> PREFIX_INFORMATION = NdOptionType.of(
            3, "PREFIX_INFORMATION", "RFC 4861", exactly(32, PrefixInformation::read), PrefixInformation::write);

    /** The MTU of the link. */
    public static final NdOptionType<Mtu> MTU = NdOptionType.of(5, "MTU", "RFC 4861", exactly(8, Mtu::read), Mtu::write)
            .singleton();

    /** A route by the router. */
    public static final NdOptionType<RouteInformation> ROUTE_INFORMATION =
            NdOptionType.of(24, "ROUTE_INFORMATION", "RFC 4191", RouteInformation::read, RouteInformation::write);

    /** DNS servers. */
    public static final NdOptionType<Rdnss> RDNSS = NdOptionType.of(25, "RDNSS", "RFC 8106", Rdnss::read, Rdnss::write);

    /** Further flags of the advertisement: 48 bits, or 64 more each (RFC 5175 §4). */
    public static final NdOptionType<Octets> FLAGS_EXTENSION = NdOptionType.<Octets>of(
                    26, "FLAGS_EXTENSION", "RFC 5175", OctetReader::rest, (out, flags) -> out.octets(flags))
            .singleton();

    /** Domains to search names in. */
    public static final NdOptionType<Dnssl> DNSSL = NdOptionType.of(31, "DNSSL", "RFC 8106", Dnssl::read, Dnssl::write);

    /** The API of a captive portal, as a URI. */
    public static final NdOptionType<String> CAPTIVE_PORTAL = NdOptionType.of(
                    37, "CAPTIVE_PORTAL", "RFC 8910", CaptivePortal::read, CaptivePortal::write)
            .singleton();

    /** The prefix of a NAT64. */
    public static final NdOptionType<Pref64> PREF64 =
            NdOptionType.of(38, "PREF64", "RFC 8781", exactly(16, Pref64::read), Pref64::write);

    /** A DNS server that encrypts. */
    public static final NdOptionType<EncryptedDns> ENCRYPTED_DNS =
            NdOptionType.of(144, "ENCRYPTED_DNS", "RFC 9463", EncryptedDns::read, EncryptedDns::write);

    private static final Map<Integer, NdOptionType<?>> BY_TYPE = List.of(
                    SOURCE_LINK_LAYER_ADDRESS,
                    PREFIX_INFORMATION,
                    MTU,
                    ROUTE_INFORMATION,
                    RDNSS,
                    FLAGS_EXTENSION,
                    DNSSL,
                    CAPTIVE_PORTAL,
                    PREF64,
                    ENCRYPTED_DNS)
            .stream()
            .collect(Collectors.toMap(NdOptionType::type, Function.identity(), (one, other) -> one, TreeMap::new));

    private NdOptionTypes() {}

    /** A reader for an option of so many octets, type and length among them. */
    private static <T> OptionReader<T> exactly(int octets, OptionReader<T> reader) {
        return in -> {
            int length = NdOptions.HEADER + in.remaining();
            if (length != octets) {
                throw in.malformed("length is " + length + ", not " + octets);
            }
            return reader.read(in);
        };
    }

    /**
     * Looks a type up.
     *
     * @param type the number in the first octet of an option
     * @return what is known of it, or empty if it is not read here
     */
    public static Optional<NdOptionType<?>> find(int type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /**
     * All of them.
     *
     * @return the types in the order of their numbers
     */
    public static List<NdOptionType<?>> all() {
        return List.copyOf(BY_TYPE.values());
    }
}
