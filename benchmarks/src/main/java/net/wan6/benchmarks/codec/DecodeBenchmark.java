package net.wan6.benchmarks.codec;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.wan6.codec.Authentication;
import net.wan6.codec.IaPd;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Message;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import org.anarres.dhcp.v6.io.Dhcp6MessageDecoder;
import org.onlab.packet.DHCP6;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Decoding the carrier's Reply, ours beside the peers and the bare walk.
 *
 * <p>Ours are compiled as methods of their own, as in a program: JMH's loop holds the body twice, and what the compiler
 * inlines at most ends in the middle of the second. The call is ours to pay.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DecodeBenchmark {
    private final byte[] datagram = CarrierReply.octets();
    private final Octets octets = Octets.of(datagram);

    /** Every option type's door is used before anything is measured, as in a process that does other things too. */
    @Setup
    public void openEveryDoor(Blackhole hole) {
        EveryDoor.warm(hole);
    }

    /** {@return the floor} */
    @Benchmark
    public int walk() {
        return TlvWalk.codes(datagram);
    }

    /** {@return a copy, the floor for whoever keeps the datagram} */
    @Benchmark
    public byte[] copy() {
        return datagram.clone();
    }

    /** {@return the message} */
    @Benchmark
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public Message decode() {
        return Message.decode(datagram);
    }

    /** {@return the prefix, its lifetimes, the DNS servers and the key, as numbers} */
    @Benchmark
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public long decodeAndRead() {
        Options options = Message.decode(datagram).options();
        IaPd pd = options.first(OptionTypes.IA_PD).orElseThrow();
        IaPrefix prefix = pd.options().first(OptionTypes.IAPREFIX).orElseThrow();
        List<Ipv6Address> dns = options.first(OptionTypes.DNS_SERVERS).orElseThrow();
        Authentication auth = options.first(OptionTypes.AUTH).orElseThrow();
        Octets key = auth.information();
        return prefix.prefix().address().high()
                ^ prefix.preferredLifetime().seconds()
                ^ prefix.validLifetime().seconds()
                ^ dns.get(0).low()
                ^ dns.get(1).low()
                ^ key.u64(1)
                ^ key.u64(9);
    }

    /** {@return the same, without a copy of the datagram} */
    @Benchmark
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public long decodeAndReadOctets() {
        Options options = Message.decode(octets).options();
        IaPd pd = options.first(OptionTypes.IA_PD).orElseThrow();
        IaPrefix prefix = pd.options().first(OptionTypes.IAPREFIX).orElseThrow();
        List<Ipv6Address> dns = options.first(OptionTypes.DNS_SERVERS).orElseThrow();
        Authentication auth = options.first(OptionTypes.AUTH).orElseThrow();
        Octets key = auth.information();
        return prefix.prefix().address().high()
                ^ prefix.preferredLifetime().seconds()
                ^ prefix.validLifetime().seconds()
                ^ dns.get(0).low()
                ^ dns.get(1).low()
                ^ key.u64(1)
                ^ key.u64(9);
    }

    /** The same with every value kept. */
    @Benchmark
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public void decodeAndKeep(Blackhole hole) {
        Options options = Message.decode(datagram).options();
        IaPd pd = options.first(OptionTypes.IA_PD).orElseThrow();
        hole.consume(pd);
        hole.consume(pd.options().first(OptionTypes.IAPREFIX).orElseThrow());
        hole.consume(options.first(OptionTypes.DNS_SERVERS).orElseThrow());
        hole.consume(options.first(OptionTypes.AUTH).orElseThrow());
    }

    /** {@return ONOS's message; it types neither DNS servers nor authentication} */
    @Benchmark
    public Object decodeOnos() throws Exception {
        return DHCP6.deserializer().deserialize(datagram, 0, datagram.length);
    }

    /** {@return dhcp4j's message; it types no IA_PD} */
    @Benchmark
    public Object decodeDhcp4j() throws Exception {
        return Dhcp6MessageDecoder.getInstance().decode(ByteBuffer.wrap(datagram));
    }
}
