package net.wan6.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ReplayCountersTest {
    @Test
    void ntpTimeIsSecondsSince1900AndAFraction() {
        assertEquals(0x83aa7e80_00000000L, ReplayCounters.ntp(Instant.EPOCH));
        assertEquals(0L, ReplayCounters.ntp(Instant.parse("1900-01-01T00:00:00Z")));
        assertEquals(0xe9e1a2b3_00000000L, ReplayCounters.ntp(Instant.parse("2024-05-05T06:16:19Z")));
        assertEquals(0x83aa7e80_80000000L, ReplayCounters.ntp(Instant.ofEpochSecond(0, 500_000_000)));
        assertEquals(0x83aa7e80_ffffffffL, ReplayCounters.ntp(Instant.ofEpochSecond(0, 999_999_999)) | 0xf);
    }

    /** What a client under {@link ReplayPolicy#STRICT} will refuse until it has a new key. */
    @Test
    void ntpTimeWrapsIn2036() {
        Instant last = Instant.parse("2036-02-07T06:28:15Z");
        assertEquals(0xffffffff_00000000L, ReplayCounters.ntp(last));
        assertEquals(0L, ReplayCounters.ntp(last.plusSeconds(1)));
    }

    @Property
    void laterMomentsGiveGreaterValues(
            @ForAll @LongRange(min = 0, max = 2_000_000_000L) long second,
            @ForAll @LongRange(min = 0, max = 999_999_998L) long nano) {
        Instant time = Instant.ofEpochSecond(second, nano);

        assertTrue(Long.compareUnsigned(ReplayCounters.ntp(time), ReplayCounters.ntp(time.plusNanos(1))) < 0);
    }

    @Test
    void aSerialCountsToTheEndAndNoFurther() {
        assertEquals(1, ReplayCounters.next(0));
        assertEquals(Long.MIN_VALUE, ReplayCounters.next(Long.MAX_VALUE));
        assertEquals(-1, ReplayCounters.next(-2));
        assertThrows(IllegalArgumentException.class, () -> ReplayCounters.next(-1));
    }
}
