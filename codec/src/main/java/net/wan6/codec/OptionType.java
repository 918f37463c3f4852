package net.wan6.codec;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an option: its code in its space, its name, where it is specified, and how its payload is read and
 * written. An embedder makes its own in the same way, without touching a registry:
 *
 * <pre>{@code
 * static final OptionType<Octets> TICKET =
 *         OptionType.of(OptionSpace.vendor(32473), 7, "TICKET", "our line", Payloads.OPAQUE);
 * }</pre>
 *
 * <p>A record, and not for its equality alone: the virtual machine takes the components of a constant record for constants,
 * so that a door opened with a constant type is compiled as a direct call, however many other types are in use. Immutable.
 *
 * @param space the space of the code
 * @param code the option code, 0 to 65535
 * @param name the registry's name
 * @param reference where the option is specified
 * @param payload the shape of the payload
 * @param occurrence where the option may stand
 * @param traits what else is known of it
 * @param <T> the Java type of the option's value
 */
public record OptionType<T>(
        OptionSpace space,
        int code,
        String name,
        String reference,
        Payload<T> payload,
        Occurrence occurrence,
        Set<Trait> traits) {
    /** What else is known of an option. */
    public enum Trait {
        /** Stands at most once among its siblings. */
        SINGLETON,
        /** May be listed in an Option Request. */
        REQUESTABLE,
        /** Is no longer to be sent. */
        OBSOLETE
    }

    /**
     * Checks the code; {@link #of} is the shorter way to a type.
     *
     * @param space the space of the code
     * @param code the option code, 0 to 65535
     * @param name the registry's name
     * @param reference where the option is specified
     * @param payload the shape of the payload
     * @param occurrence where the option may stand
     * @param traits what else is known of it
     * @throws IllegalArgumentException if the code is not one
     */
    public OptionType {
        if (code < 0 || code > 0xffff) {
            throw new IllegalArgumentException("option code " + code + " is not in 0 to 65535");
        }
        traits = Set.copyOf(traits);
    }

    /**
     * A type that may stand anywhere and often, and may not be asked for in an Option Request.
     *
     * @param space the space of the code
     * @param code 0 to 65535
     * @param name the registry's name, without {@code OPTION_}
     * @param reference where it is specified, such as {@code RFC 6334}
     * @param payload the shape of its payload
     * @param <T> the Java type of the value
     * @return the type
     * @throws IllegalArgumentException if the code does not fit
     */
    public static <T> OptionType<T> of(OptionSpace space, int code, String name, String reference, Payload<T> payload) {
        return new OptionType<>(space, code, name, reference, payload, Occurrence.ANYWHERE, Set.of());
    }

    /**
     * The same, to stand at most once among its siblings.
     *
     * @return a new type
     */
    public OptionType<T> singleton() {
        return with(Trait.SINGLETON);
    }

    /**
     * The same, to be asked for in an Option Request (RFC 9915 §21.7).
     *
     * @return a new type
     */
    public OptionType<T> requestable() {
        return with(Trait.REQUESTABLE);
    }

    /**
     * The same, no longer to be sent.
     *
     * @return a new type
     */
    public OptionType<T> obsolete() {
        return with(Trait.OBSOLETE);
    }

    private OptionType<T> with(Trait trait) {
        Set<Trait> more = new HashSet<>(traits);
        more.add(trait);
        return new OptionType<>(space, code, name, reference, payload, occurrence, more);
    }

    /**
     * The same, to stand in certain places.
     *
     * @param where the places
     * @return a new type
     */
    public OptionType<T> occurring(Occurrence where) {
        return new OptionType<>(space, code, name, reference, payload, where, traits);
    }

    /**
     * Whether the option stands at most once among its siblings.
     *
     * @return true if a second one is a problem
     */
    public boolean isSingleton() {
        return traits.contains(Trait.SINGLETON);
    }

    /**
     * Whether a client may list the code in an Option Request.
     *
     * @return true if it may
     */
    public boolean isRequestable() {
        return traits.contains(Trait.REQUESTABLE);
    }

    /**
     * Whether the option is obsolete: read, and not to be sent.
     *
     * @return true if so
     */
    public boolean isObsolete() {
        return traits.contains(Trait.OBSOLETE);
    }

    Shape<T> shape() {
        return (Shape<T>) payload;
    }

    /** For doors that pass malformed options over: the value, or null. */
    @Nullable
    T readOrNull(byte[] array, int from, int to) {
        // A datagram can hold 16,000 options that are too short. Told by their length they cost no exception.
        if (!shape().admits(to - from)) {
            return null;
        }
        try {
            return shape().readAdmitted(array, from, to);
        } catch (IllegalArgumentException | MalformedOptionException malformed) {
            return null;
        }
    }

    T read(byte[] array, int from, int to) {
        try {
            return shape().read(array, from, to);
        } catch (IllegalArgumentException refused) {
            throw new MalformedOptionException(String.valueOf(refused.getMessage()), 0);
        }
    }

    @Override
    public String toString() {
        return name + "(" + code + ")";
    }
}
