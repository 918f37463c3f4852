package net.wan6.core;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import net.wan6.auth.KeyRing;
import net.wan6.auth.UnreadableKeyRingException;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.MalformedMessageException;
import net.wan6.codec.Message;
import net.wan6.codec.Octets;
import net.wan6.core.PersistedStateException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Memory as octets: magic, version, checksum, body. Instants are written relative to the moment of writing, since clocks
 * do not outlive a process. What is read is either whole and ours or refused.
 */
final class MemoryCodec {
    private static final int MAGIC = 0x77616e36; // "wan6"
    private static final int VERSION = 1;
    private static final int HEADER = 12;
    private static final int MOST_ITEMS = 4096;

    private MemoryCodec() {}

    static Octets write(Memory memory, ClientIdentity identity, long now) {
        try {
            ByteArrayOutputStream body = new ByteArrayOutputStream(512);
            writeBody(new DataOutputStream(body), memory, identity, now);
            ByteArrayOutputStream whole = new ByteArrayOutputStream(HEADER + body.size());
            DataOutputStream out = new DataOutputStream(whole);
            out.writeInt(MAGIC);
            out.writeInt(VERSION);
            out.writeInt(checksum(body.toByteArray()));
            body.writeTo(out);
            return Octets.of(whole.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException("writing to memory", impossible);
        }
    }

    /**
     * Reads what {@link #write} wrote, with instants counted from {@code now}.
     *
     * @throws PersistedStateException if it is not that, or another client's
     */
    static Memory read(Octets octets, ClientIdentity identity, long now) {
        if (octets.length() < HEADER) {
            throw new PersistedStateException(Reason.TRUNCATED);
        }
        if (octets.u32(0) != MAGIC) {
            throw new PersistedStateException(Reason.FOREIGN);
        }
        if (octets.u32(4) != VERSION) {
            throw new PersistedStateException(Reason.OTHER_VERSION);
        }
        byte[] body = octets.slice(HEADER, octets.length()).toByteArray();
        if ((int) octets.u32(8) != checksum(body)) {
            throw new PersistedStateException(Reason.CHECKSUM);
        }
        try {
            return readBody(new DataInputStream(new ByteArrayInputStream(body)), identity, now);
        } catch (IOException
                | IllegalArgumentException
                | UnreadableKeyRingException
                | MalformedMessageException damaged) {
            throw new PersistedStateException(Reason.DAMAGED);
        }
    }

    private static int checksum(byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(body);
        return (int) crc.getValue();
    }

    private static void writeBody(DataOutputStream out, Memory memory, ClientIdentity identity, long now)
            throws IOException {
        write(out, identity.duid().octets());
        Duid server = memory.server();
        write(out, server == null ? Octets.EMPTY : server.octets());
        write(out, memory.keys().secretOctets());
        write(out, memory.lastReply());
        out.writeInt(memory.holdings().prefixes().size());
        for (PrefixLease lease : memory.holdings().prefixes()) {
            write(out, lease.prefix());
            write(out, lease, now);
            out.writeInt(lease.excluded().size());
            for (Ipv6Prefix excluded : lease.excluded()) {
                write(out, excluded);
            }
        }
        out.writeInt(memory.holdings().addresses().size());
        for (AddressLease lease : memory.holdings().addresses()) {
            write(out, lease.address());
            write(out, lease, now);
        }
        out.writeInt(memory.holdings().timers().size());
        for (Holdings.IaTimers timer : memory.holdings().timers()) {
            out.writeByte(timer.ia().kind() == IaKey.Kind.PD ? 0 : 1);
            out.writeLong(timer.ia().iaid());
            out.writeLong(relative(timer.t1At(), now));
            out.writeLong(relative(timer.t2At(), now));
            out.writeLong(timer.t1().seconds());
            out.writeLong(timer.t2().seconds());
        }
        out.writeInt(memory.advertised().size());
        for (Ipv6Prefix prefix : memory.advertised()) {
            write(out, prefix);
        }
        out.writeLong(memory.solMaxRt());
        out.writeLong(memory.infMaxRt());
    }

    private static Memory readBody(DataInputStream in, ClientIdentity identity, long now) throws IOException {
        if (!readOctets(in).equals(identity.duid().octets())) {
            throw new PersistedStateException(Reason.OTHER_CLIENT);
        }
        Octets serverId = readOctets(in);
        @Nullable Duid server = serverId.isEmpty() ? null : Duid.of(serverId);
        KeyRing keys = KeyRing.decode(readOctets(in));
        Octets lastReply = readOctets(in);
        if (!lastReply.isEmpty()) {
            Message.decode(lastReply);
        }
        List<PrefixLease> prefixes = new ArrayList<>();
        for (int left = readCount(in); left > 0; left--) {
            Ipv6Prefix prefix = readPrefix(in);
            long iaid = in.readLong();
            Lifetime preferred = Lifetime.ofSeconds(in.readLong());
            Lifetime valid = Lifetime.ofSeconds(in.readLong());
            long since = now + in.readLong();
            List<Ipv6Prefix> excluded = new ArrayList<>();
            for (int more = readCount(in); more > 0; more--) {
                excluded.add(readPrefix(in));
            }
            prefixes.add(new PrefixLease(iaid, prefix, preferred, valid, since, excluded));
        }
        List<AddressLease> addresses = new ArrayList<>();
        for (int left = readCount(in); left > 0; left--) {
            Ipv6Address address = readAddress(in);
            long iaid = in.readLong();
            Lifetime preferred = Lifetime.ofSeconds(in.readLong());
            Lifetime valid = Lifetime.ofSeconds(in.readLong());
            addresses.add(new AddressLease(iaid, address, preferred, valid, now + in.readLong()));
        }
        List<Holdings.IaTimers> timers = new ArrayList<>();
        for (int left = readCount(in); left > 0; left--) {
            IaKey ia = new IaKey(in.readByte() == 0 ? IaKey.Kind.PD : IaKey.Kind.NA, in.readLong());
            timers.add(new Holdings.IaTimers(
                    ia,
                    absolute(in.readLong(), now),
                    absolute(in.readLong(), now),
                    Lifetime.ofSeconds(in.readLong()),
                    Lifetime.ofSeconds(in.readLong())));
        }
        List<Ipv6Prefix> advertised = new ArrayList<>();
        for (int left = readCount(in); left > 0; left--) {
            advertised.add(readPrefix(in));
        }
        Holdings holdings = new Holdings(prefixes, addresses, timers);
        return new Memory(server, keys, lastReply, holdings, List.copyOf(advertised), in.readLong(), in.readLong());
    }

    private static void write(DataOutputStream out, Octets octets) throws IOException {
        out.writeInt(octets.length());
        out.write(octets.toByteArray());
    }

    private static void write(DataOutputStream out, Ipv6Address address) throws IOException {
        out.writeLong(address.high());
        out.writeLong(address.low());
    }

    private static void write(DataOutputStream out, Ipv6Prefix prefix) throws IOException {
        write(out, prefix.address());
        out.writeByte(prefix.length());
    }

    private static void write(DataOutputStream out, Lease lease, long now) throws IOException {
        out.writeLong(lease.iaid());
        out.writeLong(lease.preferredLifetime().seconds());
        out.writeLong(lease.validLifetime().seconds());
        out.writeLong(lease.since() - now);
    }

    private static Octets readOctets(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a length of " + length);
        }
        return Octets.of(in.readNBytes(length));
    }

    private static Ipv6Address readAddress(DataInputStream in) throws IOException {
        return new Ipv6Address(in.readLong(), in.readLong());
    }

    private static Ipv6Prefix readPrefix(DataInputStream in) throws IOException {
        return new Ipv6Prefix(readAddress(in), in.readUnsignedByte());
    }

    private static int readCount(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST_ITEMS) {
            throw new IOException("a count of " + count);
        }
        return count;
    }

    private static long relative(long instant, long now) {
        return instant == Clocks.NEVER ? instant : instant - now;
    }

    private static long absolute(long relative, long now) {
        return relative == Clocks.NEVER ? relative : now + relative;
    }
}
