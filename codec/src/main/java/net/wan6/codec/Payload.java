package net.wan6.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * The shape of an option's payload: how it is read and written, and what Java type stands for it.
 *
 * <p>{@link Payloads} has the common shapes; {@link #of} makes one for a structure of its own. Immutable.
 *
 * @param <T> the Java type of the value
 */
public abstract class Payload<T> {
    private static final int LONGEST = 0xffff;

    private final String javaType;
    private final int least;
    private final int most;

    Payload(String javaType) {
        this(javaType, 0, LONGEST);
    }

    /** A shape of at least so many octets. */
    Payload(String javaType, int least) {
        this(javaType, least, LONGEST);
    }

    Payload(String javaType, int least, int most) {
        this.javaType = javaType;
        this.least = least;
        this.most = most;
    }

    /**
     * A shape for a structure of its own.
     *
     * @param valueType the Java type of the value
     * @param reader how it is read
     * @param writer how it is written
     * @param <T> the Java type of the value
     * @return the shape
     */
    public static <T> Payload<T> of(Class<T> valueType, OptionReader<T> reader, OptionWriter<T> writer) {
        return of(valueType, 0, reader, writer);
    }

    /**
     * A shape for a structure of its own that takes some octets at least: where there are fewer, doors that pass malformed
     * options over need not try.
     *
     * @param valueType the Java type of the value
     * @param least how many octets there are at least
     * @param reader how it is read
     * @param writer how it is written
     * @param <T> the Java type of the value
     * @return the shape
     */
    public static <T> Payload<T> of(Class<T> valueType, int least, OptionReader<T> reader, OptionWriter<T> writer) {
        return new Payload<>(valueType.getSimpleName(), least) {
            @Override
            T read(byte[] array, int from, int to) {
                OctetReader in = new OctetReader(array, from, to);
                T value = reader.read(in);
                if (in.remaining() > 0) {
                    throw in.malformed(in.remaining() + " octets too many");
                }
                return value;
            }

            @Override
            void write(OctetWriter out, T value) {
                writer.write(out, value);
            }
        };
    }

    /**
     * Values of one shape one after the other, perhaps none.
     *
     * @param elementType the Java type of one value
     * @param reader how one is read
     * @param writer how one is written
     * @param <E> the Java type of one value
     * @return the shape
     */
    public static <E> Payload<List<E>> repeated(Class<E> elementType, OptionReader<E> reader, OptionWriter<E> writer) {
        return new Payload<>("List<" + elementType.getSimpleName() + ">") {
            @Override
            List<E> read(byte[] array, int from, int to) {
                List<E> values = new ArrayList<>(2);
                OctetReader in = new OctetReader(array, from, to);
                for (int left = in.remaining(); left > 0; left = in.remaining()) {
                    values.add(reader.read(in));
                    if (in.remaining() == left) {
                        throw in.malformed("a value that takes no octets");
                    }
                }
                return List.copyOf(values);
            }

            @Override
            void write(OctetWriter out, List<E> value) {
                value.forEach(one -> writer.write(out, one));
            }
        };
    }

    /**
     * Values of one shape one after the other, at least one.
     *
     * @param elementType the Java type of one value
     * @param reader how one is read
     * @param writer how one is written
     * @param <E> the Java type of one value
     * @return the shape
     */
    public static <E> Payload<List<E>> oneOrMore(Class<E> elementType, OptionReader<E> reader, OptionWriter<E> writer) {
        Payload<List<E>> repeated = repeated(elementType, reader, writer);
        return new Payload<>(repeated.javaType, 1) {
            @Override
            List<E> read(byte[] array, int from, int to) {
                requireAtLeast(from, to, 1);
                return repeated.read(array, from, to);
            }

            @Override
            void write(OctetWriter out, List<E> value) {
                if (value.isEmpty()) {
                    throw new IllegalArgumentException("an empty list");
                }
                repeated.write(out, value);
            }
        };
    }

    /**
     * The Java type of the value, for listings.
     *
     * @return a short name such as {@code IaPd} or {@code List<Ipv6Address>}
     */
    public final String javaType() {
        return javaType;
    }

    final int least() {
        return least;
    }

    final int most() {
        return most;
    }

    /** Whether a payload of so many octets may be well formed; of others it is certain that they are not. */
    final boolean admits(int length) {
        return length >= least && length <= most;
    }

    /** Reads a payload in place: the doors most used make no reader object. */
    abstract T read(byte[] array, int from, int to);

    abstract void write(OctetWriter out, T value);

    /** The value made anew from what its getters say; the value itself where they say nothing but its octets. */
    T remade(T value) {
        return value;
    }

    static void requireLength(int from, int to, int length) {
        if (to - from != length) {
            throw new MalformedOptionException("length is " + (to - from) + ", not " + length, 0);
        }
    }

    static void requireAtLeast(int from, int to, int length) {
        if (to - from < length) {
            throw new MalformedOptionException("length is " + (to - from) + ", less than " + length, 0);
        }
    }
}
