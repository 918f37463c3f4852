package net.wan6.codec;

import java.util.function.Function;

/**
 * Writes a message option by option, in the order in which they are given. Not for use by several threads.
 *
 * @param <M> the header shape of the message
 */
public final class MessageBuilder<M extends Message> {
    private static final int USUAL_SIZE = 256;
    private static final int ORO = 6;
    private static final int VENDOR_CLASS = 16;
    private static final int VENDOR_OPTS = 17;

    private final Function<byte[], M> image;
    private final int headerLength;
    private OctetWriter out;

    /** Goes on behind a header that has been written, to a message of its shape. */
    MessageBuilder(OctetWriter header, Function<byte[], M> image) {
        this.image = image;
        this.headerLength = header.length();
        this.out = header;
    }

    /** Where a header is to be written, with room for the options of a usual message. */
    static OctetWriter header() {
        return new OctetWriter(USUAL_SIZE);
    }

    /**
     * Adds an option. What RFC 9915 forbids a sender is refused: a client's Option Request that lists what may not be asked for
     * (§21.7), and from a client or server a second VENDOR_CLASS or VENDOR_OPTS for one enterprise (§21.16, §21.17). {@link
     * #addRaw} adds anything.
     *
     * @param type the option
     * @param value its value
     * @param <T> the Java type of the value
     * @return this builder
     * @throws IllegalArgumentException if the type is of a sub-option space, the value does not fit, or it is forbidden
     */
    public <T> MessageBuilder<M> add(OptionType<T> type, T value) {
        requireMessageSpace(type.space(), type);
        int code = type.code();
        if (code == ORO) {
            requireRequestable(out.type(), value);
        } else if (code == VENDOR_CLASS || code == VENDOR_OPTS) {
            requireFirst(type, value);
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
     * @throws IllegalArgumentException if the code or the length does not fit
     */
    public MessageBuilder<M> addRaw(int code, Octets payload) {
        out.option(code, payload);
        return this;
    }

    /**
     * Adds an option of another message as it is.
     *
     * @param option the option
     * @return this builder
     * @throws IllegalArgumentException if it is of a sub-option space
     */
    public MessageBuilder<M> add(RawOption option) {
        requireMessageSpace(option.space(), option);
        out.image(option);
        return this;
    }

    /**
     * Adds options as they are.
     *
     * @param options the options
     * @return this builder
     * @throws IllegalArgumentException if they are of a sub-option space
     */
    public MessageBuilder<M> addAll(Options options) {
        requireMessageSpace(options.space(), options);
        out.image(options);
        return this;
    }

    /**
     * Puts a value in the place of the first option of a type and takes further ones away; at the end if there is none.
     *
     * @param type the option
     * @param value its new value
     * @param <T> the Java type of the value
     * @return this builder
     * @throws IllegalArgumentException if the type is of a sub-option space or the value does not fit
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
     * @throws IndexOutOfBoundsException if there are not so many
     * @throws IllegalArgumentException if the type is of a sub-option space or the value does not fit
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
     * @throws IllegalArgumentException if it is longer than 65535 octets
     */
    public M build() {
        if (out.length() > OptionWalk.LONGEST) {
            throw new IllegalArgumentException("a message of " + out.length() + " octets does not fit a datagram");
        }
        return image.apply(out.toByteArray());
    }

    private static void requireRequestable(MessageType message, Object value) {
        String forbidden = value instanceof OptionRequest request && OptionRequest.isOfClient(message)
                ? request.firstNotRequestable()
                : null;
        if (forbidden != null) {
            throw new IllegalArgumentException(forbidden);
        }
    }

    private void requireFirst(OptionType<?> type, Object value) {
        M soFar = image.apply(out.toByteArray());
        if (soFar.type().equals(MessageType.RELAY_FORW) || soFar.type().equals(MessageType.RECONFIGURE_REQUEST)) {
            return;
        }
        for (Object other : soFar.options().all(type)) {
            if (enterprise(other) == enterprise(value)) {
                throw new IllegalArgumentException(type + " for enterprise " + enterprise(value) + " is there already");
            }
        }
    }

    private static long enterprise(Object value) {
        if (value instanceof VendorClass vendor) {
            return vendor.enterprise();
        }
        return value instanceof VendorOptions vendor ? vendor.enterprise() : -1;
    }

    private MessageBuilder<M> rewrite(Options options) {
        out = out.truncated(headerLength, options.size());
        return addAll(options);
    }

    private static void requireMessageSpace(OptionSpace space, Object what) {
        if (!space.equals(OptionSpace.DHCPV6)) {
            throw new IllegalArgumentException(what + " of space " + space + " does not stand in a message");
        }
    }
}
