package net.wan6.examples.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEngine;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.core.ClientState;
import net.wan6.core.Downtime;
import net.wan6.core.LeaseStep;
import net.wan6.core.PrefixLease;
import net.wan6.core.driver.LeaseStore;
import net.wan6.test.carrier.Carrier;
import net.wan6.test.carrier.CarrierPlan;
import net.wan6.test.carrier.CarrierServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class OwnEventLoopTest {
    private static final Duid CLIENT = Duid.parseHex("0003000102005e005302");

    @TempDir
    private Path directory;

    /** The second run is told of the lease before it has heard anything from the server. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aPrefixComesOverLoopbackIsKeptBeforeItIsToldAndOutlivesTheProcess() throws IOException {
        CarrierPlan plan = CarrierPlan.ntt(Duid.parseHex("0003000102005e005301"))
                .reserve(CLIENT, StoryLine.FIRST)
                .build();
        Path state = directory.resolve("wan0.state");
        try (CarrierServer server =
                CarrierServer.onAddress(Carrier.open(plan, new SplittableRandom(1)), loopback(), event -> {})) {
            List<ClientEvent> first = run(
                    server.address(), LeaseStore.file(state), engine -> engine.state() == ClientState.BOUND, event -> {
                        if (event instanceof ClientEvent.LeaseChange) {
                            assertTrue(Files.exists(state), "told before it was kept");
                        }
                    });
            assertEquals(List.of(StoryLine.FIRST), acquired(first));
            List<ClientEvent> second = run(server.address(), LeaseStore.file(state), engine -> true, event -> {});
            assertEquals(List.of(StoryLine.FIRST), acquired(second));
        }
    }

    /** Garbage in the file is put away, and a store that fails costs no lease. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void aStoreThatIsOfNoUseIsNoReasonToStop() throws IOException {
        CarrierPlan plan = CarrierPlan.ntt(Duid.parseHex("0003000102005e005301"))
                .reserve(CLIENT, StoryLine.FIRST)
                .build();
        LeaseStore broken = new LeaseStore() {
            @Override
            public Stored load() {
                return new Stored.State(Octets.parseHex("00"), new Downtime.Unknown());
            }

            @Override
            public void save(Octets octets) throws IOException {
                throw new IOException("disk full");
            }
        };
        try (CarrierServer server =
                CarrierServer.onAddress(Carrier.open(plan, new SplittableRandom(1)), loopback(), event -> {})) {
            List<ClientEvent> events =
                    run(server.address(), broken, engine -> engine.state() == ClientState.BOUND, event -> {});
            assertEquals(List.of(StoryLine.FIRST), acquired(events));
            assertTrue(events.stream().anyMatch(ClientEvent.StoreProblem.class::isInstance), events::toString);
        }
    }

    /** Nothing changes for hours once the lease is held: the engine is asked for its state again. */
    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void whatWasNotKeptIsKeptLater() throws IOException {
        CarrierPlan plan = CarrierPlan.ntt(Duid.parseHex("0003000102005e005301"))
                .reserve(CLIENT, StoryLine.FIRST)
                .build();
        List<Octets> kept = new ArrayList<>();
        boolean[] hasRoom = {false};
        LeaseStore fullAtFirst = new LeaseStore() {
            @Override
            public Stored load() {
                return new Stored.Nothing();
            }

            @Override
            public void save(Octets octets) throws IOException {
                if (!hasRoom[0]) {
                    throw new IOException("disk full");
                }
                kept.add(octets);
            }
        };
        try (CarrierServer server =
                CarrierServer.onAddress(Carrier.open(plan, new SplittableRandom(1)), loopback(), event -> {})) {
            run(
                    server.address(),
                    fullAtFirst,
                    engine -> {
                        hasRoom[0] = engine.state() == ClientState.BOUND;
                        return !kept.isEmpty();
                    },
                    event -> {});
        }
        assertEquals(1, kept.size());
    }

    private static List<ClientEvent> run(
            InetSocketAddress server, LeaseStore store, Predicate<ClientEngine> end, Consumer<ClientEvent> check)
            throws IOException {
        List<ClientEvent> events = new ArrayList<>();
        ClientConfig config =
                ClientConfig.builder(ClientProfile.NTT_FLETS).prefix(56).build();
        try (OwnEventLoop loop = new OwnEventLoop(
                DatagramChannel.open(StandardProtocolFamily.INET6).bind(loopback()),
                server,
                config,
                ClientIdentity.of(CLIENT),
                store,
                event -> {
                    check.accept(event);
                    events.add(event);
                })) {
            loop.runUntil(end);
        }
        return events;
    }

    private static List<Ipv6Prefix> acquired(List<ClientEvent> events) {
        return events.stream()
                .filter(ClientEvent.LeaseChange.class::isInstance)
                .flatMap(event -> ((ClientEvent.LeaseChange) event).steps(LeaseStep.Acquired.class).stream())
                .map(step -> ((PrefixLease) step.lease()).prefix())
                .toList();
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(Ipv6Address.parse("::1").toInetAddress(), 0);
    }
}
