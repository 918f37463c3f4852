package net.wan6.core.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import net.wan6.codec.Octets;
import net.wan6.core.Downtime;
import net.wan6.core.driver.LeaseStore.Stored;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A state file through crashes, restarts, other programs and other versions (engine rule R-17). */
class FileLeaseStoreTest {
    private static final Octets STATE = Octets.parseHex("00112233445566778899");
    private static final Octets LATER = Octets.parseHex("ff");

    @TempDir
    private Path directory;

    private final SetClock clock = new SetClock();

    private Path file() {
        return directory.resolve("wan0.state");
    }

    private LeaseStore store() {
        return LeaseStore.file(file(), clock);
    }

    private void save(Octets... states) throws Exception {
        try (LeaseStore store = store()) {
            store.load();
            for (Octets state : states) {
                store.save(state);
            }
        }
    }

    private Stored load() throws Exception {
        try (LeaseStore store = store()) {
            return store.load();
        }
    }

    @Test
    void firstStart() throws Exception {
        assertEquals(new Stored.Nothing(), load());
    }

    @Test
    void theLastStateComesBack() throws Exception {
        save(STATE, LATER);
        clock.advance(90);
        assertEquals(new Stored.State(LATER, new Downtime.Exactly(90 * Nanoseconds.SECOND)), load());
    }

    @Test
    void afterARebootTheWallClockTellsRoughly() throws Exception {
        save(STATE);
        clock.advance(300);
        clock.reboot("boot-b");
        assertEquals(new Stored.State(STATE, new Downtime.About(300 * Nanoseconds.SECOND)), load());
    }

    @Test
    void afterARebootAWallClockNotYetSetTellsNothing() throws Exception {
        save(STATE);
        clock.reboot("boot-b");
        clock.setWall(Instant.EPOCH);
        assertEquals(new Stored.State(STATE, new Downtime.Unknown()), load());
    }

    /** F1: a clock that went back within one boot measured nothing; an exact time off would end leases by it. */
    @Test
    void aClockThatWentBackWithinOneBootIsNotExact() throws Exception {
        clock.advance(100);
        save(STATE);
        clock.advanceNanoseconds(-1);
        assertEquals(new Stored.State(STATE, new Downtime.Unknown()), load());
        clock.setWall(clock.wallClock().plusSeconds(60));
        assertEquals(new Stored.State(STATE, new Downtime.About(59_999_000_000L)), load());
    }

    @Test
    void withoutBootIdNothingIsExact() throws Exception {
        clock.reboot("");
        save(STATE);
        clock.advance(5);
        assertEquals(new Stored.State(STATE, new Downtime.About(5 * Nanoseconds.SECOND)), load());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void forTheOwnerOnly() throws Exception {
        save(STATE, LATER);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
        assertEquals(List.of("wan0.state", "wan0.state.lock"), names());
    }

    @Test
    void symbolicLinkIsFollowedNotReplaced() throws Exception {
        Path real = Files.createDirectory(directory.resolve("real")).resolve("state");
        Files.createSymbolicLink(file(), Path.of("real", "state"));
        save(STATE);
        assertTrue(Files.isSymbolicLink(file()));
        assertTrue(Files.isRegularFile(real));
        assertInstanceOf(Stored.State.class, load());
    }

    @Test
    void symbolicLinksInACircle() throws Exception {
        Files.createSymbolicLink(file(), file().getFileName());
        assertThrows(IOException.class, this::load);
    }

    @Test
    void secondClientOnTheSameFile() throws Exception {
        try (LeaseStore first = store()) {
            first.load();
            IOException refused = assertThrows(IOException.class, this::load);
            assertTrue(String.valueOf(refused.getMessage()).contains("in use by another client"), refused::getMessage);
        }
        load();
    }

    /** The kernel takes a process's lock away when that process closes any descriptor of the file. */
    @Test
    void aSecondClientThatIsRefusedLeavesTheLockWithTheFirst() throws Exception {
        try (LeaseStore first = store()) {
            first.load();
            assertThrows(IOException.class, this::load);
            assertThrows(IOException.class, first::load);
            assertFalse(anotherProcessCanLock());
        }
        assertTrue(anotherProcessCanLock());
    }

    private boolean anotherProcessCanLock() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Locker.class.getName(),
                        directory.resolve("wan0.state.lock").toString())
                .inheritIO()
                .start();
        return process.waitFor() == 0;
    }

    /** Another process: its status is 0 if it could lock a file. */
    static final class Locker {
        private Locker() {}

        public static void main(String[] arguments) throws IOException {
            try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.WRITE)) {
                System.exit(channel.tryLock() == null ? 1 : 0);
            }
        }
    }

    @Test
    void aLoadThatFailsClaimsNothing() throws Exception {
        Files.createDirectory(file());
        LeaseStore store = store();
        assertThrows(IOException.class, store::load);
        Files.delete(file());
        assertEquals(new Stored.Nothing(), load());
    }

    /**
     * As {@code /dev/null}: put away as unusable, it would be missing for everybody. A socket, since a test that fails
     * must not do that either.
     */
    @Test
    @EnabledOnOs(OS.LINUX)
    void whatIsNoRegularFileIsRefusedAndStaysWhereItIs() throws Exception {
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(file()));
            IOException refused = assertThrows(IOException.class, this::load);
            assertTrue(String.valueOf(refused.getMessage()).contains("is no regular file"), refused::getMessage);
            assertEquals(List.of("wan0.state"), names());
        }
    }

    /** As on a full disk: what was begun is no use and takes room. */
    @Test
    void aSaveThatFailsLeavesTheOldStateAndNothingBesideIt() throws Exception {
        try (LeaseStore store = store()) {
            store.load();
            store.save(STATE);
            Path away = Files.move(file(), directory.resolve("away"));
            // A directory with something in it cannot be replaced: the last step fails.
            Files.createFile(Files.createDirectory(file()).resolve("something"));
            assertThrows(IOException.class, () -> store.save(LATER));
            assertEquals(List.of("away", "wan0.state", "wan0.state.lock"), names());
            Files.delete(file().resolve("something"));
            Files.delete(file());
            Files.move(away, file());
        }
        assertEquals(new Stored.State(STATE, new Downtime.Exactly(0)), load());
    }

    @Test
    void missingDirectoryIsMadeAndOneInAnotherMissingOneIsNamed() throws IOException {
        Path missing = directory.resolve("none");
        LeaseStore mistyped = LeaseStore.file(missing.resolve("deeper").resolve("state"), clock);
        IOException refused = assertThrows(IOException.class, mistyped::load);
        assertTrue(String.valueOf(refused.getMessage()).contains("none/deeper: the directory"), refused::getMessage);
        assertFalse(Files.exists(missing));

        LeaseStore store = LeaseStore.file(missing.resolve("state"), clock);
        assertEquals(new Stored.Nothing(), store.load());
        store.save(STATE);
        store.close();
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(missing)));
        assertTrue(Files.exists(missing.resolve("state")));
    }

    @Test
    void everyTornFileIsSetAside() throws Exception {
        save(STATE);
        byte[] whole = Files.readAllBytes(file());
        for (int length = 1; length < whole.length; length++) {
            Files.write(file(), Octets.of(whole, 0, length).toByteArray());
            checkSetAside();
        }
    }

    @Test
    void everyFlippedBitIsSetAside() throws Exception {
        save(STATE);
        byte[] whole = Files.readAllBytes(file());
        for (int bit = 8 * StateFileFormat.MAGIC_LENGTH; bit < 8 * whole.length; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(file(), flipped);
            checkSetAside();
        }
    }

    @Test
    void newerVersionIsSetAsideAndNamed() throws Exception {
        save(STATE);
        byte[] newer = Files.readAllBytes(file());
        newer[5] = 2;
        Files.write(file(), newer);
        Stored.Unusable unusable = assertInstanceOf(Stored.Unusable.class, load());
        assertTrue(unusable.description().contains("version 2"), unusable::description);
        Path kept = directory.resolve(names().stream()
                .filter(name -> name.contains("unusable"))
                .findFirst()
                .orElseThrow());
        assertEquals(Octets.of(newer), Octets.of(Files.readAllBytes(kept)));
        assertTrue(unusable.description().contains(kept.toString()), unusable::description);
    }

    /** B3: a mistyped path costs nobody a file. */
    @Test
    void whatIsNoStateOfOursIsRefusedAndStaysAsItIs() throws Exception {
        save(STATE);
        byte[] state = Files.readAllBytes(file());
        byte[] flipped = state.clone();
        flipped[0] ^= 1;
        for (byte[] foreign :
                List.of("router1\n".getBytes(StandardCharsets.UTF_8), new byte[] {0}, new byte[2 << 20], flipped)) {
            Files.delete(directory.resolve("wan0.state.lock"));
            Files.write(file(), foreign);
            IOException refused = assertThrows(IOException.class, this::load);
            assertTrue(String.valueOf(refused.getMessage()).contains("is not a state file"), refused::getMessage);
            assertEquals(Octets.of(foreign), Octets.of(Files.readAllBytes(file())));
            assertEquals(List.of("wan0.state"), names());
            Files.write(file(), state);
            assertInstanceOf(Stored.State.class, load());
        }
    }

    @Test
    void anEmptyFileIsToldAndUsed() throws Exception {
        Files.createFile(file());
        assertInstanceOf(Stored.Unusable.class, load());
        assertEquals(List.of("wan0.state", "wan0.state.lock"), names());
        save(STATE);
        assertInstanceOf(Stored.State.class, load());
    }

    /** B3: {@code /tmp} is such a directory: anybody may have put the link there, to any file that is ours. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aLinkThatEverybodyMayHavePlantedIsNotFollowed() throws Exception {
        Path shared = Files.createDirectory(directory.resolve("shared"));
        Path target = directory.resolve("target");
        Files.createSymbolicLink(shared.resolve("state"), target);
        LeaseStore store = LeaseStore.file(shared.resolve("state"), clock);
        Files.setAttribute(shared, "unix:mode", 01777);
        IOException refused = assertThrows(IOException.class, store::load);
        assertTrue(String.valueOf(refused.getMessage()).contains("is not followed"), refused::getMessage);
        assertFalse(Files.exists(target));
        Files.setAttribute(shared, "unix:mode", 0755);
        assertEquals(new Stored.Nothing(), store.load());
        store.close();
    }

    /** B3: whoever may write to it chooses the key that a Reconfigure is believed by. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aStateThatOthersMayWriteIsRefused() throws Exception {
        for (String permissions : List.of("rw--w----", "rw-----w-")) {
            save(STATE);
            Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString(permissions));
            IOException refused = assertThrows(IOException.class, this::load);
            assertTrue(String.valueOf(refused.getMessage()).contains("others may write"), refused::getMessage);
            Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-------"));
            assertInstanceOf(Stored.State.class, load());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aStateThatOthersMayReadIsClosedToThem() throws Exception {
        save(STATE);
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r--r--"));
        assertInstanceOf(Stored.State.class, load());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }

    /** B3, where the tests run as root, who may give files away. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void whatBelongsToAnotherUserIsNotTaken() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root gives files away");
        save(STATE);
        Files.setAttribute(file(), "unix:uid", 65534);
        IOException refused = assertThrows(IOException.class, this::load);
        assertTrue(String.valueOf(refused.getMessage()).contains("belongs to"), refused::getMessage);
        Path real = Files.move(file(), directory.resolve("real"));
        Files.setAttribute(real, "unix:uid", 0);
        Files.createSymbolicLink(file(), real);
        Files.setAttribute(file(), "unix:uid", 65534, LinkOption.NOFOLLOW_LINKS);
        refused = assertThrows(IOException.class, this::load);
        assertTrue(String.valueOf(refused.getMessage()).contains("belongs to user 65534"), refused::getMessage);
        Files.setAttribute(file(), "unix:uid", 0, LinkOption.NOFOLLOW_LINKS);
        assertInstanceOf(Stored.State.class, load());
    }

    /** What a crash left may be open to everybody: it must not become the state. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void whatACrashLeftIsNotUsedAgain() throws Exception {
        save(STATE);
        Path left = Files.createFile(directory.resolve("wan0.state.new"));
        Files.setPosixFilePermissions(left, PosixFilePermissions.fromString("rw-rw-rw-"));
        save(LATER);
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file())));
    }

    private void checkSetAside() throws Exception {
        clock.advance(1);
        assertInstanceOf(Stored.Unusable.class, load());
        assertFalse(Files.exists(file()));
        assertEquals(new Stored.Nothing(), load());
    }

    /** A crash while saving leaves a temporary file beside the old state. */
    @Test
    void crashBeforeTheRename() throws Exception {
        save(STATE);
        Files.writeString(directory.resolve("wan0.state.new"), "half");
        assertInstanceOf(Stored.State.class, load());
        save(LATER);
        assertEquals(List.of("wan0.state", "wan0.state.lock"), names());
    }

    @Test
    void interruptedThreadStillSaves() throws Exception {
        try (LeaseStore store = store()) {
            store.load();
            Thread.currentThread().interrupt();
            store.save(STATE);
            assertTrue(Thread.interrupted());
        }
        assertInstanceOf(Stored.State.class, load());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }
}
