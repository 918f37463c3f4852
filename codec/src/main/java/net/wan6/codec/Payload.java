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
public sealed interface Payload<T> permits Shape {
    /**
     * A shape for a structure of its own.
     *
     * @param valueType the Java type of the value
     * @param reader how it is read
     * @param writer how it is written
     * @param <T> the Java type of the value
     * @return the shape
     */
    static <T> Payload<T> of(Class<T> valueType, OptionReader<T> reader, OptionWriter<T> writer) {
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
    static <T> Payload<T> of(Class<T> valueType, int least, OptionReader<T> reader, OptionWriter<T> writer) {
        return new StructureShape<>(valueType.getSimpleName(), least, reader, writer);
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
    static <E> Payload<List<E>> repeated(Class<E> elementType, OptionReader<E> reader, OptionWriter<E> writer) {
        return list(elementType, 0, reader, writer);
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
    static <E> Payload<List<E>> oneOrMore(Class<E> elementType, OptionReader<E> reader, OptionWriter<E> writer) {
        return list(elementType, 1, reader, writer);
    }

    private static <E> Payload<List<E>> list(
            Class<E> elementType, int least, OptionReader<E> reader, OptionWriter<E> writer) {
        OptionReader<List<E>> values = in -> {
            List<E> read = new ArrayList<>(2);
            for (int left = in.remaining(); left > 0; left = in.remaining()) {
                read.add(reader.read(in));
                if (in.remaining() == left) {
                    throw in.malformed("a value that takes no octets");
                }
            }
            return List.copyOf(read);
        };
        OptionWriter<List<E>> each = (out, list) -> {
            if (list.size() < least) {
                throw new IllegalArgumentException("an empty list");
            }
            list.forEach(one -> writer.write(out, one));
        };
        return new StructureShape<>("List<" + elementType.getSimpleName() + ">", least, values, each);
    }

    /**
     * The Java type of the value, for listings.
     *
     * @return a short name such as {@code IaPd} or {@code List<Ipv6Address>}
     */
    String javaType();
}
