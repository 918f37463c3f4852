package net.wan6.mape;

import java.util.Arrays;
import java.util.Comparator;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;

/**
 * Longest match over distinct prefixes, without allocation.
 *
 * <p>Nested prefixes are flattened, once, into disjoint intervals, each owned by the longest prefix there; the address
 * space between prefixes is owned by none. A match is then a search for the last interval that begins at or before the
 * address. Buckets over the range in use, about twice as many as there are intervals, leave one or two candidates where
 * prefixes lie evenly, however many there are; where they do not, what remains is a binary search in one bucket.
 *
 * <p>IPv4 prefixes are looked up as the IPv6 prefixes with the same leading bits.
 */
final class PrefixIndex {

    static final int NONE = -1;

    /** First address of each interval; the low halves are left out where all are zero. */
    private final long[] startHigh;

    private final long[] startLow;
    private final int[] owner;
    /** For each bucket, and one beyond, the last interval that begins at or before its first address. */
    private final int[] bucketFirst;

    private final long bucketOrigin;
    private final int bucketShift;
    private final int[] parent;

    /** Owners are indexes into {@code prefixes}, which are distinct. */
    PrefixIndex(Ipv6Prefix[] prefixes) {
        Intervals intervals = new Intervals(prefixes);
        startHigh = Arrays.copyOf(intervals.high, intervals.count);
        long[] low = Arrays.copyOf(intervals.low, intervals.count);
        startLow = Arrays.stream(low).allMatch(half -> half == 0) ? new long[0] : low;
        owner = Arrays.copyOf(intervals.owner, intervals.count);
        parent = intervals.parent;
        int last = startHigh.length - 1;
        bucketOrigin = startHigh[Math.min(1, last)];
        long range = startHigh[last] - bucketOrigin;
        int wantedBits = 33 - Integer.numberOfLeadingZeros(startHigh.length);
        bucketShift = Math.max(0, 64 - Long.numberOfLeadingZeros(range) - wantedBits);
        bucketFirst = buckets((int) (range >>> bucketShift) + 1);
    }

    private int[] buckets(int count) {
        int[] first = new int[count + 1];
        int interval = 0;
        for (int bucket = 0; bucket < count; bucket++) {
            long from = bucketOrigin + ((long) bucket << bucketShift);
            while (interval + 1 < startHigh.length && startsAtOrBefore(interval + 1, from, 0)) {
                interval++;
            }
            first[bucket] = interval;
        }
        first[count] = startHigh.length - 1;
        return first;
    }

    /** The index of the longest prefix containing the address, or {@link #NONE}. */
    int find(long high, long low) {
        if (Long.compareUnsigned(high, bucketOrigin) < 0) {
            return owner[0];
        }
        long distance = (high - bucketOrigin) >>> bucketShift;
        int lastBucket = bucketFirst.length - 2;
        int bucket = Long.compareUnsigned(distance, lastBucket) < 0 ? (int) distance : lastBucket;
        int from = bucketFirst[bucket];
        int to = bucketFirst[bucket + 1];
        while (from < to) {
            int middle = (from + to + 1) >>> 1;
            if (startsAtOrBefore(middle, high, low)) {
                from = middle;
            } else {
                to = middle - 1;
            }
        }
        return owner[from];
    }

    /** The longest prefix that contains prefix number {@code index} and is not itself, or {@link #NONE}. */
    int parent(int index) {
        return parent[index];
    }

    private boolean startsAtOrBefore(int interval, long high, long low) {
        long start = startHigh[interval];
        if (start != high || startLow.length == 0) {
            return Long.compareUnsigned(start, high) <= 0;
        }
        return Long.compareUnsigned(startLow[interval], low) <= 0;
    }

    /** Octets held on the heap, array headers left out. */
    long octets() {
        return 8L * (startHigh.length + startLow.length) + 4L * (owner.length + bucketFirst.length + parent.length);
    }

    /** The sweep that flattens: prefixes in ascending order, those still open on a stack. */
    private static final class Intervals {

        final long[] high;
        final long[] low;
        final int[] owner;
        final int[] parent;
        int count;

        private final Ipv6Prefix[] prefixes;
        private final int[] open = new int[Ipv6Address.BITS + 1];
        private int depth;

        Intervals(Ipv6Prefix[] prefixes) {
            this.prefixes = prefixes;
            this.high = new long[2 * prefixes.length + 1];
            this.low = new long[2 * prefixes.length + 1];
            this.owner = new int[2 * prefixes.length + 1];
            this.parent = new int[prefixes.length];
            begin(0, 0, NONE);
            Integer[] ascending = new Integer[prefixes.length];
            Arrays.setAll(ascending, Integer::valueOf);
            Arrays.sort(ascending, Comparator.comparing(index -> prefixes[index]));
            for (int index : ascending) {
                closeBefore(prefixes[index]);
                parent[index] = top();
                open[depth++] = index;
                begin(
                        prefixes[index].address().high(),
                        prefixes[index].address().low(),
                        index);
            }
            while (depth > 0) {
                close();
            }
        }

        private void closeBefore(Ipv6Prefix next) {
            while (depth > 0 && !prefixes[top()].contains(next)) {
                close();
            }
        }

        private void close() {
            Ipv6Address last = prefixes[top()].last();
            depth--;
            long nextLow = last.low() + 1;
            long nextHigh = nextLow == 0 ? last.high() + 1 : last.high();
            boolean endOfSpace = nextLow == 0 && nextHigh == 0;
            if (!endOfSpace) {
                begin(nextHigh, nextLow, top());
            }
        }

        private int top() {
            return depth == 0 ? NONE : open[depth - 1];
        }

        /** An interval that begins where the one before it began leaves nothing of that. */
        private void begin(long atHigh, long atLow, int index) {
            boolean replaces = count > 0 && high[count - 1] == atHigh && low[count - 1] == atLow;
            int at = replaces ? count - 1 : count++;
            high[at] = atHigh;
            low[at] = atLow;
            owner[at] = index;
        }
    }
}
