package net.wan6.core;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Choosing from lists that mostly hold one thing, which is chosen: then nothing is made. */
final class Kept {
    private Kept() {}

    /** What passes, in order: the list itself if all does. */
    static <T> List<T> of(List<T> things, Predicate<? super T> which) {
        int first = 0;
        while (first < things.size() && which.test(things.get(first))) {
            first++;
        }
        if (first == things.size()) {
            return things;
        }
        List<T> chosen = new ArrayList<>(things.subList(0, first));
        for (T thing : things.subList(first + 1, things.size())) {
            if (which.test(thing)) {
                chosen.add(thing);
            }
        }
        return List.copyOf(chosen);
    }
}
