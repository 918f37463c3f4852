package net.wan6.benchmarks.codec;

import java.util.List;
import java.util.concurrent.TimeUnit;
import net.wan6.codec.Authentication;
import net.wan6.codec.DomainName;
import net.wan6.codec.Duid;
import net.wan6.codec.IaPd;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionRequest;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.Present;
import net.wan6.codec.S46Container;
import net.wan6.codec.Status;
import org.onlab.packet.DHCP6;
import org.onlab.packet.Ip6Address;
import org.onlab.packet.dhcp.Dhcp6ClientIdOption;
import org.onlab.packet.dhcp.Dhcp6Duid;
import org.onlab.packet.dhcp.Dhcp6IaPdOption;
import org.onlab.packet.dhcp.Dhcp6IaPrefixOption;
import org.onlab.packet.dhcp.Dhcp6Option;
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
 * Building messages from values, ours beside a peer's and the bare walk.
 *
 * <p>Ours are compiled as methods of their own, as in a program: JMH's loop holds the body twice, and what the compiler
 * inlines at most ends in the middle of the second. The call is ours to pay.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EncodeBenchmark {
    private final byte[] datagram = CarrierReply.octets();
    private Duid client;
    private Duid server;
    private IaPd pd;
    private List<Ipv6Address> dns;
    private List<DomainName> domains;
    private Authentication auth;
    private long solMaxRt;
    private S46Container softwire;
    private Status status;
    private DHCP6 onos;

    /** The values, apart from the message they were read from. */
    @Setup
    public void values(Blackhole hole) throws Exception {
        EveryDoor.warm(hole);
        Options options = Message.decode(datagram).options();
        client = options.first(OptionTypes.CLIENT_ID).orElseThrow();
        server = options.first(OptionTypes.SERVER_ID).orElseThrow();
        pd = options.first(OptionTypes.IA_PD).orElseThrow();
        dns = List.copyOf(options.first(OptionTypes.DNS_SERVERS).orElseThrow());
        auth = options.first(OptionTypes.AUTH).orElseThrow();
        solMaxRt = options.first(OptionTypes.SOL_MAX_RT).orElseThrow();
        status = options.first(OptionTypes.STATUS_CODE).orElseThrow();
        domains = options.first(OptionTypes.DOMAIN_LIST).orElseThrow();
        softwire = options.first(OptionTypes.S46_CONT_MAPE).orElseThrow();
        if (!reply().octets().equals(Octets.of(datagram))) {
            throw new IllegalStateException("the Reply built is not the Reply read");
        }
        onos = DHCP6.deserializer().deserialize(datagram, 0, datagram.length);
    }

    /** {@return the floor} */
    @Benchmark
    public int walk() {
        return TlvWalk.codes(datagram);
    }

    /** {@return the carrier's Reply from values that exist} */
    @Benchmark
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public Message reply() {
        return Message.builder(MessageType.REPLY, 0x10203a)
                .add(OptionTypes.CLIENT_ID, client)
                .add(OptionTypes.SERVER_ID, server)
                .add(OptionTypes.IA_PD, pd)
                .add(OptionTypes.DNS_SERVERS, dns)
                .add(OptionTypes.DOMAIN_LIST, domains)
                .add(OptionTypes.AUTH, auth)
                .add(OptionTypes.RECONF_ACCEPT, Present.PRESENT)
                .add(OptionTypes.SOL_MAX_RT, solMaxRt)
                .add(OptionTypes.S46_CONT_MAPE, softwire)
                .add(OptionTypes.STATUS_CODE, status)
                .build();
    }

    /** {@return ONOS's encoding of what it decoded from the same octets} */
    @Benchmark
    public byte[] replyOnos() {
        return onos.serialize();
    }

    /** {@return a Solicit with its values made for it, as octets} */
    @Benchmark
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public Octets solicit() {
        return Message.builder(MessageType.SOLICIT, 0x10203a)
                .add(OptionTypes.CLIENT_ID, client)
                .add(OptionTypes.ELAPSED_TIME, 0)
                .add(OptionTypes.IA_PD, IaPd.of(1).withLengthHint(56))
                .add(OptionTypes.ORO, OptionRequest.of(OptionTypes.DNS_SERVERS, OptionTypes.SOL_MAX_RT))
                .add(OptionTypes.RECONF_ACCEPT, Present.PRESENT)
                .build()
                .octets();
    }

    private final IaPd wish = IaPd.of(1).withLengthHint(56);
    private final OptionRequest request = OptionRequest.of(OptionTypes.DNS_SERVERS, OptionTypes.SOL_MAX_RT);

    /** {@return a Solicit from values that exist, as octets} */
    @Benchmark
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public Octets solicitFromValues() {
        return Message.builder(MessageType.SOLICIT, 0x10203a)
                .add(OptionTypes.CLIENT_ID, client)
                .add(OptionTypes.ELAPSED_TIME, 0)
                .add(OptionTypes.IA_PD, wish)
                .add(OptionTypes.ORO, request)
                .add(OptionTypes.RECONF_ACCEPT, Present.PRESENT)
                .build()
                .octets();
    }

    /** {@return the same Solicit by ONOS, as octets} */
    @Benchmark
    public byte[] solicitOnos() {
        Dhcp6Duid duid = new Dhcp6Duid();
        duid.setDuidType(Dhcp6Duid.DuidType.DUID_LL);
        duid.setHardwareType((short) 1);
        duid.setLinkLayerAddress(new byte[] {2, 0, 0x5e, 0, 0x53, 1});
        Dhcp6ClientIdOption id = new Dhcp6ClientIdOption();
        id.setDuid(duid);
        Dhcp6IaPrefixOption hint = new Dhcp6IaPrefixOption();
        hint.setIp6Prefix(Ip6Address.ZERO);
        hint.setPrefixLength((byte) 56);
        Dhcp6IaPdOption ia = new Dhcp6IaPdOption();
        ia.setIaId(1);
        ia.setOptions(List.of(hint));
        DHCP6 solicit = new DHCP6();
        solicit.setMsgType(DHCP6.MsgType.SOLICIT.value());
        solicit.setTransactionId(0x10203a);
        solicit.setOptions(List.of(
                id, option(8, new byte[] {0, 0}), ia, option(6, new byte[] {0, 23, 0, 82}), option(20, new byte[0])));
        return solicit.serialize();
    }

    private static Dhcp6Option option(int code, byte[] data) {
        Dhcp6Option option = new Dhcp6Option();
        option.setCode((short) code);
        option.setLength((short) data.length);
        option.setData(data);
        return option;
    }
}
