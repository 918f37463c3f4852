package net.wan6.mape;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The ports of one CE (RFC 7597 §5.1), ascending.
 *
 * <p>A port is {@code A | PSID | j} in 16 bits, with as many bits for A as the PSID offset says. The set holds all j for
 * all A above zero, or simply all j where the offset is 0. Without a PSID it holds every port, 0 too. Use
 * {@link #forNat()} for ports to give out, and {@link #excludingBelow} for Appendix B's reading, which leaves out the
 * system ports at offsets above 6.
 *
 * <p>A set is four numbers: no query allocates, except those that return a collection. Immutable and safe for use by any
 * number of threads.
 *
 * @param psidOffset the number of bits of A, 0 to 15; 0 where there is no PSID, for it is without effect then
 * @param psidLength the length of the PSID, 0 to 16
 * @param psid the PSID
 * @param lowest the lowest port in the set, 65536 if it is empty
 */
public record PortSet(int psidOffset, int psidLength, int psid, int lowest) {

    /** Every port. */
    public static final PortSet ALL = of(0, 0, 0);

    private static final int PORTS = 1 << MapRule.PORT_BITS;

    /**
     * Makes the set of the given ports at {@code lowest} or above.
     *
     * @param psidOffset 0 to 15, with {@code psidLength} at most 16
     * @param psidLength 0 to 16
     * @param psid less than two to the power of its length
     * @param lowest 0 to 65536; becomes the lowest port that is in the set
     * @throws IllegalArgumentException if a value is out of range
     */
    public PortSet {
        if (psidLength < 0 || psidLength > 16 || psidOffset < 0 || psidOffset > 15) {
            throw new IllegalArgumentException("no PSID offset and length: " + psidOffset + ", " + psidLength);
        }
        if (psidLength == 0) {
            psidOffset = 0;
        }
        if (psidOffset + psidLength > MapRule.PORT_BITS) {
            throw new IllegalArgumentException(
                    "PSID offset " + psidOffset + " and length " + psidLength + " exceed 16 bits");
        }
        if (psid < 0 || psid >>> psidLength != 0) {
            throw new IllegalArgumentException("PSID " + psid + " does not fit into " + psidLength + " bits");
        }
        if (lowest < 0 || lowest > PORTS) {
            throw new IllegalArgumentException("lowest port " + lowest + " is not in 0 to 65536");
        }
        int below = countBelow(psidOffset, psidLength, psid, lowest);
        lowest = below == fullSize(psidOffset, psidLength) ? PORTS : nthOfAll(psidOffset, psidLength, psid, below);
    }

    /**
     * The whole port set of RFC 7597 §5.1.
     *
     * @param psidOffset the PSID offset, 0 to 15
     * @param psidLength the PSID length, 0 to 16; together at most 16
     * @param psid the PSID, right-aligned
     * @return the set
     * @throws IllegalArgumentException if a value is out of range
     */
    public static PortSet of(int psidOffset, int psidLength, int psid) {
        return new PortSet(psidOffset, psidLength, psid, 0);
    }

    /**
     * The PSID of the CE that has a port, if any CE has it.
     *
     * @param port 0 to 65535
     * @param psidOffset the PSID offset
     * @param psidLength the PSID length
     * @return the bits of the port that are the PSID
     */
    static int psidOf(int port, int psidOffset, int psidLength) {
        return port >>> (MapRule.PORT_BITS - psidOffset - psidLength) & ((1 << psidLength) - 1);
    }

    /**
     * This set without the ports below a number; RFC 7597 Appendix B has N = 1024.
     *
     * @param port the lowest port allowed, 0 to 65536
     * @return the smaller set
     * @throws IllegalArgumentException if {@code port} is out of range
     */
    public PortSet excludingBelow(int port) {
        if (port < 0 || port > PORTS) {
            throw new IllegalArgumentException("port " + port + " is not in 0 to 65536");
        }
        return new PortSet(psidOffset, psidLength, psid, Math.max(port, lowest));
    }

    /**
     * The ports a NAT may give out: this set without port 0, which no transport lets a host use.
     *
     * @return this set, without port 0
     */
    public PortSet forNat() {
        return excludingBelow(1);
    }

    /**
     * Whether a port is in the set.
     *
     * @param port any number
     * @return true if it is one of the set's ports
     */
    public boolean contains(int port) {
        // Nothing below "lowest" passes, so neither does A = 0 where it is excluded.
        return port >= lowest && port < PORTS && psidOf(port, psidOffset, psidLength) == psid;
    }

    /**
     * How many ports.
     *
     * @return 0 to 65536
     */
    public int size() {
        return fullSize(psidOffset, psidLength) - countBelow(psidOffset, psidLength, psid, lowest);
    }

    /**
     * Whether there is no port.
     *
     * @return true if {@link #excludingBelow} left none
     */
    public boolean isEmpty() {
        return lowest == PORTS;
    }

    /**
     * One port by its place.
     *
     * @param index from 0 to {@link #size()} - 1
     * @return the port
     * @throws IllegalArgumentException if there is no such port
     */
    public int nth(int index) {
        int below = countBelow(psidOffset, psidLength, psid, lowest);
        if (index < 0 || index >= fullSize(psidOffset, psidLength) - below) {
            throw new IllegalArgumentException("no port number " + index + " in a set of " + size());
        }
        return nthOfAll(psidOffset, psidLength, psid, index + below);
    }

    /**
     * The place of a port.
     *
     * @param port any number
     * @return its index, or -1 if it is not in the set
     */
    public int indexOf(int port) {
        if (!contains(port)) {
            return -1;
        }
        return countBelow(psidOffset, psidLength, psid, port) - countBelow(psidOffset, psidLength, psid, lowest);
    }

    /**
     * The ports in ascending order, one at a time.
     *
     * @return the ports
     */
    public IntStream stream() {
        return IntStream.range(0, size()).map(this::nth);
    }

    /**
     * The ports as ranges, ascending. Neighbours are not joined: the ranges of RFC 7597 never touch, except for a PSID
     * of all ports.
     *
     * @return the ranges, as many as there are values of A
     */
    public List<PortRange> ranges() {
        List<PortRange> ranges = new ArrayList<>();
        int ends = MapRule.PORT_BITS - psidOffset - psidLength;
        int block = PORTS >>> psidOffset;
        for (int first = lowest; first < PORTS; ) {
            int last = first | ((1 << ends) - 1);
            ranges.add(new PortRange(first, last));
            first = (first & -block) + block + (psid << ends);
        }
        return List.copyOf(ranges);
    }

    private static int fullSize(int offset, int length) {
        int blocks = offset == 0 ? 1 : (1 << offset) - 1;
        return blocks << (MapRule.PORT_BITS - offset - length);
    }

    private static int nthOfAll(int offset, int length, int psid, int index) {
        int ends = MapRule.PORT_BITS - offset - length;
        int a = (index >>> ends) + (offset == 0 ? 0 : 1);
        return ((a << length | psid) << ends) | (index & ((1 << ends) - 1));
    }

    /** How many ports of the full set are smaller than {@code port}, 0 to 65536. */
    private static int countBelow(int offset, int length, int psid, int port) {
        int ends = MapRule.PORT_BITS - offset - length;
        int block = PORTS >>> offset;
        int a = port / block - (offset == 0 ? 0 : 1);
        if (a < 0) {
            return 0;
        }
        int within = port % block - (psid << ends);
        return (a << ends) + Math.max(0, Math.min(within, 1 << ends));
    }

    /** A short description, such as {@code PSID 47/6 offset 6: 1008 ports from 1776}. */
    @Override
    public String toString() {
        String from = isEmpty() ? "" : " from " + lowest;
        return "PSID " + psid + '/' + psidLength + " offset " + psidOffset + ": " + size() + " ports" + from;
    }
}
