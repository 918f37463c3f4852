package net.wan6.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * One unsigned number, or one or more of two octets each.
 *
 * @param octets how many a number has: 1, 2 or 4
 */
record NumberShape<T>(String javaType, int octets, boolean isList) implements Shape<T> {
    @Override
    public int least() {
        return octets;
    }

    @Override
    public int most() {
        return isList ? LONGEST : octets;
    }

    @Override
    @SuppressWarnings("unchecked") // an Integer, a Long or a list, as the components say
    public T readAdmitted(byte[] array, int from, int to) {
        return (T) (isList ? list(new OctetReader(array, from, to)) : number(array, from));
    }

    private Number number(byte[] array, int at) {
        if (octets == 4) {
            return BigEndian.u32(array, at);
        }
        return octets == 1 ? BigEndian.u8(array, at) : BigEndian.u16(array, at);
    }

    private static List<Integer> list(OctetReader in) {
        List<Integer> numbers = new ArrayList<>(in.remaining() / 2);
        while (in.remaining() > 0) {
            numbers.add(in.u16());
        }
        return List.copyOf(numbers);
    }

    @Override
    public void write(OctetWriter out, T value) {
        if (isList) {
            writeList(out, (List<?>) value);
        } else if (octets == 4) {
            out.u32((Long) value);
        } else if (octets == 1) {
            out.u8((Integer) value);
        } else {
            out.u16((Integer) value);
        }
    }

    private static void writeList(OctetWriter out, List<?> numbers) {
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException("an empty list");
        }
        for (Object number : numbers) {
            out.u16((Integer) number);
        }
    }
}
