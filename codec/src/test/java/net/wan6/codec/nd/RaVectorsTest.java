package net.wan6.codec.nd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.wan6.codec.Dnr;
import net.wan6.codec.DomainName;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.MalformedMessageException;
import net.wan6.codec.MalformedOptionException;
import net.wan6.codec.Octets;
import net.wan6.codec.Problem;
import net.wan6.test.captures.RaVector;
import net.wan6.test.captures.Vectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every Router Advertisement of the list: its verdict, its header, its options, and that its octets stay. */
class RaVectorsTest {
    /** What the words of the list for malformed options are in ours. */
    private static final Map<String, String> MALFORMED = Map.of(
            "length", "length .*",
            "value", "prefix length is .*",
            "name", "no name .*|a label .*|a name .*",
            "truncated", "needs .*");

    static Stream<RaVector> all() {
        return Vectors.routerAdvertisements().stream();
    }

    static Stream<RaVector> readable() {
        return all().filter(row -> !row.header().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyReasonWhyItIsInvalid(RaVector row) {
        List<String> reasons =
                NdMessage.invalidReasons(Octets.of(row.octets()), Ipv6Address.parse(row.source()), row.hopLimit())
                        .stream()
                        .map(reason -> switch (reason) {
                            case OPTION_LENGTH_ZERO -> "option-length-0";
                            default -> reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
                        })
                        .toList();

        assertEquals(row.invalid(), reasons);
        if (row.header().isEmpty()) {
            assertThrows(MalformedMessageException.class, () -> NdMessage.decode(Octets.of(row.octets())));
        }
    }

    @ParameterizedTest
    @MethodSource("readable")
    void whatItsHeaderSays(RaVector row) {
        RouterAdvertisement advertisement = decode(row);
        String flags = advertisement.flags().stream()
                .map(flag -> flag.name().substring(0, 1))
                .collect(Collectors.joining());

        assertEquals(
                row.header(),
                "hop-limit=" + advertisement.curHopLimit() + " flags=" + flags + " preference="
                        + name(advertisement.preference()) + " lifetime="
                        + advertisement.routerLifetime().seconds() + " reachable="
                        + advertisement.reachableTime() + " retrans=" + advertisement.retransTimer());
        assertEquals(row.hex(), advertisement.octets().toHex());
    }

    @ParameterizedTest
    @MethodSource("readable")
    void whatItsOptionsSay(RaVector row) {
        List<NdOption> options =
                StreamSupport.stream(decode(row).options().spliterator(), false).toList();

        assertEquals(row.options().size(), options.size());
        for (int i = 0; i < options.size(); i++) {
            String expected = row.options().get(i);
            if (expected.contains(" malformed=")) {
                malformed(expected.substring(expected.indexOf('=') + 1), options.get(i));
            } else {
                assertEquals(expected, describe(options.get(i)));
            }
        }
    }

    private static void malformed(String word, NdOption option) {
        NdOptionType<?> type = NdOptionTypes.find(option.type()).orElseThrow();
        MalformedOptionException refused = assertThrows(MalformedOptionException.class, () -> option.as(type));

        assertTrue(refused.reason().matches(Objects.requireNonNull(MALFORMED.get(word))), word + ": " + refused);
    }

    /** A valid message has no problem but those of options that are malformed, repeated or to be ignored. */
    @ParameterizedTest
    @MethodSource("readable")
    void itsProblemsAreThoseOfItsOptionsAndOfItsEnvelope(RaVector row) {
        Map<Problem.Kind, Long> problems =
                decode(row).problems().stream().collect(Collectors.groupingBy(Problem::kind, Collectors.counting()));

        assertEquals(count(row, " malformed="), problems.getOrDefault(Problem.Kind.MALFORMED, 0L));
        assertEquals(count(row, " ignore="), problems.getOrDefault(Problem.Kind.IGNORED, 0L));
        boolean brokenInside = row.invalid().stream().anyMatch(why -> why.equals("code") || why.startsWith("option-"));
        assertEquals(brokenInside ? 1 : 0, problems.getOrDefault(Problem.Kind.BROKEN_MESSAGE, 0L));
    }

    private static long count(RaVector row, String word) {
        return row.options().stream().filter(option -> option.contains(word)).count();
    }

    /** Options made anew from their values are the same octets; only a route may have stood in more than it needs. */
    @ParameterizedTest
    @MethodSource("readable")
    void whatIsMadeOfItsValuesIsTheSame(RaVector row) {
        for (NdOption option : decode(row).options()) {
            NdOptionTypes.find(option.type()).ifPresent(type -> rewritten(option, type));
        }
    }

    private static <T> void rewritten(NdOption option, NdOptionType<T> type) {
        NdOptions alone = new NdOptions(option.octets());
        alone.first(type).ifPresent(value -> {
            NdOptions anew = NdOptions.NONE.with(type, value);
            assertEquals(value, anew.first(type).orElseThrow());
            if (!(value instanceof RouteInformation)) {
                assertEquals(alone.octets().toHex(), anew.octets().toHex());
            }
        });
    }

    private static RouterAdvertisement decode(RaVector row) {
        return (RouterAdvertisement) NdMessage.decode(Octets.of(row.octets()));
    }

    private static String describe(NdOption option) {
        Object value = NdOptionTypes.find(option.type()).isPresent()
                ? option.as(NdOptionTypes.find(option.type()).orElseThrow())
                : option.payload();
        String ignored = value instanceof Ignorable ignorable
                ? ignorable.ignored().map(why -> " ignore=" + name(why)).orElse("")
                : "";
        return option.type() + " " + fields(value) + ignored;
    }

    private static String fields(Object value) {
        if (value instanceof Octets octets) {
            return octets.toHex();
        } else if (value instanceof PrefixInformation prefix) {
            String flags = prefix.flags().stream()
                    .map(flag -> flag.name().substring(0, 1).replace('O', 'L'))
                    .collect(Collectors.joining());
            return prefix.prefix() + " flags=" + flags + " valid="
                    + prefix.validLifetime().seconds() + " preferred="
                    + prefix.preferredLifetime().seconds() + (prefix.isForSlaac() ? " slaac" : "");
        } else if (value instanceof Mtu mtu) {
            return Long.toString(mtu.octets());
        } else if (value instanceof RouteInformation route) {
            return route.prefix() + " preference=" + name(route.preference()) + " lifetime="
                    + route.routeLifetime().seconds();
        } else if (value instanceof Rdnss servers) {
            return "lifetime=" + servers.lifetime().seconds() + words(servers.addresses());
        } else if (value instanceof Dnssl search) {
            return "lifetime=" + search.lifetime().seconds()
                    + words(search.names().stream()
                            .map(DomainName::withoutFinalDot)
                            .toList());
        } else if (value instanceof Pref64 nat64) {
            return "lifetime=" + nat64.lifetime().seconds()
                    + words(nat64.prefix().stream().toList());
        } else if (value instanceof EncryptedDns encrypted) {
            Dnr server = encrypted.server();
            String parameters =
                    server.isNameOnly() || server.serviceParameters().isEmpty()
                            ? ""
                            : " params=" + server.serviceParameters().toHex();
            return "priority=" + server.priority() + " lifetime="
                    + encrypted.lifetime().seconds() + " "
                    + server.authenticationDomainName().withoutFinalDot() + words(server.addresses()) + parameters;
        }
        return value.toString();
    }

    private static String words(List<?> values) {
        return values.stream().map(value -> " " + value).collect(Collectors.joining());
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
