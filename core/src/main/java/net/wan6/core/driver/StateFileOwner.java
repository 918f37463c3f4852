package net.wan6.core.driver;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;

/**
 * Whose a state file is. It holds the key by which a Reconfigure is believed, and is often written by root: another user
 * must neither choose what it says nor what it replaces. Where a file system knows no owners, nothing is checked.
 */
final class StateFileOwner {
    private static final int MOST_LINKS = 40;

    /** S_ISVTX: in such a directory everybody may make files, but remove only his own. */
    private static final int STICKY = 0x200;

    private static final int ROOT = 0;

    /** On Linux it belongs to whom the process acts for; the JDK has no way to ask. */
    private static final Path SELF = Path.of("/proc/self");

    private StateFileOwner() {}

    /**
     * Follows symbolic links: a rename would put a file in the place of the link, and the state would stay where it was.
     * A link of another user is not followed, and none in a directory such as {@code /tmp}, as the kernel itself does
     * where {@code fs.protected_symlinks} is set.
     *
     * @throws IOException if a link leads in a circle or may not be followed
     */
    static Path resolveLinks(Path path) throws IOException {
        Path resolved = path;
        for (int links = 0; Files.isSymbolicLink(resolved); links++) {
            if (links == MOST_LINKS) {
                throw new FileSystemLoopException(path.toString());
            }
            requireFollowed(resolved);
            resolved = resolved.resolveSibling(Files.readSymbolicLink(resolved));
        }
        return resolved;
    }

    private static void requireFollowed(Path link) throws IOException {
        if (!knowsOwners(link)) {
            return;
        }
        Path parent = link.toAbsolutePath().getParent();
        if (parent != null && isSharedByAll(parent)) {
            throw new IOException("the symbolic link " + link + " is not followed: everybody may make one there");
        }
        int owner = uid(link);
        if (!mayOwn(owner)) {
            throw new IOException("the symbolic link " + link + " is not followed: it belongs to user " + owner);
        }
    }

    private static boolean isSharedByAll(Path directory) throws IOException {
        boolean writable = Files.readAttributes(directory, PosixFileAttributes.class)
                .permissions()
                .contains(PosixFilePermission.OTHERS_WRITE);
        return writable && ((int) Files.getAttribute(directory, "unix:mode") & STICKY) != 0;
    }

    /**
     * Checks a file that links no more.
     *
     * @throws IOException if it is another user's, or others may write to it
     */
    static void requireOurs(Path file) throws IOException {
        if (!knowsOwners(file)) {
            return;
        }
        PosixFileAttributes attributes;
        try {
            attributes = Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException first) {
            return;
        }
        if (!mayOwn(uid(file))) {
            throw new IOException("state file " + file + " belongs to "
                    + attributes.owner().getName() + ": make it ours by chown, or remove it");
        }
        if (attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)
                || attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
            throw new IOException("others may write to state file " + file
                    + ", which holds a key: remove it, or chmod it to 600 if you trust what it says");
        }
    }

    private static boolean mayOwn(int owner) throws IOException {
        return owner == ROOT || !Files.exists(SELF) || owner == uid(SELF.toRealPath());
    }

    private static int uid(Path file) throws IOException {
        return (int) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private static boolean knowsOwners(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("unix");
    }
}
