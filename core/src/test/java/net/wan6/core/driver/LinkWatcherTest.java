package net.wan6.core.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.wan6.codec.Ipv6Address;
import net.wan6.core.driver.LinkWatcher.Down;
import net.wan6.core.driver.LinkWatcher.DownReason;
import net.wan6.core.driver.LinkWatcher.Up;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What Linux tells of an interface. */
class LinkWatcherTest {
    private static final Ipv6Address LINK_LOCAL = Ipv6Address.parse("fe80::5eff:fe00:5302");

    @TempDir
    private Path directory;

    private ProcLinkWatcher watcher;

    @BeforeEach
    void interfaces() throws IOException {
        watcher = new ProcLinkWatcher(directory.resolve("if_inet6"), directory);
        Files.createDirectories(directory.resolve("wan0"));
        Files.writeString(directory.resolve("wan0").resolve("ifindex"), "11\n");
        carrier("1\n");
        addresses("80");
    }

    private void carrier(String text) throws IOException {
        Files.writeString(directory.resolve("wan0").resolve("carrier"), text);
    }

    private void addresses(String flags) throws IOException {
        Files.writeString(directory.resolve("if_inet6"), """
                20010db8000000000000000000000001 0b 40 00 80     wan0
                fe8000000000000000005efffe005303 02 40 20 80     lan0
                fe8000000000000000005efffe005302 0b 40 20 %s     wan0
                00000000000000000000000000000001 01 80 10 80       lo
                """.formatted(flags));
    }

    @Test
    void up() {
        assertEquals(new Up(11, List.of(LINK_LOCAL)), watcher.look("wan0"));
    }

    @Test
    void tentative() throws IOException {
        addresses("c0");
        assertEquals(new Down(DownReason.NO_LINK_LOCAL), watcher.look("wan0"));
    }

    @Test
    void duplicate() throws IOException {
        addresses("c8");
        assertEquals(new Down(DownReason.NO_LINK_LOCAL), watcher.look("wan0"));
    }

    @Test
    void noCarrier() throws IOException {
        carrier("0\n");
        assertEquals(new Down(DownReason.NO_CARRIER), watcher.look("wan0"));
    }

    /** The kernel refuses to read the carrier of an interface that is down. */
    @Test
    void administrativelyDown() throws IOException {
        Files.delete(directory.resolve("wan0").resolve("carrier"));
        assertEquals(new Down(DownReason.NO_CARRIER), watcher.look("wan0"));
    }

    /** {@code nsenter --net} leaves us with the {@code /sys} of another namespace. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void interfaceThatSysDoesNotKnow() throws IOException {
        Files.writeString(directory.resolve("if_inet6"), "fe8000000000000000005efffe005302 01 40 20 80       lo\n");
        assertEquals(new Up(1, List.of(LINK_LOCAL)), watcher.look("lo"));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anotherInterfaceOfThatNameInSys() throws IOException {
        interfaceThatSysDoesNotKnow();
        Path other = Files.createDirectories(directory.resolve("lo"));
        Files.writeString(other.resolve("ifindex"), "7\n");
        Files.writeString(other.resolve("carrier"), "0\n");
        assertEquals(new Up(1, List.of(LINK_LOCAL)), watcher.look("lo"));
    }

    /** B4: no file descriptor left is no word about an interface. Links in a circle cannot be opened, either. */
    @Test
    void whatCannotBeOpenedSaysNothing() throws IOException {
        for (String file : List.of("if_inet6", "wan0/ifindex", "wan0/carrier")) {
            interfaces();
            Path kept = Files.move(directory.resolve(file), directory.resolve("kept"));
            Path circle = directory.resolve("circle");
            Files.createSymbolicLink(directory.resolve(file), circle);
            Files.createSymbolicLink(circle, directory.resolve(file));
            assertInstanceOf(LinkWatcher.Unknown.class, watcher.look("wan0"), file);
            Files.delete(circle);
            Files.delete(directory.resolve(file));
            Files.move(kept, directory.resolve(file));
            assertInstanceOf(Up.class, watcher.look("wan0"), file);
        }
    }

    @Test
    void absent() {
        assertEquals(new Down(DownReason.ABSENT), watcher.look("wan1"));
    }

    @Test
    void ipv6SwitchedOff() throws IOException {
        Files.delete(directory.resolve("if_inet6"));
        assertEquals(new Down(DownReason.NO_LINK_LOCAL), watcher.look("wan0"));
    }

    /** Linux allows any octets but a few in a name; what is not ASCII must not hide the other interfaces. */
    @Test
    void anotherInterfaceHasANameInUtf8() throws IOException {
        Path file = directory.resolve("if_inet6");
        Files.writeString(file, "fe8000000000000000005efffe005309 0c 40 20 80     w\u00e4n\n" + Files.readString(file));
        assertEquals(new Up(11, List.of(LINK_LOCAL)), watcher.look("wan0"));
    }

    /** Such a name would be another file than an interface's. */
    @Test
    void namesThatNoInterfaceCanHave() throws IOException {
        Files.writeString(directory.resolve("carrier"), "1\n");
        for (String name : List.of("", ".", "..", "wan0/", "../" + directory.getFileName() + "/wan0", "wan0\0")) {
            assertEquals(new Down(DownReason.ABSENT), watcher.look(name), name);
        }
    }

    @Test
    void thisHost() {
        assertEquals(new Down(DownReason.ABSENT), LinkWatcher.system().look("no-such-if"));
        assertInstanceOf(Down.class, new JdkLinkWatcher().look("no-such-if"));
    }

    @Test
    void upHasAnAddress() {
        assertThrows(IllegalArgumentException.class, () -> new Up(1, List.of()));
    }
}
