package net.wan6.examples.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import net.wan6.test.line.VirtualLine;
import org.junit.jupiter.api.Test;

class MinimalListenerTest {
    @Test
    void aLineComesUpChangesAndEnds() {
        List<String> said = new ArrayList<>();
        VirtualLine line = StoryLine.up(new MinimalListener(said::add));
        assertEquals(List.of("acquired 2400:4050:5c71:af00::/56"), said);
        StoryLine.renumber(line);
        assertEquals(
                "replaced 2400:4050:5c71:af00::/56 by 2400:4050:5c12:3400::/56, deprecate the old one for 5400 s",
                said.get(1));
        StoryLine.fallSilent(line);
        assertEquals("lost 2400:4050:5c12:3400::/56: EXPIRED", said.get(said.size() - 1));
    }
}
