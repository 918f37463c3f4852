package net.wan6.benchmarks.mape;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.mape.CeResult;
import net.wan6.mape.KnownRule;
import net.wan6.mape.MapRules;
import net.wan6.mape.PortSet;
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

/** A line among 426 known rules, its CE, and one port of it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ProvisioningBenchmark {

    private static final int LINES = 4096;

    private final MapRules rules = MapRules.japan();
    private final PortSet ports = PortSet.of(6, 6, 47);
    private final Ipv6Prefix[] lines = new Ipv6Prefix[LINES];
    private int next;

    @Setup
    public void make() {
        Random random = new Random(1);
        List<KnownRule> known = rules.rules();
        for (int i = 0; i < LINES; i++) {
            Ipv6Prefix rule = known.get(random.nextInt(known.size())).rule().ipv6Prefix();
            lines[i] = rule.subnet(56, (random.nextLong() >>> 1) % rule.subnetCount(56));
        }
    }

    @Benchmark
    public Optional<KnownRule> match() {
        return rules.match(lines[next++ & (LINES - 1)]);
    }

    @Benchmark
    public CeResult matchAndProvision() {
        Ipv6Prefix line = lines[next++ & (LINES - 1)];
        return rules.match(line).orElseThrow().domain().ce(line);
    }

    @Benchmark
    public boolean contains() {
        return ports.contains(next++ & 0xffff);
    }
}
