package net.wan6.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinesTest {
    private static List<String> all(String text) throws IOException {
        Lines lines = new Lines(new StringReader(text));
        List<String> all = new ArrayList<>();
        for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
            all.add(line.get());
        }
        return all;
    }

    @Test
    void linesEndAsTheyDoAnywhere() throws IOException {
        assertEquals(List.of(), all(""));
        assertEquals(List.of("a", "", "b"), all("a\n\nb"));
        assertEquals(List.of("a", "b", "c", "", "d"), all("a\r\nb\rc\r\rd\r\n"));
        assertEquals(List.of("a"), all("a\r"));
        assertEquals(List.of("", "a"), all("\na\n"));
    }

    @Test
    void theLongestMessageInDigitsFits() throws IOException {
        String digits = "00:".repeat(65_535);
        assertFalse(Lines.isTooLong(all(digits).get(0)));
    }

    /** More characters than memory has, of one line. */
    @Test
    void aLineWithoutEndIsCut() throws IOException {
        Reader endless = new Reader() {
            private long left = 1L << 28;

            @Override
            public int read() {
                return left-- > 0 ? 'a' : -1;
            }

            @Override
            public int read(char[] target, int offset, int length) {
                throw new AssertionError("read one by one, from a buffer");
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
        String line = new Lines(endless).next().orElseThrow();
        assertTrue(Lines.isTooLong(line));
        assertEquals(Lines.LONGEST + 1, line.length());
    }
}
