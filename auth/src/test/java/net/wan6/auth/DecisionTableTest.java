package net.wan6.auth;

import static net.wan6.auth.Line.CLIENT;
import static net.wan6.auth.Line.KEY;
import static net.wan6.auth.Line.KEYS;
import static net.wan6.auth.Line.OTHER_KEY;
import static net.wan6.auth.Line.SERVER;
import static net.wan6.auth.Line.STRANGER;
import static net.wan6.auth.Line.renew;
import static net.wan6.auth.Line.unsigned;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.IaPd;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Message;
import net.wan6.codec.MessageBuilder;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** every fault of a Reconfigure and the reason it is dropped for. The digest is right unless it says so. */
class DecisionTableTest {
    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("no fault, Renew", "accepted", renew(101)),
                arguments("no fault, Rebind", "accepted", signed(asking(ReconfigureType.REBIND))),
                arguments(
                        "no fault, Information-request",
                        "accepted",
                        signed(asking(ReconfigureType.INFORMATION_REQUEST))),
                arguments("R-2: transaction id not zero", "accepted", signed(withTransactionId(0x010203))),
                arguments(
                        "R-18: IA_PD in one that asks for a Renew",
                        "accepted",
                        signed(unsigned().add(OptionTypes.IA_PD, IaPd.of(1)))),
                arguments("another message type", "not_reconfigure", Line.reply(KEY, 101)),
                arguments("a message of relays", "not_reconfigure", relayed()),
                arguments("no Server-ID", "server_id", signed(unsigned().remove(OptionTypes.SERVER_ID))),
                arguments("Server-ID twice", "server_id", signed(unsigned().add(OptionTypes.SERVER_ID, SERVER))),
                arguments(
                        "Server-ID too short",
                        "server_id",
                        signed(unsigned().remove(OptionTypes.SERVER_ID).addRaw(2, Octets.parseHex("0003")))),
                arguments("no Client-ID", "client_id", signed(unsigned().remove(OptionTypes.CLIENT_ID))),
                arguments("Client-ID twice", "client_id", signed(unsigned().add(OptionTypes.CLIENT_ID, CLIENT))),
                arguments(
                        "Client-ID of another",
                        "client_id",
                        signed(unsigned().replace(OptionTypes.CLIENT_ID, STRANGER))),
                arguments("no option 19", "bad_reconf_msg", signed(unsigned().remove(OptionTypes.RECONF_MSG))),
                arguments(
                        "R-3: option 19 twice",
                        "bad_reconf_msg",
                        signed(unsigned().add(OptionTypes.RECONF_MSG, 5))),
                arguments("R-3: option 19 of no octet", "bad_reconf_msg", signed(option19(""))),
                arguments("R-3: option 19 of two octets", "bad_reconf_msg", signed(option19("0505"))),
                arguments("option 19 asks for a Confirm", "bad_reconf_msg", signed(option19("04"))),
                arguments("option 19 asks for a Reply", "bad_reconf_msg", signed(option19("07"))),
                arguments("option 19 asks for 12", "bad_reconf_msg", signed(option19("0c"))),
                arguments("IA_NA with Information-request", "ia_options", signed(informationRequestWith(3))),
                arguments("IA_TA with Information-request", "ia_options", signed(informationRequestWith(4))),
                arguments("IA_PD with Information-request", "ia_options", signed(informationRequestWith(25))),
                arguments("no AUTH", "unauthenticated", unsigned().build()),
                arguments("R-4: AUTH twice", "auth_repeated", withSecondAuth()),
                arguments("R-4: AUTH of 27 octets", "auth_length", auth("030100 0000000000000065 02", 15)),
                arguments("R-4: AUTH of 29 octets", "auth_length", auth("030100 0000000000000065 02", 17)),
                arguments("R-4: AUTH of 10 octets", "auth_length", auth("030100 00000000000000", 0)),
                arguments("R-4: AUTH of none", "auth_length", auth("", 0)),
                arguments("R-4: protocol 2", "auth_protocol", auth("020100 0000000000000065 02", 16)),
                arguments("R-4: algorithm 0", "auth_algorithm", auth("030000 0000000000000065 02", 16)),
                arguments("R-4: RDM 1", "auth_rdm", auth("030101 0000000000000065 02", 16)),
                arguments("R-4: type 1, a key", "auth_type", auth("030100 0000000000000065 01", 16)),
                arguments(
                        "R-5: Server-ID without a key",
                        "no_key",
                        signed(unsigned().replace(OptionTypes.SERVER_ID, STRANGER))),
                arguments("R-6: other key", "bad_digest", Rkap.sign(unsigned().build(), OTHER_KEY, 101)),
                arguments("R-6: digest of zeros", "bad_digest", auth("030100 0000000000000065 02", 16)),
                arguments("R-7: counter as in the Reply", "replay", renew(100)),
                arguments("R-7: counter lower", "replay", renew(99)),
                arguments("R-7: counter zero", "replay", renew(0)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("faults")
    void aReconfigureIsJudgedByItsFirstFault(String fault, String metric, Message message) {
        assertEquals(metric, Line.verify(message).metric(), fault);
    }

    /** An enclosing broken envelope leaves nothing to judge. */
    @Test
    void aBrokenEnvelopeIsMalformed() {
        assertEquals("malformed", Line.verify(Octets.EMPTY).metric());
        assertEquals("malformed", Line.verify(Octets.parseHex("0a0000")).metric());
        assertEquals(
                "malformed", Line.verify(Octets.parseHex("0a00000000130002")).metric());
    }

    @ParameterizedTest
    @EnumSource(
            value = Delivery.class,
            names = {"MULTICAST", "UNKNOWN"})
    void aReconfigureIsDroppedUnlessItCameToUsAlone(Delivery delivery) {
        Verdict verdict = Rkap.verify(renew(101).octets(), delivery, CLIENT, KEYS, ReplayPolicy.STRICT, 0);

        assertEquals(new Verdict.Rejected(RejectionReason.NOT_UNICAST), verdict);
    }

    /** the key of one server says nothing for another, though the digest be right under it. */
    @Test
    void theKeyIsThatOfTheServerNamed() {
        KeyRing two = KEYS.with(STRANGER, OTHER_KEY);
        ClientServerMessage inTheStrangersName = signed(unsigned().replace(OptionTypes.SERVER_ID, STRANGER));

        assertEquals(
                "bad_digest",
                Line.verify(inTheStrangersName, two, ReplayPolicy.STRICT, 0).metric());
        assertEquals(
                "accepted", Line.verify(renew(101), two, ReplayPolicy.STRICT, 0).metric());
    }

    /** Clients-and-servers order: with two faults the cheaper check speaks. */
    @Test
    void ofTwoFaultsTheFirstInOrderIsTold() {
        ClientServerMessage everythingWrong = unsigned()
                .replace(OptionTypes.CLIENT_ID, STRANGER)
                .replace(OptionTypes.SERVER_ID, STRANGER)
                .replace(OptionTypes.RECONF_MSG, 4)
                .build();
        assertEquals("client_id", Line.verify(everythingWrong).metric());
        assertEquals(
                "not_unicast",
                Rkap.verify(everythingWrong, Delivery.MULTICAST, CLIENT, KEYS, ReplayPolicy.STRICT, 0)
                        .metric());
        ClientServerMessage protocolAndAlgorithm = auth("020000 0000000000000065 01", 16);
        assertEquals("auth_protocol", Line.verify(protocolAndAlgorithm).metric());
        assertEquals(
                "no_key",
                Line.verify(renew(0), KeyRing.empty(), ReplayPolicy.STRICT, 0).metric());
    }

    @Test
    void theAuthOptionNeedNotBeTheLast() {
        ClientServerMessage zeroed = Message.builder(MessageType.RECONFIGURE, 0)
                .add(OptionTypes.AUTH, RkapOption.of(101, RkapOption.DIGEST, Octets.of(new byte[16])))
                .add(OptionTypes.RECONF_MSG, 6)
                .add(OptionTypes.SERVER_ID, SERVER)
                .add(OptionTypes.CLIENT_ID, CLIENT)
                .build();
        byte[] octets = zeroed.octets().toByteArray();
        byte[] digest = HmacMd5.digest(KEY.secretOctets().toByteArray(), octets);
        System.arraycopy(digest, 0, octets, 4 + 4 + 12, digest.length);

        Verdict.Verified verified = (Verdict.Verified) Line.verify(Octets.of(octets));

        assertEquals(ReconfigureType.REBIND, verified.type());
        assertEquals(101, verified.replayDetection());
    }

    private static ClientServerMessage signed(MessageBuilder<ClientServerMessage> reconfigure) {
        return Rkap.sign(reconfigure.build(), KEY, 101);
    }

    private static MessageBuilder<ClientServerMessage> asking(ReconfigureType type) {
        return Reconfigures.of(type, CLIENT, SERVER);
    }

    private static MessageBuilder<ClientServerMessage> withTransactionId(int transactionId) {
        return Message.builder(MessageType.RECONFIGURE, transactionId)
                .addAll(unsigned().build().options());
    }

    private static MessageBuilder<ClientServerMessage> option19(String hex) {
        return unsigned().remove(OptionTypes.RECONF_MSG).addRaw(19, Octets.parseHex(hex));
    }

    private static MessageBuilder<ClientServerMessage> informationRequestWith(int code) {
        return asking(ReconfigureType.INFORMATION_REQUEST).addRaw(code, Octets.of(new byte[12]));
    }

    private static ClientServerMessage withSecondAuth() {
        ClientServerMessage once = renew(101);
        return once.edit()
                .add(OptionTypes.AUTH, once.options().first(OptionTypes.AUTH).orElseThrow())
                .build();
    }

    /** An AUTH option that begins so and ends with zeros. */
    private static ClientServerMessage auth(String hex, int zeros) {
        Octets begin = Octets.parseHex(hex.replace(" ", ""));
        return unsigned().addRaw(11, begin.concat(Octets.of(new byte[zeros]))).build();
    }

    private static Message relayed() {
        Ipv6Address address = Ipv6Address.parse("fe80::1");
        return Message.relay(MessageType.RELAY_REPL, 0, address, address)
                .add(OptionTypes.RELAY_MSG, renew(101).octets())
                .build();
    }
}
