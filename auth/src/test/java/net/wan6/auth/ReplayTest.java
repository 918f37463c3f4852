package net.wan6.auth;

import static net.wan6.auth.Line.KEY;
import static net.wan6.auth.Line.KEYS;
import static net.wan6.auth.Line.SERVER;
import static net.wan6.auth.Line.renew;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.wan6.codec.ClientServerMessage;
import org.junit.jupiter.api.Test;

/** replay detection under each policy. */
class ReplayTest {
    private static final long SECOND = 1_000_000_000L;

    private final List<String> seen = new ArrayList<>();
    private KeyRing keys = KEYS;

    private void receive(ReplayPolicy policy, long value, long now) {
        Verdict verdict = Line.verify(renew(value), keys, policy, now);
        if (verdict instanceof Verdict.Verified verified) {
            keys = verified.keys();
        }
        seen.add(verdict.metric());
    }

    private void receiveStrictly(long... values) {
        for (long value : values) {
            receive(ReplayPolicy.STRICT, value, 0);
        }
    }

    @Test
    void strictCountersMustRise() {
        receiveStrictly(101, 101, 100, 0, 102, 101, 103);

        assertEquals(List.of("accepted", "replay", "replay", "replay", "accepted", "replay", "accepted"), seen);
    }

    @Test
    void strictCountersAreUnsignedAndDoNotWrap() {
        receiveStrictly(Long.MAX_VALUE, Long.MIN_VALUE, -2, -1, 0, 1, 101);

        assertEquals(List.of("accepted", "accepted", "accepted", "accepted", "replay", "replay", "replay"), seen);
    }

    /** §20.3 counts modulo 2^64, so that a counter that came to its end needs a new key. */
    @Test
    void aNewKeyGetsOutOfACounterThatWrapped() {
        receiveStrictly(-1, 5);
        keys = keys.learn(Line.reply(Line.OTHER_KEY, 0)).keys();
        keys = keys.learn(Line.reply(KEY, 4)).keys();
        receiveStrictly(5);

        assertEquals(List.of("accepted", "replay", "accepted"), seen);
    }

    @Test
    void theFirstReconfigureUnderAKeyThatCameWithoutACounterSetsIt() {
        keys = KeyRing.empty().with(SERVER, KEY);
        receiveStrictly(0, 0, 7, 7, 6);

        assertEquals(List.of("accepted", "replay", "accepted", "replay", "replay"), seen);
    }

    @Test
    void aCounterGivenWithTheKeyCounts() {
        keys = KeyRing.empty().with(SERVER, KEY, 7);
        receiveStrictly(7, 6, 8);

        assertEquals(List.of("replay", "replay", "accepted"), seen);
    }

    @Test
    void nothingIsRecordedOfARejectedOne() {
        ClientServerMessage forged = Rkap.sign(Line.unsigned().build(), Line.OTHER_KEY, -1);

        assertEquals(
                "bad_digest", Line.verify(forged, keys, ReplayPolicy.STRICT, 0).metric());
        receiveStrictly(101);

        assertEquals(List.of("accepted"), seen);
    }

    @Test
    void theRingAskedIsNotChanged() {
        receiveStrictly(101);

        assertEquals(
                "accepted",
                Line.verify(renew(101), KEYS, ReplayPolicy.STRICT, 0).metric());
    }

    @Test
    void theBaselineMayBeTheFirstReconfigureInsteadOfTheReply() {
        ReplayPolicy policy = ReplayPolicy.BASELINE_FROM_FIRST_RECONFIGURE;
        for (long value : new long[] {3, 3, 2, 4}) {
            receive(policy, value, 0);
        }
        // The same key in a later Reply, whose counter is another one, opens nothing and closes nothing.
        keys = keys.learn(Line.reply(KEY, 1000)).keys();
        for (long value : new long[] {4, 5}) {
            receive(policy, value, 0);
        }

        assertEquals(List.of("accepted", "replay", "replay", "accepted", "replay", "accepted"), seen);
    }

    @Test
    void constantZeroIsLetThroughOnceInAnInterval() {
        keys = KeyRing.empty().learn(Line.reply(KEY, 0)).keys();
        ReplayPolicy policy = new ReplayPolicy.AllowConstantZero(Duration.ofSeconds(10));
        receive(policy, 0, -5 * SECOND);
        receive(policy, 0, -5 * SECOND);
        receive(policy, 0, 5 * SECOND - 1);
        receive(policy, 0, 5 * SECOND);
        receive(policy, 0, 5 * SECOND + 1);

        assertEquals(List.of("accepted_zero_counter", "replay", "replay", "accepted_zero_counter", "replay"), seen);
    }

    @Test
    void constantZeroIsOverOnceTheServerCounts() {
        keys = KeyRing.empty().learn(Line.reply(KEY, 0)).keys();
        ReplayPolicy policy = ReplayPolicy.ALLOW_CONSTANT_ZERO;
        receive(policy, 0, 0);
        receive(policy, 1, 0);
        receive(policy, 0, 1000 * SECOND);
        receive(policy, 1, 2000 * SECOND);
        receive(policy, 2, 2000 * SECOND);

        assertEquals(List.of("accepted_zero_counter", "accepted", "replay", "replay", "accepted"), seen);
    }

    /** As after a restart, which keeps the values and forgets the interval. */
    @Test
    void constantZeroIsOverOnceAReplyCounts() {
        ReplayPolicy policy = ReplayPolicy.ALLOW_CONSTANT_ZERO;
        keys = KeyRing.empty().learn(Line.reply(KEY, 0)).keys();
        receive(policy, 0, 0);
        keys = keys.learn(Line.reply(KEY, 7)).keys();
        receive(policy, 0, 1000 * SECOND);
        keys = KeyRing.decode(keys.secretOctets());
        receive(policy, 0, 2000 * SECOND);
        receive(policy, 8, 2000 * SECOND);

        assertEquals(List.of("accepted_zero_counter", "replay", "replay", "accepted"), seen);
    }

    @Test
    void constantZeroIsNotForAServerWhoseReplyCounted() {
        receive(ReplayPolicy.ALLOW_CONSTANT_ZERO, 0, 0);
        keys = KeyRing.empty().with(SERVER, KEY, 3);
        receive(ReplayPolicy.ALLOW_CONSTANT_ZERO, 0, 0);

        assertEquals(List.of("replay", "replay"), seen);
    }

    @Test
    void constantZeroIsForAKeyWithoutACounterToo() {
        keys = KeyRing.empty().with(SERVER, KEY);
        receive(ReplayPolicy.ALLOW_CONSTANT_ZERO, 0, 0);
        receive(ReplayPolicy.ALLOW_CONSTANT_ZERO, 0, 59 * SECOND);
        receive(ReplayPolicy.ALLOW_CONSTANT_ZERO, 0, 60 * SECOND);
        keys = KeyRing.empty().with(SERVER, KEY, 0);
        receive(ReplayPolicy.ALLOW_CONSTANT_ZERO, 0, 0);

        assertEquals(List.of("accepted", "replay", "accepted_zero_counter", "accepted_zero_counter"), seen);
    }

    /** The clock ends with the process: the interval begins anew, and strictness does not. */
    @Test
    void aRingReadBackKeepsStrictnessAndForgetsTheInterval() {
        keys = KeyRing.empty().learn(Line.reply(KEY, 0)).keys();
        receive(ReplayPolicy.ALLOW_CONSTANT_ZERO, 0, 0);
        keys = KeyRing.decode(keys.secretOctets());
        receive(ReplayPolicy.STRICT, 0, 1);
        receive(ReplayPolicy.ALLOW_CONSTANT_ZERO, 0, 1);

        assertEquals(List.of("accepted_zero_counter", "replay", "accepted_zero_counter"), seen);
    }

    @Test
    void policiesAreFoundByName() {
        assertEquals(ReplayPolicy.STRICT, ReplayPolicy.parse("strict"));
        assertEquals(
                ReplayPolicy.BASELINE_FROM_FIRST_RECONFIGURE, ReplayPolicy.parse("baseline-from-first-reconfigure"));
        assertEquals(ReplayPolicy.ALLOW_CONSTANT_ZERO, ReplayPolicy.parse("allow-constant-zero"));
        String message = assertThrows(IllegalArgumentException.class, () -> ReplayPolicy.parse("lax"))
                .getMessage();
        assertTrue(message.contains("lax") && message.contains("allow-constant-zero"), message);
    }

    @Test
    void anIntervalIsAPositiveNumberOfNanoseconds() {
        for (Duration bad : List.of(Duration.ZERO, Duration.ofNanos(-1), Duration.ofSeconds(Long.MAX_VALUE))) {
            assertThrows(IllegalArgumentException.class, () -> new ReplayPolicy.AllowConstantZero(bad));
        }
        Duration longest = Duration.ofNanos(Long.MAX_VALUE);
        assertEquals(longest, new ReplayPolicy.AllowConstantZero(longest).interval());
    }
}
