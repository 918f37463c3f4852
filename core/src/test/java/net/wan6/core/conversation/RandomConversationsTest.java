package net.wan6.core.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random conversations, each from a seed: no exception, no busy loop, no message beyond the rate limit or a datagram, and
 * each state that is persisted is read back as it was (A3; I-1, I-2).
 *
 * <p>The Maven profile {@code conversations} has a million instead of 10,000, {@code -Dwan6.conversations=N} so many; how far it is
 * stands in its output, and {@code -Dwan6.firstConversation=N} goes on from that seed. {@code -Dwan6.conversation=42} has one alone.
 *
 * <p>It can fail. One line of {@link net.wan6.core} was broken at a time, and of the first 10,000 seeds these failed first: all
 * leases named in a message, however many there are (A3, 503); what was just given evicted (A1, 886); T1 and T2 bounded by the
 * first lease to end (A4, 1903); refusals not told (A8, 37); limits (A14, 102) and options (A14, 455) saved at once; a rate limit that
 * lets pass too much (I-2, 68); a limit forgotten in the state (54).
 */
class RandomConversationsTest {
    private static final int USUAL = 10_000;
    private static final int MOST_TOLD = 5;

    @Test
    void a3_i1_i2_whateverAClientIsToldItGoesOn() {
        Long one = Long.getLong("wan6.conversation");
        long first = Long.getLong("wan6.firstConversation", 0);
        LongStream seeds = one == null
                ? LongStream.range(first, first + Long.getLong("wan6.conversations", USUAL))
                : LongStream.of(one);
        long[] all = seeds.toArray();
        for (int from = 0; from < all.length; from += USUAL) {
            int to = Math.min(all.length, from + USUAL);
            List<String> failures = Arrays.stream(all, from, to)
                    .parallel()
                    .mapToObj(RandomConversationsTest::failure)
                    .filter(message -> !message.isEmpty())
                    .limit(MOST_TOLD)
                    .toList();
            assertEquals(List.of(), failures, "have one alone with -Dwan6.conversation=N");
            if (all.length > USUAL) {
                System.out.println("conversations " + all[from] + " to " + all[to - 1] + " went well");
            }
        }
    }

    private static String failure(long seed) {
        try {
            RandomConversation.have(seed);
            return "";
        } catch (AssertionError wrong) {
            return wrong.getMessage();
        }
    }
}
