package net.wan6.core.driver;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import net.wan6.codec.Ipv6Address;
import net.wan6.core.Output;

/** Makes the channel of an interface. */
@FunctionalInterface
interface ChannelBinder {
    /**
     * Octets to ask for; the kernel gives what it allows, on Linux twice {@code net.core.rmem_max} at the most. A flood of
     * forged datagrams should not push out the Reply that comes with it.
     */
    int RECEIVE_BUFFER = 1 << 20;

    /**
     * To the link-local address and the client port, never to {@code ::} and never with SO_REUSEADDR: so the kernel binds
     * the interface too, groups are not heard, and nobody can take the datagrams by binding later.
     */
    ChannelBinder LINK_LOCAL = (index, linkLocal) -> {
        DatagramChannel channel = open();
        try {
            Inet6Address scoped = Inet6Address.getByAddress(null, linkLocal.toByteArray(), index);
            channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
            return channel.bind(new InetSocketAddress(scoped, Output.CLIENT_PORT));
        } catch (IOException refused) {
            channel.close();
            throw refused;
        }
    };

    DatagramChannel bind(int index, Ipv6Address linkLocal) throws IOException;

    private static DatagramChannel open() throws IOException {
        try {
            return DatagramChannel.open(StandardProtocolFamily.INET6);
        } catch (UnsupportedOperationException noIpv6) {
            throw new IOException(
                    "IPv6 is not available: switched off on this machine, or by -Djava.net.preferIPv4Stack=true",
                    noIpv6);
        }
    }
}
