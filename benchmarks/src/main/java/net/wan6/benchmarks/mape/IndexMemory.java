package net.wan6.benchmarks.mape;

import net.wan6.mape.MapDomain;

/** Prints the memory of the indexes and what it takes to make them. */
public final class IndexMemory {

    private IndexMemory() {}

    /**
     * Prints a table.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        System.out.println("layout      rules  forwarder octets  validator octets  octets/rule  ms to make both");
        for (Layout layout : Layout.values()) {
            for (int rules : new int[] {1, 16, 256, 4096, 65536}) {
                MapDomain domain = layout.domain(rules);
                long began = System.nanoTime();
                long forwarder = domain.borderRelayForwarder().indexOctets();
                long validator = domain.sourceValidator().indexOctets();
                long milliseconds = (System.nanoTime() - began) / 1_000_000;
                System.out.printf(
                        "%-11s %5d  %16d  %16d  %11d  %15d%n",
                        layout, rules, forwarder, validator, forwarder / rules, milliseconds);
            }
        }
    }
}
