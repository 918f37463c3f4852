package net.wan6.codec;

import java.util.EnumSet;
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
 * <p>Immutable. Two types are equal if they are the same object.
 *
 * @param <T> the Java type of the option's value
 */
public final class OptionType<T> {
    private final OptionSpace space;
    private final int code;
    private final String name;
    private final String reference;
    private final Payload<T> payload;
    private final Occurrence occurrence;
    private final Set<Trait> traits;

    private enum Trait {
        SINGLETON,
        REQUESTABLE,
        OBSOLETE
    }

    private OptionType(
            OptionSpace space,
            int code,
            String name,
            String reference,
            Payload<T> payload,
            Occurrence occurrence,
            Set<Trait> traits) {
        this.space = space;
        this.code = code;
        this.name = name;
        this.reference = reference;
        this.payload = payload;
        this.occurrence = occurrence;
        this.traits = traits;
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
        if (code < 0 || code > 0xffff) {
            throw new IllegalArgumentException("option code " + code + " is not in 0 to 65535");
        }
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
        Set<Trait> more = EnumSet.of(trait);
        more.addAll(traits);
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
     * The space of the code.
     *
     * @return the space
     */
    public OptionSpace space() {
        return space;
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
     * The registry's name.
     *
     * @return the name, without {@code OPTION_}
     */
    public String name() {
        return name;
    }

    /**
     * Where the option is specified.
     *
     * @return such as {@code RFC 6334}
     */
    public String reference() {
        return reference;
    }

    /**
     * The shape of the payload.
     *
     * @return how it is read and written
     */
    public Payload<T> payload() {
        return payload;
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

    /**
     * Where the option may stand.
     *
     * @return the messages and the options
     */
    public Occurrence occurrence() {
        return occurrence;
    }

    /** For doors that pass malformed options over: the value, or null. */
    @Nullable
    T readOrNull(byte[] array, int from, int to) {
        // A datagram can hold 16,000 options that are too short. Told by their length they cost no exception.
        if (!payload.admits(to - from)) {
            return null;
        }
        try {
            return payload.read(array, from, to);
        } catch (IllegalArgumentException | MalformedOptionException malformed) {
            return null;
        }
    }

    T read(byte[] array, int from, int to) {
        try {
            return payload.read(array, from, to);
        } catch (IllegalArgumentException refused) {
            throw new MalformedOptionException(String.valueOf(refused.getMessage()), 0);
        }
    }

    @Override
    public String toString() {
        return name + "(" + code + ")";
    }
}
