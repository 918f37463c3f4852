package net.wan6.examples.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Octets;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.core.ClientState;
import net.wan6.core.LeaseStep;
import net.wan6.core.PrefixLease;
import net.wan6.test.carrier.Carrier;
import net.wan6.test.carrier.CarrierPlan;
import net.wan6.test.carrier.CarrierServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class OwnEventLoopTest {
    private static final Duid CLIENT = Duid.parseHex("0003000102005e005302");

    private final List<Octets> stored = new ArrayList<>();
    private final List<ClientEvent> events = new ArrayList<>();

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aPrefixComesOverLoopbackAndIsKeptBeforeItIsTold() throws IOException {
        CarrierPlan plan = CarrierPlan.ntt(Duid.parseHex("0003000102005e005301"))
                .reserve(CLIENT, VirtualLine.FIRST)
                .build();
        ClientConfig config =
                ClientConfig.builder(ClientProfile.NTT_FLETS).prefix(56).build();
        try (CarrierServer server =
                        CarrierServer.onAddress(Carrier.open(plan, new SplittableRandom(1)), loopback(), event -> {});
                OwnEventLoop loop = new OwnEventLoop(
                        DatagramChannel.open(StandardProtocolFamily.INET6).bind(loopback()),
                        server.address(),
                        config,
                        ClientIdentity.of(CLIENT),
                        stored::add,
                        this::heard)) {
            loop.runUntil(engine -> engine.state() == ClientState.BOUND);
        }
        List<ClientEvent.LeaseChange> changes = events.stream()
                .filter(ClientEvent.LeaseChange.class::isInstance)
                .map(ClientEvent.LeaseChange.class::cast)
                .toList();
        assertEquals(1, changes.size());
        LeaseStep.Acquired acquired =
                (LeaseStep.Acquired) changes.get(0).steps().get(0);
        assertEquals(VirtualLine.FIRST, ((PrefixLease) acquired.lease()).prefix());
    }

    private void heard(ClientEvent event) {
        if (event instanceof ClientEvent.LeaseChange) {
            assertTrue(stored.size() > 0, "told before it was kept");
        }
        events.add(event);
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(Ipv6Address.parse("::1").toInetAddress(), 0);
    }
}
