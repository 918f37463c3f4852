package net.wan6.test.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A JDK of this machine.
 *
 * @param home its directory
 * @param version all of its version
 */
record Jdk(Path home, Runtime.Version version) {
    /** What a program left. */
    record Printed(String out, String err) {}

    private static final int OLDEST_FEATURE = 17;

    /**
     * The oldest JDK we run on, the one that runs this, and the newest: among those that stand beside the present one and,
     * where a machine keeps them elsewhere, those named by {@code -Dwan6.jdks=path:path}.
     */
    static Collection<Jdk> all() throws IOException {
        Path here = Path.of(System.getProperty("java.home")).toRealPath();
        List<Path> homes = new ArrayList<>();
        try (Stream<Path> beside = Files.list(here.getParent())) {
            beside.forEach(homes::add);
        }
        for (String named : System.getProperty("wan6.jdks", "").split(File.pathSeparator, -1)) {
            homes.add(Path.of(named));
        }
        TreeMap<Integer, Jdk> found = new TreeMap<>();
        for (Path home : homes) {
            if (Files.isRegularFile(home.resolve("release")) && Files.isExecutable(home.resolve("bin/jlink"))) {
                Jdk jdk = new Jdk(home.toRealPath(), versionOf(home));
                found.put(jdk.version.feature(), jdk);
            }
        }
        found.put(Runtime.version().feature(), new Jdk(here, Runtime.version()));
        int newest = found.lastKey();
        found.keySet()
                .removeIf(feature -> feature != OLDEST_FEATURE
                        && feature != Runtime.version().feature()
                        && feature != newest);
        return found.values();
    }

    private static Runtime.Version versionOf(Path home) throws IOException {
        Properties release = new Properties();
        try (var in = Files.newBufferedReader(home.resolve("release"))) {
            release.load(in);
        }
        return Runtime.Version.parse(release.getProperty("JAVA_VERSION").replace("\"", ""));
    }

    /** Runs a program of this JDK; it has a minute, and has to end well. */
    Printed run(Path directory, String program, List<String> arguments) throws IOException, InterruptedException {
        return run(directory, home.resolve("bin").resolve(program), arguments);
    }

    static Printed run(Path directory, Path program, List<String> arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(directory, "out", ".txt");
        Path err = Files.createTempFile(directory, "err", ".txt");
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        // What they say is for builds, and would stand among what the programs print.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        Process process = builder.start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(program + " did not end: " + Files.readString(out) + Files.readString(err));
        }
        Printed printed = new Printed(Files.readString(out), Files.readString(err));
        assertEquals(0, process.exitValue(), () -> command + "\n" + printed.out() + printed.err());
        return printed;
    }

    @Override
    public String toString() {
        return "JDK " + version;
    }
}
