package net.wan6.core.driver;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.core.RateLimit;
import net.wan6.test.carrier.Carrier;
import net.wan6.test.carrier.CarrierPlan;
import net.wan6.test.carrier.CarrierPlanBuilder;
import net.wan6.test.carrier.CarrierServer;

/** A carrier on a loopback socket, and clients to it through sockets of their own. */
final class Line implements AutoCloseable {
    static final Duid CLIENT = duid(1);
    static final Ipv6Prefix OLD = Ipv6Prefix.parse("2001:db8:1000:af00::/56");
    static final Ipv6Prefix NEW = Ipv6Prefix.parse("2001:db8:2000:100::/56");

    private static final Duid SERVER = Duid.parseMac("02:00:5e:00:53:ff");

    private final CarrierServer server;
    private final List<DatagramChannel> channels = new ArrayList<>();

    Line(Ipv6Address... resolvers) throws IOException {
        CarrierPlanBuilder plan = CarrierPlan.ntt(SERVER)
                .pool(Ipv6Prefix.parse("2001:db8:4000::/40"), 56)
                .reserve(CLIENT, OLD);
        if (resolvers.length > 0) {
            plan.dnsServers(resolvers);
        }
        server = CarrierServer.onAddress(Carrier.open(plan.build(), new Random(7)), loopback(), event -> {});
    }

    static Duid duid(int number) {
        return Duid.linkLayer(1, Octets.parseHex(String.format("02005e%06x", 0x5300 + number)));
    }

    static InetSocketAddress loopback() {
        return new InetSocketAddress(Ipv6Address.parse("::1").toInetAddress(), 0);
    }

    CarrierServer server() {
        return server;
    }

    DatagramChannel channel() throws IOException {
        DatagramChannel channel = DatagramChannel.open(java.net.StandardProtocolFamily.INET6);
        channels.add(channel);
        return channel.bind(loopback());
    }

    Dhcpv6Client.Builder client(Duid duid) throws IOException {
        return client(duid, channel());
    }

    Dhcpv6Client.Builder client(Duid duid, DatagramChannel channel) {
        ClientConfig config = ClientConfig.builder(ClientProfile.NTT_FLETS)
                .prefix(56)
                .rateLimit(new RateLimit(1000, 1))
                .build();
        return Dhcpv6Client.builder(config, ClientIdentity.of(duid)).onChannel(channel, server.address());
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (DatagramChannel channel : channels) {
            channel.close();
        }
    }
}
