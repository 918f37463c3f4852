package net.wan6.codec.nd;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.ToIntFunction;

/** Sets of flags in the order of their bits, and the octet in which they stand. */
final class Flags {
    private Flags() {}

    static <F extends Enum<F>> Set<F> copy(Class<F> type, Collection<F> flags) {
        EnumSet<F> copy = EnumSet.noneOf(type);
        copy.addAll(flags);
        return Collections.unmodifiableSet(copy);
    }

    static <F extends Enum<F>> Set<F> read(Class<F> type, int octet, ToIntFunction<F> bit) {
        EnumSet<F> flags = EnumSet.allOf(type);
        flags.removeIf(flag -> (octet & bit.applyAsInt(flag)) == 0);
        return Collections.unmodifiableSet(flags);
    }

    static <F extends Enum<F>> int bits(Set<F> flags, ToIntFunction<F> bit) {
        return flags.stream().mapToInt(bit).reduce(0, (some, more) -> some | more);
    }
}
