package net.wan6.codec;

import static net.wan6.codec.Hex.message;
import static net.wan6.codec.Hex.option;
import static net.wan6.codec.Hex.relays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import net.wan6.codec.MalformedMessageException.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Work is linear in the octets and takes no stack, whatever a stranger nests; counted, not timed. */
class BoundedWorkTest {
    private static final String SOLICIT = "01000001";
    private static final String IA = "00".repeat(12);

    @Test
    void seventeenHundredRelaysAreLookedIntoNineDeep() {
        Count count = countedWalk(message(relays(1_700, SOLICIT)));

        assertEquals(9, count.messages);
        assertEquals(9, count.options);
        assertEquals(1, count.problems);
    }

    @Test
    void aDatagramFullOfNestedIaPdIsLookedIntoEightDeep() {
        int levels = (65_535 - 4) / 16;
        StringBuilder nested = new StringBuilder();
        for (int inside = levels - 1; inside >= 0; inside--) {
            nested.append(String.format("0019%04x", 12 + 16 * inside)).append(IA);
        }
        Message message = message(SOLICIT, nested.toString());

        Count count = countedWalk(message);

        assertEquals(8, count.options);
    }

    @Test
    void sixteenThousandEmptyOptionsAreVisitedOnceEach() {
        Message message = message(SOLICIT, option(25, "").repeat(16_000));

        Count count = countedWalk(message);

        assertEquals(16_000, count.options);
        assertEquals(16_000, message.problems().size());
    }

    @Test
    void noDoorReadsAnOptionMoreThanOnceAndTheLenientOnesPassTheTooShortByUnread() {
        AtomicInteger reads = new AtomicInteger();
        OptionType<Integer> counted = OptionType.of(
                OptionSpace.DHCPV6,
                65000,
                "COUNTED",
                "this test",
                Payload.of(
                        Integer.class,
                        in -> {
                            reads.incrementAndGet();
                            return in.u8();
                        },
                        OctetWriter::u8));
        Options options = message(SOLICIT, option(65000, "").repeat(16_000), option(65000, "07"))
                .options();

        assertEquals(7, options.first(counted).orElseThrow());
        assertEquals(16_001, reads.getAndSet(0));
        assertEquals(1, options.all(counted).size());
        assertEquals(16_001, reads.getAndSet(0));
        assertEquals(new Only.Repeated<Integer>(16_001), options.only(counted));
        assertEquals(0, reads.get());
    }

    @Test
    void sixteenThousandSmallOptionsGrowTheLinesOfTheTreeOnlyToTheirLimit() {
        String shown =
                MessageFormatter.STANDARD.format(message(SOLICIT, option(20, "").repeat(16_000)));

        assertTrue(shown.lines().count() <= 2_001);
    }

    @Test
    void aLengthThatOverrunsIsRefusedWhereItStands() {
        for (String length : new String[] {"0001", "00ff", "7fff", "8000", "ffff"}) {
            MalformedMessageException broken =
                    assertThrows(MalformedMessageException.class, () -> message(SOLICIT, "00140000" + "0001" + length));
            assertEquals(Reason.OPTION_OVERRUN, broken.reason());
            assertEquals(8, broken.offset());
        }
    }

    @Test
    void theCallersLimitOfOptionsRefusesAMessage() {
        Octets three = message(SOLICIT, option(20, "").repeat(3)).octets();

        MalformedMessageException broken =
                assertThrows(MalformedMessageException.class, () -> Message.decode(three, new DecodeLimits(9, 8, 2)));
        assertEquals(Reason.TOO_MANY_OPTIONS, broken.reason());
        assertEquals(12, broken.offset());
        assertEquals(
                3, Message.decode(three, new DecodeLimits(9, 8, 3)).options().count());
    }

    private static Count countedWalk(Message message) {
        Count count = new Count();
        MessageWalk.of(message, OptionTable.STANDARD, DecodeLimits.DEFAULT, count);
        return count;
    }

    private static final class Count implements MessageWalk.Visitor {
        private int messages;
        private int options;
        private int problems;

        @Override
        public void message(Message message, int depth) {
            messages++;
        }

        @Override
        public void option(RawOption option, @Nullable OptionType<?> type, @Nullable Object value, int depth) {
            options++;
        }

        @Override
        public void problem(Problem problem, int depth) {
            problems++;
        }

        @Override
        public boolean wantsMore() {
            return true;
        }

        @Override
        public String toString() {
            return messages + " messages, " + options + " options, " + problems + " problems";
        }
    }
}
