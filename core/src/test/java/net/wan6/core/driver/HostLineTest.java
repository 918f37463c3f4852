package net.wan6.core.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEngine;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientFeature;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.core.ClientState;
import net.wan6.core.Input;
import net.wan6.core.LeaseStep;
import net.wan6.core.LineLease;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that lives on the prefixes that a host shows of its line, in virtual time. */
class HostLineTest {
    private static final LinkWatcher.Link UP = new LinkWatcher.Up(2, List.of(Ipv6Address.parse("fe80::1")));
    private static final LinkWatcher.Link DOWN = new LinkWatcher.Down(LinkWatcher.DownReason.NO_CARRIER);
    private static final ClientConfig CONFIG = ClientConfig.builder(ClientProfile.NTT_FLETS)
            .with(ClientFeature.SINGLE_PREFIX)
            .linePrefixes()
            .build();

    @TempDir
    private Path host;

    private final SetClock clock = new SetClock();
    private final List<ClientEvent> heard = new ArrayList<>();
    private ClientRunner line;

    @BeforeEach
    void start() throws IOException {
        shows();
        set("accept_ra", "2");
        set("forwarding", "1");
        start(ClientEngine.create(CONFIG, ClientIdentity.of(Line.CLIENT), new java.util.Random(1)));
    }

    private void start(ClientEngine engine) {
        ListenerQueue events = new ListenerQueue("wan0", Runnable::run);
        events.addListener(new ClientListener() {
            @Override
            public void onEvent(ClientEvent event) {
                heard.add(event);
            }
        });
        line = new ClientRunner(
                engine,
                ClientIdentity.of(Line.CLIENT),
                LeaseStore.none(),
                events,
                new ClientLog("wan0"),
                new DeadlineQueue());
        line.follow(
                new HostLine("wan0", new AdvertisedPrefixes(host.resolve("if_inet6"), host.resolve("conf"))),
                clock.nanoseconds());
        line.handle(new Input.Start(), clock.nanoseconds());
        heard.clear();
    }

    private void set(String name, String value) throws IOException {
        Path file = host.resolve("conf/wan0").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, value + "\n");
    }

    /** Addresses as the kernel shows them, of 2001:db8:N::/64 with flags. */
    private void shows(String... addresses) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String address : addresses) {
            text.append("20010db8").append(address, 0, 4).append("0000021122fffe334455 02 40 00 ");
            text.append(address, 5, 7).append("     wan0\n");
        }
        Files.writeString(host.resolve("if_inet6"), text);
    }

    private void seconds(int seconds, LinkWatcher.Link link) {
        for (int quarter = 0; quarter < 4 * seconds; quarter++) {
            clock.advanceNanoseconds(Nanoseconds.SECOND / 4);
            line.look(link, clock.nanoseconds());
            line.handle(new Input.Timeout(), clock.nanoseconds());
        }
    }

    private List<Ipv6Prefix> held() {
        return line.leases().linePrefixes().stream().map(LineLease::prefix).toList();
    }

    private List<Class<?>> steps() {
        return heard.stream()
                .filter(ClientEvent.LeaseChange.class::isInstance)
                .flatMap(event -> ((ClientEvent.LeaseChange) event).steps().stream())
                .<Class<?>>map(LeaseStep::getClass)
                .toList();
    }

    @Test
    void anAddressOfTheHostIsAPrefixOfTheLine() throws IOException {
        assertEquals(ClientState.LISTENING, line.state());
        shows("0001 40");
        seconds(1, UP);
        assertEquals(List.of(Ipv6Prefix.parse("2001:db8:1::/64")), held());
        assertEquals(ClientState.BOUND, line.state());
        seconds(10_000, UP);
        assertTrue(steps().stream().skip(1).allMatch(LeaseStep.Refreshed.class::equals), steps().toString());
        assertEquals(
                2700, line.leases().linePrefixes().get(0).preferredLifetime().seconds());
    }

    @Test
    void aRenumberingIsOneReplacedWithinTwoSeconds() throws IOException {
        shows("0001 00");
        seconds(5, UP);
        heard.clear();
        shows("0001 20", "0002 40");
        seconds(2, UP);
        assertEquals(List.of(LeaseStep.Replaced.class), steps());
        shows("0002 00");
        seconds(100, UP);
        assertEquals(List.of(LeaseStep.Replaced.class), steps());
    }

    /** The kernel takes all addresses away while the link is down. */
    @Test
    void aLinkThatFlapsEndsNothing() throws IOException {
        shows("0001 00");
        seconds(5, UP);
        heard.clear();
        shows();
        seconds(600, DOWN);
        seconds(20, UP);
        shows("0001 40");
        seconds(100, UP);
        assertEquals(List.of(), steps());
        shows();
        seconds(29, UP);
        assertEquals(List.of(), steps());
        seconds(3, UP);
        assertEquals(List.of(LeaseStep.Withdrawn.class), steps());
        assertEquals(ClientState.LISTENING, line.state());
    }

    @Test
    void whatWentAwayWhileNobodyLookedEnds() throws IOException {
        shows("0001 00");
        seconds(5, UP);
        ClientEngine engine = ClientEngine.create(CONFIG, ClientIdentity.of(Line.CLIENT), new java.util.Random(1));
        engine.handle(new Input.Start(), clock.nanoseconds());
        engine.handle(
                new Input.LinePrefixes(List.of(new net.wan6.core.LinePrefix(
                        Ipv6Prefix.parse("2001:db8:9::/64"),
                        net.wan6.codec.Lifetime.INFINITE,
                        net.wan6.codec.Lifetime.INFINITE))),
                clock.nanoseconds());
        start(engine);
        shows();
        seconds(29, UP);
        assertEquals(1, held().size());
        seconds(3, UP);
        assertEquals(List.of(), held());
    }

    /** accept_ra of 1 is what a router has that somebody switched forwarding on for. */
    @Test
    void aKernelThatIgnoresAdvertisementsIsOneWarning() throws IOException {
        set("accept_ra", "1");
        seconds(100, UP);
        List<ClientEvent> problems = heard.stream()
                .filter(ClientEvent.TransportProblem.class::isInstance)
                .toList();
        assertEquals(
                List.of(
                        new ClientEvent.TransportProblem(
                                "wan0: the kernel of a router ignores Router Advertisements: set net.ipv6.conf.wan0.accept_ra=2")),
                problems);
        set("accept_ra", "2");
        seconds(20, UP);
        set("accept_ra", "0");
        seconds(20, UP);
        assertEquals(
                2,
                heard.stream()
                        .filter(ClientEvent.TransportProblem.class::isInstance)
                        .count());
    }

    @Test
    void aHostThatCannotBeLookedAtEndsNothing() throws IOException {
        shows("0001 00");
        seconds(5, UP);
        heard.clear();
        Files.delete(host.resolve("if_inet6"));
        seconds(1000, UP);
        assertEquals(List.of(), steps());
        assertEquals(1, held().size());
    }

    @Test
    void onlyNewsOfOtherPrefixesAreAChange() throws IOException {
        ClientConfig both = ClientConfig.builder(ClientProfile.NTT_FLETS)
                .prefix(56)
                .linePrefixes()
                .build();
        HostLine seen = new HostLine("wan0", new AdvertisedPrefixes(host.resolve("if_inet6"), host.resolve("conf")));
        assertTrue(both.wantsLinePrefixes());
        assertEquals(false, change(seen, "0001 40"), "the first is where it begins");
        assertEquals(false, change(seen, "0001 00"));
        clock.advanceNanoseconds(100 * Nanoseconds.SECOND);
        assertEquals(false, change(seen, "0001 00"), "repeated each minute");
        assertEquals(true, change(seen, "0001 20"));
        assertEquals(true, change(seen, "0001 20", "0002 40"));
        assertEquals(false, change(seen, "0002 00"));
        clock.advanceNanoseconds(31 * Nanoseconds.SECOND);
        assertEquals(true, change(seen, "0002 00"), "one has ended");
    }

    private boolean change(HostLine seen, String... addresses) throws IOException {
        shows(addresses);
        clock.advanceNanoseconds(Nanoseconds.SECOND / 4);
        return seen.isChange(seen.look(UP, clock.nanoseconds()));
    }

    @Test
    void whatCannotBeFoundIsRefused() {
        ClientIdentity identity = ClientIdentity.of(Line.CLIENT);
        ClientConfig without =
                ClientConfig.builder(ClientProfile.NTT_FLETS).prefix(56).build();
        assertThrows(
                IllegalArgumentException.class,
                () -> Dhcpv6Client.builder(without, identity)
                        .onInterface("wan0")
                        .linePrefixesOfHost()
                        .open());
    }
}
