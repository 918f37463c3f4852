package net.wan6.auth;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import net.wan6.auth.UnreadableKeyRingException.Reason;
import net.wan6.codec.Duid;
import net.wan6.codec.Octets;

/**
 * A key ring as octets, all numbers big-endian:
 *
 * <pre>
 * "w6kr" | version 1 | length of the whole 4 | entries | CRC-32 of all before it 4
 * entry: DUID length 1 | DUID | key 16 | known 1 | value of the Reply 8 | value of the Reconfigure 8
 * known: 1 the Reply's value, 2 the Reconfigure's value
 * </pre>
 *
 * <p>Frame and checksum stay as they are in later versions, so that damage is told from novelty.
 */
final class KeyRingFormat {
    private static final int MAGIC = 0x77366b72;
    private static final int VERSION = 1;
    private static final int HEADER = 9;
    private static final int CHECKSUM = 4;
    private static final int ENTRY_WITHOUT_DUID = 1 + ReconfigureKey.LENGTH + 1 + 8 + 8;
    private static final int KNOWS_DELIVERED = 1;
    private static final int KNOWS_RECEIVED = 2;

    private KeyRingFormat() {}

    static Octets write(List<HeldKey> held) {
        int length = HEADER + CHECKSUM;
        for (HeldKey key : held) {
            length += ENTRY_WITHOUT_DUID + key.serverId().octets().length();
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        out.putInt(MAGIC).put((byte) VERSION).putInt(length);
        held.forEach(key -> write(out, key));
        out.putInt(checksum(out.array()));
        return Octets.of(out.array());
    }

    private static void write(ByteBuffer out, HeldKey held) {
        byte[] duid = held.serverId().octets().toByteArray();
        Counter delivered = held.baseline().delivered();
        Counter received = held.baseline().received();
        int known = (delivered instanceof Counter.None ? 0 : KNOWS_DELIVERED)
                | (received instanceof Counter.None ? 0 : KNOWS_RECEIVED);
        out.put((byte) duid.length)
                .put(duid)
                .put(held.key().secretOctets().toByteArray())
                .put((byte) known)
                .putLong(value(delivered))
                .putLong(value(received));
    }

    private static long value(Counter counter) {
        return counter instanceof Counter.Last last ? last.value() : 0;
    }

    static List<HeldKey> read(Octets octets) {
        byte[] array = octets.toByteArray();
        ByteBuffer in = ByteBuffer.wrap(array);
        if (array.length < HEADER + CHECKSUM) {
            throw new UnreadableKeyRingException(Reason.TRUNCATED);
        }
        if (in.getInt() != MAGIC) {
            throw new UnreadableKeyRingException(Reason.NOT_A_KEY_RING);
        }
        int version = in.get();
        int length = in.getInt();
        if (length != array.length) {
            throw new UnreadableKeyRingException(length > array.length ? Reason.TRUNCATED : Reason.DAMAGED);
        }
        if (checksum(array) != ByteBuffer.wrap(array).getInt(array.length - CHECKSUM)) {
            throw new UnreadableKeyRingException(Reason.DAMAGED);
        }
        if (version != VERSION) {
            throw new UnreadableKeyRingException(Reason.OTHER_VERSION);
        }
        try {
            return entries(in.limit(array.length - CHECKSUM));
        } catch (BufferUnderflowException | IllegalArgumentException notWrittenByUs) {
            throw new UnreadableKeyRingException(Reason.DAMAGED);
        }
    }

    private static int checksum(byte[] framed) {
        CRC32 crc = new CRC32();
        crc.update(framed, 0, framed.length - CHECKSUM);
        return (int) crc.getValue();
    }

    private static List<HeldKey> entries(ByteBuffer in) {
        List<HeldKey> held = new ArrayList<>();
        while (in.hasRemaining()) {
            held.add(entry(in));
        }
        long servers = held.stream().map(HeldKey::serverId).distinct().count();
        if (servers != held.size() || servers > KeyRing.MOST_SERVERS) {
            throw new IllegalArgumentException("more keys than a ring holds");
        }
        return held;
    }

    private static HeldKey entry(ByteBuffer in) {
        Duid serverId = Duid.of(octets(in, in.get() & 0xff));
        ReconfigureKey key = ReconfigureKey.of(octets(in, ReconfigureKey.LENGTH));
        int known = in.get();
        Counter delivered = counter(in.getLong(), known & KNOWS_DELIVERED);
        Counter received = counter(in.getLong(), known & KNOWS_RECEIVED);
        return new HeldKey(serverId, key, new Baseline(delivered, received));
    }

    private static Octets octets(ByteBuffer in, int length) {
        byte[] octets = new byte[length];
        in.get(octets);
        return Octets.of(octets);
    }

    private static Counter counter(long value, int known) {
        return known == 0 ? Counter.NONE : new Counter.Last(value);
    }
}
