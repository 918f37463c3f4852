package net.wan6.test.arbitraries;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTable;
import net.wan6.codec.OptionType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Payload;
import net.wan6.codec.Payloads;
import net.wan6.codec.Present;

/**
 * Options with values of their types, of every type that the library knows. What stands inside an option is made of
 * these too, and stands where it may.
 */
public final class DhcpOptions {
    private static final int LONGEST = 24;

    /** Plain payloads, and structures that are the same in whatever option they are. */
    private static final Map<Payload<?>, Supplier<Arbitrary<?>>> BY_PAYLOAD = Map.ofEntries(
            Map.entry(Payloads.U8, () -> Arbitraries.integers().between(0, 0xff)),
            Map.entry(Payloads.U16, () -> Arbitraries.integers().between(0, 0xffff)),
            Map.entry(Payloads.U32, () -> Arbitraries.longs().between(0, 0xffff_ffffL)),
            Map.entry(Payloads.OPAQUE, () -> DhcpValues.octets(0, LONGEST)),
            Map.entry(Payloads.EMPTY, () -> Arbitraries.just(Present.PRESENT)),
            Map.entry(Payloads.ADDRESS, DhcpValues::ipv6Addresses),
            Map.entry(Payloads.ADDRESSES, () -> listsOf(DhcpValues.ipv6Addresses(), 0)),
            Map.entry(Payloads.ONE_OR_MORE_ADDRESSES, () -> listsOf(DhcpValues.ipv6Addresses(), 1)),
            Map.entry(Payloads.NAME, DhcpValues::domainNames),
            Map.entry(Payloads.HOST_NAME, () -> DhcpValues.domainNames().filter(name -> !name.isRoot())),
            Map.entry(Payloads.NAMES, () -> listsOf(DhcpValues.domainNames(), 0)),
            Map.entry(Payloads.ONE_OR_MORE_NAMES, () -> listsOf(DhcpValues.domainNames(), 1)),
            Map.entry(Payloads.NAME_OR_PARTIAL, DhcpValues::domainNames),
            Map.entry(Payloads.TEXT, DhcpOptions::texts),
            Map.entry(Payloads.TEXTS, () -> listsOf(texts(), 1)),
            Map.entry(Payloads.U16S, () -> listsOf(Arbitraries.integers().between(0, 0xffff), 1)),
            Map.entry(Payloads.PREFIX, () -> DhcpValues.ipv6Prefixes(0, 128)),
            Map.entry(OptionTypes.CLIENT_ID.payload(), DhcpValues::duids),
            Map.entry(OptionTypes.ORO.payload(), StructuredValues::optionRequests),
            Map.entry(OptionTypes.STATUS_CODE.payload(), StructuredValues::statuses),
            Map.entry(OptionTypes.AUTH.payload(), StructuredValues::authentications),
            Map.entry(OptionTypes.USER_CLASS.payload(), StructuredValues::userClasses),
            Map.entry(OptionTypes.VENDOR_CLASS.payload(), StructuredValues::vendorClasses),
            Map.entry(OptionTypes.VENDOR_OPTS.payload(), StructuredValues::vendorOptions),
            Map.entry(OptionTypes.CLIENT_FQDN.payload(), StructuredValues::clientFqdns),
            Map.entry(OptionTypes.NTP_SERVER.payload(), StructuredValues::ntpServers),
            Map.entry(OptionTypes.V6_DNR.payload(), StructuredValues::resolvers),
            Map.entry(OptionTypes.IA_NA.payload(), IaValues::iaNas),
            Map.entry(OptionTypes.IA_TA.payload(), IaValues::iaTas),
            Map.entry(OptionTypes.IAADDR.payload(), IaValues::iaAddresses),
            Map.entry(OptionTypes.IA_PD.payload(), IaValues::iaPds),
            Map.entry(OptionTypes.IAPREFIX.payload(), IaValues::iaPrefixes),
            Map.entry(OptionTypes.PD_EXCLUDE.payload(), IaValues::exclusions),
            Map.entry(OptionTypes.S46_RULE.payload(), SoftwireValues::rules),
            Map.entry(OptionTypes.S46_V4V6BIND.payload(), SoftwireValues::bindings),
            Map.entry(OptionTypes.S46_PORTPARAMS.payload(), SoftwireValues::portParameters),
            Map.entry(OptionTypes.S46_PRIORITY.payload(), SoftwireValues::priorities));

    /** Values that differ by the option they are in: not all that its payload can hold may be said in it. */
    private static final Map<OptionType<?>, Supplier<Arbitrary<?>>> BY_TYPE = Map.ofEntries(
            Map.entry(OptionTypes.RECONF_MSG, () -> Arbitraries.of(5, 6, 11)),
            Map.entry(OptionTypes.SOL_MAX_RT, DhcpOptions::longestIntervals),
            Map.entry(OptionTypes.INF_MAX_RT, DhcpOptions::longestIntervals),
            Map.entry(
                    OptionTypes.INFORMATION_REFRESH_TIME,
                    () -> Arbitraries.longs().between(600, 0xffff_ffffL)),
            Map.entry(OptionTypes.DHCP4O6_S46_BR, DhcpValues::servers),
            Map.entry(OptionTypes.S46_BR, DhcpValues::servers),
            Map.entry(OptionTypes.NTP_SRV_ADDR, DhcpValues::servers),
            Map.entry(OptionTypes.NTP_MC_ADDR, DhcpValues::groups),
            Map.entry(OptionTypes.S46_CONT_MAPE, SoftwireValues::mapE),
            Map.entry(OptionTypes.S46_CONT_MAPT, SoftwireValues::mapT),
            Map.entry(OptionTypes.S46_CONT_LW, SoftwireValues::lightweight4over6));

    private DhcpOptions() {}

    private static Arbitrary<Long> longestIntervals() {
        return Arbitraries.longs().between(60, 86_400);
    }

    /**
     * The types {@link #of} has values for.
     *
     * @return types of {@link OptionTable#STANDARD} of every space the library knows, in ascending order of their codes
     */
    public static List<OptionType<?>> types() {
        return Stream.of(
                        OptionSpace.DHCPV6,
                        OptionSpace.S46,
                        OptionSpace.NTP,
                        OptionSpace.MOS_ADDRESS,
                        OptionSpace.MOS_FQDN)
                .flatMap(space -> OptionTable.STANDARD.types(space).stream())
                .filter(DhcpOptions::isKnown)
                .toList();
    }

    private static boolean isKnown(OptionType<?> type) {
        return BY_TYPE.containsKey(type)
                || RareValues.BY_TYPE.containsKey(type)
                || BY_PAYLOAD.containsKey(type.payload());
    }

    /**
     * Values of one option.
     *
     * @param type the option, one of {@link #types} or one of the caller's with a plain payload
     * @param <T> the Java type of its value
     * @return an arbitrary
     * @throws IllegalArgumentException if there are no values for it
     */
    @SuppressWarnings("unchecked") // a payload belongs to values of one type
    public static <T> Arbitrary<T> of(OptionType<T> type) {
        return (Arbitrary<T>) Optional.ofNullable(BY_TYPE.get(type))
                .or(() -> Optional.ofNullable(RareValues.BY_TYPE.get(type)))
                .or(() -> Optional.ofNullable(BY_PAYLOAD.get(type.payload())))
                .orElseThrow(() -> new IllegalArgumentException("no values are made for " + type))
                .get();
    }

    /**
     * Options with values.
     *
     * @return an arbitrary over all {@link #types}
     */
    public static Arbitrary<TypedOption<?>> any() {
        return oneOf(types());
    }

    /**
     * Options that may stand at the top of a message, without those that a message of that type is made of.
     *
     * @param message the type of the message
     * @return an arbitrary
     * @throws IllegalArgumentException if there is none
     */
    public static Arbitrary<TypedOption<?>> in(MessageType message) {
        List<OptionType<?>> allowed = OptionTable.STANDARD.types(OptionSpace.DHCPV6).stream()
                .filter(type -> isKnown(type)
                        && !type.isObsolete()
                        && type.occurrence().allows(message)
                        && !DhcpMessages.FRAME.contains(type))
                .toList();
        return oneOf(allowed);
    }

    private static Arbitrary<TypedOption<?>> oneOf(List<OptionType<?>> types) {
        if (types.isEmpty()) {
            throw new IllegalArgumentException("there is no such option");
        }
        return Arbitraries.oneOf(types.stream().map(DhcpOptions::typed).toList())
                .withoutEdgeCases();
    }

    static <T> Arbitrary<TypedOption<?>> typed(OptionType<T> type) {
        return of(type).map(value -> new TypedOption<>(type, value));
    }

    static <T> Arbitrary<List<T>> listsOf(Arbitrary<T> elements, int least) {
        return elements.list().ofMinSize(least).ofMaxSize(3);
    }

    static Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withCharRange(' ', '~')
                .withCharRange('\u00a0', '\u024f')
                .withCharRange('\u3041', '\u3096')
                .ofMaxLength(16);
    }
}
