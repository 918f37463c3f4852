package net.wan6.core;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
import net.wan6.core.PersistentState.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * A {@link PersistentState.Snapshot} as octets: magic, version, checksum, body. Instants are written relative to the moment of writing, since clocks
 * do not outlive a process. What is read is either whole and ours or refused
 * (engine rule I-7).
 */
final class PersistentStateFormat {
    private static final int MAGIC = 0x77616e36; // "wan6"
    private static final int VERSION = 4;

    /** Did not know of prefixes that routers announce. */
    private static final int WITHOUT_LINE_PREFIXES = 3;

    /** Did not know of time that nobody measured either. */
    private static final int WITHOUT_UNMEASURED_TIME = 2;

    /** Had no declined addresses. */
    private static final int WITHOUT_DECLINED_ADDRESSES = 1;

    private static final int HEADER = 12;

    // How many octets each takes.
    private static final int ADDRESS = 16;
    private static final int PREFIX = ADDRESS + 1;
    private static final int LEASE = 40;
    private static final int LINE_LEASE = PREFIX + LEASE - Long.BYTES + 1;
    private static final int TIMER = 41;

    /** Lengths and counts of the body: four strings of octets and six lists. */
    private static final int COUNTS = 10;

    private PersistentStateFormat() {}

    static Octets write(Snapshot snapshot, ClientIdentity identity, long now) {
        Octets keys = snapshot.keys().secretOctets();
        ByteBuffer out = ByteBuffer.allocate(HEADER + length(snapshot, identity, keys));
        writeBody(out.position(HEADER), snapshot, identity, keys, now);
        byte[] array = out.array();
        out.putInt(0, MAGIC).putInt(4, VERSION).putInt(8, checksum(array));
        return Octets.of(array);
    }

    /**
     * Reads what {@link #write} wrote, or an earlier version wrote, with instants counted from {@code now}.
     *
     * @throws PersistedStateException if it is not that, or another client's
     */
    static Snapshot read(Octets octets, ClientIdentity identity, long now) {
        if (octets.length() < HEADER) {
            throw new PersistedStateException(Reason.TRUNCATED);
        }
        if (octets.u32(0) != MAGIC) {
            throw new PersistedStateException(Reason.FOREIGN);
        }
        long version = octets.u32(4);
        if (version < WITHOUT_DECLINED_ADDRESSES || version > VERSION) {
            throw new PersistedStateException(Reason.OTHER_VERSION);
        }
        byte[] array = octets.toByteArray();
        if ((int) octets.u32(8) != checksum(array)) {
            throw new PersistedStateException(Reason.CHECKSUM);
        }
        InputStream body = new ByteArrayInputStream(array, HEADER, array.length - HEADER);
        try {
            Snapshot snapshot = readBody(new DataInputStream(body), version, identity, now);
            if (body.available() > 0) {
                throw new PersistedStateException(Reason.DAMAGED);
            }
            return snapshot;
        } catch (IOException
                | IllegalArgumentException
                | UnreadableKeyRingException
                | MalformedMessageException damaged) {
            throw new PersistedStateException(Reason.DAMAGED);
        }
    }

    private static int checksum(byte[] whole) {
        CRC32 crc = new CRC32();
        crc.update(whole, HEADER, whole.length - HEADER);
        return (int) crc.getValue();
    }

    private static int length(Snapshot snapshot, ClientIdentity identity, Octets keys) {
        HeldLeases held = snapshot.heldLeases();
        Duid server = snapshot.server();
        int octets = identity.duid().octets().length()
                + (server == null ? 0 : server.octets().length())
                + keys.length()
                + snapshot.lastReply().length();
        int excluded = 0;
        for (PrefixLease lease : held.prefixes()) {
            excluded += lease.excluded().size();
        }
        return octets
                + COUNTS * Integer.BYTES
                + held.prefixes().size() * (PREFIX + LEASE + Integer.BYTES)
                + excluded * PREFIX
                + (held.addresses().size() + snapshot.declined().size()) * (ADDRESS + LEASE)
                + held.timers().size() * TIMER
                + snapshot.advertised().size() * PREFIX
                + lineLeases(snapshot.line()).size() * LINE_LEASE
                + 2 * Long.BYTES;
    }

    private static void writeBody(ByteBuffer out, Snapshot snapshot, ClientIdentity identity, Octets keys, long now) {
        write(out, identity.duid().octets());
        Duid server = snapshot.server();
        write(out, server == null ? Octets.EMPTY : server.octets());
        write(out, keys);
        write(out, snapshot.lastReply());
        HeldLeases held = snapshot.heldLeases();
        out.putInt(held.prefixes().size());
        for (PrefixLease lease : held.prefixes()) {
            write(out, lease.prefix());
            write(out, lease, now);
            write(out, lease.excluded());
        }
        write(out, held.addresses(), now);
        out.putInt(held.timers().size());
        for (HeldLeases.IaTimers timer : held.timers()) {
            out.put((byte) (timer.ia().kind() == IaKey.Kind.PD ? 0 : 1))
                    .putLong(timer.ia().iaid())
                    .putLong(relative(timer.t1At(), now))
                    .putLong(relative(timer.t2At(), now))
                    .putLong(timer.t1())
                    .putLong(timer.t2());
        }
        write(out, snapshot.advertised());
        out.putLong(snapshot.solMaxRt()).putLong(snapshot.infMaxRt());
        write(out, snapshot.declined(), now);
        List<LineLease> line = lineLeases(snapshot.line());
        out.putInt(line.size());
        for (LineLease lease : line) {
            write(out, lease.prefix());
            writeTimes(out, lease, now);
            out.put((byte) (isIn(snapshot.line().told(), lease) ? 1 : 0));
        }
    }

    /** P-8: what is known, and what was told and has ended, with a valid lifetime of 0: its end is still to be told. */
    private static List<LineLease> lineLeases(LineLeases line) {
        if (line.isEmpty()) {
            return List.of();
        }
        List<LineLease> all = new ArrayList<>(line.known());
        for (LineLease told : line.told()) {
            if (!isIn(line.known(), told)) {
                all.add(new LineLease(told.prefix(), Lifetime.ZERO, Lifetime.ZERO, told.since()));
            }
        }
        return all;
    }

    private static boolean isIn(List<LineLease> leases, LineLease lease) {
        return leases.stream().anyMatch(lease::isSameResource);
    }

    private static LineLeases readLine(DataInputStream in, long now) throws IOException {
        List<LineLease> known = new ArrayList<>();
        List<LineLease> told = new ArrayList<>();
        for (int left = readCount(in); left > 0; left--) {
            Ipv6Prefix prefix = readPrefix(in);
            Lifetime preferred = Lifetime.ofSeconds(in.readLong());
            Lifetime valid = Lifetime.ofSeconds(in.readLong());
            LineLease lease =
                    new LineLease(prefix, preferred, valid, readSince(in, now), Lifetime.ofSeconds(in.readLong()));
            if (in.readByte() != 0) {
                told.add(lease);
            }
            if (!valid.isZero()) {
                known.add(lease);
            }
        }
        if (known.size() > LineLeases.MOST) {
            throw new IOException(known.size() + " announced prefixes");
        }
        return new LineLeases(known, told, Map.of());
    }

    private static Snapshot readBody(DataInputStream in, long version, ClientIdentity identity, long now)
            throws IOException {
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
            long since = readSince(in, now);
            Lifetime unmeasured = readUnmeasured(in, version);
            List<Ipv6Prefix> excluded = new ArrayList<>();
            for (int more = readCount(in); more > 0; more--) {
                excluded.add(readPrefix(in));
            }
            prefixes.add(new PrefixLease(iaid, prefix, preferred, valid, since, unmeasured, excluded));
        }
        List<AddressLease> addresses = readAddressLeases(in, version, now);
        List<HeldLeases.IaTimers> timers = new ArrayList<>();
        for (int left = readCount(in); left > 0; left--) {
            IaKey ia = new IaKey(in.readByte() == 0 ? IaKey.Kind.PD : IaKey.Kind.NA, in.readLong());
            timers.add(new HeldLeases.IaTimers(
                    ia,
                    absolute(in.readLong(), now),
                    absolute(in.readLong(), now),
                    Lifetime.ofSeconds(in.readLong()).seconds(),
                    Lifetime.ofSeconds(in.readLong()).seconds()));
        }
        List<Ipv6Prefix> advertised = new ArrayList<>();
        for (int left = readCount(in); left > 0; left--) {
            advertised.add(readPrefix(in));
        }
        HeldLeases heldLeases = new HeldLeases(prefixes, addresses, timers);
        long solMaxRt = in.readLong();
        long infMaxRt = in.readLong();
        List<AddressLease> declined =
                version == WITHOUT_DECLINED_ADDRESSES ? List.of() : readAddressLeases(in, version, now);
        LineLeases line = version <= WITHOUT_LINE_PREFIXES ? LineLeases.NONE : readLine(in, now);
        return new Snapshot(
                server, keys, lastReply, heldLeases, line, declined, List.copyOf(advertised), solMaxRt, infMaxRt);
    }

    private static void write(ByteBuffer out, Octets octets) {
        out.putInt(octets.length()).put(octets.toByteArray());
    }

    private static void write(ByteBuffer out, Ipv6Address address) {
        out.putLong(address.high()).putLong(address.low());
    }

    private static void write(ByteBuffer out, Ipv6Prefix prefix) {
        write(out, prefix.address());
        out.put((byte) prefix.length());
    }

    private static void write(ByteBuffer out, List<Ipv6Prefix> prefixes) {
        out.putInt(prefixes.size());
        for (Ipv6Prefix prefix : prefixes) {
            write(out, prefix);
        }
    }

    private static void write(ByteBuffer out, List<AddressLease> addresses, long now) {
        out.putInt(addresses.size());
        for (AddressLease lease : addresses) {
            write(out, lease.address());
            write(out, lease, now);
        }
    }

    private static void write(ByteBuffer out, IaLease lease, long now) {
        out.putLong(lease.iaid());
        writeTimes(out, lease, now);
    }

    private static void writeTimes(ByteBuffer out, Lease lease, long now) {
        out.putLong(lease.preferredLifetime().seconds())
                .putLong(lease.validLifetime().seconds())
                .putLong(Instants.minus(lease.since(), now))
                .putLong(lease.unmeasured().seconds());
    }

    private static Octets readOctets(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available()) {
            throw new IOException("a length of " + length);
        }
        return Octets.of(in.readNBytes(length));
    }

    private static Lifetime readUnmeasured(DataInputStream in, long version) throws IOException {
        return version <= WITHOUT_UNMEASURED_TIME ? Lifetime.ZERO : Lifetime.ofSeconds(in.readLong());
    }

    private static List<AddressLease> readAddressLeases(DataInputStream in, long version, long now) throws IOException {
        List<AddressLease> addresses = new ArrayList<>();
        for (int left = readCount(in); left > 0; left--) {
            Ipv6Address address = readAddress(in);
            long iaid = in.readLong();
            Lifetime preferred = Lifetime.ofSeconds(in.readLong());
            Lifetime valid = Lifetime.ofSeconds(in.readLong());
            long since = readSince(in, now);
            addresses.add(new AddressLease(iaid, address, preferred, valid, since, readUnmeasured(in, version)));
        }
        return List.copyOf(addresses);
    }

    private static Ipv6Address readAddress(DataInputStream in) throws IOException {
        return new Ipv6Address(in.readLong(), in.readLong());
    }

    private static Ipv6Prefix readPrefix(DataInputStream in) throws IOException {
        return new Ipv6Prefix(readAddress(in), in.readUnsignedByte());
    }

    /** No more than what follows has room for: the smallest of what is counted is a prefix. */
    private static int readCount(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > in.available() / PREFIX) {
            throw new IOException("a count of " + count);
        }
        return count;
    }

    private static long readSince(DataInputStream in, long now) throws IOException {
        long age = in.readLong();
        if (age > 0) {
            throw new IOException("a lease from the future");
        }
        return Instants.plus(now, age);
    }

    private static long relative(long instant, long now) {
        return instant == Instants.NEVER ? instant : Instants.minus(instant, now);
    }

    private static long absolute(long relative, long now) {
        return relative == Instants.NEVER ? relative : Instants.plus(now, relative);
    }
}
