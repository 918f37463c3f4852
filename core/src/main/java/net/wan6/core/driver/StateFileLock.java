package net.wan6.core.driver;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The claim of one client on a state file: a lock on a file beside it, which the kernel lets go with the process. */
final class StateFileLock implements AutoCloseable {
    /**
     * What this process has claimed. The kernel gives locks to processes, and takes a process's lock away when that closes
     * any descriptor of the file: what is claimed here must not even be opened.
     */
    private static final Set<Path> CLAIMED = ConcurrentHashMap.newKeySet();

    private final Path lockFile;
    private final FileChannel channel;

    private StateFileLock(Path lockFile, FileChannel channel) {
        this.lockFile = lockFile;
        this.channel = channel;
    }

    /**
     * Claims a state file.
     *
     * @param directory where the file to lock is, or is made
     * @param name its name
     * @param file the state file, for the message
     * @throws IOException if another client has it, or the file to lock cannot be made
     */
    static StateFileLock claim(Path directory, String name, Path file) throws IOException {
        // One path for one file, whatever links lead to its directory.
        Path lockFile = directory.toRealPath().resolve(name);
        if (!CLAIMED.add(lockFile)) {
            throw inUse(file);
        }
        boolean claimed = false;
        try {
            StateFileLock lock = new StateFileLock(lockFile, lock(lockFile, file));
            claimed = true;
            return lock;
        } finally {
            if (!claimed) {
                CLAIMED.remove(lockFile);
            }
        }
    }

    private static FileChannel lock(Path lockFile, Path file) throws IOException {
        try {
            PrivateFiles.create(lockFile);
        } catch (FileAlreadyExistsException there) {
            if (!Files.isRegularFile(lockFile, LinkOption.NOFOLLOW_LINKS)) {
                throw there;
            }
        }
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } finally {
            if (lock == null) {
                channel.close();
            }
        }
        if (lock == null) {
            throw inUse(file);
        }
        return channel;
    }

    private static IOException inUse(Path file) {
        return new IOException("state file " + file + " is in use by another client");
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException gone) {
            // The lock goes with the process at the latest.
        }
        CLAIMED.remove(lockFile);
    }
}
