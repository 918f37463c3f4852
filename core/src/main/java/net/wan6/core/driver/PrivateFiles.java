package net.wan6.core.driver;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that nobody but their owner may open, from their first moment on. */
final class PrivateFiles {
    private static final FileAttribute<?> READ_WRITE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private PrivateFiles() {}

    /**
     * Makes a file that is not there yet; one that somebody else has made may be open to him.
     *
     * @throws FileAlreadyExistsException if it is there
     */
    static void create(Path file) throws IOException {
        boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
        Files.createFile(file, posix ? new FileAttribute<?>[] {READ_WRITE} : new FileAttribute<?>[0]);
    }
}
