package net.wan6.examples;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The types that a user of one of our packages can name, found where its classes are: in a directory or a jar. */
final class PublicTypes {
    private PublicTypes() {}

    /** The public types of the package of a type, nested ones too. */
    static List<Class<?>> beside(Class<?> one) {
        String folder = '/' + one.getPackageName().replace('.', '/');
        try {
            Path origin = Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(origin)) {
                return in(Path.of(origin + folder), one);
            }
            try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + origin.toUri()), Map.of())) {
                return in(jar.getPath(folder), one);
            }
        } catch (IOException | URISyntaxException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static List<Class<?>> in(Path folder, Class<?> one) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .sorted()
                    .<Class<?>>map(name -> load(one, name.substring(0, name.length() - ".class".length())))
                    .filter(PublicTypes::canBeNamed)
                    .toList();
        }
    }

    private static Class<?> load(Class<?> beside, String name) {
        try {
            return Class.forName(beside.getPackageName() + '.' + name, false, beside.getClassLoader());
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(gone);
        }
    }

    /** Whether a type and all that it is nested in are public. */
    static boolean canBeNamed(Class<?> type) {
        if (!Modifier.isPublic(type.getModifiers()) || type.isAnonymousClass() || type.isLocalClass()) {
            return false;
        }
        return type.getEnclosingClass() == null || canBeNamed(type.getEnclosingClass());
    }
}
