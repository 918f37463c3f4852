package net.wan6.codec;

/**
 * How a value becomes the payload of an option.
 *
 * @param <T> the Java type of the value
 */
@FunctionalInterface
public interface OptionWriter<T> {
    /**
     * Writes the payload, without code and length.
     *
     * @param out where to write
     * @param value what to write
     */
    void write(OctetWriter out, T value);
}
