package net.wan6.codec.nd;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import net.wan6.codec.MalformedOptionException;
import net.wan6.codec.OctetReader;
import net.wan6.codec.OctetWriter;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionReader;
import net.wan6.codec.OptionWriter;

/**
 * What is known of an option: its number, its name, where it is specified, and how it is read and written. An embedder makes
 * its own in the same way. Immutable.
 *
 * @param type the number in its first octet, 0 to 255
 * @param name a short name
 * @param reference where the option is specified
 * @param reader reads what follows type and length, to the end
 * @param writer writes what follows type and length: 6 octets, or 8 more each
 * @param traits what else is known of it
 * @param <T> the Java type of the option's value
 */
public record NdOptionType<T>(
        int type, String name, String reference, OptionReader<T> reader, OptionWriter<T> writer, Set<Trait> traits) {
    private static final int HIGHEST = 0xff;

    /** What else is known of an option. */
    public enum Trait {
        /** Stands at most once in a message. */
        SINGLETON,
        /** Stands in Router Solicitations too; others stand in Router Advertisements alone. */
        IN_SOLICITATIONS
    }

    /**
     * Checks the number.
     *
     * @param type 0 to 255
     * @param name a short name
     * @param reference where the option is specified
     * @param reader reads what follows type and length
     * @param writer writes what follows type and length
     * @param traits what else is known of it
     * @throws IllegalArgumentException if the number does not fit
     */
    public NdOptionType {
        requireType(type);
        traits = Flags.copy(Trait.class, traits);
    }

    /**
     * A type that may stand often, in Router Advertisements.
     *
     * @param type 0 to 255
     * @param name a short name
     * @param reference where it is specified, such as {@code RFC 8106}
     * @param reader reads what follows type and length
     * @param writer writes what follows type and length
     * @param <T> the Java type of the value
     * @return the type
     * @throws IllegalArgumentException if the number does not fit
     */
    public static <T> NdOptionType<T> of(
            int type, String name, String reference, OptionReader<T> reader, OptionWriter<T> writer) {
        return new NdOptionType<>(type, name, reference, reader, writer, Set.of());
    }

    /**
     * The same, to stand at most once in a message.
     *
     * @return a new type
     */
    public NdOptionType<T> singleton() {
        return with(Trait.SINGLETON);
    }

    /**
     * The same, to stand in Router Solicitations too.
     *
     * @return a new type
     */
    public NdOptionType<T> inSolicitations() {
        return with(Trait.IN_SOLICITATIONS);
    }

    private NdOptionType<T> with(Trait trait) {
        Set<Trait> more = EnumSet.of(trait);
        more.addAll(traits);
        return new NdOptionType<>(type, name, reference, reader, writer, more);
    }

    /** The value, or an exception that says why there is none. */
    T read(Octets payload) {
        OctetReader in = payload.reader();
        T value;
        try {
            value = reader.read(in);
        } catch (IllegalArgumentException refused) {
            throw new MalformedOptionException(String.valueOf(refused.getMessage()), 0);
        }
        if (in.remaining() > 0) {
            throw in.malformed("length is " + payload.length() + ", " + in.remaining() + " octets too many");
        }
        return value;
    }

    /** For doors that pass malformed options over. */
    Optional<T> tryRead(Octets payload) {
        try {
            return Optional.of(read(payload));
        } catch (MalformedOptionException malformed) {
            return Optional.empty();
        }
    }

    /** What follows type and length. */
    Octets write(T value) {
        OctetWriter out = new OctetWriter();
        writer.write(out, value);
        return out.toOctets();
    }

    static void requireType(int type) {
        if (type < 0 || type > HIGHEST) {
            throw new IllegalArgumentException("option type " + type + " is not in 0 to 255");
        }
    }

    @Override
    public String toString() {
        return name + "(" + type + ")";
    }
}
