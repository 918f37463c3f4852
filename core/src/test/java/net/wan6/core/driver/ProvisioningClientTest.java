package net.wan6.core.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.mape.provisioning.Capability;
import net.wan6.mape.provisioning.ProvisioningAnswer;
import net.wan6.mape.provisioning.ProvisioningProblem.Kind;
import net.wan6.mape.provisioning.ProvisioningRequest;
import net.wan6.test.carrier.RuleServer;
import net.wan6.test.carrier.RuleServerFault;
import net.wan6.test.carrier.RuleServerSockets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Provisioning without a DHCPv6 client: an embedder that has its own prefix. */
@Timeout(60)
class ProvisioningClientTest {
    private static final List<Ipv6Prefix> OLD = RuleServerFaultsTest.PREFIXES;
    private static final List<Ipv6Prefix> NEW = List.of(Ipv6Prefix.parse("2001:db8:2000:100::/56"));
    private static final String TOKEN = "0123456789abcdef".repeat(4);
    private static final ProvisioningRequest REQUEST =
            ProvisioningRequest.of("00005e-wan6_test", "wan6", "0_1_0", List.of(Capability.values()));

    @TempDir
    private Path directory;

    private final RuleServer server = new RuleServer();
    private final Told told = new Told();
    private RuleServerSockets sockets;

    @BeforeEach
    void serve() throws IOException {
        sockets = RuleServerSockets.onLoopback(server);
    }

    @AfterEach
    void end() throws IOException {
        sockets.close();
    }

    private ProvisioningClient.Builder client() {
        return RuleServerFaultsTest.client(sockets, REQUEST);
    }

    /** The answer to a request from the old address comes too late, if at all: the new one is the first that is told. */
    @Test
    void anAnswerToTheOldAddressIsDropped() throws Exception {
        server.fail(RuleServerFault.HTTP_SILENCE);
        try (ProvisioningClient client = client().open(told)) {
            client.line(OLD, List.of());
            server.awaitRequest(1);
            server.fail();
            client.line(NEW, List.of());
            assertEquals("provisioned [dslite]", told.next());
            assertEquals(2, server.requests().size());
        }
        assertTrue(told.isEmpty());
    }

    @Test
    void theTokenOutlivesTheProcessAndIsSentBack() throws Exception {
        server.body("{\"token\":\"" + TOKEN + "\",\"order\":[\"dslite\"],\"dslite\":{\"aftr\":\"aftr.example.jp\"}}");
        Path file = directory.resolve("provisioning");
        try (ProvisioningClient client = client().store(LeaseStore.file(file)).open(told)) {
            client.line(OLD, List.of());
            told.next();
        }
        assertEquals(Optional.empty(), server.requests().get(0).parameter("token"));
        // With the resolver away, what was kept is used.
        server.fail(RuleServerFault.DNS_SERVFAIL);
        Told again = new Told();
        try (ProvisioningClient client = client().store(LeaseStore.file(file)).open(again)) {
            client.line(OLD, List.of());
            assertEquals("provisioned [dslite]", again.next());
            assertEquals(Kind.NO_RESOLVER, again.next());
            assertTrue(client.provisioned().isPresent());
        }
        server.fail();
        try (ProvisioningClient client = client().store(LeaseStore.file(file)).open(told)) {
            client.line(NEW, List.of());
            told.next();
        }
        assertEquals(Optional.of(TOKEN), server.requests().get(1).parameter("token"));
    }

    @Test
    void aStateOfSomethingElseIsPutAwayAndTold() throws Exception {
        Path file = directory.resolve("provisioning");
        LeaseStore store = LeaseStore.file(file);
        store.load();
        store.save(Octets.parseHex("77616e710000"));
        store.close();
        try (ProvisioningClient client = client().store(LeaseStore.file(file)).open(told)) {
            assertTrue(told.next().toString().startsWith("store: the stored provisioning cannot be used: "));
            client.line(OLD, List.of());
            assertEquals("provisioned [dslite]", told.next());
        }
        try (var files = Files.list(directory)) {
            assertTrue(files.anyMatch(each -> each.getFileName().toString().contains("unusable")));
        }
    }

    @Test
    void nothingIsAskedWithoutAPrefixOrAResolver() throws Exception {
        ProvisioningClient.Builder withoutResolver = ProvisioningClient.builder(REQUEST)
                .source(prefixes -> Optional.of(Ipv6Address.parse("::1")))
                .trust(sockets.trust());
        try (ProvisioningClient client = withoutResolver.open(told)) {
            client.line(OLD, List.of(Ipv6Address.parse("fe80::1"), Ipv6Address.parse("ff02::fb")));
        }
        try (ProvisioningClient client = client().open(told)) {
            client.line(List.of(), List.of());
        }
        assertTrue(told.isEmpty());
    }

    /** The second resolver of the line counts where the first is out of order. */
    @Test
    void theNextResolverIsAsked() throws Exception {
        RuleServer broken = new RuleServer().fail(RuleServerFault.DNS_SERVFAIL);
        try (RuleServerSockets first = RuleServerSockets.onLoopback(broken);
                ProvisioningClient client = client().resolvers(List.of(first.resolver(), sockets.resolver()))
                        .open(told)) {
            client.line(OLD, List.of());
            assertEquals("provisioned [dslite]", told.next());
        }
    }

    /** The address of a new prefix comes after the prefix: it is waited for. */
    @Test
    void theAddressIsWaitedFor() throws Exception {
        AtomicReference<Optional<Ipv6Address>> address = new AtomicReference<>(Optional.empty());
        CountDownLatch looked = new CountDownLatch(2);
        try (ProvisioningClient client = client().source(prefixes -> {
                    looked.countDown();
                    return address.get();
                })
                .open(told)) {
            client.line(OLD, List.of());
            looked.await();
            address.set(Optional.of(Ipv6Address.parse("::1")));
            assertEquals("provisioned [dslite]", told.next());
        }
    }

    @Test
    void anAddressOfThisHostInsideThePrefix() {
        SourceAddress ofHost = SourceAddress.ofHost();
        assertEquals(Optional.of(Ipv6Address.parse("::1")), ofHost.of(List.of(Ipv6Prefix.parse("::/64"))));
        assertEquals(Optional.empty(), ofHost.of(List.of(Ipv6Prefix.parse("2001:db8:ffff::/48"))));
    }

    @Test
    void aListenerMayThrowAndMayClose() throws Exception {
        CountDownLatch heard = new CountDownLatch(1);
        AtomicReference<ProvisioningClient> itself = new AtomicReference<>();
        CountDownLatch open = new CountDownLatch(1);
        itself.set(client().open(new ProvisioningListener() {
            @Override
            public void onProvisioned(ProvisioningAnswer answer) {
                try {
                    open.await();
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                }
                itself.get().close();
                heard.countDown();
                throw new IllegalStateException("as applications do");
            }
        }));
        open.countDown();
        itself.get().line(OLD, List.of());
        heard.await();
        itself.get().line(NEW, List.of());
        itself.get().close();
        assertEquals(1, server.requests().size());
    }

    @Test
    void resolversAreIpv6AndHaveAPort() {
        ProvisioningClient.Builder builder = client();
        InetSocketAddress ipv4 = new InetSocketAddress(InetAddress.getLoopbackAddress(), 53);
        assertFalse(ipv4.getAddress() instanceof Inet6Address);
        assertThrows(IllegalArgumentException.class, () -> builder.resolvers(List.of(ipv4)));
        assertThrows(
                IllegalArgumentException.class,
                () -> builder.resolvers(
                        List.of(new InetSocketAddress(Ipv6Address.parse("::1").toInetAddress(), 0))));
    }
}
