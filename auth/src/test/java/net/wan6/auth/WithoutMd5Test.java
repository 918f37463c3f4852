package net.wan6.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.wan6.codec.Octets;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine whose JDK is forbidden MD5, as under a FIPS policy, verifies all the same. */
class WithoutMd5Test {
    private static final List<String> POLICY = List.of(
            "security.provider.1=SunRsaSign",
            "security.provider.2=SunEC",
            "jdk.crypto.disabledAlgorithms=MessageDigest.MD5",
            "jdk.certpath.disabledAlgorithms=MD2, MD5",
            "jdk.jar.disabledAlgorithms=MD2, MD5");

    @TempDir
    Path directory;

    @Test
    void reconfiguresAreVerifiedWithoutTheJdksMd5() throws IOException, InterruptedException {
        Path policy = Files.write(directory.resolve("java.security"), POLICY);
        // Two equals signs: this file instead of the JDK's, not after it.
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.security.properties==" + policy,
                        "-cp",
                        classPath(),
                        "net.wan6.auth.WithoutMd5")
                .redirectErrorStream(true);
        // With any of these set, the JVM says so on its standard error.
        java.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        Process process = java.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertTrue(process.waitFor(60, TimeUnit.SECONDS), printed);
        assertEquals(WithoutMd5.VERIFIED, printed.strip());
    }

    private static String classPath() {
        return Stream.of(WithoutMd5.class, Rkap.class, Octets.class, MD5Digest.class)
                .map(WithoutMd5Test::rootOf)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The folder or jar a class was read from; a patched module hides the folder of its tests from code sources. */
    private static String rootOf(Class<?> type) {
        String file = type.getName().replace('.', '/') + ".class";
        URL url = type.getResource("/" + file);
        String text = url.toString().replaceFirst("^jar:", "");
        return Path.of(URI.create(
                        text.substring(0, text.length() - file.length()).replaceFirst("!?/$", "")))
                .toString();
    }
}
