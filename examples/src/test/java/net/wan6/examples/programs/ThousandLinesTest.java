package net.wan6.examples.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThousandLinesTest {
    @Test
    void allComeUpMoveAndStay() {
        List<String> said = new ArrayList<>();
        ThousandLines.play(1000, 1, said::add);
        String all = "1000 hold a prefix, 1000 of the carrier's present range; so far {Acquired=1000";
        assertEquals("after a minute: " + all + "}", said.get(0));
        assertEquals("a minute after the change: " + all + ", Replaced=1000}", said.get(1));
        // T1 is two hours: 11 renewals a line in what is left of the day.
        assertEquals("after a day: " + all + ", Refreshed=11000, Replaced=1000}", said.get(2));
    }
}
