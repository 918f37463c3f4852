package net.wan6.core.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.core.LinePrefix;
import net.wan6.core.driver.LinkWatcher.Down;
import net.wan6.core.driver.LinkWatcher.DownReason;
import net.wan6.core.driver.LinkWatcher.Unknown;
import net.wan6.core.driver.LinkWatcher.Up;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** News of prefixes from the addresses that Linux shows, in texts as the kernel writes them. */
class AdvertisedPrefixesTest {
    private static final int WAN = 2;
    private static final String OTHERS = """
            00000000000000000000000000000001 01 80 10 80       lo
            fe800000000000001c38e1fffe8f3a01 02 40 20 80     wan0
            """;

    private static final Ipv6Prefix P = Ipv6Prefix.parse("2001:db8:1::/64");
    private static final Ipv6Prefix Q = Ipv6Prefix.parse("2001:db8:2::/64");
    private static final LinePrefix P_STANDS = news(P, 2700, 5400);
    private static final LinePrefix P_DEPRECATED = news(P, 0, 5400);
    private static final LinePrefix P_ENDED = news(P, 0, 0);

    @TempDir
    private Path directory;

    private final AdvertisedPrefixes prefixes = AdvertisedPrefixes.system();
    private long now = 1_000_000 * Nanoseconds.SECOND;

    private static LinePrefix news(Ipv6Prefix prefix, long preferred, long valid) {
        return new LinePrefix(prefix, Lifetime.ofSeconds(preferred), Lifetime.ofSeconds(valid));
    }

    /** As the kernel shows the address of 2001:db8:N::/64. */
    private static String of(int number, String flags) {
        return "20010db8" + "%04x".formatted(number) + "0000" + "1c38e1fffe8f3a01 02 40 00 " + flags + "     wan0\n";
    }

    private List<LinePrefix> after(double seconds, String... addresses) {
        now += (long) (seconds * Nanoseconds.SECOND);
        return prefixes.read(OTHERS + String.join("", addresses), WAN, now);
    }

    @Test
    void anAddressIsNewsOfItsPrefixOnceAMinute() {
        assertEquals(List.of(P_STANDS), after(0, of(1, "40")), "tentative counts");
        assertEquals(List.of(), after(0.25, of(1, "00")));
        assertEquals(List.of(), after(59.5, of(1, "00")));
        assertEquals(List.of(P_STANDS), after(0.25, of(1, "00")));
    }

    @Test
    void aSecondPrefixAndADeprecatedOneAreNewsAtOnce() {
        after(0, of(1, "00"));
        assertEquals(List.of(news(Q, 2700, 5400)), after(1, of(1, "00"), of(2, "40")));
        assertEquals(List.of(P_DEPRECATED), after(1, of(1, "20"), of(2, "00")));
        assertEquals(List.of(P_STANDS), after(1, of(2, "00"), of(1, "00")), "preferred again");
    }

    /** Temporary addresses are deprecated each day while the prefix is not. */
    @Test
    void aPrefixIsDeprecatedWhenAllOfItsAddressesAre() {
        String temporary = "20010db800010000a1b2c3d4e5f60718 02 40 00 21     wan0\n";
        assertEquals(List.of(P_STANDS), after(0, of(1, "00"), temporary));
        assertEquals(List.of(P_DEPRECATED), after(1, of(1, "20"), temporary));
        assertEquals(List.of(P_STANDS), after(1, temporary.replace(" 21 ", " 01 "), of(1, "20")));
    }

    @Test
    void whatIsAbsentForThirtySecondsHasEnded() {
        after(0, of(1, "00"), of(2, "00"));
        assertEquals(List.of(), after(1, of(2, "00")));
        assertEquals(List.of(), after(29.75, of(2, "00")));
        assertEquals(List.of(P_ENDED), after(0.25, of(2, "00")));
        assertEquals(List.of(), after(1, of(2, "00")));
        assertEquals(List.of(P_STANDS), after(1, of(1, "00"), of(2, "00")));
    }

    @Test
    void whatIsAbsentForAMomentHasNotEnded() {
        after(0, of(1, "00"));
        after(1);
        assertEquals(List.of(), after(29, of(1, "00")));
        after(1);
        assertEquals(List.of(), after(29), "the absence begins anew");
        assertEquals(List.of(P_ENDED), after(1));
    }

    /** The kernel takes all addresses away from a link that is down, and makes them anew at the next advertisement. */
    @Test
    void nothingFollowsWhileTheLinkIsDown() throws IOException {
        AdvertisedPrefixes linked = linked(of(1, "00"));
        Up up = new Up(WAN, List.of(Ipv6Address.parse("fe80::1")));
        assertEquals(List.of(P_STANDS), linked.look(up, now));

        Files.writeString(directory.resolve("if_inet6"), OTHERS);
        assertEquals(List.of(), linked.look(up, now + 10 * Nanoseconds.SECOND));
        for (int hour = 1; hour < 5; hour++) {
            Down down = new Down(DownReason.NO_CARRIER);
            assertEquals(List.of(), linked.look(down, now + hour * 3600L * Nanoseconds.SECOND));
        }
        long back = now + 5 * 3600 * Nanoseconds.SECOND;
        assertEquals(List.of(), linked.look(up, back));
        assertEquals(List.of(), linked.look(up, back + 29 * Nanoseconds.SECOND));
        assertEquals(List.of(P_ENDED), linked.look(up, back + 30 * Nanoseconds.SECOND));
    }

    @Test
    void nothingFollowsFromALookThatFails() throws IOException {
        AdvertisedPrefixes linked = linked(of(1, "00"));
        Up up = new Up(WAN, List.of(Ipv6Address.parse("fe80::1")));
        linked.look(up, now);
        assertEquals(List.of(), linked.look(new Unknown("too many open files"), now + Nanoseconds.SECOND));
        Files.delete(directory.resolve("if_inet6"));
        assertThrows(IOException.class, () -> linked.look(up, now + 100 * Nanoseconds.SECOND));
    }

    private AdvertisedPrefixes linked(String addresses) throws IOException {
        Files.writeString(directory.resolve("if_inet6"), OTHERS + addresses);
        return new AdvertisedPrefixes(directory.resolve("if_inet6"), directory);
    }

    /** Another interface of the same name, such as PPP makes at each dial: its addresses are still to come. */
    @Test
    void anotherIndexBeginsAnew() {
        after(0, of(1, "00"));
        after(29);
        String text = OTHERS + of(2, "00").replace(" 02 40", " 07 40");
        assertEquals(List.of(news(Q, 2700, 5400)), prefixes.read(text, 7, now + 10 * Nanoseconds.SECOND));
        assertEquals(List.of(), prefixes.read(text, 7, now + 39 * Nanoseconds.SECOND));
        assertEquals(List.of(P_ENDED), prefixes.read(text, 7, now + 40 * Nanoseconds.SECOND));
    }

    @Test
    void whatIsRememberedAndNotThereHasEnded() {
        prefixes.remember(List.of(P, Q), now);
        assertEquals(List.of(news(Q, 2700, 5400)), after(0.25, of(2, "00")));
        assertEquals(List.of(), after(29.75, of(2, "00")));
        assertEquals(List.of(P_ENDED), after(0.25, of(2, "00")));
    }

    /** Set by hand, of another length, of another scope, of another interface, and what is no line at all. */
    @Test
    void whatIsNoPrefixOfARouterIsPassedOver() {
        assertEquals(
                List.of(),
                after(
                        0,
                        of(1, "80"),
                        of(1, "00").replace(" 40 00 ", " 80 00 "),
                        of(1, "00").replace(" 40 00 ", " 38 00 "),
                        of(1, "00").replace(" 40 00 ", " 40 40 "),
                        of(1, "00").replace(" 02 40 ", " 03 40 "),
                        "20010db8\n",
                        "zz010db8000100001c38e1fffe8f3a01 02 40 00 00 wan0\n",
                        "\n\0\n",
                        "20010db8000100001c38e1fffe8f3a01 fffffffff 40 00 00 wan0\n"));
    }

    @Test
    void moreThanThirtyTwoAreNotTaken() {
        String many = IntStream.range(1, 100).mapToObj(i -> of(i, "00")).collect(Collectors.joining());
        assertEquals(32, after(0, many).size());
        assertEquals(List.of(), after(1, many));
    }

    @Test
    void whatKeepsTheKernelFromMakingAddresses() throws IOException {
        AdvertisedPrefixes host = linked("");
        assertEquals(Optional.empty(), host.obstacle("wan0"), "a host that has no such settings");
        settings("1", "0", "1", "1", "0");
        assertEquals(Optional.empty(), host.obstacle("wan0"));
        settings("2", "1", "1", "1", "0");
        assertEquals(Optional.empty(), host.obstacle("wan0"));
        settings("1", "1", "1", "1", "0");
        assertTrue(obstacle(host).endsWith("set net.ipv6.conf.wan0.accept_ra=2"));
        settings("0", "0", "1", "1", "0");
        assertTrue(obstacle(host).endsWith("set net.ipv6.conf.wan0.accept_ra=2"));
        settings("2", "1", "0", "1", "0");
        assertTrue(obstacle(host).endsWith("set net.ipv6.conf.wan0.autoconf=1"));
        settings("2", "1", "1", "0", "0");
        assertTrue(obstacle(host).endsWith("set net.ipv6.conf.wan0.accept_ra_pinfo=1"));
        settings("2", "1", "1", "1", "1");
        assertTrue(obstacle(host).endsWith("set net.ipv6.conf.wan0.disable_ipv6=0"));
        assertEquals(Optional.empty(), host.obstacle("../wan0"));
    }

    private static String obstacle(AdvertisedPrefixes host) {
        return host.obstacle("wan0").orElseThrow();
    }

    private void settings(String acceptRa, String forwarding, String autoconf, String pinfo, String disabled)
            throws IOException {
        Path of = Files.createDirectories(directory.resolve("wan0"));
        Files.writeString(of.resolve("accept_ra"), acceptRa + "\n");
        Files.writeString(of.resolve("forwarding"), forwarding + "\n");
        Files.writeString(of.resolve("autoconf"), autoconf + "\n");
        Files.writeString(of.resolve("accept_ra_pinfo"), pinfo + "\n");
        Files.writeString(of.resolve("disable_ipv6"), disabled + "\n");
    }
}
