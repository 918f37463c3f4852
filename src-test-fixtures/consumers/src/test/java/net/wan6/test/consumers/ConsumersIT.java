package net.wan6.test.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The built jars in each way an application may take them, on each {@link Jdk}. */
class ConsumersIT {
    private static final String MODULE = "net.wan6.test.consumers";
    private static final String PROGRAM = MODULE + ".BothLines";
    private static final int NEWEST_FEATURE_OF_ASM = 26;

    @TempDir
    private Path scratch;

    static Collection<Jdk> jdks() throws IOException {
        return Jdk.all();
    }

    @BeforeAll
    static void sayWhichJdks() throws IOException {
        System.out.println("Consumers run on " + jdks());
    }

    /** Compiled with every warning an error, and nothing of JSpecify at hand. */
    @ParameterizedTest
    @MethodSource("jdks")
    void onTheClassPath(Jdk jdk) throws Exception {
        List<String> compile = new ArrayList<>(
                List.of("-Xlint:all", "-Werror", "-cp", Jars.path(Jars.running()), "-d", scratch.toString()));
        try (Stream<Path> sources = Files.walk(Path.of("src", "main", "java"))) {
            sources.map(source -> source.toAbsolutePath().toString())
                    .filter(source -> source.endsWith(".java") && !source.endsWith("module-info.java"))
                    .forEach(compile::add);
        }
        jdk.run(scratch, "javac", compile);
        List<Path> path = Jars.running();
        path.add(scratch);
        isWhole(jdk.run(scratch, "java", List.of("-cp", Jars.path(path), PROGRAM)));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void onTheModulePath(Jdk jdk) throws Exception {
        isWhole(jdk.run(scratch, "java", List.of("-p", modulePath(), "-m", MODULE + "/" + PROGRAM)));
    }

    @ParameterizedTest
    @MethodSource("jdks")
    void inAnImage(Jdk jdk) throws Exception {
        Path image = scratch.resolve("image");
        List<String> link = new ArrayList<>(List.of("--module-path", modulePath()));
        link.addAll(List.of("--add-modules", MODULE + ",org.slf4j.simple"));
        link.add("--ignore-signing-information"); // Bouncy Castle's
        link.addAll(List.of("--output", image.toString()));
        jdk.run(scratch, "jlink", link);
        isWhole(Jdk.run(scratch, image.resolve("bin/java"), List.of("-m", MODULE + "/" + PROGRAM)));
    }

    /** SPI-Fly weaves the calls of the service loader into SLF4J 2, and ASM reads classes of the JDK for it. */
    @ParameterizedTest
    @MethodSource("jdks")
    void inAnOsgiContainer(Jdk jdk) throws Exception {
        assumeTrue(jdk.version().feature() <= NEWEST_FEATURE_OF_ASM, () -> "our ASM cannot read classes of " + jdk);
        List<Path> bundles = new ArrayList<>(Jars.of(List.of("org.apache.aries.spifly.dynamic.bundle", "asm")));
        bundles.addAll(Jars.of(List.of("asm-analysis", "asm-commons", "asm-tree", "asm-util")));
        bundles.addAll(Jars.running());
        isWhole(inFelix(jdk, bundles));
    }

    /** No service loader, and so none of what it needs. */
    @ParameterizedTest
    @MethodSource("jdks")
    void inAnOsgiContainerWithTheOldSlf4j(Jdk jdk) throws Exception {
        List<Path> bundles = Jars.withoutSlf4j();
        try (Stream<Path> old = Files.list(Path.of("target", "old-slf4j"))) {
            old.map(Path::toAbsolutePath).forEach(bundles::add);
        }
        isWhole(inFelix(jdk, bundles));
    }

    private Jdk.Printed inFelix(Jdk jdk, List<Path> bundles) throws Exception {
        String launcher = Jars.path(List.of(Jars.of("org.apache.felix.framework"), Jars.testClasses()));
        List<String> arguments = new ArrayList<>(List.of("-cp", launcher, InFelix.class.getName()));
        arguments.add(scratch.resolve("felix").toString());
        arguments.add(PROGRAM);
        bundles.forEach(bundle -> arguments.add(bundle.toString()));
        arguments.add(Jars.of("wan6-consumers").toString());
        return jdk.run(scratch, "java", arguments);
    }

    private static String modulePath() {
        List<Path> path = Jars.running();
        path.add(Jars.of("wan6-consumers"));
        return Jars.path(path);
    }

    private static void isWhole(Jdk.Printed printed) {
        assertEquals(
                List.of("in memory: Acquired, Replaced", "on loopback: Acquired, Replaced"),
                printed.out().lines().toList(),
                printed::err);
        assertTrue(printed.err().contains("acquired 2001:db8:5c71:af00::/56"), printed::err);
    }
}
