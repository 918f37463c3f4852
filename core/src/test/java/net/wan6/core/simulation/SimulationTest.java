package net.wan6.core.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * A week of a line for every seed, with the invariants I-1, I-2, I-3, I-4, I-5, I-6, I-7, I-9 and I-10 checked after every
 * step, and a crash and resume tried at every {@code Persist} (I-8, L-14).
 *
 * <p>{@code -Dwan6.seeds=1000000} runs so many seeds instead of 2,000; {@code -Dwan6.seed=42} runs one alone.
 */
class SimulationTest {
    private static final int SEEDS = 2000;
    private static final int MOST_TOLD = 5;

    @Test
    void everySeedKeepsTheInvariants() {
        Long one = Long.getLong("wan6.seed");
        LongStream seeds = one == null ? LongStream.range(0, Long.getLong("wan6.seeds", SEEDS)) : LongStream.of(one);
        List<String> failures = seeds.parallel()
                .mapToObj(SimulationTest::failure)
                .filter(message -> !message.isEmpty())
                .limit(MOST_TOLD)
                .toList();
        assertEquals(List.of(), failures, "run one alone with -Dwan6.seed=N");
    }

    private static String failure(long seed) {
        try {
            Simulation.run(seed);
            return "";
        } catch (AssertionError broken) {
            return broken.getMessage();
        }
    }
}
