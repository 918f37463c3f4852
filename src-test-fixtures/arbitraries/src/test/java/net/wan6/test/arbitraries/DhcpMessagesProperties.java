package net.wan6.test.arbitraries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.IaAddress;
import net.wan6.codec.IaNa;
import net.wan6.codec.IaPd;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTable;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.RelayMessage;
import net.wan6.codec.option.IaLl;
import net.wan6.codec.option.IaTa;

/** Nothing is wrong in a message that is said to be well-formed. */
class DhcpMessagesProperties {
    @Provide
    Arbitrary<ClientServerMessage> messages() {
        return DhcpMessages.any();
    }

    @Provide
    Arbitrary<RelayMessage> relayed() {
        return DhcpMessages.relayed();
    }

    @Property
    void aMessageIsReadAndWrittenExactlyAndHasNoProblem(@ForAll("messages") ClientServerMessage message) {
        checkOctets(message);
        Statistics.label("type")
                .collect(message.type())
                .coverage(coverage ->
                        DhcpMessages.TYPES.forEach(type -> coverage.check(type).count(count -> count > 0)));
        Statistics.label("options")
                .collect(Math.min(message.options().count(), 8))
                .coverage(coverage -> coverage.check(8).count(count -> count > 0));
    }

    private static void checkOctets(Message message) {
        assertEquals(message, Message.decode(message.octets().toByteArray()));
        assertEquals(message, message.rebuilt(OptionTable.STANDARD));
        assertEquals(List.of(), message.problems());
    }

    /** RFC 9915 §16.2 to §16.12. */
    @Property
    void identifiersStandAsTheTypeWants(@ForAll("messages") ClientServerMessage message) {
        MessageType type = message.type();
        boolean anyServer = type.equals(MessageType.SOLICIT)
                || type.equals(MessageType.CONFIRM)
                || type.equals(MessageType.REBIND)
                || type.equals(MessageType.INFORMATION_REQUEST);
        assertEquals(1, message.options().count(OptionTypes.CLIENT_ID));
        assertEquals(anyServer ? 0 : 1, message.options().count(OptionTypes.SERVER_ID));
        if (type.equals(MessageType.RECONFIGURE)) {
            assertEquals(0, message.transactionId());
            assertEquals(1, message.options().count(OptionTypes.RECONF_MSG));
        }
    }

    /** RFC 9915 §21.4, §21.21: an identity association is known by its type and its IAID. */
    @Property
    void anAssociationStandsOnceAndALeaseOnceInIt(@ForAll("messages") ClientServerMessage message) {
        assertOnce(message.options().all(OptionTypes.IA_NA).stream().map(IaNa::iaid));
        assertOnce(message.options().all(OptionTypes.IA_PD).stream().map(IaPd::iaid));
        assertOnce(message.options().all(OptionTypes.IA_TA).stream().map(IaTa::iaid));
        assertOnce(message.options().all(OptionTypes.IA_LL).stream().map(IaLl::iaid));
        for (IaNa ia : message.options().all(OptionTypes.IA_NA)) {
            assertOnce(ia.addresses().stream().map(IaAddress::address));
        }
        for (IaPd ia : message.options().all(OptionTypes.IA_PD)) {
            assertOnce(ia.prefixes().stream().map(IaPrefix::prefix));
        }
    }

    private static void assertOnce(Stream<?> identities) {
        List<?> all = identities.toList();
        assertEquals(all.size(), Set.copyOf(all).size(), all::toString);
    }

    @Property
    void aRelayedMessageIsReadAndWrittenExactlyAndHasNoProblem(@ForAll("relayed") RelayMessage relayed) {
        checkOctets(relayed);
        assertTrue(relayed.chain().message().orElseThrow() instanceof ClientServerMessage);
        Statistics.label("hops")
                .collect(relayed.chain().hops().size())
                .coverage(coverage -> coverage.check(1).count(count -> count > 0));
    }

    @Example
    void aTypeThatClientsDoNotExchangeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> DhcpMessages.of(MessageType.LEASEQUERY));
    }
}
