package net.wan6.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import org.junit.jupiter.api.Test;

/** R-6 for whatever octets. */
class VerifyProperties {
    /** What dibbler-server 1.0.1 sent. */
    private static final ClientServerMessage GENUINE = (ClientServerMessage) ClientServerMessage.decode(Octets.parseHex(
            "0a0000000002000e00010001329657e902005e0053010001000a00030001a630eb59d2950013000105000b001c0301000000"
                    + "00000000000002a64a8f82962e7ccbbef324f1eaff9e95"));

    private static final ReconfigureKey GENUINE_KEY = ReconfigureKey.parseHex("48f77b1450d9e6fdf600f6735f21f23f");

    private static Verdict verifyGenuine(Octets datagram, ReconfigureKey key) {
        var server = GENUINE.options().first(OptionTypes.SERVER_ID).orElseThrow();
        var client = GENUINE.options().first(OptionTypes.CLIENT_ID).orElseThrow();
        KeyRing keys = KeyRing.empty().with(server, key);
        return Rkap.verify(datagram, Delivery.UNICAST, client, keys, ReplayPolicy.STRICT, 0);
    }

    @Test
    void aGenuineReconfigureIsAccepted() {
        assertInstanceOf(Verdict.Verified.class, verifyGenuine(GENUINE.octets(), GENUINE_KEY));
    }

    @Test
    void anySingleBitFlippedIsRefused() {
        int length = GENUINE.octets().length();
        for (int bit = 0; bit < 8 * length; bit++) {
            byte[] flipped = GENUINE.octets().toByteArray();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertInstanceOf(
                    Verdict.Rejected.class, verifyGenuine(Octets.of(flipped), GENUINE_KEY), "bit " + bit + " flipped");
        }
    }

    @Test
    void aKeyOffByAnyOneBitIsRefused() {
        for (int bit = 0; bit < 8 * ReconfigureKey.LENGTH; bit++) {
            byte[] flipped = GENUINE_KEY.secretOctets().toByteArray();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Verdict verdict = verifyGenuine(GENUINE.octets(), ReconfigureKey.of(Octets.of(flipped)));
            assertEquals(new Verdict.Rejected(RejectionReason.BAD_DIGEST), verdict);
        }
    }

    @Test
    void anyTruncationIsRefused() {
        for (int length = 0; length < GENUINE.octets().length(); length++) {
            assertInstanceOf(
                    Verdict.Rejected.class, verifyGenuine(GENUINE.octets().slice(0, length), GENUINE_KEY));
        }
    }

    @Property
    void whateverArrivesGetsAVerdict(@ForAll @Size(max = 120) byte[] datagram) {
        assertNotNull(Line.verify(Octets.of(datagram)).metric());
    }

    @Property
    void whateverStandsInAnOptionGetsAVerdict(
            @ForAll @IntRange(min = 0, max = 30) int code, @ForAll @Size(max = 40) byte[] payload) {
        ClientServerMessage message =
                Line.renew(101).edit().addRaw(code, Octets.of(payload)).build();

        assertInstanceOf(Verdict.Rejected.class, Line.verify(message));
    }

    @Property
    void whatIsSignedIsVerified(
            @ForAll ReconfigureType type,
            @ForAll @Size(16) byte[] key,
            @ForAll long replayDetection,
            @ForAll @Size(max = 40) byte[] unknownOption) {
        ReconfigureKey shared = ReconfigureKey.of(Octets.of(key));
        ClientServerMessage signed = Rkap.sign(
                Reconfigures.of(type, Line.CLIENT, Line.SERVER)
                        .addRaw(65001, Octets.of(unknownOption))
                        .build(),
                shared,
                replayDetection);
        KeyRing keys = KeyRing.empty().with(Line.SERVER, shared);

        Verdict.Verified verified = (Verdict.Verified) Line.verify(signed, keys, ReplayPolicy.STRICT, 0);

        assertEquals(type, verified.type());
        assertEquals(replayDetection, verified.replayDetection());
        assertEquals(signed, verified.message());
    }
}
