package net.wan6.mape.provisioning;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.mape.provisioning.UnreadableProvisioningException.Reason;

/**
 * What outlives a process (HB46PP 1.1 §3.5): magic, version (4 octets each), CRC-32C of the rest (4), number of prefixes (2),
 * each with 16 octets and its length in one, token (0 or 64), length of the body (4) and the body of the last good answer as it
 * came. Numbers are written most significant octet first.
 *
 * @param prefixes the line's, when the answer was given
 * @param tokenText 64 digits, or empty
 * @param body of the answer that runs, or empty
 */
record ProvisioningState(List<Ipv6Prefix> prefixes, String tokenText, Octets body) {
    static final ProvisioningState EMPTY = new ProvisioningState(List.of(), "", Octets.EMPTY);

    private static final int MAGIC = 0x77616e70; // "wanp"
    private static final int VERSION = 1;
    private static final int HEADER = 12;
    private static final int PREFIX = 17;
    private static final int MOST_PREFIXES = 1024;

    ProvisioningState {
        prefixes = List.copyOf(prefixes.subList(0, Math.min(MOST_PREFIXES, prefixes.size())));
        body = body.compact();
    }

    Optional<String> token() {
        return tokenText.isEmpty() ? Optional.empty() : Optional.of(tokenText);
    }

    /** The token after an answer: its own, or still the one before, if it has none. */
    String tokenAfter(ProvisioningAnswer answer) {
        return answer.token().orElse(tokenText);
    }

    Optional<ProvisioningAnswer> answer() {
        return body.isEmpty() ? Optional.empty() : Optional.of(ProvisioningAnswer.read(body));
    }

    ProvisioningState withoutAnswer() {
        return new ProvisioningState(prefixes, tokenText, Octets.EMPTY);
    }

    Octets encode() {
        byte[] token = tokenText.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer out = ByteBuffer.allocate(
                HEADER + 2 + prefixes.size() * PREFIX + 1 + token.length + Integer.BYTES + body.length());
        out.putInt(MAGIC).putInt(VERSION).putInt(0).putShort((short) prefixes.size());
        for (Ipv6Prefix prefix : prefixes) {
            out.putLong(prefix.address().high()).putLong(prefix.address().low()).put((byte) prefix.length());
        }
        out.put((byte) token.length).put(token).putInt(body.length()).put(body.toByteBuffer());
        out.putInt(Integer.BYTES * 2, checksum(out.array()));
        return Octets.of(out.array());
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws UnreadableProvisioningException if it is anything else
     */
    static ProvisioningState decode(Octets state) {
        if (state.length() < HEADER) {
            throw new UnreadableProvisioningException(Reason.TRUNCATED);
        }
        if (state.u32(0) != MAGIC) {
            throw new UnreadableProvisioningException(Reason.FOREIGN);
        }
        if (state.u32(4) != VERSION) {
            throw new UnreadableProvisioningException(Reason.OTHER_VERSION);
        }
        byte[] array = state.toByteArray();
        if ((int) state.u32(8) != checksum(array)) {
            throw new UnreadableProvisioningException(Reason.CHECKSUM);
        }
        try {
            return read(new DataInputStream(new ByteArrayInputStream(array, HEADER, array.length - HEADER)));
        } catch (IOException | IllegalArgumentException | MalformedAnswerException damaged) {
            throw new UnreadableProvisioningException(Reason.DAMAGED);
        }
    }

    private static ProvisioningState read(DataInputStream in) throws IOException {
        List<Ipv6Prefix> prefixes = new ArrayList<>();
        for (int left = in.readUnsignedShort(); left > 0; left--) {
            prefixes.add(new Ipv6Prefix(new Ipv6Address(in.readLong(), in.readLong()), in.readUnsignedByte()));
        }
        String token = new String(octets(in, in.readUnsignedByte()), StandardCharsets.US_ASCII);
        Octets body = Octets.of(octets(in, in.readInt()));
        ProvisioningState state = new ProvisioningState(prefixes, token, body);
        boolean whole = in.available() == 0 && (token.isEmpty() || ProvisioningRequest.isToken(token));
        if (!whole) {
            throw new IOException("the state does not end where it should, or its token is none");
        }
        state.answer();
        return state;
    }

    private static byte[] octets(DataInputStream in, int length) throws IOException {
        if (length < 0 || length > in.available()) {
            throw new IOException("a length of " + length);
        }
        return in.readNBytes(length);
    }

    private static int checksum(byte[] whole) {
        CRC32C crc = new CRC32C();
        crc.update(whole, HEADER, whole.length - HEADER);
        return (int) crc.getValue();
    }

    /** The token is not shown. */
    @Override
    public String toString() {
        return "ProvisioningState[" + prefixes + ", " + body.length() + " octets]";
    }
}
