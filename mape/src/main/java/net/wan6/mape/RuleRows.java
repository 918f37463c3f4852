package net.wan6.mape;

import java.util.List;

/**
 * Rules as rows of numbers, and the arithmetic of RFC 7597 §5.3 on them: from an IPv4 address and a port to the CE's IPv6
 * address.
 *
 * <p>One row is four longs, half a cache line: the two halves of the Rule IPv6 prefix, the IPv4 prefix with the mask of
 * what goes into the interface identifier, and the packed lengths. Everything that can be computed beforehand is.
 */
final class RuleRows {

    private static final int ROW = 4;
    private static final int PREFIX_HIGH = 0;
    private static final int PREFIX_LOW = 1;
    private static final int IPV4 = 2;
    private static final int LENGTHS = 3;

    // Fields of LENGTHS, each the position of its lowest bit.
    private static final int EA_UP = 0; // 8 bits: how far the EA bits are above bit 127
    private static final int RULE_IPV4_LENGTH = 8; // 6 bits: r
    private static final int SUFFIX_DOWN = 14; // 6 bits: how far the IPv4 suffix is above bit 31
    private static final int PSID_LENGTH = 20; // 5 bits: k
    private static final int EA_PSID_LENGTH = 25; // 5 bits: k where the PSID is of the EA bits, otherwise 0
    private static final int PORT_ENDS = 30; // 5 bits: m
    private static final int PORT_STARTS = 35; // 5 bits: 16 - a, and 16 where there is nothing to exclude
    private static final int EXPLICIT_PSID = 40; // 17 bits: the PSID and above it whether there is one

    private final long[] rows;
    private final int shift;

    RuleRows(List<MapRule> rules, InterfaceIdFormat format) {
        rows = new long[rules.size() * ROW];
        shift = format.shift;
        for (int i = 0; i < rules.size(); i++) {
            fill(i * ROW, rules.get(i));
        }
    }

    private void fill(int at, MapRule rule) {
        int ipv4Length = rule.ipv4Prefix().length();
        int known = ipv4Length + rule.ipv4SuffixLength();
        int psidLength = rule.psidLength();
        boolean explicit = rule.explicitPsidLength() > 0;
        int offset = psidLength == 0 ? 0 : rule.psidOffset();
        rows[at + PREFIX_HIGH] = rule.ipv6Prefix().address().high();
        rows[at + PREFIX_LOW] = rule.ipv6Prefix().address().low();
        rows[at + IPV4] = (long) rule.ipv4Prefix().address().value() << 32 | (-1L << (32 - known) & 0xffff_ffffL);
        rows[at + LENGTHS] = (long) (128 - rule.cePrefixLength()) << EA_UP
                | (long) ipv4Length << RULE_IPV4_LENGTH
                | (long) (32 - known) << SUFFIX_DOWN
                | (long) psidLength << PSID_LENGTH
                | (long) (explicit ? 0 : psidLength) << EA_PSID_LENGTH
                | (long) (16 - offset - psidLength) << PORT_ENDS
                | (long) (16 - offset) << PORT_STARTS
                | (explicit ? 0x1_0000L | rule.explicitPsid() : 0) << EXPLICIT_PSID;
    }

    boolean isShared(int row) {
        return field(rows[row * ROW + LENGTHS], PSID_LENGTH, 5) != 0;
    }

    boolean hasExplicitPsid(int row) {
        return field(rows[row * ROW + LENGTHS], EXPLICIT_PSID + 16, 1) != 0;
    }

    /** Whether no CE has the port, because it lies in the block A = 0 that the PSID offset excludes. */
    boolean isExcluded(int row, int port) {
        // With offset 0 this shifts by 16: every port would seem excluded but for the second condition.
        int starts = field(rows[row * ROW + LENGTHS], PORT_STARTS, 5);
        return port >>> starts == 0 && starts != 16;
    }

    /** The PSID of the CE that has the port. */
    private static int psidOf(long lengths, int port) {
        int inPort = port >>> field(lengths, PORT_ENDS, 5) & ((1 << field(lengths, PSID_LENGTH, 5)) - 1);
        int explicit = field(lengths, EXPLICIT_PSID, 17);
        return explicit == 0 ? inPort : explicit & 0xffff;
    }

    /** Whether the explicit PSID of the row, if it has one, is the port's. */
    boolean ownsPort(int row, int port) {
        long lengths = rows[row * ROW + LENGTHS];
        int inPort = port >>> field(lengths, PORT_ENDS, 5) & ((1 << field(lengths, PSID_LENGTH, 5)) - 1);
        return inPort == psidOf(lengths, port);
    }

    boolean containsIpv4(int row, int ipv4) {
        int length = field(rows[row * ROW + LENGTHS], RULE_IPV4_LENGTH, 6);
        int base = (int) (rows[row * ROW + IPV4] >>> 32);
        return ((ipv4 ^ base) & 0xffff_ffffL) >>> (32 - length) == 0;
    }

    /** The first bit of the CE address that is of the PSID. */
    int psidAt(int row) {
        return psidEnd(row) - field(rows[row * ROW + LENGTHS], EA_PSID_LENGTH, 5);
    }

    /** The first bit of the CE address after the EA bits. */
    int psidEnd(int row) {
        return 128 - field(rows[row * ROW + LENGTHS], EA_UP, 8);
    }

    /** The first half of the CE address. */
    long high(int row, int ipv4, int port) {
        long lengths = rows[row * ROW + LENGTHS];
        int up = field(lengths, EA_UP, 8);
        long ea = eaBits(lengths, ipv4, port);
        long high = rows[row * ROW + PREFIX_HIGH];
        if (up >= 64) {
            return high | (ea << (up - 64));
        }
        return up == 0 ? high : high | (ea >>> (64 - up));
    }

    /** The second half of the CE address. */
    long low(int row, int ipv4, int port) {
        long lengths = rows[row * ROW + LENGTHS];
        int keep = (int) rows[row * ROW + IPV4];
        long interfaceId = InterfaceIdFormat.interfaceId(ipv4 & keep, psidOf(lengths, port), shift);
        int up = field(lengths, EA_UP, 8);
        if (up >= 64) {
            return interfaceId;
        }
        long prefix = rows[row * ROW + PREFIX_LOW] | eaBits(lengths, ipv4, port) << up;
        return prefix | (interfaceId & ((1L << up) - 1));
    }

    private static long eaBits(long lengths, int ipv4, int port) {
        long host = ipv4 & 0xffff_ffffL >>> field(lengths, RULE_IPV4_LENGTH, 6);
        int eaPsidLength = field(lengths, EA_PSID_LENGTH, 5);
        long psid = eaPsidLength == 0 ? 0 : psidOf(lengths, port);
        return host >>> field(lengths, SUFFIX_DOWN, 6) << eaPsidLength | psid;
    }

    private static int field(long lengths, int from, int bits) {
        return (int) (lengths >>> from) & ((1 << bits) - 1);
    }

    /** Octets held on the heap, array headers left out. */
    long octets() {
        return 8L * rows.length;
    }
}
