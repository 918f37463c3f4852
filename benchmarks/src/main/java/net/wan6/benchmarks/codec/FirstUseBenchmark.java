package net.wan6.benchmarks.codec;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The first use of the codec beside that of ONOS, each in virtual machines of its own that take turns; medians of 11, and how
 * many classes each loads.
 *
 * <pre>
 * java -cp benchmarks.jar net.wan6.benchmarks.codec.FirstUseBenchmark
 * </pre>
 */
public final class FirstUseBenchmark {
    private static final int ROUNDS = 11;

    private static final Map<String, String> USES = new LinkedHashMap<>();

    static {
        USES.put("doors", "decode, IA_PD, prefix, DNS servers, key");
        USES.put("problems", "the same and problems()");
        USES.put("onos", "ONOS: decode");
    }

    private FirstUseBenchmark() {}

    /**
     * Prints the table.
     *
     * @param args none
     * @throws IOException if no virtual machine can be started
     */
    public static void main(String[] args) throws IOException {
        Map<String, List<Long>> passed = new LinkedHashMap<>();
        Map<String, List<Long>> run = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (String use : USES.keySet()) {
                String[] times = run(use, List.of()).get(0).split(" ", 2);
                passed.computeIfAbsent(use, first -> new ArrayList<>()).add(Long.parseLong(times[0]));
                run.computeIfAbsent(use, first -> new ArrayList<>()).add(Long.parseLong(times[1]));
            }
        }
        for (Map.Entry<String, String> use : USES.entrySet()) {
            System.out.printf(
                    "%-40s %s passed, %s on a processor; %s%n",
                    use.getValue(), beside(passed, use.getKey()), beside(run, use.getKey()), classes(use.getKey()));
        }
    }

    private static String beside(Map<String, List<Long>> times, String use) {
        double median = median(times.get(use));
        return String.format("%6.1f ms (%4.2f of ONOS)", median / 1e6, median / median(times.get("onos")));
    }

    private static long median(List<Long> times) {
        List<Long> sorted = new ArrayList<>(times);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static String classes(String use) throws IOException {
        List<String> loaded = run(use, List.of("-Xlog:class+load:stdout"));
        long ours = loaded.stream()
                .filter(line -> line.contains(" net.wan6.codec."))
                .count();
        long peers = loaded.stream()
                .filter(line -> line.contains(" org.onlab.") || line.contains(" com.google."))
                .count();
        long invoke = loaded.stream()
                .filter(line -> line.contains(" java.lang.invoke."))
                .count();
        return (ours + peers) + " classes of the library, " + invoke + " of java.lang.invoke";
    }

    private static List<String> run(String use, List<String> flags) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), FirstUse.class.getName(), use));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader out = process.inputReader()) {
            return out.lines().toList();
        }
    }
}
