package net.wan6.test.seeds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;

/** A property sees the same values in every build; explored, it sees others, and more of them. */
class PropertySeedsProperties {
    private static final int TRIES = 6;
    private static final List<Integer> SEEN = new ArrayList<>();

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE)
    void everyTryIsSeen(@ForAll @IntRange(max = 999_999) int value) {
        SEEN.add(value);
    }

    @AfterContainer
    static void theyAreThoseOfEveryBuild() {
        Integer times = Integer.getInteger("wan6.explore");
        if (times == null) {
            assertEquals(List.of(17, 980_446, 990_203, 711, 411_134, 1), SEEN);
        } else {
            assertEquals(TRIES * times, SEEN.size());
        }
    }
}
