package net.wan6.test.arbitraries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.MalformedMessageException;
import net.wan6.codec.Message;
import net.wan6.codec.MessageFormatter;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;

/** Hostile octets reach every answer a reader has: no message, a message with problems, a message without. */
class HostileOctetsProperties {
    @Provide
    Arbitrary<byte[]> hostile() {
        return HostileOctets.any();
    }

    @Property
    void whateverComesIsOneExceptionOrAMessage(@ForAll("hostile") byte[] octets) {
        Statistics.collect(judged(octets));
        Statistics.coverage(coverage -> {
            for (String each : List.of("no message", "problems", "nothing wrong")) {
                coverage.check(each).percentage(percentage -> percentage > 2);
            }
        });
    }

    private static String judged(byte[] octets) {
        try {
            Message message = Message.decode(octets);
            assertFalse(MessageFormatter.STANDARD.format(message).isEmpty());
            return message.problems().isEmpty() ? "nothing wrong" : "problems";
        } catch (MalformedMessageException broken) {
            assertTrue(broken.offset() <= octets.length, broken::getMessage);
            return "no message";
        }
    }

    record Changed(Octets message, Octets turned, Octets cut) {}

    /** One message in all three, by a value that says it. */
    @Provide
    Arbitrary<Changed> changed() {
        return DhcpMessages.of(MessageType.REPLY).flatMap(message -> {
            Arbitrary<ClientServerMessage> same = Arbitraries.just(message);
            return Combinators.combine(HostileOctets.turned(same), HostileOctets.cutShort(same))
                    .as((turned, cut) -> new Changed(message.octets(), Octets.of(turned), Octets.of(cut)));
        });
    }

    @Property(tries = 300)
    void whatIsTurnedDiffersAndWhatIsCutIsABeginning(@ForAll("changed") Changed changed) {
        Octets message = changed.message();
        assertEquals(message.length(), changed.turned().length());
        assertNotEquals(message, changed.turned());
        assertTrue(changed.cut().length() < message.length());
        assertEquals(message.slice(0, changed.cut().length()), changed.cut());
    }
}
