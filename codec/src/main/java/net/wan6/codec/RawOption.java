package net.wan6.codec;

/**
 * One option as it stands in a message: its code and the octets of its payload. A view; immutable.
 */
public final class RawOption extends WireImage {
    private final int code;
    private final OptionSpace space;

    RawOption(int code, OptionSpace space, byte[] array, int from, int to) {
        super(array, from - 4, to);
        this.code = code;
        this.space = space;
    }

    /**
     * The option code.
     *
     * @return 0 to 65535
     */
    public int code() {
        return code;
    }

    /**
     * What space the code is of.
     *
     * @return the space of the options this one stands among
     */
    public OptionSpace space() {
        return space;
    }

    /**
     * The payload: what follows code and length.
     *
     * @return 0 to 65535 octets
     */
    public Octets payload() {
        return new Octets(array, from + 4, to);
    }

    /**
     * Opens this option strictly.
     *
     * @param type what to read it as
     * @param <T> the Java type of its value
     * @return the value
     * @throws MalformedOptionException if the payload is not of that type
     * @throws IllegalArgumentException if the type has another code or is of another space
     */
    public <T> T as(OptionType<T> type) {
        if (type.code() != code || !type.space().equals(space)) {
            throw new IllegalArgumentException(type + " is not option " + code + " of " + space);
        }
        return type.read(array, from + 4, to);
    }

    int payloadFrom() {
        return from + 4;
    }

    @Override
    public String toString() {
        return "option " + code + " of " + (size() - 4) + " octets";
    }
}
