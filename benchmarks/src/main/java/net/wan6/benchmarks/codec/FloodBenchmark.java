package net.wan6.benchmarks.codec;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.wan6.codec.IaNa;
import net.wan6.codec.IaPd;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Message;
import net.wan6.codec.Octets;
import net.wan6.codec.Only;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** A datagram of 64 KiB that is nothing but empty options, which are too short to be the IA_PD they say they are. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class FloodBenchmark {
    private static final int COUNT = 16_382;

    private final Octets iaPds = flood(25);
    private final Octets aliases = flood(25 + 64);
    private final Octets dnsServers = flood(23);
    private final Options iaPd = Message.decode(iaPds).options();
    private final Options alias = Message.decode(aliases).options();
    private final Options dns = Message.decode(dnsServers).options();

    private static Octets flood(int code) {
        byte[] datagram = new byte[4 + 4 * COUNT];
        datagram[0] = 7;
        for (int at = 4; at < datagram.length; at += 4) {
            datagram[at + 1] = (byte) code;
        }
        return Octets.of(datagram);
    }

    /** Every option type's door is used before anything is measured. */
    @Setup
    public void openEveryDoor(Blackhole hole) {
        EveryDoor.warm(hole);
    }

    /** {@return the message} */
    @Benchmark
    public Message decode() {
        return Message.decode(iaPds);
    }

    /** {@return what the presence mask can tell} */
    @Benchmark
    public Optional<IaNa> firstOfWhatIsNotThere() {
        return iaPd.first(OptionTypes.IA_NA);
    }

    /** {@return what the presence mask takes for there} */
    @Benchmark
    public Optional<IaPd> firstOfAnAlias() {
        return alias.first(OptionTypes.IA_PD);
    }

    /** {@return nothing, as all are malformed} */
    @Benchmark
    public Optional<IaPd> firstOfTooShort() {
        return iaPd.first(OptionTypes.IA_PD);
    }

    /** {@return nothing, as all are malformed} */
    @Benchmark
    public List<IaPd> allOfTooShort() {
        return iaPd.all(OptionTypes.IA_PD);
    }

    /** {@return repeated} */
    @Benchmark
    public Only<IaPd> onlyOfTooShort() {
        return iaPd.only(OptionTypes.IA_PD);
    }

    /** {@return 16,382 empty lists: empty options of a type that may be empty} */
    @Benchmark
    public List<List<Ipv6Address>> allOfEmptyLists() {
        return dns.all(OptionTypes.DNS_SERVERS);
    }
}
