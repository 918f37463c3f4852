package net.wan6.test.consumers;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The jars on this test's class path, where Maven has put what the other modules have built. */
final class Jars {
    /** What a router takes of ours. */
    static final List<String> WAN6 = List.of("wan6-codec", "wan6-auth", "wan6-mape", "wan6-core");

    private static final List<Path> CLASS_PATH = Arrays.stream(
                    System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(Path::of)
            .toList();

    private Jars() {}

    /** The one whose file name is this and a version. */
    static Path of(String artifact) {
        List<Path> found = CLASS_PATH.stream()
                .filter(path -> path.getFileName().toString().matches(artifact + "-[0-9].*\\.jar"))
                .toList();
        assertTrue(found.size() == 1, () -> artifact + ": " + found + " of " + CLASS_PATH + "; run \"mvn verify\"");
        return found.get(0);
    }

    static List<Path> of(List<String> artifacts) {
        return artifacts.stream().map(Jars::of).toList();
    }

    /** What the program runs on, but for SLF4J. */
    static List<Path> withoutSlf4j() {
        List<Path> jars = new ArrayList<>(of(WAN6));
        jars.addAll(of(List.of("wan6-test-carrier", "bcprov-jdk18on")));
        return jars;
    }

    /** What the program runs on. */
    static List<Path> running() {
        List<Path> jars = withoutSlf4j();
        jars.addAll(of(List.of("slf4j-api", "slf4j-simple")));
        return jars;
    }

    /** One of ours, as a jar or, before "package", as a directory of classes. */
    static ModuleReference module(String name) {
        return CLASS_PATH.stream()
                .filter(path -> path.toString().matches(".*wan6-[^/\\\\]*\\.jar")
                        || Files.isRegularFile(path.resolve("module-info.class")))
                .map(ModuleFinder::of)
                .flatMap(finder -> finder.find(name).stream())
                .findFirst()
                .orElseThrow();
    }

    static String path(List<Path> jars) {
        return jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    /** The directory of the classes of these tests. */
    static Path testClasses() {
        return CLASS_PATH.stream()
                .filter(path -> Files.isRegularFile(path.resolve("net/wan6/test/consumers/Jars.class")))
                .findFirst()
                .orElseThrow();
    }
}
