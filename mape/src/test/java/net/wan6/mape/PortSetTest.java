package net.wan6.mape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortSetTest {

    private static final PortSet STORY = PortSet.of(6, 6, 47);

    @Test
    void story() {
        assertEquals(1008, STORY.size());
        assertEquals(1776, STORY.lowest());
        assertEquals(1776, STORY.nth(0));
        assertEquals(1791, STORY.nth(15));
        assertEquals(2800, STORY.nth(16));
        assertEquals(65279, STORY.nth(1007));
        assertEquals(16, STORY.indexOf(2800));
        assertEquals(-1, STORY.indexOf(2799));
        assertEquals("PSID 47/6 offset 6: 1008 ports from 1776", STORY.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1775, 1792, 752, 65536, 65536 + 1776, Integer.MAX_VALUE})
    void numbersThatAreNotItsPorts(int port) {
        assertFalse(STORY.contains(port));
        assertEquals(-1, STORY.indexOf(port));
        assertEquals(port >= 0 && port < 65536, PortSet.ALL.contains(port));
    }

    /** RFC 7597 Appendix B leaves out system ports where §5.1 does not: offsets above 6. */
    @Test
    void excludingSystemPorts() {
        PortSet ports = PortSet.of(7, 8, 5);
        assertEquals(522, ports.lowest());
        PortSet fewer = ports.excludingBelow(1024);
        assertEquals(1034, fewer.lowest());
        assertEquals(ports.size() - 2, fewer.size());
        assertFalse(fewer.contains(522));
        assertEquals(0, fewer.indexOf(1034));
        assertEquals(STORY, STORY.excludingBelow(1024), "nothing to exclude");
        assertEquals(fewer, fewer.excludingBelow(10), "no way back");
    }

    @Test
    void portZeroIsInTheSetButNotForNat() {
        PortSet ports = PortSet.of(0, 6, 0);
        assertTrue(ports.contains(0));
        assertEquals(1024, ports.size());
        assertFalse(ports.forNat().contains(0));
        assertEquals(1023, ports.forNat().size());
        assertEquals(List.of(new PortRange(1, 1023)), ports.forNat().ranges());
        assertEquals(65535, PortSet.ALL.forNat().size());
        assertEquals(List.of(new PortRange(0, 65535)), PortSet.ALL.ranges());
    }

    @Test
    void emptySet() {
        PortSet none = PortSet.of(0, 16, 0).forNat();
        assertTrue(none.isEmpty());
        assertEquals(0, none.size());
        assertEquals(List.of(), none.ranges());
        assertEquals(0, none.stream().count());
        assertFalse(none.contains(0));
        assertEquals("PSID 0/16 offset 0: 0 ports", none.toString());
        assertTrue(PortSet.ALL.excludingBelow(65536).isEmpty());
        assertFalse(PortSet.ALL.isEmpty());
    }

    @Test
    void floorWithinARange() {
        PortSet ports = STORY.excludingBelow(2805);
        assertEquals(new PortRange(2805, 2815), ports.ranges().get(0));
        assertEquals(new PortRange(3824, 3839), ports.ranges().get(1));
        assertEquals(62, ports.ranges().size());
        assertEquals(1008 - 16 - 5, ports.size());
    }

    @Test
    void offsetIsWithoutEffectWhereNothingIsShared() {
        assertEquals(PortSet.ALL, PortSet.of(6, 0, 0));
        assertEquals(PortSet.ALL, PortSet.of(15, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 0", "16, 0, 0", "0, -1, 0", "0, 17, 0", "9, 8, 0", "15, 2, 0", "6, 6, 64", "6, 6, -1", "0, 0, 1"
    })
    void noSet(int offset, int length, int psid) {
        assertThrows(IllegalArgumentException.class, () -> PortSet.of(offset, length, psid));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65537})
    void noFloor(int floor) {
        assertThrows(IllegalArgumentException.class, () -> STORY.excludingBelow(floor));
        assertThrows(IllegalArgumentException.class, () -> new PortSet(6, 6, 47, floor));
    }

    @ParameterizedTest
    @CsvSource({"-1, 5", "5, 4", "0, 65536"})
    void noRange(int first, int last) {
        assertThrows(IllegalArgumentException.class, () -> new PortRange(first, last));
    }

    @Test
    void rangeOfOnePort() {
        assertEquals(1, new PortRange(65535, 65535).size());
        assertEquals("0-65535", new PortRange(0, 65535).toString());
    }
}
