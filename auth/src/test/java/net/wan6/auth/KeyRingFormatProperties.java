package net.wan6.auth;

import static net.wan6.auth.Line.KEY;
import static net.wan6.auth.Line.KEYS;
import static net.wan6.auth.Line.OTHER_KEY;
import static net.wan6.auth.Line.SERVER;
import static net.wan6.auth.Line.STRANGER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import net.wan6.auth.UnreadableKeyRingException.Reason;
import net.wan6.codec.Duid;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import org.junit.jupiter.api.Test;

/** A ring comes back as it was, or not at all. */
class KeyRingFormatProperties {
    private static final KeyRing TWO = KEYS.with(STRANGER, OTHER_KEY, -1);
    private static final int VERSION_AT = 4;

    private static Reason refusal(byte[] octets) {
        return assertThrows(UnreadableKeyRingException.class, () -> KeyRing.decode(Octets.of(octets)))
                .reason();
    }

    @Test
    void aRingComesBackAsItWas() {
        for (KeyRing ring : new KeyRing[] {KeyRing.empty(), KEYS, TWO, KEYS.with(STRANGER, KEY)}) {
            assertEquals(ring, KeyRing.decode(ring.secretOctets()));
        }
    }

    @Property
    void anyKeyAndCountersComeBack(
            @ForAll @Size(min = 3, max = 130) byte[] duid,
            @ForAll @Size(16) byte[] secret,
            @ForAll long delivered,
            @ForAll long received) {
        Duid server = Duid.of(Octets.of(duid));
        ReconfigureKey key = ReconfigureKey.of(Octets.of(secret));
        KeyRing ring = KeyRing.empty()
                .with(server, key, received)
                .learn(Line.reply()
                        .replace(OptionTypes.SERVER_ID, server)
                        .add(OptionTypes.AUTH, Rkap.keyDelivery(key, delivered))
                        .build())
                .keys();

        assertEquals(ring, KeyRing.decode(ring.secretOctets()));
    }

    /** The octets of version 1, so that a later release still reads what this one kept. */
    @Test
    void theFormDoesNotChange() {
        String body = "77366b72" + "01" + "00000039" + "0a" + "0003000102005e005301" + Line.KEY_HEX + "01"
                + "0000000000000064" + "0000000000000000";
        assertEquals(
                body,
                KEYS.secretOctets().slice(0, KEYS.secretOctets().length() - 4).toHex());
        assertEquals(
                KEYS,
                KeyRing.decode(
                        Octets.of(sealed(Octets.parseHex(body + "00000000").toByteArray()))));
    }

    @Test
    void anySingleBitFlippedIsRefused() {
        int length = TWO.secretOctets().length();
        for (int bit = 0; bit < 8 * length; bit++) {
            byte[] flipped = TWO.secretOctets().toByteArray();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Reason reason = refusal(flipped);
            if (bit < 32) {
                assertEquals(Reason.NOT_A_KEY_RING, reason);
            } else if (bit < 40 || bit >= 72) {
                assertEquals(Reason.DAMAGED, reason);
            }
        }
    }

    @Test
    void anyTruncationIsRefused() {
        Octets whole = TWO.secretOctets();
        for (int length = 0; length < whole.length(); length++) {
            assertEquals(Reason.TRUNCATED, refusal(whole.slice(0, length).toByteArray()));
        }
    }

    @Test
    void anythingAfterTheEndIsRefused() {
        assertEquals(
                Reason.DAMAGED,
                refusal(TWO.secretOctets().concat(Octets.of((byte) 0)).toByteArray()));
    }

    @Property
    void whateverOctetsAreNoRing(@ForAll @Size(max = 80) byte[] octets) {
        assertEquals(octets.length < 13 ? Reason.TRUNCATED : Reason.NOT_A_KEY_RING, refusal(octets));
    }

    @Test
    void aWholeRingOfAnotherVersionIsToldFromDamage() {
        for (byte version : new byte[] {0, 2, -1}) {
            byte[] other = KEYS.secretOctets().toByteArray();
            other[VERSION_AT] = version;
            assertEquals(Reason.DAMAGED, refusal(other));
            assertEquals(Reason.OTHER_VERSION, refusal(sealed(other)));
        }
    }

    /** The checksum is right, but no release wrote this. */
    @Test
    void entriesThatMakeNoSenseAreRefusedWhole() {
        byte[] longerDuid = KEYS.secretOctets().toByteArray();
        longerDuid[9] = 11;
        assertEquals(Reason.DAMAGED, refusal(sealed(longerDuid)));
        byte[] shortDuid = KEYS.secretOctets().toByteArray();
        shortDuid[9] = 2;
        assertEquals(Reason.DAMAGED, refusal(sealed(shortDuid)));
        byte[] sameServerTwice = TWO.secretOctets().toByteArray();
        int second = 9 + 1 + 10 + 16 + 1 + 16;
        SERVER.octets().writeTo(sameServerTwice, second + 1);
        assertEquals(Reason.DAMAGED, refusal(sealed(sameServerTwice)));
    }

    @Test
    void moreServersThanARingHoldsAreRefused() {
        byte[] entry =
                KEYS.secretOctets().slice(9, KEYS.secretOctets().length() - 4).toByteArray();
        for (int servers : new int[] {KeyRing.MOST_SERVERS, KeyRing.MOST_SERVERS + 1}) {
            ByteBuffer many = ByteBuffer.allocate(13 + servers * entry.length);
            many.putInt(0x77366b72).put((byte) 1).putInt(many.capacity());
            for (int i = 0; i < servers; i++) {
                entry[10] = (byte) i;
                many.put(entry);
            }
            if (servers == KeyRing.MOST_SERVERS) {
                assertEquals(
                        servers,
                        KeyRing.decode(Octets.of(sealed(many.array())))
                                .servers()
                                .size());
            } else {
                assertEquals(Reason.DAMAGED, refusal(sealed(many.array())));
            }
        }
    }

    @Test
    void aRefusalSaysWhyAndNothingOfTheOctets() {
        UnreadableKeyRingException refused = assertThrows(
                UnreadableKeyRingException.class,
                () -> KeyRing.decode(KEYS.secretOctets().slice(0, 40)));
        assertEquals("key ring: truncated", refused.getMessage());
        assertEquals(0, refused.getStackTrace().length);
        refused.addSuppressed(new IllegalStateException());
        assertEquals(0, refused.getSuppressed().length);
    }

    /** Puts the right checksum under whatever stands there. */
    private static byte[] sealed(byte[] framed) {
        CRC32 crc = new CRC32();
        crc.update(framed, 0, framed.length - 4);
        ByteBuffer.wrap(framed).putInt(framed.length - 4, (int) crc.getValue());
        return framed;
    }
}
