package net.wan6.benchmarks.engine;

import java.util.Locale;

/**
 * How many engines fit, and how many four-message exchanges a second one thread does, in virtual time.
 *
 * <p>Arguments: numbers of engines; 1000 and 100000 if there are none. Give enough heap: about 2 KiB an engine, and as
 * much again for what the carrier keeps of it.
 */
public final class EngineScale {
    private static final long NANOS = 1_000_000_000L;
    private static final long LEAST_MEASURED = 3 * NANOS;
    private static final int WARM_UP = 200_000;

    private EngineScale() {}

    /**
     * Measures and prints.
     *
     * @param arguments numbers of engines
     */
    public static void main(String[] arguments) {
        String[] sizes = arguments.length == 0 ? new String[] {"1000", "100000"} : arguments;
        rate(1000, WARM_UP);
        System.out.printf(
                "%10s %14s %14s %14s %12s%n", "engines", "exchanges/s", "engine ns", "carrier ns", "heap/engine");
        for (String size : sizes) {
            int engines = Integer.parseInt(size);
            Cost cost = rate(engines, engines);
            System.out.printf(
                    Locale.ROOT,
                    "%10d %14.0f %14.0f %14.0f %12d%n",
                    engines,
                    1e9 / cost.engine(),
                    cost.engine(),
                    cost.carrier(),
                    heapOfOne(engines));
        }
    }

    /** Nanoseconds of one exchange, in the engine and in the carrier. */
    private record Cost(double engine, double carrier) {}

    private static Cost rate(int engines, int atLeast) {
        long inEngine = 0;
        long inCarrier = 0;
        long exchanges = 0;
        for (int number = 0; inEngine < LEAST_MEASURED || exchanges < atLeast; number++) {
            Crowd crowd = new Crowd(engines, number);
            crowd.bind();
            inEngine += crowd.nanosInEngines();
            inCarrier += crowd.nanosInCarrier();
            exchanges += engines;
        }
        return new Cost((double) inEngine / exchanges, (double) inCarrier / exchanges);
    }

    /** Octets that are freed when bound engines are let go and nothing else is. */
    private static long heapOfOne(int engines) {
        Crowd crowd = new Crowd(engines, 0);
        crowd.bind();
        crowd.forgetCarrier();
        long with = usedHeap();
        crowd.forgetEngines();
        return (with - usedHeap()) / engines;
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
