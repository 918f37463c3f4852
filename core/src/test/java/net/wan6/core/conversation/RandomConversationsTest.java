package net.wan6.core.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Random conversations, each from a seed: no exception, no busy loop, no message beyond the rate limit or a datagram, and
 * each state that is persisted is read back as it was (A3; I-1, I-2).
 *
 * <p>{@code -Dwan6.conversations=1000000} has so many instead of 10,000; {@code -Dwan6.conversation=42} has one alone.
 */
class RandomConversationsTest {
    private static final int USUAL = 10_000;
    private static final int MOST_TOLD = 5;

    @Test
    void a3_i1_i2_whateverAClientIsToldItGoesOn() {
        Long one = Long.getLong("wan6.conversation");
        LongStream seeds =
                one == null ? LongStream.range(0, Long.getLong("wan6.conversations", USUAL)) : LongStream.of(one);
        List<String> failures = seeds.parallel()
                .mapToObj(RandomConversationsTest::failure)
                .filter(message -> !message.isEmpty())
                .limit(MOST_TOLD)
                .toList();
        assertEquals(List.of(), failures, "have one alone with -Dwan6.conversation=N");
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
