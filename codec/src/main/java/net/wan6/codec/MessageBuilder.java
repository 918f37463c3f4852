package net.wan6.codec;

import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Writes a message option by option, in the order in which they are given. Not for use by several threads.
 *
 * @param <M> the header shape of the message
 */
public final class MessageBuilder<M extends Message> {
    private static final int USUAL_SIZE = 256;

    private final Consumer<OctetWriter> header;
    private final int headerLength;
    private final Function<byte[], M> image;
    private OctetWriter out;

    MessageBuilder(Consumer<OctetWriter> header, int headerLength, Function<byte[], M> image) {
        this.header = header;
        this.headerLength = headerLength;
        this.image = image;
        this.out = new OctetWriter(USUAL_SIZE);
        header.accept(out);
    }

    /**
     * Adds an option.
     *
     * @param type the option
     * @param value its value
     * @param <T> the Java type of the value
     * @return this builder
     * @throws IllegalArgumentException if the type is of a sub-option space or the value does not fit
     */
    public <T> MessageBuilder<M> add(OptionType<T> type, T value) {
        if (!type.space().equals(OptionSpace.DHCPV6)) {
            throw new IllegalArgumentException(
                    type + " is of space " + type.space() + " and does not stand in a message");
        }
        out.option(type, value);
        return this;
    }

    /**
     * Adds an option as it is.
     *
     * @param code its code, 0 to 65535
     * @param payload its payload, at most 65535 octets
     * @return this builder
     */
    public MessageBuilder<M> addRaw(int code, Octets payload) {
        out.u16(code).u16(payload.length()).octets(payload);
        return this;
    }

    /**
     * Adds an option of another message as it is.
     *
     * @param option the option
     * @return this builder
     */
    public MessageBuilder<M> add(RawOption option) {
        out.image(option);
        return this;
    }

    /**
     * Adds options as they are.
     *
     * @param options the options
     * @return this builder
     */
    public MessageBuilder<M> addAll(Options options) {
        out.image(options);
        return this;
    }

    /**
     * Puts a value in the place of every option of a type, or at the end if there is none.
     *
     * @param type the option
     * @param value its new value
     * @param <T> the Java type of the value
     * @return this builder
     */
    public <T> MessageBuilder<M> replace(OptionType<T> type, T value) {
        return rewrite(build().options().replacing(type, value));
    }

    /**
     * Takes all options of a type away.
     *
     * @param type the option
     * @return this builder
     */
    public MessageBuilder<M> remove(OptionType<?> type) {
        return rewrite(build().options().without(type));
    }

    /**
     * Adds an option before others.
     *
     * @param index how many options shall stand before it
     * @param type the option
     * @param value its value
     * @param <T> the Java type of the value
     * @return this builder
     */
    public <T> MessageBuilder<M> insert(int index, OptionType<T> type, T value) {
        return rewrite(build().options().inserting(index, type, value));
    }

    /**
     * Says for every option what stands in its place.
     *
     * @param change as for {@link Options#mapping}
     * @return this builder
     */
    public MessageBuilder<M> map(Function<RawOption, Options> change) {
        return rewrite(build().options().mapping(change));
    }

    /**
     * The message; the builder may go on.
     *
     * @return an immutable message
     */
    public M build() {
        return image.apply(out.toByteArray());
    }

    private MessageBuilder<M> rewrite(Options options) {
        out = new OctetWriter(Math.max(USUAL_SIZE, headerLength + options.size()));
        header.accept(out);
        return addAll(options);
    }
}
