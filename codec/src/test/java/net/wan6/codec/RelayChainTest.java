package net.wan6.codec;

import static net.wan6.codec.Hex.message;
import static net.wan6.codec.Hex.option;
import static net.wan6.codec.Hex.relay;
import static net.wan6.codec.Hex.relays;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import net.wan6.codec.MalformedMessageException.Reason;
import org.junit.jupiter.api.Test;

class RelayChainTest {
    private static final String SOLICIT = "01000001" + "00080002" + "0000";
    private static final Ipv6Address LINK = Ipv6Address.parse("2001:db8::1");
    private static final Ipv6Address PEER = Ipv6Address.parse("fe80::1");

    @Test
    void theWayIsReadFromTheOutermostToTheMessage() {
        Message solicit = message(SOLICIT);
        RelayMessage inner = Message.relay(MessageType.RELAY_FORW, 0, LINK, PEER)
                .add(OptionTypes.INTERFACE_ID, Octets.parseHex("65746830"))
                .add(OptionTypes.RELAY_MSG, solicit.octets())
                .build();
        RelayMessage outer = Message.relay(MessageType.RELAY_FORW, 1, new Ipv6Address(0, 0), LINK)
                .add(OptionTypes.RELAY_MSG, inner.octets())
                .build();

        RelayChain chain = outer.chain();

        assertEquals(List.of(outer, inner), chain.hops());
        assertEquals(1, chain.hops().get(0).hopCount());
        assertEquals(Optional.empty(), chain.hops().get(0).interfaceId());
        assertEquals(LINK, chain.hops().get(1).linkAddress());
        assertEquals(PEER, chain.hops().get(1).peerAddress());
        assertEquals(
                Optional.of(Octets.parseHex("65746830")), chain.hops().get(1).interfaceId());
        assertEquals(Optional.of(solicit), chain.message());
        assertEquals(Optional.of(solicit.octets()), chain.relayed());
    }

    @Test
    void whatCannotBeDecodedCanStillBeRelayed() {
        Octets noMessage = Octets.parseHex("07000001" + "0001ffff");

        RelayMessage relay = Message.relay(MessageType.RELAY_FORW, 0, LINK, PEER)
                .add(OptionTypes.RELAY_MSG, noMessage)
                .build();
        RelayChain chain = ((RelayMessage) Message.decode(relay.octets())).chain();

        assertEquals(Optional.of(noMessage), chain.relayed());
        assertEquals(Optional.empty(), chain.message());
    }

    @Test
    void aRelayOptionThatIsMissingOrRepeatedRelaysNothing() {
        RelayMessage none = (RelayMessage) message("0d00" + "00".repeat(32));
        RelayMessage two = (RelayMessage) message("0d00" + "00".repeat(32), option(9, SOLICIT), option(9, SOLICIT));

        for (RelayMessage relay : List.of(none, two)) {
            assertEquals(List.of(relay), relay.chain().hops());
            assertEquals(Optional.empty(), relay.chain().relayed());
            assertEquals(Optional.empty(), relay.chain().message());
        }
    }

    @Test
    void nineHopsAreLegalAndTheTenthIsRefusedWhereItBegins() {
        RelayMessage nine = (RelayMessage) message(relays(9, SOLICIT));
        assertEquals(9, nine.chain().hops().size());
        assertEquals(8, nine.chain().hops().get(0).hopCount());
        assertInstanceOf(ClientServerMessage.class, nine.chain().message().orElseThrow());

        RelayMessage ten = (RelayMessage) message(relays(10, SOLICIT));
        MalformedMessageException tooDeep = assertThrows(MalformedMessageException.class, ten::chain);
        assertEquals(Reason.RELAYED_TOO_DEEP, tooDeep.reason());
        assertEquals(9 * 38, tooDeep.offset());
    }

    @Test
    void seventeenHundredRelaysDecodeAndAreRefusedByTheNinth() {
        RelayMessage deep = (RelayMessage) message(relays(1_700, SOLICIT));

        MalformedMessageException tooDeep = assertThrows(MalformedMessageException.class, deep::chain);
        assertEquals(9 * 38, tooDeep.offset());
        MalformedMessageException atMost =
                assertThrows(MalformedMessageException.class, () -> deep.chain(new DecodeLimits(255, 8, 16)));
        assertEquals(255 * 38, atMost.offset());
    }

    @Test
    void aLimitOfTheCallersHolds() {
        RelayMessage two = (RelayMessage) message(relay(1, relay(0, SOLICIT)));

        assertThrows(MalformedMessageException.class, () -> two.chain(new DecodeLimits(1, 8, 16)));
    }
}
