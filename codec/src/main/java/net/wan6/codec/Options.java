package net.wan6.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.wan6.codec.MalformedMessageException.Reason;

/**
 * A sequence of options in wire order, including repeats. It is a view of the message's octets.
 *
 * <p>{@link #first} and {@link #all} are lenient: they skip a malformed option, whose octets you can still reach by
 * iteration. Use {@link #only} where it matters that an option occurs exactly once. Immutable.
 */
public final class Options extends WireImage implements Iterable<RawOption> {
    /** So many options of one kind are a flood, for which a list that grows bit by bit costs more than the reading. */
    private static final int MANY = 16;

    /** As many codes as {@link #toString} shows: a stranger's datagram holds up to 16,000. */
    private static final int SHOWN = 32;

    private final int presence;
    private final OptionSpace space;

    Options(byte[] array, int from, int to, int presence, OptionSpace space) {
        super(array, from, to);
        this.presence = presence;
        this.space = space;
    }

    /**
     * No options.
     *
     * @param space the space they would be of
     * @return an empty list to add to
     */
    public static Options none(OptionSpace space) {
        return new Options(Octets.EMPTY.array, 0, 0, 0, space);
    }

    /**
     * Reads options from octets that are nothing else; a view.
     *
     * @param octets the options
     * @param space the space of their codes
     * @return the options
     * @throws MalformedOptionException if they do not end exactly at the end
     */
    public static Options of(Octets octets, OptionSpace space) {
        return inside(octets.array, octets.from, octets.from, octets.to, space);
    }

    /** Options that end a payload which begins at {@code payload}. */
    static Options inside(byte[] array, int payload, int from, int to, OptionSpace space) {
        return new Options(array, from, to, presence(array, payload, from, to), space);
    }

    private static int presence(byte[] array, int payload, int from, int to) {
        try {
            return OptionWalk.presence(array, payload, from, to, 0x4000);
        } catch (MalformedMessageException broken) {
            String reason = broken.reason() == Reason.OPTION_OVERRUN
                    ? "an option is longer than the rest of the option around it"
                    : broken.reason().toString();
            throw new MalformedOptionException(reason, broken.offset());
        }
    }

    /** Which options follow the fixed fields of a payload. */
    static int presenceAfter(int header, byte[] array, int from, int to) {
        return presence(array, from, from + header, to);
    }

    /**
     * The space of the codes.
     *
     * @return the space
     */
    public OptionSpace space() {
        return space;
    }

    /**
     * The value of the first option of a type that is well formed.
     *
     * @param type what to look for, of this space
     * @param <T> the Java type of its value
     * @return the value, or empty if there is none that is well formed
     * @throws IllegalArgumentException if the type is of another space
     */
    public <T> Optional<T> first(OptionType<T> type) {
        int code = codeHere(type);
        if ((presence & OptionWalk.bit(code)) != 0) {
            // One loop that reads code and length at once, and not find(): it is inlined wherever a door is opened.
            for (int at = from, end; at < to; at = end) {
                int header = OptionWalk.header(array, at);
                end = OptionWalk.end(header, at);
                if (OptionWalk.code(header) == code) {
                    T value = type.readOrNull(array, at + OptionWalk.HEADER, end);
                    if (value != null) {
                        return Optional.of(value);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The values of all options of a type that are well formed, in wire order.
     *
     * @param type what to look for, of this space
     * @param <T> the Java type of their values
     * @return the values, perhaps none; not to be changed
     * @throws IllegalArgumentException if the type is of another space
     */
    public <T> List<T> all(OptionType<T> type) {
        int code = codeHere(type);
        if ((presence & OptionWalk.bit(code)) == 0) {
            return List.of();
        }
        ArrayList<T> values = new ArrayList<>(2);
        for (int at = from, end; at < to; at = end) {
            int header = OptionWalk.header(array, at);
            end = OptionWalk.end(header, at);
            if (OptionWalk.code(header) == code) {
                T value = type.readOrNull(array, at + OptionWalk.HEADER, end);
                if (value != null) {
                    values.add(value);
                    if (values.size() == MANY) {
                        values.ensureCapacity((to - from) / (end - at));
                    }
                }
            }
        }
        return Collections.unmodifiableList(values);
    }

    /**
     * Looks for an option that should occur at most once, and tells whether it is there, repeated (with the same octets or
     * not) or malformed.
     *
     * @param type what to look for, of this space
     * @param <T> the Java type of its value
     * @return absent, one value, identical ones, repeated or malformed
     * @throws IllegalArgumentException if the type is of another space
     */
    public <T> Only<T> only(OptionType<T> type) {
        int code = codeHere(type);
        int at = find(code, from);
        if (at == to) {
            return new Only.Absent<>();
        }
        int end = OptionWalk.end(array, at);
        if (find(code, end) < to) {
            return repeated(type, at, end);
        }
        try {
            return new Only.One<>(type.read(array, at + OptionWalk.HEADER, end));
        } catch (MalformedOptionException malformed) {
            return new Only.Malformed<>(malformed.reason(), malformed.offset());
        }
    }

    private <T> Only<T> repeated(OptionType<T> type, int first, int firstEnd) {
        int count = 1;
        boolean identical = true;
        for (int at = find(type.code(), firstEnd), end; at < to; at = find(type.code(), end)) {
            end = OptionWalk.end(array, at);
            count++;
            identical = identical && Arrays.equals(array, first, firstEnd, array, at, end);
        }
        T value = identical ? type.readOrNull(array, first + OptionWalk.HEADER, firstEnd) : null;
        return value == null ? new Only.Repeated<>(count) : new Only.Identical<>(value, count);
    }

    /**
     * How often an option occurs, well formed or not.
     *
     * @param type what to count, of this space
     * @return 0 or more
     * @throws IllegalArgumentException if the type is of another space
     */
    public int count(OptionType<?> type) {
        int code = codeHere(type);
        int count = 0;
        for (int at = find(code, from); at < to; at = find(code, OptionWalk.end(array, at))) {
            count++;
        }
        return count;
    }

    /**
     * Whether an option occurs, well formed or not.
     *
     * @param type what to look for, of this space
     * @return true if there is at least one
     * @throws IllegalArgumentException if the type is of another space
     */
    public boolean contains(OptionType<?> type) {
        return find(codeHere(type), from) < to;
    }

    /**
     * Whether there is no option.
     *
     * @return true if there is none
     */
    public boolean isEmpty() {
        return from == to;
    }

    /**
     * How many options there are; walks them.
     *
     * @return 0 or more
     */
    public int count() {
        int count = 0;
        for (int at = from; at < to; at = OptionWalk.end(array, at)) {
            count++;
        }
        return count;
    }

    /**
     * All options of this level.
     *
     * @return the options in the order of {@link #iterator}
     */
    public Stream<RawOption> stream() {
        return StreamSupport.stream(spliterator(), false);
    }

    @Override
    public Iterator<RawOption> iterator() {
        return new Iterator<>() {
            private int at = from;

            @Override
            public boolean hasNext() {
                return at < to;
            }

            @Override
            public RawOption next() {
                if (at >= to) {
                    throw new NoSuchElementException();
                }
                int begin = at;
                at = OptionWalk.end(array, begin);
                return new RawOption(OptionWalk.code(array, begin), space, array, begin + 4, at);
            }
        };
    }

    /**
     * These options and one more at the end.
     *
     * @param type the option, of this space
     * @param value its value
     * @param <T> the Java type of the value
     * @return new options; those that were there octet for octet
     * @throws IllegalArgumentException if the type is of another space or the value does not fit
     */
    public <T> Options with(OptionType<T> type, T value) {
        codeHere(type);
        return from(new OctetWriter(size() + OctetWriter.sizeHint(value))
                .image(this)
                .option(type, value));
    }

    /**
     * These options and more of one type at the end, in time linear in their length.
     *
     * @param type the option, of this space
     * @param values the value of each
     * @param <T> the Java type of the values
     * @return new options; those that were there octet for octet
     * @throws IllegalArgumentException if the type is of another space or a value does not fit
     */
    public <T> Options withAll(OptionType<T> type, Iterable<? extends T> values) {
        codeHere(type);
        OctetWriter out = new OctetWriter(size()).image(this);
        for (T value : values) {
            out.option(type, value);
        }
        return from(out);
    }

    /**
     * These options without those of one type.
     *
     * @param type the option, of this space
     * @return new options; the others octet for octet, in their order
     */
    public Options without(OptionType<?> type) {
        int code = codeHere(type);
        return mapping(option -> option.code() == code ? none(space) : just(option));
    }

    /**
     * These options with one of a type: its value in the place of the first one, further ones gone; at the end if there
     * was none.
     *
     * @param type the option, of this space
     * @param value its new value
     * @param <T> the Java type of the value
     * @return new options; the others octet for octet, in their order
     * @throws IllegalArgumentException if the type is of another space or the value does not fit
     */
    public <T> Options replacing(OptionType<T> type, T value) {
        int code = codeHere(type);
        int first = find(code, from);
        if (first == to) {
            return with(type, value);
        }
        OctetWriter out = new OctetWriter(size() + OctetWriter.sizeHint(value));
        out.range(array, from, first).option(type, value);
        for (int at = OptionWalk.end(array, first), end; at < to; at = end) {
            end = OptionWalk.end(array, at);
            if (OptionWalk.code(array, at) != code) {
                out.range(array, at, end);
            }
        }
        return from(out);
    }

    /**
     * These options with one more before another.
     *
     * @param index how many options shall stand before it, 0 to {@link #count()}
     * @param type the option, of this space
     * @param value its value
     * @param <T> the Java type of the value
     * @return new options; the others octet for octet, in their order
     * @throws IndexOutOfBoundsException if there are not so many
     */
    public <T> Options inserting(int index, OptionType<T> type, T value) {
        codeHere(type);
        if (index < 0 || index > count()) {
            throw new IndexOutOfBoundsException("no place " + index + " among " + count() + " options");
        }
        int at = from;
        for (int before = 0; before < index; before++) {
            at = OptionWalk.end(array, at);
        }
        OctetWriter out = new OctetWriter(size() + OctetWriter.sizeHint(value));
        return from(out.range(array, from, at).option(type, value).range(array, at, to));
    }

    /**
     * Every option given to a function that says what stands in its place: the option itself by {@link #just}, nothing
     * by {@link #none}, or others.
     *
     * @param change from an option to what replaces it
     * @return new options
     */
    public Options mapping(Function<RawOption, Options> change) {
        OctetWriter out = new OctetWriter(size());
        for (RawOption option : this) {
            Options replacement = change.apply(option);
            requireSpace(replacement.space);
            out.image(replacement);
        }
        return from(out);
    }

    /**
     * One option as it is, to be put among others.
     *
     * @param option the option
     * @return options that hold it alone
     */
    public static Options just(RawOption option) {
        return new Options(option.array, option.from, option.to, OptionWalk.bit(option.code()), option.space());
    }

    /**
     * These options and an option as it is at the end.
     *
     * @param code its code, 0 to 65535
     * @param payload its payload, at most 65535 octets
     * @return new options
     * @throws IllegalArgumentException if the code or the length does not fit
     */
    public Options withRaw(int code, Octets payload) {
        return from(new OctetWriter(size() + OctetWriter.sizeHint(payload))
                .image(this)
                .option(code, payload));
    }

    /** Where the next option of a code begins, or the end. */
    private int find(int code, int begin) {
        if ((presence & OptionWalk.bit(code)) == 0) {
            return to;
        }
        int at = begin;
        while (at < to && OptionWalk.code(array, at) != code) {
            at = OptionWalk.end(array, at);
        }
        return at;
    }

    private Options from(OctetWriter out) {
        byte[] written = out.finish();
        if (written.length > OptionWalk.LONGEST) {
            throw new IllegalArgumentException("options of " + written.length + " octets do not fit a message");
        }
        return inside(written, 0, 0, written.length, space);
    }

    private int codeHere(OptionType<?> type) {
        requireSpace(type.space());
        return type.code();
    }

    Options requireSpace(OptionSpace other) {
        if (!space.is(other)) {
            throw elsewhere(other);
        }
        return this;
    }

    private IllegalArgumentException elsewhere(OptionSpace other) {
        return new IllegalArgumentException("options of space " + other + " do not stand in space " + space);
    }

    @Override
    public String toString() {
        StringBuilder codes = new StringBuilder("options");
        String separator = " ";
        int at = from;
        for (int shown = 0; at < to && shown < SHOWN; shown++) {
            codes.append(separator).append(OptionWalk.code(array, at));
            separator = ",";
            at = OptionWalk.end(array, at);
        }
        return codes.append(at < to ? ",..." : "").toString();
    }
}
