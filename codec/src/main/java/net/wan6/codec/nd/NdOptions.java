package net.wan6.codec.nd;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import net.wan6.codec.MalformedOptionException;
import net.wan6.codec.Octets;
import net.wan6.codec.Only;

/**
 * Options in wire order, including repeats. It is a view of the message's octets.
 *
 * <p>{@link #first} and {@link #all} are lenient: they skip a malformed option, whose octets you can still reach by
 * iteration. {@link #only} tells where an option that should stand once does not. Equality is that of octets. Immutable.
 *
 * @param octets whole options, one after the other
 */
public record NdOptions(Octets octets) implements Iterable<NdOption> {
    /** Octets of type and length. */
    static final int HEADER = 2;

    /** A length counts so many octets (RFC 4861 §4.6). */
    static final int UNIT = 8;

    /** As many octets as the longest option has. */
    private static final int LONGEST = 255 * UNIT;

    /** As many types as {@link #toString} shows. */
    private static final int SHOWN = 32;

    /** No options. */
    public static final NdOptions NONE = new NdOptions(Octets.EMPTY);

    /**
     * Checks that the octets are whole options.
     *
     * @param octets whole options, one after the other
     * @throws IllegalArgumentException if an option has no length, or one that goes beyond the octets
     */
    public NdOptions {
        int end = wholeUntil(octets, 0);
        if (end != octets.length()) {
            throw new IllegalArgumentException("not an option at octet " + end + " of " + octets.length());
        }
    }

    /** Where the whole options that begin at an octet end: the end, or the first that is none. */
    static int wholeUntil(Octets octets, int from) {
        int at = from;
        while (octets.length() - at >= UNIT) {
            int end = at + octets.u8(at + 1) * UNIT;
            if (end == at || end > octets.length()) {
                break;
            }
            at = end;
        }
        return at;
    }

    /**
     * The value of the first option of a type that is well formed.
     *
     * @param type what to look for
     * @param <T> the Java type of its value
     * @return the value, or empty if there is none that is well formed
     */
    public <T> Optional<T> first(NdOptionType<T> type) {
        for (int at = find(type, 0); at < octets.length(); at = find(type, end(at))) {
            Optional<T> value = type.tryRead(payload(at));
            if (value.isPresent()) {
                return value;
            }
        }
        return Optional.empty();
    }

    /**
     * The values of all options of a type that are well formed, in wire order.
     *
     * @param type what to look for
     * @param <T> the Java type of their values
     * @return the values, perhaps none; not to be changed
     */
    public <T> List<T> all(NdOptionType<T> type) {
        List<T> values = new ArrayList<>(2);
        for (int at = find(type, 0); at < octets.length(); at = find(type, end(at))) {
            type.tryRead(payload(at)).ifPresent(values::add);
        }
        return Collections.unmodifiableList(values);
    }

    /**
     * Looks for an option that should occur at most once, and tells whether it is there, repeated or malformed.
     *
     * @param type what to look for
     * @param <T> the Java type of its value
     * @return absent, one value, repeated or malformed
     */
    public <T> Only<T> only(NdOptionType<T> type) {
        int count = count(type);
        if (count != 1) {
            return count == 0 ? new Only.Absent<>() : new Only.Repeated<>(count);
        }
        try {
            return new Only.One<>(type.read(payload(find(type, 0))));
        } catch (MalformedOptionException malformed) {
            return new Only.Malformed<>(malformed.reason(), malformed.offset());
        }
    }

    /**
     * How often an option occurs, well formed or not.
     *
     * @param type what to count
     * @return 0 or more
     */
    public int count(NdOptionType<?> type) {
        int count = 0;
        for (int at = find(type, 0); at < octets.length(); at = find(type, end(at))) {
            count++;
        }
        return count;
    }

    /**
     * Whether an option occurs, well formed or not.
     *
     * @param type what to look for
     * @return true if there is at least one
     */
    public boolean contains(NdOptionType<?> type) {
        return find(type, 0) < octets.length();
    }

    /**
     * How many options there are; walks them.
     *
     * @return 0 or more
     */
    public int count() {
        int count = 0;
        for (int at = 0; at < octets.length(); at = end(at)) {
            count++;
        }
        return count;
    }

    @Override
    public Iterator<NdOption> iterator() {
        return new Iterator<>() {
            private int at;

            @Override
            public boolean hasNext() {
                return at < octets.length();
            }

            @Override
            public NdOption next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                int begin = at;
                at = end(begin);
                return new NdOption(octets.slice(begin, at));
            }
        };
    }

    /**
     * These options and one more at the end.
     *
     * @param type the option
     * @param value its value
     * @param <T> the Java type of the value
     * @return new options
     * @throws IllegalArgumentException if the value does not fit
     */
    public <T> NdOptions with(NdOptionType<T> type, T value) {
        return withRaw(type.type(), type.write(value));
    }

    /**
     * These options and an option as it is at the end.
     *
     * @param type 0 to 255
     * @param payload what follows type and length: 6 octets, or 8 more each, at most 2038
     * @return new options
     * @throws IllegalArgumentException if the type or the length does not fit
     */
    public NdOptions withRaw(int type, Octets payload) {
        return new NdOptions(octets.concat(option(type, payload)));
    }

    /** One option whole. */
    static Octets option(int type, Octets payload) {
        NdOptionType.requireType(type);
        int length = HEADER + payload.length();
        if (length % UNIT != 0 || length > LONGEST) {
            throw new IllegalArgumentException("option " + type + " of " + length
                    + " octets with type and length: not a multiple of 8 from 8 to 2040");
        }
        return Octets.of((byte) type, (byte) (length / UNIT)).concat(payload);
    }

    private int find(NdOptionType<?> type, int from) {
        int at = from;
        while (at < octets.length() && octets.u8(at) != type.type()) {
            at = end(at);
        }
        return at;
    }

    private int end(int at) {
        return at + octets.u8(at + 1) * UNIT;
    }

    private Octets payload(int at) {
        return octets.slice(at + HEADER, end(at));
    }

    @Override
    public String toString() {
        StringBuilder types = new StringBuilder("options");
        String separator = " ";
        int at = 0;
        for (int shown = 0; at < octets.length() && shown < SHOWN; shown++) {
            types.append(separator).append(octets.u8(at));
            separator = ",";
            at = end(at);
        }
        return types.append(at < octets.length() ? ",..." : "").toString();
    }
}
