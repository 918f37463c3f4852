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
import java.util.LinkedHashMap;
import java.util.Map;
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
    /** The sizes are for the build's log. The limits are loose: they notice a library that came in by mistake. */
    @Test
    void theWholeClientIsSmall() {
        Map<String, Long> sizes = new LinkedHashMap<>();
        Jars.WAN6.forEach(artifact -> sizes.put(artifact, size(Jars.of(artifact))));
        long all = sizes.values().stream().mapToLong(Long::longValue).sum();
        System.out.println("Octets of the jars: " + sizes + ", together " + all);
        assertTrue(sizes.get("wan6-codec") < 500_000, sizes::toString);
        assertTrue(all < 1_500_000, sizes::toString);
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
