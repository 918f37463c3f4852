package net.wan6.core;

import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.Stream;
import net.wan6.auth.Delivery;
import net.wan6.auth.ReconfigureKey;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.Reconfigures;
import net.wan6.auth.Rkap;
import net.wan6.codec.Duid;
import net.wan6.codec.MalformedMessageException;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.Only;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import net.wan6.codec.TcpDeframer;
import net.wan6.codec.TcpFrame;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Any datagrams, in whatever the client is doing. The first octet says what that is; then come frames as on TCP, each a
 * datagram.
 */
class EngineFuzz {
    private static final ReconfigureKey KEY = ReconfigureKey.parseHex("000102030405060708090a0b0c0d0e0f");
    private static final ClientConfig CONFIG = config().address().build();
    private static final int SITUATIONS = 6;

    static Stream<byte[]> seeds() {
        return Stream.iterate(0, situation -> situation < SITUATIONS, situation -> situation + 1)
                .flatMap(EngineFuzz::seeds);
    }

    private static Stream<byte[]> seeds(int situation) {
        int xid = situation(situation).lastSent().transactionId();
        Options grant = Message.builder(MessageType.REPLY, xid)
                .add(OptionTypes.CLIENT_ID, Script.CLIENT)
                .add(OptionTypes.SERVER_ID, Script.SERVER)
                .add(OptionTypes.IA_PD, ntt(OLD, Script.NEW))
                .build()
                .options();
        Message noBinding = Message.builder(MessageType.REPLY, xid)
                .addAll(grant)
                .add(OptionTypes.STATUS_CODE, Status.of(StatusCode.NO_BINDING, ""))
                .build();
        Message renew = Rkap.sign(
                Reconfigures.of(ReconfigureType.RENEW, Script.CLIENT, Script.SERVER)
                        .build(),
                KEY,
                2);
        return Stream.of(
                        Message.builder(MessageType.ADVERTISE, xid)
                                .addAll(grant)
                                .build(),
                        Message.builder(MessageType.REPLY, xid).addAll(grant).build(),
                        noBinding,
                        renew)
                .map(message -> Octets.of((byte) situation).concat(TcpFrame.of(message.octets())))
                .map(Octets::toByteArray);
    }

    private static Script situation(int number) {
        Script script = Script.of(CONFIG).start().at(1);
        if (number % SITUATIONS == 0) {
            return script;
        }
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.at(2);
        if (number % SITUATIONS == 1) {
            return script;
        }
        script.replies(reply(script.lastSent())
                .add(OptionTypes.IA_PD, ntt(OLD))
                .add(OptionTypes.AUTH, Rkap.keyDelivery(KEY, 1)));
        assertEquals(ClientState.BOUND, script.engine.state());
        return switch (number % SITUATIONS) {
            case 2 -> script;
            case 3 -> script.at(7_203);
            case 4 -> script.at(10_803);
            default ->
                script.tell(new Input.LinkDown()).tell(new Input.LinkUp()).after(2);
        };
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "5m")
    void anyDatagrams(byte[] input) {
        if (input.length == 0) {
            return;
        }
        Script script = situation(input[0] & 0xff);
        TcpDeframer frames = new TcpDeframer();
        frames.receive(ByteBuffer.wrap(input, 1, input.length - 1));
        for (Optional<Octets> frame = frames.poll(); frame.isPresent(); frame = frames.poll()) {
            receive(script, frame.get());
        }
        resumes(script);
        script.after(100_000);
    }

    /** What is dropped changes nothing; and a lease goes by nothing but an answer from a server. */
    private static void receive(Script script, Octets datagram) {
        Leases leases = script.engine.leases();
        ClientState state = script.engine.state();
        long deadline = script.engine.deadline();
        long dropped = dropped(script);
        Octets kept = script.state;
        int sent = script.sent.size();

        script.receives(datagram, datagram.isEmpty() ? Delivery.MULTICAST : Delivery.UNICAST);

        if (dropped(script) > dropped) {
            assertEquals(leases, script.engine.leases());
            assertEquals(state, script.engine.state());
            assertEquals(deadline, script.engine.deadline());
            assertEquals(kept, script.state);
            assertEquals(sent, script.sent.size());
        }
        if (!leases.equals(script.engine.leases())) {
            assertTrue(isAnswer(datagram), "leases changed");
        }
    }

    private static boolean isAnswer(Octets datagram) {
        try {
            Message message = Message.decode(datagram);
            return message.type().equals(MessageType.REPLY)
                    && message.options().only(OptionTypes.CLIENT_ID).equals(new Only.One<>(Script.CLIENT))
                    && message.options().only(OptionTypes.SERVER_ID) instanceof Only.One<Duid>;
        } catch (MalformedMessageException broken) {
            return false;
        }
    }

    private static long dropped(Script script) {
        ClientStatistics statistics = script.engine.statistics();
        return Stream.of(statistics.discarded(), statistics.reconfiguresRejected())
                .flatMap(counts -> counts.values().stream())
                .mapToLong(Long::longValue)
                .sum();
    }

    private static void resumes(Script script) {
        Leases leases = script.engine.leases();
        if (!script.state.isEmpty()) {
            Script resumed = script.crashAndResume(CONFIG, new Downtime.Exactly(0));
            assertFalse(
                    resumed.engine.leases().prefixes().size()
                            < leases.prefixes().size(),
                    "a restart loses a prefix");
        }
    }
}
