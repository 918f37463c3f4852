package net.wan6.mape;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;

/**
 * From an IPv4 destination to the CE that has it (RFC 7597 §5.3), for packets.
 *
 * <p>The rule is the one with the longest IPv4 prefix; rules with a PSID of their own also have to have the port's PSID,
 * and where none of them has, the next shorter prefix is tried. Of rules with the same prefix and PSID the domain's first
 * is taken.
 *
 * <p>The port is that of the inner packet's destination: the destination port of TCP, UDP, DCCP and SCTP, the identifier
 * of an ICMP echo reply, and for an ICMP error the source port or identifier of the packet it tells of. An echo request
 * to a shared address, a fragment other than the first and any other protocol have no such number: use the form without
 * port.
 *
 * <p>The per-packet forms allocate nothing. Immutable and safe for use by any number of threads.
 */
public final class MapForwarder {

    private static final VarHandle INT64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private static final int NO_RULE = -1;
    private static final int PORT_NEEDED = -2;
    private static final int PORT_EXCLUDED = -3;

    /** Prefix number i of the index is row i; the other rows are reached through {@link #oneToOne}. */
    private final PrefixIndex index;

    private final RuleRows rows;
    private final OneToOneRules[] oneToOne;

    MapForwarder(List<MapRule> rules, InterfaceIdFormat format) {
        Map<Ipv4Prefix, List<MapRule>> byPrefix = new LinkedHashMap<>();
        rules.forEach(rule -> byPrefix.computeIfAbsent(rule.ipv4Prefix(), key -> new ArrayList<>())
                .add(rule));
        List<MapRule> inRows = new ArrayList<>();
        byPrefix.values().forEach(sharing -> inRows.add(leading(sharing)));
        oneToOne = new OneToOneRules[byPrefix.size()];
        Arrays.fill(oneToOne, OneToOneRules.EMPTY);
        int slot = 0;
        for (List<MapRule> sharing : byPrefix.values()) {
            if (inRows.get(slot).explicitPsidLength() > 0) {
                oneToOne[slot] = oneToOne(sharing, inRows);
            }
            slot++;
        }
        rows = new RuleRows(inRows, format);
        index = new PrefixIndex(byPrefix.keySet().stream()
                .map(prefix ->
                        new Ipv6Prefix(new Ipv6Address(key(prefix.address().value()), 0), prefix.length()))
                .toArray(Ipv6Prefix[]::new));
    }

    /** The rule in the row of the prefix: one with a PSID of its own if there is one, for it marks the row. */
    private static MapRule leading(List<MapRule> sharing) {
        return sharing.stream()
                .filter(rule -> rule.explicitPsidLength() > 0)
                .findFirst()
                .orElse(sharing.get(0));
    }

    private static OneToOneRules oneToOne(List<MapRule> sharing, List<MapRule> inRows) {
        List<OneToOneRules.Numbered> numbered = new ArrayList<>();
        for (MapRule rule : sharing) {
            numbered.add(new OneToOneRules.Numbered(inRows.size(), rule));
            inRows.add(rule);
        }
        return new OneToOneRules(numbered);
    }

    private static long key(int ipv4) {
        return (long) ipv4 << 32;
    }

    /**
     * Writes the CE address into a buffer.
     *
     * @param ipv4 the destination address
     * @param port the destination port as said above, 0 to 65535
     * @param target where the sixteen octets go if the verdict is {@link ForwardingVerdict#TO_CE}
     * @param offset index of the first
     * @return where the packet goes
     * @throws IllegalArgumentException if {@code port} is none or {@code target} has no room
     */
    public ForwardingVerdict forward(int ipv4, int port, byte[] target, int offset) {
        requireRoom(offset, Ipv6Address.OCTETS, target.length);
        return write(find(ipv4, requirePort(port)), ipv4, port, target, offset);
    }

    /**
     * Gives the CE address as two longs.
     *
     * @param ipv4 the destination address
     * @param port the destination port as said above, 0 to 65535
     * @param target where the two halves go if the verdict is {@link ForwardingVerdict#TO_CE}
     * @param offset index of the first
     * @return where the packet goes
     * @throws IllegalArgumentException if {@code port} is none or {@code target} has no room
     */
    public ForwardingVerdict forward(int ipv4, int port, long[] target, int offset) {
        requireRoom(offset, 2, target.length);
        return write(find(ipv4, requirePort(port)), ipv4, port, target, offset);
    }

    /**
     * Writes the CE address of a packet without port into a buffer: only addresses that are not shared have one.
     *
     * @param ipv4 the destination address
     * @param target where the sixteen octets go if the verdict is {@link ForwardingVerdict#TO_CE}
     * @param offset index of the first
     * @return where the packet goes
     * @throws IllegalArgumentException if {@code target} has no room
     */
    public ForwardingVerdict forwardWithoutPort(int ipv4, byte[] target, int offset) {
        requireRoom(offset, Ipv6Address.OCTETS, target.length);
        return write(findWithoutPort(ipv4), ipv4, 0, target, offset);
    }

    /**
     * Gives the CE address of a packet without port as two longs: only addresses that are not shared have one.
     *
     * @param ipv4 the destination address
     * @param target where the two halves go if the verdict is {@link ForwardingVerdict#TO_CE}
     * @param offset index of the first
     * @return where the packet goes
     * @throws IllegalArgumentException if {@code target} has no room
     */
    public ForwardingVerdict forwardWithoutPort(int ipv4, long[] target, int offset) {
        requireRoom(offset, 2, target.length);
        return write(findWithoutPort(ipv4), ipv4, 0, target, offset);
    }

    /**
     * The CE address, for people and tests.
     *
     * @param ipv4 the destination address
     * @param port the destination port as said above, 0 to 65535
     * @return the address, or empty if the packet goes to the border relay or nowhere
     * @throws IllegalArgumentException if {@code port} is none
     */
    public Optional<Ipv6Address> ceAddress(Ipv4Address ipv4, int port) {
        long[] halves = new long[2];
        return forward(ipv4.value(), port, halves, 0) == ForwardingVerdict.TO_CE
                ? Optional.of(new Ipv6Address(halves[0], halves[1]))
                : Optional.empty();
    }

    /**
     * The memory of the index.
     *
     * @return octets in its arrays, headers left out
     */
    public long indexOctets() {
        long explicit = Arrays.stream(oneToOne).mapToLong(OneToOneRules::octets).sum();
        return index.octets() + rows.octets() + 4L * oneToOne.length + explicit;
    }

    private int find(int ipv4, int port) {
        int slot = index.find(key(ipv4), 0);
        int refusal = NO_RULE;
        while (slot != PrefixIndex.NONE) {
            if (!rows.hasExplicitPsid(slot)) {
                return rows.isExcluded(slot, port) ? PORT_EXCLUDED : slot;
            }
            int row = oneToOne[slot].find(port);
            if (row >= 0) {
                return row;
            }
            if (row == OneToOneRules.EXCLUDED) {
                refusal = PORT_EXCLUDED;
            }
            slot = index.parent(slot);
        }
        return refusal;
    }

    private int findWithoutPort(int ipv4) {
        int slot = index.find(key(ipv4), 0);
        if (slot == PrefixIndex.NONE) {
            return NO_RULE;
        }
        return rows.isShared(slot) ? PORT_NEEDED : slot;
    }

    private ForwardingVerdict write(int row, int ipv4, int port, byte[] target, int offset) {
        if (row < 0) {
            return refusal(row);
        }
        INT64.set(target, offset, rows.high(row, ipv4, port));
        INT64.set(target, offset + 8, rows.low(row, ipv4, port));
        return ForwardingVerdict.TO_CE;
    }

    private ForwardingVerdict write(int row, int ipv4, int port, long[] target, int offset) {
        if (row < 0) {
            return refusal(row);
        }
        target[offset] = rows.high(row, ipv4, port);
        target[offset + 1] = rows.low(row, ipv4, port);
        return ForwardingVerdict.TO_CE;
    }

    private static ForwardingVerdict refusal(int row) {
        return switch (row) {
            case PORT_NEEDED -> ForwardingVerdict.PORT_NEEDED;
            case PORT_EXCLUDED -> ForwardingVerdict.PORT_EXCLUDED;
            default -> ForwardingVerdict.NO_RULE;
        };
    }

    private static int requirePort(int port) {
        if (port >>> 16 != 0) {
            throw new IllegalArgumentException("not a port: " + port);
        }
        return port;
    }

    private static void requireRoom(int offset, int length, int size) {
        if (offset < 0 || offset > size - length) {
            throw new IllegalArgumentException("no room for " + length + " at " + offset + " of " + size);
        }
    }
}
