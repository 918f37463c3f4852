package net.wan6.codec;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/**
 * Which ways of carrying IPv4 over IPv6 are to be tried first (S46_PRIORITY, RFC 8026 §1.4): a view of its octets.
 */
public final class S46Priority extends WireImage {
    static final ViewShape.Form<S46Priority> FORM = new ViewShape.Form<>() {
        @Override
        public int least() {
            return 2;
        }

        @Override
        public S46Priority read(byte[] array, int from, int to) {
            return new S46Priority(array, from, to);
        }

        @Override
        public S46Priority remade(S46Priority value) {
            return value.remade();
        }
    };

    private S46Priority(byte[] array, int from, int to) {
        super(array, from, to);
        if (size() % 2 != 0) {
            throw new MalformedOptionException("length is " + size() + ", not a multiple of 2", size());
        }
        BitSet seen = new BitSet();
        for (int at = from; at < to; at += 2) {
            int code = BigEndian.u16(array, at);
            if (seen.get(code)) {
                throw new MalformedOptionException("code " + code + " stands twice", at - from);
            }
            seen.set(code);
        }
    }

    /**
     * An order of preference.
     *
     * @param first the option code of what is to be tried first: 64, 88, 94, 95 or 96
     * @param others the codes of what comes after it
     * @return the value
     * @throws IllegalArgumentException if a code stands twice or does not fit
     */
    public static S46Priority of(int first, int... others) {
        return ofCodes(
                IntStream.concat(IntStream.of(first), Arrays.stream(others)).toArray());
    }

    private static S46Priority ofCodes(int... codes) {
        OctetWriter out = new OctetWriter(2 * codes.length);
        Arrays.stream(codes).forEach(out::u16);
        byte[] octets = out.toByteArray();
        try {
            return new S46Priority(octets, 0, octets.length);
        } catch (MalformedOptionException refused) {
            throw new IllegalArgumentException(refused.reason());
        }
    }

    private S46Priority remade() {
        return ofCodes(codes().toArray());
    }

    /**
     * The option codes, the most preferred first.
     *
     * @return one code or more, each once
     */
    public IntStream codes() {
        return IntStream.range(0, size() / 2).map(index -> BigEndian.u16(array, from + 2 * index));
    }

    @Override
    public String toString() {
        return "S46Priority " + Arrays.toString(codes().toArray());
    }
}
