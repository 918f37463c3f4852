package net.wan6.mape.provisioning;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/**
 * Weeks of lines, each from a seed: no wait under 60 s, no two questions within 2 s, every window of HB46PP 1.1 §3.6 kept. A failure
 * names the seed; {@code -Dwan6.weeks=10000} runs more of them, {@code -Dwan6.seed=42} one again.
 */
class ProvisionerWeeksTest {
    private static final long WEEKS = Long.getLong("wan6.weeks", 1000);
    private static final long SEED = Long.getLong("wan6.seed", -1);

    @Test
    void everyWeekKeepsTheRules() {
        long questions = 0;
        long turns = 0;
        long restarts = 0;
        for (long seed = SEED < 0 ? 0 : SEED; seed < (SEED < 0 ? WEEKS : SEED + 1); seed++) {
            RuleWeek week = new RuleWeek(seed);
            try {
                week.run();
            } catch (AssertionError broken) {
                throw new AssertionError("seed " + seed + ": " + broken.getMessage(), broken);
            }
            questions += week.questions;
            turns += week.turns;
            restarts += week.restarts;
        }
        assertTrue(SEED >= 0 || (questions > 50 * WEEKS && turns > 2 * WEEKS && restarts > WEEKS / 10));
    }
}
