package net.wan6.benchmarks.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * How many four-message exchanges a second one thread does with so many engines, in virtual time, and how much heap a
 * bound engine takes.
 *
 * <p>Arguments: numbers of engines; 1000 and 100000 if there are none. Give enough heap: about 2 KiB an engine, and as
 * much again for what the carrier keeps of it. One collector that does nothing beside ({@code -XX:+UseSerialGC}) makes the
 * column of collecting mean something.
 */
public final class EngineScale {
    private static final long NANOS = 1_000_000_000L;
    private static final long LEAST_MEASURED = 3 * NANOS;
    private static final int LEAST_ROUNDS = 3;
    private static final int WARM_UP_ENGINES = 1000;
    private static final int MOST_WARM_UPS = 20;

    /** What the compiler may still gain when it counts as done. */
    private static final double DONE = 0.98;

    private static final int BOUND_ENGINES = 20_000;
    private static final int RENEWALS = 16;

    private EngineScale() {}

    /**
     * Measures and prints.
     *
     * @param arguments numbers of engines
     */
    public static void main(String[] arguments) {
        String[] sizes = arguments.length == 0 ? new String[] {"1000", "100000"} : arguments;
        warmUp();
        System.out.printf(
                "%10s %7s %14s %12s %14s %12s%n",
                "engines", "rounds", "exchanges/s", "engine ns", "collecting ns", "carrier ns");
        for (String size : sizes) {
            int engines = Integer.parseInt(size);
            Cost cost = rate(engines);
            System.out.printf(
                    Locale.ROOT,
                    "%10d %7d %14.0f %12.0f %14.0f %12.0f%n",
                    engines,
                    cost.rounds(),
                    NANOS / (cost.engine() + cost.collecting()),
                    cost.engine(),
                    cost.collecting(),
                    cost.carrier());
        }
        printHeap();
    }

    /**
     * Nanoseconds of one exchange: medians over the rounds of processor time in the engine and in the carrier, and the
     * mean of what collections took while engines worked.
     */
    private record Cost(int rounds, double engine, double collecting, double carrier) {}

    /** Until the compiler has nothing left to do: what is measured before that is the interpreter. */
    private static void warmUp() {
        double before = Double.MAX_VALUE;
        double engine = rate(WARM_UP_ENGINES).engine();
        for (int times = 1; engine < DONE * before && times < MOST_WARM_UPS; times++) {
            before = engine;
            engine = rate(WARM_UP_ENGINES).engine();
        }
    }

    private static Cost rate(int engines) {
        List<Double> inEngine = new ArrayList<>();
        List<Double> inCarrier = new ArrayList<>();
        long nanos = 0;
        long collecting = 0;
        while (nanos < LEAST_MEASURED || inEngine.size() < LEAST_ROUNDS) {
            Crowd crowd = new Crowd(engines, inEngine.size());
            crowd.bind();
            inEngine.add((double) crowd.nanosInEngines() / engines);
            inCarrier.add((double) crowd.nanosInCarrier() / engines);
            nanos += crowd.nanosInEngines();
            collecting += crowd.nanosCollecting();
        }
        int rounds = inEngine.size();
        return new Cost(rounds, median(inEngine), (double) collecting / rounds / engines, median(inCarrier));
    }

    private static double median(List<Double> values) {
        Collections.sort(values);
        return values.get(values.size() / 2);
    }

    private static void printHeap() {
        Crowd crowd = new Crowd(BOUND_ENGINES, 0);
        crowd.bind();
        long replies = crowd.octetsOfAnswers() / BOUND_ENGINES;
        long bound = heapOfOne(crowd);
        Crowd renewed = new Crowd(BOUND_ENGINES, 0);
        renewed.bind();
        for (int i = 0; i < RENEWALS; i++) {
            renewed.renew();
        }
        long repliesOfRenewed = renewed.octetsOfAnswers() / BOUND_ENGINES;
        System.out.printf(
                "heap of a bound engine: %d octets and its last Reply of %d; after %d renewals: %d and %d%n",
                bound - replies, replies, RENEWALS, heapOfOne(renewed) - repliesOfRenewed, repliesOfRenewed);
    }

    /** Octets that are freed when bound engines are let go and nothing else is. */
    private static long heapOfOne(Crowd crowd) {
        crowd.forgetCarrier();
        long with = usedHeap();
        crowd.forgetEngines();
        return (with - usedHeap()) / BOUND_ENGINES;
    }

    private static long usedHeap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
