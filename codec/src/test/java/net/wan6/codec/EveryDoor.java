package net.wan6.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.wan6.codec.MalformedMessageException.Reason;

/** Asks a message for everything there is to ask, and demands what must hold for any octets. */
final class EveryDoor {
    /** As deep as doors are opened inside what other doors gave. */
    private static final int DEEPEST = 4;

    private EveryDoor() {}

    /** Whether the octets are a message; anything thrown is a fault. */
    static boolean open(Octets datagram) {
        Message message;
        try {
            message = Message.decode(datagram);
        } catch (MalformedMessageException broken) {
            assertTrue(broken.offset() >= 0 && broken.offset() <= datagram.length(), broken::getMessage);
            return false;
        }
        assertEquals(datagram, message.octets());
        assertTrue(message.trailingOctets().length() <= 3);
        doors(message.options(), DEEPEST);
        for (Problem problem : message.problems()) {
            assertTrue(problem.offset() >= 0 && problem.offset() <= datagram.length(), problem::toString);
        }
        assertEquals(-1, message.toString().indexOf('\n'));
        assertFalse(MessageFormatter.STANDARD.format(message).isEmpty());
        if (message instanceof RelayMessage relay) {
            chain(relay);
        }
        return true;
    }

    private static void doors(Options options, int deeper) {
        for (OptionType<?> type : OptionTable.STANDARD.types(options.space())) {
            for (Object value : door(options, type)) {
                if (deeper > 0 && value instanceof OptionContainer<?> container) {
                    remade(container);
                    doors(container.options(), deeper - 1);
                } else if (deeper > 0 && value instanceof Options inside) {
                    doors(inside, deeper - 1);
                }
            }
        }
    }

    private static <T> List<T> door(Options options, OptionType<T> type) {
        Optional<T> first = options.first(type);
        assertEquals(first, options.all(type).stream().findFirst());
        first.filter(value -> !isText(value))
                .ifPresent(value -> assertEquals(-1, value.toString().indexOf('\n')));
        Only<T> only = options.only(type);
        assertEquals(options.count(type) == 0, only instanceof Only.Absent);
        assertEquals(options.count(type) > 1, only instanceof Only.Repeated || only instanceof Only.Identical);
        if (only instanceof Only.Identical<T> identical) {
            assertEquals(Optional.of(identical.value()), first);
            assertEquals(identical.count(), options.all(type).size());
        }
        if (only instanceof Only.One<T> one) {
            assertEquals(Optional.of(one.value()), first);
        }
        return options.all(type);
    }

    /** What no getter tells, such as bits beyond a prefix, may be lost; but once and no more. */
    private static void remade(OptionContainer<?> container) {
        OptionContainer<?> once = (OptionContainer<?>) container.withOptions(container.options());
        assertEquals(once, once.withOptions(once.options()));
    }

    /** Text is given as it was received; only values of our own making are shown on one line. */
    private static boolean isText(Object value) {
        return value instanceof String
                || (value instanceof List<?> list && list.stream().anyMatch(String.class::isInstance));
    }

    private static void chain(RelayMessage relay) {
        try {
            assertFalse(relay.chain().hops().isEmpty());
        } catch (MalformedMessageException tooDeep) {
            assertEquals(Reason.RELAYED_TOO_DEEP, tooDeep.reason());
        }
    }
}
