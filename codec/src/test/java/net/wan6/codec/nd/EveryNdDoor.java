package net.wan6.codec.nd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.MalformedMessageException;
import net.wan6.codec.MalformedOptionException;
import net.wan6.codec.Octets;
import net.wan6.codec.Only;
import net.wan6.codec.Problem;

/** Asks a message for everything there is to ask, and demands what must hold for any octets. */
final class EveryNdDoor {
    private static final Ipv6Address ROUTER = Ipv6Address.parse("fe80::1");

    private EveryNdDoor() {}

    /** Whether the octets are a message; anything thrown is a fault. */
    static boolean open(Octets octets) {
        assertEquals(
                NdMessage.invalidReasons(octets, ROUTER, 1).size(),
                NdMessage.invalidReasons(octets, ROUTER, 255).size() + 1);
        NdMessage message;
        try {
            message = NdMessage.decode(octets);
        } catch (MalformedMessageException refused) {
            assertTrue(refused.offset() <= octets.length());
            return false;
        }
        assertEquals(octets, message.octets());
        NdOptionTypes.all().forEach(type -> door(message.options(), type));
        for (Problem problem : message.problems()) {
            assertTrue(problem.offset() >= 0 && problem.offset() <= octets.length(), problem::toString);
        }
        assertEquals(-1, message.toString().indexOf('\n'));
        String shown = NdFormatter.format(message);
        assertTrue(shown.chars().allMatch(c -> c == '\n' || (c >= ' ' && c <= '~')), shown);
        return true;
    }

    private static <T> void door(NdOptions options, NdOptionType<T> type) {
        Optional<T> first = options.first(type);
        assertEquals(first, options.all(type).stream().findFirst());
        assertEquals(options.count(type) > 0, options.contains(type));
        Only<T> only = options.only(type);
        assertEquals(options.count(type) == 0, only instanceof Only.Absent);
        assertEquals(options.count(type) > 1, only instanceof Only.Repeated);
        if (only instanceof Only.One<T> one) {
            assertEquals(first, Optional.of(one.value()));
        } else if (only instanceof Only.Malformed<T> malformed) {
            assertFalse(malformed.reason().isEmpty());
            assertTrue(malformed.offset() >= 0 && first.isEmpty());
        }
        for (NdOption option : options) {
            if (option.type() == type.type()) {
                strictDoor(option, type);
            }
        }
    }

    /** Written anew it is the same value; its octets may differ where they were not canonical. */
    private static <T> void strictDoor(NdOption option, NdOptionType<T> type) {
        try {
            T value = option.as(type);
            assertEquals(value, NdOptions.NONE.with(type, value).first(type).orElseThrow());
        } catch (MalformedOptionException malformed) {
            assertTrue(malformed.offset() >= 0
                    && malformed.offset() <= option.payload().length());
        }
    }
}
