package net.wan6.benchmarks.mape;

import java.util.concurrent.TimeUnit;
import net.wan6.mape.ForwardingVerdict;
import net.wan6.mape.MapForwarder;
import net.wan6.mape.SourceValidator;
import net.wan6.mape.SourceVerdict;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One packet of a border relay: where it goes, and whether it comes from where it says. Run with {@code -prof gc}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ForwardingBenchmark {

    private MapForwarder forwarder;
    private SourceValidator validator;
    private final byte[] packet = new byte[40];
    private final long[] halves = new long[2];
    private int next;

    @Setup
    public void index(Traffic traffic) {
        forwarder = traffic.domain.borderRelayForwarder();
        validator = traffic.domain.sourceValidator();
    }

    /** Writes the destination into the IPv6 header. */
    @Benchmark
    public ForwardingVerdict forward(Traffic traffic) {
        int at = next++ & (traffic.pairs - 1);
        return forwarder.forward(traffic.ipv4[at], traffic.port[at], packet, 24);
    }

    @Benchmark
    public ForwardingVerdict forwardToLongs(Traffic traffic) {
        int at = next++ & (traffic.pairs - 1);
        return forwarder.forward(traffic.ipv4[at], traffic.port[at], halves, 0);
    }

    @Benchmark
    public SourceVerdict validate(Traffic traffic) {
        int at = next++ & (traffic.pairs - 1);
        return validator.validate(traffic.sourceHigh[at], traffic.sourceLow[at], traffic.ipv4[at], traffic.port[at]);
    }
}
