package net.wan6.benchmarks.robustness;

import java.util.Map;
import java.util.TreeMap;

/** What became of the messages handed to one decoder. */
final class Tally {
    private final Map<String, Integer> leaks = new TreeMap<>();
    private int decoded;
    private int refused;

    void run(Decoder decoder, byte[] datagram) {
        try {
            decoder.call().decode(datagram);
            decoded++;
        } catch (Exception | StackOverflowError thrown) {
            if (decoder.declares(thrown)) {
                refused++;
            } else {
                leaks.merge(thrown.getClass().getSimpleName(), 1, Integer::sum);
            }
        }
    }

    int leaked() {
        return leaks.values().stream().mapToInt(Integer::intValue).sum();
    }

    String row(String name) {
        return "| " + name + " | " + decoded + " | " + refused + " | " + leaked() + " | "
                + (leaks.isEmpty() ? "-" : leaks.toString().replaceAll("[{}]", "")) + " |";
    }
}
