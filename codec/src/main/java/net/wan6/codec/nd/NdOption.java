package net.wan6.codec.nd;

import net.wan6.codec.MalformedOptionException;
import net.wan6.codec.Octets;

/**
 * One option as it stands in a message: type, length and what follows. A view; immutable.
 *
 * @param octets the whole option: type, length in units of 8 octets, and the rest
 */
public record NdOption(Octets octets) {
    /**
     * Checks that it is one option.
     *
     * @param octets the whole option
     * @throws IllegalArgumentException if the octets are not as many as its length says, or it has none
     */
    public NdOption {
        if (octets.length() < NdOptions.UNIT || octets.u8(1) * NdOptions.UNIT != octets.length()) {
            throw new IllegalArgumentException(octets.length() + " octets are not one option");
        }
    }

    /**
     * What it is.
     *
     * @return 0 to 255
     */
    public int type() {
        return octets.u8(0);
    }

    /**
     * What follows type and length; a view.
     *
     * @return 6 octets, or 8 more each
     */
    public Octets payload() {
        return octets.slice(NdOptions.HEADER, octets.length());
    }

    /**
     * Opens this option strictly.
     *
     * @param type what to read it as
     * @param <T> the Java type of its value
     * @return the value
     * @throws MalformedOptionException if the octets are not of that type; its offset counts from the payload
     * @throws IllegalArgumentException if the type has another number
     */
    public <T> T as(NdOptionType<T> type) {
        if (type.type() != type()) {
            throw new IllegalArgumentException(type + " is not option " + type());
        }
        return type.read(payload());
    }

    @Override
    public String toString() {
        return "option " + type() + " of " + octets.length() + " octets";
    }
}
