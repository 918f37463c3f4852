package net.wan6.benchmarks.mape;

import java.util.List;
import java.util.Random;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv6Address;
import net.wan6.mape.ForwardingVerdict;
import net.wan6.mape.MapDomain;
import net.wan6.mape.MapForwarder;
import net.wan6.mape.MapRule;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The live (address, port) pairs of a border relay, in random order, each that of some CE. */
@State(Scope.Benchmark)
public class Traffic {

    @Param({"1", "16", "256", "4096", "65536"})
    public int rules;

    @Param({"CONTIGUOUS", "SCATTERED"})
    public Layout layout;

    @Param({"4096", "1048576"})
    public int pairs;

    MapDomain domain;
    int[] ipv4;
    char[] port;
    long[] sourceHigh;
    long[] sourceLow;

    @Setup
    public void make() {
        domain = layout.domain(rules);
        Random random = new Random(1);
        ipv4 = new int[pairs];
        port = new char[pairs];
        sourceHigh = new long[pairs];
        sourceLow = new long[pairs];
        MapForwarder forwarder = domain.borderRelayForwarder();
        List<MapRule> all = domain.rules();
        long[] ce = new long[2];
        for (int i = 0; i < pairs; i++) {
            int network = all.get(random.nextInt(rules)).ipv4Prefix().address().value();
            ipv4[i] = network | random.nextInt(256);
            port[i] = (char) (1024 + random.nextInt(64512));
            if (forwarder.forward(ipv4[i], port[i], ce, 0) != ForwardingVerdict.TO_CE) {
                throw new IllegalStateException("no CE for " + new Ipv4Address(ipv4[i]));
            }
            sourceHigh[i] = ce[0];
            sourceLow[i] = ce[1];
        }
        Ipv6Address last = new Ipv6Address(ce[0], ce[1]);
        if (!all.stream().anyMatch(rule -> rule.ipv6Prefix().contains(last))) {
            throw new IllegalStateException("no rule for " + last);
        }
    }
}
