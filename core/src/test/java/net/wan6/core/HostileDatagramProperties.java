package net.wan6.core;

import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.wan6.auth.Delivery;
import net.wan6.auth.ReconfigureKey;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.Reconfigures;
import net.wan6.auth.Rkap;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;

/** Design law 7: what is not valid changes counters (invariants I-9 and I-11). */
class HostileDatagramProperties {
    private static final ReconfigureKey KEY = ReconfigureKey.parseHex("000102030405060708090a0b0c0d0e0f");

    private static Script boundWithKey() {
        Script script = Script.of(config().build()).start().at(1);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.at(2)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, ntt(OLD))
                        .add(OptionTypes.AUTH, Rkap.keyDelivery(KEY, 1)));
        assertEquals(ClientState.BOUND, script.engine.state());
        script.events.clear();
        script.sent.clear();
        script.sentAt.clear();
        return script;
    }

    private static ClientServerMessage reconfigure() {
        return Rkap.sign(
                Reconfigures.of(ReconfigureType.RENEW, Script.CLIENT, Script.SERVER)
                        .build(),
                KEY,
                2);
    }

    private static void changesNothing(Octets datagram) {
        Script script = boundWithKey();
        Octets state = script.state;
        Leases leases = script.engine.leases();
        long deadline = script.engine.deadline();

        script.receives(datagram);

        assertEquals(ClientState.BOUND, script.engine.state());
        assertEquals(leases, script.engine.leases());
        assertEquals(deadline, script.engine.deadline());
        assertEquals(state, script.state, "nothing was persisted");
        assertTrue(
                script.events.stream().allMatch(ClientEvent.ReconfigureRejected.class::isInstance),
                () -> "told " + script.events);
        assertTrue(script.sent.isEmpty());
        script.receives(reconfigure().octets());
        assertEquals(ClientState.RENEWING, script.engine.state(), "and the genuine one is still good");
    }

    @Property(tries = 300)
    void i9_noise(@ForAll @Size(max = 200) byte[] noise) {
        changesNothing(Octets.of(noise));
    }

    @Property(tries = 300)
    void i9_reconfiguresWithChangedBits(@ForAll @Size(min = 1, max = 4) List<@IntRange(max = 711) Integer> bits) {
        byte[] octets = reconfigure().octets().toByteArray();
        for (int bit : bits) {
            octets[bit / 8 % octets.length] ^= (byte) (0x80 >>> bit % 8);
        }
        if (!Octets.of(octets).equals(reconfigure().octets())) {
            changesNothing(Octets.of(octets));
        }
    }

    @Property(tries = 100)
    void i9_reconfiguresCutShort(@ForAll @IntRange(max = 68) int length) {
        changesNothing(reconfigure().octets().slice(0, length));
    }

    /** Whatever is dropped while Solicits or Renews go out, they go out as if it had not come. */
    @Property(tries = 200)
    void i11_droppedAnswersMoveNothing(
            @ForAll @IntRange(min = 1, max = 60) int seconds,
            @ForAll @Size(max = 40) byte[] tail,
            @ForAll @IntRange(min = 1, max = 0xff_ffff) int xidOffset) {
        for (boolean renews : new boolean[] {false, true}) {
            Script quiet = renews
                    ? boundWithKey().at(7202)
                    : Script.of(config().build()).start();
            Script disturbed = renews
                    ? boundWithKey().at(7202)
                    : Script.of(config().build()).start();
            double from = renews ? 7203 : 1;
            quiet.at(from + seconds);
            disturbed.at(from);
            int xid = disturbed.lastSent().transactionId() + xidOffset & 0xff_ffff;
            byte[] header = {(byte) (renews ? 7 : 2), (byte) (xid >> 16), (byte) (xid >> 8), (byte) xid};
            disturbed.receives(Octets.of(header).concat(Octets.of(tail)), Delivery.UNICAST);
            disturbed.at(from + seconds);
            assertEquals(quiet.sentAt, disturbed.sentAt);
            assertEquals(quiet.engine.deadline(), disturbed.engine.deadline());
        }
    }
}
