package net.wan6.examples.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.RejectionReason;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Octets;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.core.LeaseStep;
import net.wan6.core.driver.ClientListener;
import net.wan6.core.driver.Dhcpv6Client;
import net.wan6.test.carrier.Attacker;
import net.wan6.test.carrier.Carrier;
import net.wan6.test.carrier.CarrierPlan;
import net.wan6.test.carrier.CarrierServer;
import net.wan6.test.carrier.KeyDelivery;
import net.wan6.test.carrier.Outgoing;

/**
 * The story of a line, played by a carrier, a client and a stranger who exchange datagrams. Each scene waits for what it
 * should bring about; if that does not come, the story has failed and says where.
 */
final class DemoStory implements AutoCloseable {
    private static final long LONGEST_NANOSECONDS = 14_000_000_000L;
    private static final long GLANCE_NANOSECONDS = 500_000_000L;

    private final Timeline timeline;
    private final Progress progress;
    private final SecureRandom chance = new SecureRandom();
    private final long end = System.nanoTime() + LONGEST_NANOSECONDS;
    private final BlockingQueue<ClientEvent> told = new LinkedBlockingQueue<>();
    private final CarrierServer carrier;
    private final DatagramChannel channel;
    private final InetSocketAddress clientAddress;
    private final Dhcpv6Client client;

    private DemoStory(Timeline timeline, Progress progress) throws IOException {
        this.timeline = timeline;
        this.progress = progress;
        this.channel = bound();
        this.clientAddress = (InetSocketAddress) channel.getLocalAddress();
        this.carrier = openCarrier();
        this.client = openClient();
    }

    static DemoStory begin(Timeline timeline, Progress progress) throws IOException {
        return new DemoStory(timeline, progress);
    }

    private CarrierServer openCarrier() throws IOException {
        CarrierPlan plan = CarrierPlan.ntt(StoryNumbers.SERVER)
                .reserve(StoryNumbers.CLIENT, StoryNumbers.FIRST)
                .keyDelivery(KeyDelivery.SAME_IN_EVERY_REPLY)
                .build();
        CarrierServer server = CarrierServer.onAddress(Carrier.open(plan, chance), loopback(), event -> {});
        timeline.scene(
                "carrier",
                "serves " + StoryNumbers.FIRST + " on port " + server.address().getPort());
        return server;
    }

    private Dhcpv6Client openClient() throws IOException {
        ClientConfig config = ClientConfig.builder(ClientProfile.NTT_FLETS)
                .prefix(56)
                .softwires(StoryNumbers.SOFTWIRES)
                .build();
        return Dhcpv6Client.builder(config, ClientIdentity.of(StoryNumbers.CLIENT))
                .onChannel(channel, carrier.address())
                .listener(new ClientListener() {
                    @Override
                    public void onEvent(ClientEvent event) {
                        timeline.event(event);
                        told.add(event);
                    }
                })
                .open();
    }

    private static InetSocketAddress loopback() throws IOException {
        return new InetSocketAddress(
                InetAddress.getByAddress(Ipv6Address.parse("::1").toByteArray()), 0);
    }

    private static DatagramChannel bound() throws IOException {
        try {
            return DatagramChannel.open(StandardProtocolFamily.INET6).bind(loopback());
        } catch (UnsupportedOperationException noIpv6) {
            throw new IOException("IPv6 is not available here; the demo needs ::1", noIpv6);
        }
    }

    void play() throws IOException, InterruptedException {
        await("a prefix", step(LeaseStep.Acquired.class));
        forge();
        replay();
        changePrefix();
        timeline.scene("story", "told to its end");
    }

    private void forge() throws IOException, InterruptedException {
        timeline.scene("stranger", "forges a Reconfigure without the key");
        Octets forged =
                new Attacker(chance).forge(ReconfigureType.RENEW, StoryNumbers.CLIENT, StoryNumbers.SERVER, -1L);
        strangerSends(forged);
        await("the refusal of the forged Reconfigure", rejected(RejectionReason.BAD_DIGEST));
    }

    /** The stranger catches a genuine Reconfigure, lets the line's counter move on and sends what has become old. */
    private void replay() throws IOException, InterruptedException {
        List<Outgoing> caught =
                carrier.ask((serving, now) -> serving.reconfigure(StoryNumbers.CLIENT, ReconfigureType.RENEW, now));
        timeline.scene("stranger", "catches a genuine Reconfigure on its way and keeps it");
        client.renewNow();
        await("a renewed prefix", step(LeaseStep.Refreshed.class));
        timeline.scene("stranger", "plays the old Reconfigure");
        strangerSends(caught.get(0).datagram());
        await("the refusal of the old Reconfigure", rejected(RejectionReason.REPLAY));
    }

    private void changePrefix() throws InterruptedException {
        carrier.perform((serving, now) -> {
            serving.renumber(StoryNumbers.CLIENT, StoryNumbers.SECOND);
            List<Outgoing> signed = serving.reconfigure(StoryNumbers.CLIENT, ReconfigureType.RENEW, now);
            timeline.scene(
                    "carrier",
                    "changes the prefix and sends a signed Reconfigure of "
                            + signed.get(0).datagram().length() + " octets");
            return signed;
        });
        await("belief in the genuine Reconfigure", event -> event instanceof ClientEvent.ReconfigureAccepted);
        await("the new prefix", step(LeaseStep.Replaced.class));
    }

    private void strangerSends(Octets datagram) throws IOException {
        try (DatagramChannel stranger = bound()) {
            stranger.send(datagram.toByteBuffer(), clientAddress);
        }
    }

    private static Predicate<ClientEvent> rejected(RejectionReason reason) {
        return event -> event instanceof ClientEvent.ReconfigureRejected rejected && rejected.reason() == reason;
    }

    private static Predicate<ClientEvent> step(Class<? extends LeaseStep> kind) {
        return event -> event instanceof ClientEvent.LeaseChange change
                && change.steps().stream().anyMatch(kind::isInstance);
    }

    private void await(String what, Predicate<ClientEvent> awaited) throws InterruptedException {
        progress.begin();
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            ClientEvent event = told.poll(Math.min(left, GLANCE_NANOSECONDS), TimeUnit.NANOSECONDS);
            if (event == null) {
                progress.tell("waiting for " + what);
            } else if (awaited.test(event)) {
                return;
            }
        }
        throw new IllegalStateException("the story stopped: " + what + " did not come");
    }

    @Override
    public void close() {
        client.close();
        carrier.close();
    }
}
