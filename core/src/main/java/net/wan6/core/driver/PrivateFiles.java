package net.wan6.core.driver;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that nobody but their owner may open, from their first moment on (engine rule R-17). */
final class PrivateFiles {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private static final FileAttribute<?> READ_WRITE = PosixFilePermissions.asFileAttribute(OWNER_ONLY);

    private static final FileAttribute<?> SEARCHABLE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private PrivateFiles() {}

    /**
     * Makes a file that is not there yet; one that somebody else has made may be open to him.
     *
     * @throws FileAlreadyExistsException if it is there
     */
    static void create(Path file) throws IOException {
        Files.createFile(file, knowsPermissions(file) ? new FileAttribute<?>[] {READ_WRITE} : new FileAttribute<?>[0]);
    }

    /** Makes a directory that nobody else may look into, in one that is there. */
    static void createDirectory(Path directory) throws IOException {
        Files.createDirectory(
                directory, knowsPermissions(directory) ? new FileAttribute<?>[] {SEARCHABLE} : new FileAttribute<?>[0]);
    }

    /** Closes a file that is ours to everybody else. */
    static void close(Path file) throws IOException {
        if (knowsPermissions(file) && !Files.getPosixFilePermissions(file).equals(OWNER_ONLY)) {
            Files.setPosixFilePermissions(file, OWNER_ONLY);
        }
    }

    private static boolean knowsPermissions(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
