package net.wan6.core.driver;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import net.wan6.codec.Octets;
import net.wan6.core.Downtime;

/**
 * The form of a state file, numbers most significant octet first: {@code w6sf}, version (2 octets), length of the boot
 * id (2), clock in nanoseconds (8), wall clock in milliseconds since 1970 (8), length of the state (4), boot id, state,
 * CRC-32 of all before (4). The state inside has a form of its own, for whoever keeps it elsewhere.
 */
final class StateFileFormat {
    static final int VERSION = 1;

    static final int MAGIC_LENGTH = 4;

    private static final int MAGIC = 0x77367366; // "w6sf"
    private static final int HEADER = 28;
    private static final int CHECKSUM = 4;

    private StateFileFormat() {}

    /** When and in which run of the machine a state was kept; the boot id is empty where there is none. */
    record Stamp(String bootId, long nanoseconds, long wallMillis) {
        static Stamp of(HostClock clock) {
            return new Stamp(
                    clock.bootId().orElse(""),
                    clock.nanoseconds(),
                    clock.wallClock().toEpochMilli());
        }

        /** How long before {@code present} this was. */
        Downtime until(Stamp present) {
            long elapsed = present.nanoseconds - nanoseconds;
            if (!bootId.isEmpty() && bootId.equals(present.bootId) && elapsed >= 0) {
                return new Downtime.Exactly(elapsed);
            }
            long millis = present.wallMillis - wallMillis;
            // A clock that runs backwards, or has not been set yet, tells nothing.
            boolean told = millis >= 0 && millis <= Long.MAX_VALUE / 1_000_000;
            return told ? new Downtime.About(millis * 1_000_000) : new Downtime.Unknown();
        }
    }

    record Content(Stamp stamp, Octets state) {}

    /** Why octets are not a state file; says so in its message. */
    static final class UnusableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnusableException(String message) {
            super(message);
        }
    }

    /** Whether a file that begins so, or consists of no more than that, may be a state, whole or torn. */
    static boolean mayBegin(byte[] octets) {
        byte[] magic = ByteBuffer.allocate(MAGIC_LENGTH).putInt(MAGIC).array();
        return octets.length <= MAGIC_LENGTH && Arrays.equals(octets, Arrays.copyOf(magic, octets.length));
    }

    static byte[] write(Content content) {
        byte[] bootId = content.stamp().bootId().getBytes(StandardCharsets.US_ASCII);
        ByteBuffer out =
                ByteBuffer.allocate(HEADER + bootId.length + content.state().length() + CHECKSUM);
        out.putInt(MAGIC).putShort((short) VERSION).putShort((short) bootId.length);
        out.putLong(content.stamp().nanoseconds()).putLong(content.stamp().wallMillis());
        out.putInt(content.state().length()).put(bootId).put(content.state().toByteBuffer());
        return out.putInt(checksum(out.array(), out.position())).array();
    }

    static Content read(byte[] file) throws UnusableException {
        ByteBuffer in = ByteBuffer.wrap(file);
        if (file.length < HEADER + CHECKSUM || in.getInt() != MAGIC) {
            throw new UnusableException("it is damaged: it is too short");
        }
        int version = Short.toUnsignedInt(in.getShort());
        if (version != VERSION) {
            throw new UnusableException("it is of version " + version + ", this library knows version " + VERSION);
        }
        int bootIdLength = Short.toUnsignedInt(in.getShort());
        long nanoseconds = in.getLong();
        long wallMillis = in.getLong();
        long stateLength = Integer.toUnsignedLong(in.getInt());
        boolean whole = HEADER + bootIdLength + stateLength + CHECKSUM == file.length
                && checksum(file, file.length - CHECKSUM) == in.getInt(file.length - CHECKSUM);
        if (!whole) {
            throw new UnusableException("it is damaged: its length or checksum is wrong");
        }
        String bootId = new String(file, HEADER, bootIdLength, StandardCharsets.US_ASCII);
        Octets state = Octets.of(file, HEADER + bootIdLength, file.length - CHECKSUM);
        return new Content(new Stamp(bootId, nanoseconds, wallMillis), state);
    }

    private static int checksum(byte[] octets, int length) {
        CRC32 crc = new CRC32();
        crc.update(octets, 0, length);
        return (int) crc.getValue();
    }
}
