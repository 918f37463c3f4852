package net.wan6.codec;

import static net.wan6.codec.Hex.message;
import static net.wan6.codec.Hex.option;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.wan6.codec.Problem.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** C7: a list that must have an entry is malformed without one, and is not built (RFC 3646 §3 and its like). */
class ListsOfOneOrMoreTest {
    /** The lists that may be empty: none are servers to be asked by multicast (RFC 7341 §7.2), or services asked about. */
    private static final List<OptionType<?>> MAY_BE_EMPTY = List.of(
            OptionTypes.DHCP4_O_DHCP6_SERVER,
            OptionTypes.MOS_ADDRESS_IS,
            OptionTypes.MOS_ADDRESS_CS,
            OptionTypes.MOS_ADDRESS_ES,
            OptionTypes.MOS_FQDN_IS,
            OptionTypes.MOS_FQDN_CS,
            OptionTypes.MOS_FQDN_ES);

    @SuppressWarnings("unchecked") // its Java type begins with List
    static List<OptionType<List<?>>> lists() {
        return RegisteredTypes.ALL.stream()
                .filter(type -> type.payload().javaType().startsWith("List<"))
                .map(type -> (OptionType<List<?>>) type)
                .toList();
    }

    @Test
    void aListOfNoResolversIsOneProblem() {
        Message reply = message("0700000100170000");

        assertEquals(
                List.of(new Problem("DNS_SERVERS[0]", 8, Kind.MALFORMED, "length is 0, less than 16")),
                reply.problems());
        assertFalse(reply.options().first(OptionTypes.DNS_SERVERS).isPresent());
    }

    @ParameterizedTest
    @MethodSource("lists")
    void anEmptyListIsReadAndBuiltOnlyWhereItMeansSomething(OptionType<List<?>> type) {
        Options none = Options.none(type.space());
        if (MAY_BE_EMPTY.contains(type)) {
            assertEquals(List.of(), none.with(type, List.of()).first(type).orElseThrow());
        } else {
            assertEquals(0, none.withRaw(type.code(), Octets.EMPTY).all(type).size());
            assertThrows(IllegalArgumentException.class, () -> none.with(type, List.of()));
        }
    }

    /** So do options that hold others and nothing else, where their RFC wants one (RFC 6610 §3). */
    @Test
    void aHomeNetworkOfNothingIsMalformed() {
        for (OptionType<Options> type :
                List.of(OptionTypes.MIP6_VDINF, OptionTypes.MIP6_IDINF, OptionTypes.MIP6_UDINF)) {
            Message reply = message("07000001", option(type.code(), ""));

            assertEquals(Kind.MALFORMED, reply.problems().get(0).kind());
            assertThrows(
                    IllegalArgumentException.class,
                    () -> Options.none(OptionSpace.DHCPV6).with(type, Options.none(OptionSpace.DHCPV6)));
        }
    }

    /** C9: which of the two is too short. */
    @Test
    void whatAnOptionInsideOverrunsIsTheOptionAroundIt() {
        assertEquals(
                "an option is longer than the rest of the option around it",
                message("07000001", option(25, "00".repeat(12) + "001a00ff"))
                        .problems()
                        .get(0)
                        .reason());
        assertEquals(
                "an option is longer than the rest of the message, at octet 4",
                assertThrows(MalformedMessageException.class, () -> message("07000001", "001a00ff"))
                        .getMessage());
    }
}
