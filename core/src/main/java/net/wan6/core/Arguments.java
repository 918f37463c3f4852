package net.wan6.core;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the library is given by its caller. What it must refuse, it refuses at once and by the argument's name. */
final class Arguments {
    private Arguments() {}

    /** A list that cannot change any more: the list itself if it never could. */
    static <T> List<T> copyOf(List<T> list, String name) {
        try {
            return List.copyOf(list);
        } catch (NullPointerException absent) {
            throw isNull(name);
        }
    }

    static <T> Set<T> copyOf(Set<T> set, String name) {
        try {
            return Set.copyOf(set);
        } catch (NullPointerException absent) {
            throw isNull(name);
        }
    }

    static <T> SortedSet<T> copyOf(SortedSet<T> set, String name) {
        try {
            return Collections.unmodifiableSortedSet(new TreeSet<>(set));
        } catch (NullPointerException absent) {
            throw isNull(name);
        }
    }

    static <K, V> Map<K, V> copyOf(Map<K, V> map, String name) {
        try {
            return Map.copyOf(map);
        } catch (NullPointerException absent) {
            throw isNull(name);
        }
    }

    private static NullPointerException isNull(String name) {
        return new NullPointerException(name + " is null, or holds a null");
    }

    /** Checks that a number is from {@code least} to {@code most}. */
    static long inRange(long value, long least, long most, String name) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " " + value + " is not in " + least + " to " + most);
        }
        return value;
    }

    static long notNegative(long value, String name) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " " + value + " is negative");
        }
        return value;
    }
}
