package net.wan6.codec;

/**
 * How the payload of an option becomes a value.
 *
 * @param <T> the Java type of the value
 */
@FunctionalInterface
public interface OptionReader<T> {
    /**
     * Reads a whole payload; what is left unread makes the option malformed.
     *
     * @param in stands at the first octet of the payload
     * @return the value
     * @throws MalformedOptionException if the octets are not of this type
     * @throws IllegalArgumentException if the value refuses them; taken as malformed too
     */
    T read(OctetReader in);
}
