package net.wan6.benchmarks.codec;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.List;
import net.wan6.codec.Authentication;
import net.wan6.codec.IaPd;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Message;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import org.onlab.packet.DHCP6;

/**
 * What a process does once: the carrier's Reply is decoded in a virtual machine that has loaded nothing of ours yet. Prints
 * the nanoseconds that passed and those the thread had a processor; run by {@link FirstUseBenchmark}.
 */
final class FirstUse {
    private FirstUse() {}

    public static void main(String[] args) throws Exception {
        byte[] datagram = CarrierReply.octets();
        String what = args[0];
        long runningBefore = running();
        long before = System.nanoTime();
        long read = what.equals("onos")
                ? DHCP6.deserializer()
                        .deserialize(datagram, 0, datagram.length)
                        .getOptions()
                        .size()
                : ours(datagram, what.equals("problems"));
        long passed = System.nanoTime() - before;
        long run = running() - runningBefore;
        if (read == 0) {
            throw new IllegalStateException("nothing was read");
        }
        System.out.println(passed + " " + run);
    }

    /** As Linux counts it for the thread; the management beans would load half of the JDK. */
    private static long running() throws IOException {
        try (RandomAccessFile statistics = new RandomAccessFile("/proc/thread-self/schedstat", "r")) {
            return Long.parseLong(statistics.readLine().split(" ", 2)[0]);
        }
    }

    private static long ours(byte[] datagram, boolean problems) {
        Message message = Message.decode(datagram);
        Options options = message.options();
        IaPd pd = options.first(OptionTypes.IA_PD).orElseThrow();
        IaPrefix prefix = pd.options().first(OptionTypes.IAPREFIX).orElseThrow();
        List<Ipv6Address> dns = options.first(OptionTypes.DNS_SERVERS).orElseThrow();
        Authentication auth = options.first(OptionTypes.AUTH).orElseThrow();
        long read = prefix.prefix().length()
                + prefix.validLifetime().seconds()
                + dns.get(1).low()
                + auth.information().u64(1);
        return problems ? read + message.problems().size() : read;
    }
}
