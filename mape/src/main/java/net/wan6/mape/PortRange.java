package net.wan6.mape;

/**
 * Consecutive ports.
 *
 * @param first the lowest
 * @param last the highest, included
 */
public record PortRange(int first, int last) {

    /**
     * Checks the range.
     *
     * @param first the lowest, 0 to 65535
     * @param last the highest, from {@code first} to 65535
     * @throws IllegalArgumentException if this is not a range of ports
     */
    public PortRange {
        if (first < 0 || last > 0xffff || last < first) {
            throw new IllegalArgumentException("not a range of ports: " + first + '-' + last);
        }
    }

    /**
     * How many ports.
     *
     * @return 1 to 65536
     */
    public int size() {
        return last - first + 1;
    }

    /** The form {@code 1776-1791}. */
    @Override
    public String toString() {
        return first + "-" + last;
    }
}
