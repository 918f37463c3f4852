package net.wan6.test.consumers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.wan6.auth.ReconfigureType;
import net.wan6.codec.Ipv6Address;
import net.wan6.core.ClientEvent;
import net.wan6.core.LeaseStep;
import net.wan6.core.driver.ClientListener;
import net.wan6.core.driver.Dhcpv6Client;
import net.wan6.test.carrier.Carrier;
import net.wan6.test.carrier.CarrierServer;

/** The client, with its threads, sockets and logging, beside a carrier on ::1. */
final class LineOnLoopback {
    private final BlockingQueue<LeaseStep> told = new LinkedBlockingQueue<>();
    private final List<String> steps = new ArrayList<>();

    private LineOnLoopback() {}

    static List<String> play() throws IOException, InterruptedException {
        return new LineOnLoopback().steps();
    }

    private List<String> steps() throws IOException, InterruptedException {
        InetSocketAddress loopback =
                new InetSocketAddress(Ipv6Address.parse("::1").toInetAddress(), 0);
        Carrier carrier = Carrier.open(BothLines.PLAN, new SplittableRandom(1));
        DatagramChannel channel =
                DatagramChannel.open(StandardProtocolFamily.INET6).bind(loopback);
        try (CarrierServer server = CarrierServer.onAddress(carrier, loopback, event -> {});
                Dhcpv6Client client = Dhcpv6Client.builder(BothLines.CONFIG, BothLines.IDENTITY)
                        .onChannel(channel, server.address())
                        .listener(new ClientListener() {
                            @Override
                            public void onLeaseChange(ClientEvent.LeaseChange change) {
                                told.addAll(change.steps());
                            }
                        })
                        .open()) {
            await(LeaseStep.Acquired.class, client);
            server.perform((serving, now) -> {
                serving.renumber(BothLines.CLIENT, BothLines.SECOND);
                return serving.reconfigure(BothLines.CLIENT, ReconfigureType.RENEW, now);
            });
            await(LeaseStep.Replaced.class, client);
        }
        return steps;
    }

    private void await(Class<? extends LeaseStep> wanted, Dhcpv6Client client) throws InterruptedException {
        LeaseStep step;
        do {
            step = told.poll(15, TimeUnit.SECONDS);
            if (step == null) {
                throw new IllegalStateException("no " + wanted.getSimpleName() + " came; " + client.state());
            }
            steps.add(step.getClass().getSimpleName());
        } while (!wanted.isInstance(step));
    }
}
