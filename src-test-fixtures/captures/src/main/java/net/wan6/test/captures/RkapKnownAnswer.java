package net.wan6.test.captures;

import java.util.HexFormat;
import java.util.Objects;

/**
 * A Reconfigure and the key that signed it, or not (RFC 9915 §20.4).
 *
 * @param capture the recording it is from; a name of {@link Capture#names()} or, for constructed ones, another
 * @param verdict what is to be found
 * @param keyHex the 16 octets of the reconfigure key
 * @param replayHex the 8 octets of the replay detection field of the message
 * @param hex the octets of the message
 */
public record RkapKnownAnswer(String capture, Verdict verdict, String keyHex, String replayHex, String hex) {

    /**
     * What is to be found about the digest, and about it alone: a row with another client's DUID, a counter seen
     * before or no Reconfigure Message option can be {@link #VALID} here and is to be refused for its own reason.
     */
    public enum Verdict {
        /** The digest is right. */
        VALID,
        /** The digest is wrong. */
        INVALID
    }

    /**
     * Checks the lengths.
     *
     * @param capture the recording it is from; a name of {@link Capture#names()} or, for constructed ones, another
     * @param verdict what is to be found
     * @param keyHex the 16 octets of the reconfigure key
     * @param replayHex the 8 octets of the replay detection field of the message
     * @param hex the octets of the message
     */
    public RkapKnownAnswer {
        Objects.requireNonNull(capture, "capture");
        Objects.requireNonNull(verdict, "verdict");
        HexText.check(keyHex);
        HexText.check(replayHex);
        HexText.check(hex);
        if (keyHex.length() != 32 || replayHex.length() != 16) {
            throw new IllegalArgumentException("key " + keyHex + ", replay " + replayHex);
        }
    }

    /** {@return a new copy of the 16 octets of the key} */
    public byte[] key() {
        return HexFormat.of().parseHex(keyHex);
    }

    /** {@return the replay detection value, an unsigned number of 64 bits} */
    public long replay() {
        return Long.parseUnsignedLong(replayHex, 16);
    }

    /** {@return a new copy of the octets of the message} */
    public byte[] octets() {
        return HexFormat.of().parseHex(hex);
    }
}
