package net.wan6.test.carrier;

import java.util.Objects;
import java.util.random.RandomGenerator;
import net.wan6.auth.ReconfigureKey;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.Reconfigures;
import net.wan6.auth.Rkap;
import net.wan6.codec.Duid;
import net.wan6.codec.Octets;

/**
 * Somebody on the link who sees what the carrier sends, and has no key. What the carrier sent can be sent again as it
 * is; that needs no method. Not for use by several threads.
 */
public final class Attacker {
    private final RandomGenerator entropy;

    /**
     * An attacker.
     *
     * @param entropy where the attacker's choices come from
     */
    public Attacker(RandomGenerator entropy) {
        this.entropy = entropy;
    }

    /**
     * A Reconfigure that is right but for the key.
     *
     * @param type what the client shall send
     * @param client the client's DUID
     * @param server the DUID of the server that is imitated
     * @param replayDetection the counter, unsigned
     * @return the datagram
     */
    public Octets forge(ReconfigureType type, Duid client, Duid server, long replayDetection) {
        ReconfigureKey guess = Signer.newKey(entropy);
        return Rkap.sign(Reconfigures.of(type, client, server).build(), guess, replayDetection)
                .octets();
    }

    /**
     * A datagram with one bit changed.
     *
     * @param datagram what was seen
     * @param bit which, 0 for the most significant of the first octet
     * @return the changed datagram
     * @throws IndexOutOfBoundsException if there is no such bit
     */
    public static Octets flip(Octets datagram, int bit) {
        byte[] octets = datagram.toByteArray();
        octets[Objects.checkIndex(bit, octets.length * 8) / 8] ^= (byte) (0x80 >>> bit % 8);
        return Octets.of(octets);
    }

    /**
     * A datagram with any one bit changed.
     *
     * @param datagram what was seen, not empty
     * @return the changed datagram
     */
    public Octets flipAny(Octets datagram) {
        return flip(datagram, entropy.nextInt(datagram.length() * 8));
    }
}
