package net.wan6.core.driver;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import net.wan6.codec.Octets;
import org.jspecify.annotations.Nullable;

/** A state in a file: see {@link LeaseStore#file(Path)}. */
final class FileLeaseStore implements LeaseStore {
    private static final int LONGEST_STATE = 1 << 21;

    private final Path path;
    private final HostClock clock;
    private Path file;
    private @Nullable StateFileLock lock;

    FileLeaseStore(Path path, HostClock clock) {
        this.path = path.toAbsolutePath();
        this.clock = clock;
        this.file = this.path;
    }

    @Override
    public Stored load() throws IOException {
        file = StateFileOwner.resolveLinks(path);
        requirePlace();
        StateFileOwner.requireOurs(file);
        requireOurMagic();
        StateFileLock claimed = StateFileLock.claim(directory(), name(".lock"), file);
        boolean read = false;
        try {
            Stored stored = read();
            read = true;
            lock = claimed;
            return stored;
        } finally {
            if (!read) {
                claimed.close();
            }
        }
    }

    private Stored read() throws IOException {
        byte[] octets;
        try {
            if (Files.size(file) > LONGEST_STATE) {
                return unusable("it is too long to be a state");
            }
            octets = Files.readAllBytes(file);
        } catch (NoSuchFileException first) {
            return new Stored.Nothing();
        }
        if (octets.length == 0) {
            return new Stored.Unusable("state file " + file + " is empty; the next state takes its place");
        }
        PrivateFiles.close(file);
        try {
            StateFileFormat.Content content = StateFileFormat.read(octets);
            return new Stored.State(content.state(), content.stamp().until(StateFileFormat.Stamp.of(clock)));
        } catch (StateFileFormat.UnusableException refused) {
            return unusable(String.valueOf(refused.getMessage()));
        }
    }

    private Stored unusable(String why) throws IOException {
        return new Stored.Unusable("state file " + file + " cannot be used: " + why + "; kept as " + putAway());
    }

    /**
     * Whoever mistypes a path must not find some other file renamed, and a state in its place. What does not begin as a
     * state does is nobody's damaged state: it is left alone, and so is the directory.
     */
    private void requireOurMagic() throws IOException {
        byte[] beginning;
        try (InputStream in = Files.newInputStream(file)) {
            beginning = in.readNBytes(StateFileFormat.MAGIC_LENGTH);
        } catch (NoSuchFileException first) {
            return;
        }
        if (!StateFileFormat.mayBegin(beginning)) {
            throw new IOException(file + " is not a state file of this library: it is left as it is. Name another file,"
                    + " or remove this one if nobody needs it");
        }
    }

    /** Makes the directory, as {@code mkdir} does: where the one above is missing too, the path is mistyped rather than new. */
    private static void requireDirectory(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path above = directory.getParent();
        if (above == null || !Files.isDirectory(above)) {
            throw new NoSuchFileException(
                    directory.toString(),
                    null,
                    "the directory of the state file does not exist, nor the one it would be in");
        }
        PrivateFiles.createDirectory(directory);
    }

    /** A device is not to be put away as a damaged state: {@code /dev/null} would be missing for everybody. */
    private void requirePlace() throws IOException {
        requireDirectory(directory());
        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("state file " + file + " is no regular file");
        }
    }

    @Override
    public void save(Octets state) throws IOException {
        Path fresh = sibling(".new");
        // What a crash left there is nothing of ours any more, and may have other permissions.
        Files.deleteIfExists(fresh);
        PrivateFiles.create(fresh);
        try {
            write(fresh, StateFileFormat.write(new StateFileFormat.Content(StateFileFormat.Stamp.of(clock), state)));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            // On a full disk half a state takes the room of a whole one.
            Files.deleteIfExists(fresh);
            throw failed;
        }
        syncDirectory();
    }

    /** With a stream, not a channel: an interrupted thread still saves. */
    private static void write(Path fresh, byte[] octets) throws IOException {
        try (FileOutputStream out = new FileOutputStream(fresh.toFile())) {
            out.write(octets);
            out.getFD().sync();
        }
    }

    @Override
    public String putAway() throws IOException {
        Path kept = sibling(".unusable-" + clock.wallClock().toEpochMilli());
        Files.move(file, kept);
        syncDirectory();
        return kept.toString();
    }

    @Override
    public void close() {
        StateFileLock held = lock;
        lock = null;
        if (held != null) {
            held.close();
        }
    }

    /** The rename itself is in the directory. Where a directory cannot be opened, the system does without. */
    private void syncDirectory() {
        try (FileChannel directory = FileChannel.open(directory(), StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException notHere) {
            // Windows; the file itself is on the disk.
        }
    }

    private Path directory() {
        Path parent = file.getParent();
        return parent == null ? file : parent;
    }

    private Path sibling(String suffix) {
        return file.resolveSibling(name(suffix));
    }

    private String name(String suffix) {
        Path name = file.getFileName();
        return (name == null ? "" : name.toString()) + suffix;
    }
}
