package net.wan6.codec;

import java.util.function.UnaryOperator;

/**
 * The shape of a payload whose value is a view of its octets, and is written as it stands. The doors most used have
 * shapes of their own instead, as a shared one is too much for the compiler to see through.
 *
 * @param <T> the Java type of the value
 */
final class ImagePayload<T extends WireImage> extends Payload<T> {
    /** Makes a view, or throws {@link MalformedOptionException}. */
    interface View<T> {
        T of(byte[] array, int from, int to);
    }

    private final View<T> view;
    private final UnaryOperator<T> remake;

    private ImagePayload(String javaType, int least, int most, View<T> view, UnaryOperator<T> remake) {
        super(javaType, least, most);
        this.view = view;
        this.remake = remake;
    }

    static <T extends WireImage> ImagePayload<T> of(String javaType, int least, View<T> view) {
        return new ImagePayload<>(javaType, least, OptionWalk.LONGEST, view, value -> value);
    }

    /** A shape of at most so many octets. */
    ImagePayload<T> upTo(int most) {
        return new ImagePayload<>(javaType(), least(), most, view, remake);
    }

    /** A shape whose value can be made anew from what its getters say. */
    ImagePayload<T> remaking(UnaryOperator<T> how) {
        return new ImagePayload<>(javaType(), least(), most(), view, how);
    }

    @Override
    T read(byte[] array, int from, int to) {
        return view.of(array, from, to);
    }

    @Override
    void write(OctetWriter out, T value) {
        out.image(value);
    }

    @Override
    T remade(T value) {
        return remake.apply(value);
    }
}
