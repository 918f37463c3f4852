package net.wan6.core;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import net.wan6.codec.Octets;
import org.jspecify.annotations.Nullable;

/** A state in a file: see {@link LeaseStore#file(Path)}. */
final class FileLeaseStore implements LeaseStore {
    private static final int LONGEST_STATE = 1 << 20;
    private static final int MOST_LINKS = 40;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final Path path;
    private final HostClock clock;
    private Path file;
    private @Nullable FileChannel lock;

    FileLeaseStore(Path path, HostClock clock) {
        this.path = path.toAbsolutePath();
        this.clock = clock;
        this.file = this.path;
    }

    @Override
    public Stored load() throws IOException {
        file = resolveLinks(path);
        claim();
        byte[] octets;
        try {
            if (Files.size(file) > LONGEST_STATE) {
                return unusable("it is too long to be a state");
            }
            octets = Files.readAllBytes(file);
        } catch (NoSuchFileException first) {
            return new Stored.Nothing();
        }
        try {
            StateFile.Content content = StateFile.read(octets);
            return new Stored.State(content.state(), content.stamp().until(StateFile.Stamp.of(clock)));
        } catch (StateFile.UnusableException refused) {
            return unusable(String.valueOf(refused.getMessage()));
        }
    }

    private Stored unusable(String why) throws IOException {
        return new Stored.Unusable("state file " + file + " cannot be used: " + why + "; kept as " + putAway());
    }

    /** A rename would put a file in the place of the link, and the state would stay where it was. */
    private static Path resolveLinks(Path path) throws IOException {
        Path resolved = path;
        for (int links = 0; Files.isSymbolicLink(resolved); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(path.toString());
            }
            resolved = resolved.resolveSibling(Files.readSymbolicLink(resolved));
        }
        return resolved;
    }

    private void claim() throws IOException {
        Path directory = directory();
        if (!Files.isDirectory(directory)) {
            throw new NoSuchFileException(directory.toString(), null, "the directory of the state file does not exist");
        }
        Path lockFile = sibling(".lock");
        createOwnerOnly(lockFile);
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        try {
            if (channel.tryLock() != null) {
                lock = channel;
                return;
            }
        } catch (OverlappingFileLockException sameProcess) {
            // As if another process had it.
        }
        channel.close();
        throw new IOException("state file " + file + " is in use by another client");
    }

    @Override
    public void save(Octets state) throws IOException {
        Path fresh = sibling(".new");
        // What a crash left there is nothing of ours any more, and may have other permissions.
        Files.deleteIfExists(fresh);
        createOwnerOnly(fresh);
        // A stream, not a channel: an interrupted thread still saves.
        try (FileOutputStream out = new FileOutputStream(fresh.toFile())) {
            out.write(StateFile.write(new StateFile.Content(StateFile.Stamp.of(clock), state)));
            out.getFD().sync();
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncDirectory();
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
        FileChannel held = lock;
        lock = null;
        if (held != null) {
            try {
                held.close();
            } catch (IOException gone) {
                // The lock goes with the process at the latest.
            }
        }
    }

    private static void createOwnerOnly(Path file) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        try {
            Files.createFile(file, attributes);
        } catch (FileAlreadyExistsException there) {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                throw there;
            }
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
        Path name = file.getFileName();
        return file.resolveSibling((name == null ? "" : name.toString()) + suffix);
    }
}
