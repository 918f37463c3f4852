package net.wan6.test.captures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** RFC 4180, and tabs. */
class TableTest {

    @Test
    void quotedCellsHoldCommasQuotesAndLineBreaks() {
        String text = "a,b,c\r\n1,\"x,y\",\"say \"\"hi\"\"\"\n\"two\nlines\",,\n\"\",2,3";
        assertEquals(
                List.of(
                        Map.of("a", "1", "b", "x,y", "c", "say \"hi\""),
                        Map.of("a", "two\nlines", "b", "", "c", ""),
                        Map.of("a", "", "b", "2", "c", "3")),
                Table.commaSeparated(text));
    }

    @Test
    void aRaggedRowIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Table.commaSeparated("a,b\n1\n"));
        assertThrows(IllegalArgumentException.class, () -> Table.commaSeparated("a,b\n1,2,3\n"));
        assertThrows(IllegalArgumentException.class, () -> Table.tabSeparated("a\tb\n1\n"));
    }

    @Test
    void anOpenQuoteIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Table.commaSeparated("a\n\"1\n"));
        assertThrows(IllegalArgumentException.class, () -> Table.commaSeparated("a\n\"1\"\""));
    }

    @Test
    void emptyCellsBetweenTabsStay() {
        assertEquals(List.of(Map.of("a", "", "b", "x", "c", "")), Table.tabSeparated("a\tb\tc\n\tx\t\n"));
    }
}
