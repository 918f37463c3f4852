package net.wan6.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * What a {@link Payload} is inside. A record for speed: the virtual machine takes the components of a constant record for
 * constants, so that a door opened with a constant type is compiled as a direct call of its reader.
 *
 * @param javaType the Java type of the value, for listings
 * @param least how many octets there are at least
 * @param most how many there are at most
 * @param reader reads a payload in place: the doors most used make no reader object
 * @param writer writes a value
 * @param remake the value made anew from what its getters say; itself where they say nothing but its octets
 */
record Shape<T>(
        String javaType,
        int least,
        int most,
        Reader<T> reader,
        BiConsumer<OctetWriter, T> writer,
        UnaryOperator<T> remake)
        implements Payload<T> {
    private static final int LONGEST = 0xffff;

    /** Makes a value of the octets of a payload, or throws {@link MalformedOptionException}. */
    @FunctionalInterface
    interface Reader<T> {
        T read(byte[] array, int from, int to);
    }

    /** A shape of so many octets or more. */
    static <T> Shape<T> of(String javaType, int least, Reader<T> reader, BiConsumer<OctetWriter, T> writer) {
        return new Shape<>(javaType, least, LONGEST, reader, writer, UnaryOperator.identity());
    }

    /** A shape whose value is a view of its octets, and is written as it stands. */
    static <T extends WireImage> Shape<T> image(String javaType, int least, Reader<T> reader) {
        return of(javaType, least, reader, OctetWriter::image);
    }

    /** A shape read through an {@link OctetReader}, which has to reach the end. */
    static <T> Shape<T> structure(String javaType, int least, OptionReader<T> reader, OptionWriter<T> writer) {
        return of(
                javaType,
                least,
                (array, from, to) -> {
                    OctetReader in = new OctetReader(array, from, to);
                    T value = reader.read(in);
                    if (in.remaining() > 0) {
                        throw in.malformed(in.remaining() + " octets too many");
                    }
                    return value;
                },
                writer::write);
    }

    /** Values of one structure one after the other. */
    static <E> Shape<List<E>> list(String elementType, int least, OptionReader<E> reader, OptionWriter<E> writer) {
        return of(
                "List<" + elementType + ">",
                least,
                (array, from, to) -> {
                    requireAtLeast(from, to, least);
                    List<E> values = new ArrayList<>(2);
                    OctetReader in = new OctetReader(array, from, to);
                    for (int left = in.remaining(); left > 0; left = in.remaining()) {
                        values.add(reader.read(in));
                        if (in.remaining() == left) {
                            throw in.malformed("a value that takes no octets");
                        }
                    }
                    return List.copyOf(values);
                },
                (out, values) -> {
                    if (least > 0 && values.isEmpty()) {
                        throw new IllegalArgumentException("an empty list");
                    }
                    values.forEach(one -> writer.write(out, one));
                });
    }

    /** The same, of at most so many octets. */
    Shape<T> upTo(int octets) {
        return new Shape<>(javaType, least, octets, reader, writer, remake);
    }

    /** The same, whose value can be made anew from what its getters say. */
    Shape<T> remaking(UnaryOperator<T> how) {
        return new Shape<>(javaType, least, most, reader, writer, how);
    }

    /** Whether a payload of so many octets may be well formed; of others it is certain that they are not. */
    boolean admits(int length) {
        return length >= least && length <= most;
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
