package net.wan6.core.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.channels.DatagramChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import net.wan6.auth.ReconfigureType;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.nd.NdOptionTypes;
import net.wan6.codec.nd.Rdnss;
import net.wan6.codec.nd.RouterAdvertisement;
import net.wan6.core.ClientEvent;
import net.wan6.core.LeaseStep;
import net.wan6.core.RaTracker;
import net.wan6.core.RaUpdate;
import net.wan6.core.SoftwirePlan;
import net.wan6.mape.Aftr;
import net.wan6.mape.Softwire;
import net.wan6.mape.provisioning.Capability;
import net.wan6.mape.provisioning.ProvisioningRequest;
import net.wan6.test.carrier.RuleServer;
import net.wan6.test.carrier.RuleServerFault;
import net.wan6.test.carrier.RuleServerSockets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A client with a rule server: carrier, resolver, server and client on real sockets of the loopback. */
@Timeout(120)
class ProvisionedClientTest {
    private static final ProvisioningRequest REQUEST =
            ProvisioningRequest.of("00005e-wan6_test", "wan6", "0_1_0", List.of(Capability.values()));

    /** What the application would do without a rule server. */
    private static final Softwire OWN = new Softwire.DsLite(new Aftr.ByAddress(Ipv6Address.parse("2001:db8:a::1")));

    private static final SoftwirePlan OWN_PLAN = (prefixes, options) -> prefixes.isEmpty() ? List.of() : List.of(OWN);

    @TempDir
    private Path directory;

    private final RuleServer server = new RuleServer();
    private final Heard heard = new Heard();
    private RuleServerSockets sockets;
    private Line line;

    @BeforeEach
    void open() throws IOException {
        sockets = RuleServerSockets.onLoopback(server.body(rule("2001:db8:1000::/40", 3600)));
        line = new Line();
    }

    @AfterEach
    void close() throws IOException {
        line.close();
        sockets.close();
    }

    /** A rule of the server: the 16 bits after the /40 are those of the IPv4 address and the PSID. */
    private static String rule(String ipv6, int ttl) {
        return "{\"ttl\":" + ttl
                + ",\"order\":[\"map_e\"],\"map_e\":{\"br\":\"2001:db8:9999::1\",\"rules\":[{\"ipv6\":\"" + ipv6
                + "\",\"ipv4\":\"198.51.100.0/24\",\"ea_length\":16,\"psid_offset\":4}]}}";
    }

    private ProvisioningClient.Builder provisioning() {
        return RuleServerFaultsTest.client(sockets, REQUEST);
    }

    private Softwire.MapE softwire() throws InterruptedException {
        ClientEvent.LeaseChange change = heard.next(
                ClientEvent.LeaseChange.class, any -> !any.after().softwires().isEmpty());
        assertTrue(change.steps().isEmpty(), change::toString);
        return assertInstanceOf(Softwire.MapE.class, change.after().softwires().get(0));
    }

    private void renumber() {
        line.server().perform((carrier, now) -> {
            carrier.renumber(Line.CLIENT, Line.NEW);
            return carrier.reconfigure(Line.CLIENT, ReconfigureType.RENEW, now);
        });
    }

    @Test
    void theAnswerIsOneLeaseChangeAfterThePrefix() throws Exception {
        try (Dhcpv6Client client = line.client(Line.CLIENT)
                .provisioning(provisioning())
                .listener(heard)
                .open()) {
            assertTrue(heard.next(ClientEvent.LeaseChange.class)
                    .after()
                    .softwires()
                    .isEmpty());
            // The answer has no version, so that it is the draft's form: 00, the IPv4 address, the PSID in 16 bits, 00.
            assertEquals(
                    "2001:db8:1000:af00:c6:3364:0:af00",
                    softwire().ce().ceAddress().toString());
            assertEquals(1, client.leases().softwires().size());
        }
    }

    @Test
    void anotherPrefixIsAskedForAnew() throws Exception {
        try (Dhcpv6Client client = line.client(Line.CLIENT)
                .provisioning(provisioning())
                .listener(heard)
                .open()) {
            softwire();
            server.body(rule("2001:db8:2000::/40", 3600));
            renumber();
            ClientEvent.LeaseChange replaced = heard.next(
                    ClientEvent.LeaseChange.class,
                    change -> change.steps().stream().anyMatch(LeaseStep.Replaced.class::isInstance));
            // The old rule is none for this prefix.
            assertTrue(replaced.after().softwires().isEmpty());
            assertTrue(Line.NEW.contains(softwire().ce().ceAddress()));
            assertEquals(2, server.requests().size());
            assertEquals(1, client.statistics().reconfiguresAccepted());
        }
    }

    /** The server is asked again when its time is over; what it says then is one change, and what it repeats is none. */
    @Test
    void aRuleThatChangesAtTheNextTtl() throws Exception {
        AtomicLong ahead = new AtomicLong();
        HostClock clock = new ForwardingClock() {
            @Override
            public long nanoseconds() {
                return super.nanoseconds() + ahead.get();
            }
        };
        try (Dhcpv6Client client = line.client(Line.CLIENT)
                .provisioning(provisioning().clock(clock))
                .listener(heard)
                .open()) {
            softwire();
            server.body(rule("2001:db8:1000::/36", 3600));
            ahead.addAndGet(3600 * Nanoseconds.SECOND);
            // Whatever the line says wakes whoever waits for the time.
            client.softwires(SoftwirePlan.NONE);
            Softwire.MapE changed = softwire();
            assertEquals(36, changed.domain().rules().get(0).ipv6Prefix().length());
            ahead.addAndGet(3600 * Nanoseconds.SECOND);
            client.softwires(SoftwirePlan.NONE);
            server.awaitRequest(3);
        }
        assertTrue(heard.isEmpty(), "what is repeated is not told");
    }

    @Test
    void thePlanOfTheApplicationCountsWhileNothingIsProvisioned() throws Exception {
        server.fail(RuleServerFault.STATUS_500);
        try (Dhcpv6Client client = line.client(Line.CLIENT)
                .provisioning(provisioning())
                .listener(heard)
                .open()) {
            ClientEvent.ConfigurationProblem problem = heard.next(ClientEvent.ConfigurationProblem.class);
            assertEquals("provisioning: the rule server refused: status 500", problem.description());
            client.softwires(OWN_PLAN);
            ClientEvent.LeaseChange change =
                    heard.next(ClientEvent.LeaseChange.class, any -> any.steps().isEmpty());
            assertEquals(List.of(OWN), change.after().softwires());
        }
    }

    /** After a restart with all of them away, the softwire is what it was; the resolvers are those of the last Reply. */
    @Test
    void whatWasProvisionedOutlivesTheProcess() throws Exception {
        Path leases = directory.resolve("leases");
        Path rules = directory.resolve("rules");
        DatagramChannel first = line.channel();
        int port = ((InetSocketAddress) first.getLocalAddress()).getPort();
        try (Dhcpv6Client client = line.client(Line.CLIENT, first)
                .store(LeaseStore.file(leases))
                .provisioning(provisioning().store(LeaseStore.file(rules)))
                .listener(heard)
                .open()) {
            Softwire told = softwire();
            assertEquals(List.of(told), client.leases().softwires());
        }
        server.fail(RuleServerFault.DNS_SERVFAIL);
        Heard again = new Heard();
        DatagramChannel second = DatagramChannel.open(StandardProtocolFamily.INET6)
                .bind(new InetSocketAddress(Ipv6Address.parse("::1").toInetAddress(), port));
        try (Dhcpv6Client client = line.client(Line.CLIENT, second)
                .store(LeaseStore.file(leases))
                .provisioning(provisioning().store(LeaseStore.file(rules)))
                .listener(again)
                .open()) {
            again.next(
                    ClientEvent.LeaseChange.class,
                    change -> !change.after().softwires().isEmpty());
            again.next(ClientEvent.ConfigurationProblem.class);
            assertEquals(1, client.leases().softwires().size());
        }
    }

    @Test
    void theResolversAreThoseOfTheReply() throws Exception {
        line.close();
        line = new Line(Ipv6Address.parse("2001:db8::53"));
        List<List<Ipv6Prefix>> asked = new CopyOnWriteArrayList<>();
        CountDownLatch looked = new CountDownLatch(1);
        ProvisioningClient.Builder withoutResolvers = ProvisioningClient.builder(REQUEST)
                .source(prefixes -> {
                    asked.add(prefixes);
                    looked.countDown();
                    return Optional.empty();
                });
        try (Dhcpv6Client client = line.client(Line.CLIENT)
                .provisioning(withoutResolvers)
                .listener(heard)
                .open()) {
            heard.step(LeaseStep.Acquired.class);
            looked.await();
            assertEquals(List.of(Line.OLD), asked.get(0));
            assertTrue(client.leases().softwires().isEmpty());
        }
    }

    /** A line that has no DHCPv6, or whose Replies name no resolver (RFC 8106). */
    @Test
    void theResolversMayBeThoseOfRouters() throws Exception {
        RaTracker tracker = new RaTracker(RaTracker.Delegation.WANTED);
        Lifetime halfAnHour = Lifetime.ofSeconds(1800);
        RouterAdvertisement advertisement = RouterAdvertisement.builder()
                .routerLifetime(halfAnHour)
                .add(NdOptionTypes.RDNSS, new Rdnss(halfAnHour, List.of(Ipv6Address.parse("2001:db8::53"))))
                .build();
        RaUpdate update = tracker.received(advertisement.octets(), Ipv6Address.parse("fe80::1"), 255, 0);
        CountDownLatch looked = new CountDownLatch(1);
        ProvisioningClient.Builder withoutResolvers = ProvisioningClient.builder(REQUEST)
                .source(prefixes -> {
                    looked.countDown();
                    return Optional.empty();
                });
        try (Dhcpv6Client client = line.client(Line.CLIENT)
                .provisioning(withoutResolvers)
                .listener(heard)
                .open()) {
            heard.step(LeaseStep.Acquired.class);
            assertEquals(1, looked.getCount(), "nobody is known who could be asked");
            client.routerAdvertised(update);
            looked.await();
        }
    }
}
