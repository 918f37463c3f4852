package net.wan6.core;

import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import net.wan6.auth.ReconfigureKey;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.RejectionReason;
import net.wan6.auth.Rkap;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.IaPd;
import net.wan6.codec.Message;
import net.wan6.codec.MessageBuilder;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import org.junit.jupiter.api.Test;

/** Messages of real servers, octet for octet, and what becomes of them. */
class FieldVectorsTest {
    private static final Duid CLIENT = Duid.parseHex("0003000102005e005302");
    private static final Duid SERVER = Duid.parseHex("0003000102005e005301");
    private static final ClientConfig CONFIG = config().build();

    /** A client that draws one number as transaction id, again and again. */
    private static Script client(int xid) {
        RandomGenerator entropy = () -> (long) xid << 40;
        return Script.of(CONFIG, ClientIdentity.of(CLIENT), entropy).start().at(1);
    }

    private static MessageBuilder<ClientServerMessage> answer(MessageType type, Script to) {
        return Message.builder(type, to.lastSent().transactionId())
                .add(OptionTypes.CLIENT_ID, CLIENT)
                .add(OptionTypes.SERVER_ID, SERVER);
    }

    private static Script bound(String key) {
        IaPd granted = ntt(Script.OLD);
        Script script = client(1);
        script.replies(answer(MessageType.ADVERTISE, script).add(OptionTypes.IA_PD, granted));
        script.at(3)
                .replies(answer(MessageType.REPLY, script)
                        .add(OptionTypes.IA_PD, granted)
                        .add(OptionTypes.AUTH, Rkap.keyDelivery(ReconfigureKey.parseHex(key), 1)));
        assertEquals(ClientState.BOUND, script.engine.state());
        script.events.clear();
        script.sent.clear();
        return script;
    }

    /**
     * A11: a family of servers, since October 2025, says that the AUTH option has 32 octets and sends 28. Its digest may be
     * right, but nobody can tell where its options end: it is refused, and the operator is told.
     */
    @Test
    void a11_r11_aReconfigureWhoseAuthOptionIsLongerThanTheMessageIsRefusedToldAndCounted() {
        Script script = bound("9c94ada3a02046115d62c749913f0ec3");
        Octets broken = Octets.parseHex("0a000000" + "0002000a0003000102005e005301" + "0001000a0003000102005e005302"
                + "0013000105" + "000b00200301006b0e08940000000202b11f1cd7d51c29cf69d2eb33d2dacc48");
        for (int i = 0; i < 5; i++) {
            script.after(1).receives(broken);
        }

        assertEquals(ClientState.BOUND, script.engine.state());
        assertEquals(
                List.of(new ClientEvent.ReconfigureRejected(RejectionReason.MALFORMED, 0)),
                script.events,
                "once in ten seconds");
        assertEquals(
                Map.of(RejectionReason.MALFORMED, 5L),
                script.engine.statistics().reconfiguresRejected());
        assertEquals(Map.of(), script.engine.statistics().discarded());
    }

    /** A11: a client that does not hear Reconfigures, or has stopped, has nobody to tell. */
    @Test
    void a11_whoHearsNoReconfiguresOnlyCountsABrokenOne() {
        Octets broken = Octets.parseHex("0a00000000");
        ClientConfig deaf = config().without(ClientFeature.ACCEPT_RECONFIGURE).build();
        for (Script script : List.of(Script.of(deaf).start(), Script.of(CONFIG))) {
            script.receives(broken);
            assertEquals(List.of(), script.all(ClientEvent.ReconfigureRejected.class));
            assertEquals(
                    Map.of(DiscardReason.MALFORMED, 1L),
                    script.engine.statistics().discarded());
        }
    }

    /** A12: AUTH may stand before the Client Identifier. */
    @Test
    void a12_aReconfigureWithAuthBeforeTheClientIdIsAccepted() {
        Script script = bound("fc99944bc66666840a91427a506e84b6");
        script.receives(Octets.parseHex("0a000000" + "0002000a0003000102005e005301" + "0013000105"
                + "000b001c0301006b0e08f800000002023670a08bd2e25c7719476722e8834763"
                + "0001000a0003000102005e005302"));

        assertEquals(
                List.of(new ClientEvent.ReconfigureAccepted(ReconfigureType.RENEW, SERVER)),
                script.all(ClientEvent.ReconfigureAccepted.class));
        assertEquals(ClientState.RENEWING, script.engine.state());
    }

    /** A13: a server answers the first Solicit by an empty Reply, though nobody asked for Rapid Commit. */
    @Test
    void a13_s6_aReplyToTheFirstSolicitIsSurvived() {
        Script script = client(0xcb1bd9);
        int sent = script.sent.size();
        long deadline = script.engine.deadline();
        script.receives(Octets.parseHex(
                "07cb1bd9" + "0001000a0003000102005e005302" + "0002000a0003000102005e005301" + "000d00020000"));

        assertEquals(ClientState.SOLICITING, script.engine.state());
        assertEquals(deadline, script.engine.deadline());
        assertEquals(sent, script.sent.size());
        assertEquals(
                Map.of(DiscardReason.NO_RAPID_COMMIT, 1L),
                script.engine.statistics().discarded());
        script.replies(answer(MessageType.ADVERTISE, script).add(OptionTypes.IA_PD, ntt(Script.OLD)));
        assertEquals(MessageType.REQUEST, script.after(3).lastSent().type(), "and the Advertise counts as ever");
    }
}
