package net.wan6.test.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the jars weigh, and that they say of themselves to an OSGi container what they say to the module system. */
class PackagedJarsIT {
    private static final int KB = 1000;

    /** Each registered option is a type of its own, and classes keep the lines that stack traces name. */
    @Test
    void theCodecIsSmall() {
        assertTrue(size(Jars.of("wan6-codec")) < 200 * KB, () -> "octets: " + size(Jars.of("wan6-codec")));
    }

    @Test
    void theWholeClientIsSmall() {
        long all = Jars.of(Jars.WAN6).stream().mapToLong(PackagedJarsIT::size).sum();
        assertTrue(all < 600 * KB, () -> "octets: " + all);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wan6-codec", "wan6-auth", "wan6-mape", "wan6-core", "wan6-test-carrier"})
    void bundlesExportWhatModulesExport(String artifact) throws IOException {
        Path jar = Jars.of(artifact);
        ModuleDescriptor module =
                ModuleFinder.of(jar).findAll().iterator().next().descriptor();
        assertTrue(!module.isAutomatic(), artifact);
        try (JarFile file = new JarFile(jar.toFile())) {
            Attributes manifest = file.getManifest().getMainAttributes();
            assertEquals(module.name(), manifest.getValue("Bundle-SymbolicName"));
            assertEquals(
                    module.exports().stream()
                            .map(ModuleDescriptor.Exports::source)
                            .collect(Collectors.toCollection(TreeSet::new)),
                    packages(manifest.getValue("Export-Package")));
        }
    }

    /** The names before the first semicolon of each clause, whose quoted parts hold commas. */
    private static Set<String> packages(String header) {
        return Arrays.stream(header.replaceAll("\"[^\"]*\"", "").split(",", -1))
                .map(clause -> clause.substring(0, clause.indexOf(';')))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long size(Path jar) {
        try {
            return Files.size(jar);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
