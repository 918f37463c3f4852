package net.wan6.benchmarks.mape;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import net.wan6.mape.MapForwarder;
import net.wan6.mape.SourceValidator;

/**
 * Prints what a packet and an index cost by number of rules, on a machine that others use too: the best of many short
 * rounds in the thread's own processor time, all sizes taking turns. JMH's wall clock is the better one on a quiet machine.
 */
public final class ForwardingTable {

    private static final int[] RULES = {1, 16, 256, 4096, 65536};
    private static final int[] PAIRS = {1 << 12, 1 << 20};
    private static final int ROUNDS = 24;
    private static final int WARM_UP = 4;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private ForwardingTable() {}

    /**
     * Prints the table.
     *
     * @param arguments none
     */
    public static void main(String[] arguments) {
        List<Row> rows = new ArrayList<>();
        for (int pairs : PAIRS) {
            for (Layout layout : Layout.values()) {
                for (int rules : RULES) {
                    rows.add(new Row(layout, rules, pairs));
                }
            }
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (Row row : rows) {
                row.measure(round >= WARM_UP);
            }
        }
        System.out.println("layout      rules    pairs  forward ns  validate ns  forwarder octets  validator octets");
        rows.forEach(Row::print);
    }

    private static final class Row {
        private final Traffic traffic = new Traffic();
        private final MapForwarder forwarder;
        private final SourceValidator validator;
        private final byte[] packet = new byte[40];
        private double forward = Double.MAX_VALUE;
        private double validate = Double.MAX_VALUE;
        private int seen;

        Row(Layout layout, int rules, int pairs) {
            traffic.layout = layout;
            traffic.rules = rules;
            traffic.pairs = pairs;
            traffic.make();
            forwarder = traffic.domain.borderRelayForwarder();
            validator = traffic.domain.sourceValidator();
        }

        void measure(boolean counts) {
            int packets = Math.max(traffic.pairs, 1 << 17);
            long began = THREADS.getCurrentThreadCpuTime();
            forward(packets);
            long between = THREADS.getCurrentThreadCpuTime();
            validate(packets);
            long ended = THREADS.getCurrentThreadCpuTime();
            if (counts) {
                forward = Math.min(forward, (between - began) / (double) packets);
                validate = Math.min(validate, (ended - between) / (double) packets);
            }
        }

        private void forward(int packets) {
            int mask = traffic.pairs - 1;
            for (int i = 0; i < packets; i++) {
                seen += forwarder
                        .forward(traffic.ipv4[i & mask], traffic.port[i & mask], packet, 24)
                        .ordinal();
            }
        }

        private void validate(int packets) {
            int mask = traffic.pairs - 1;
            for (int i = 0; i < packets; i++) {
                int at = i & mask;
                seen += validator
                        .validate(traffic.sourceHigh[at], traffic.sourceLow[at], traffic.ipv4[at], traffic.port[at])
                        .ordinal();
            }
        }

        void print() {
            if (seen != 0) {
                throw new IllegalStateException("a packet was not forwarded or not valid");
            }
            System.out.printf(
                    "%-10s %6d %8d %11.1f %12.1f %17d %17d%n",
                    traffic.layout,
                    traffic.rules,
                    traffic.pairs,
                    forward,
                    validate,
                    forwarder.indexOctets(),
                    validator.indexOctets());
        }
    }
}
