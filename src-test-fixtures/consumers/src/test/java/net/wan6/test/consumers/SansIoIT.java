package net.wan6.test.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Design law 5: nothing below the driver touches a channel, a file, a socket, a thread or a logger. */
class SansIoIT {
    private static final String DRIVER = "net.wan6.core.driver.";

    private static final Map<String, Pattern> OUTSIDE = Map.of(
            "channels", Pattern.compile("java\\.nio\\.channels\\..*"),
            "files", Pattern.compile("java\\.nio\\.file\\..*|java\\.io\\.(?:File|RandomAccessFile).*"),
            // Addresses are values; to read one out of octets asks nobody.
            "sockets", Pattern.compile("java\\.net\\.(?!Inet[46]?Address$|UnknownHostException$).*|javax\\.net\\..*"),
            "threads",
                    Pattern.compile(
                            "java\\.util\\.concurrent\\..*|java\\.util\\.Timer.*|java\\.lang\\.(?:Thread|Process).*"),
            "loggers", Pattern.compile("org\\.slf4j\\..*|java\\.util\\.logging\\..*|java\\.lang\\.System\\$Logger"));

    @ParameterizedTest
    @ValueSource(strings = {"wan6-codec", "wan6-auth", "wan6-mape", "wan6-core"})
    void nothingBelowTheDriverTouchesTheOutside(String artifact) throws IOException {
        List<String> touching = new ArrayList<>();
        Map<String, Set<String>> references = ClassReferences.of(Jars.of(artifact));
        references.forEach((type, named) -> named.stream()
                .filter(name -> !type.startsWith(DRIVER) && isOutside(name))
                .forEach(name -> touching.add(type + " names " + name)));
        assertTrue(references.size() > 10, () -> "classes read: " + references.keySet());
        assertEquals(List.of(), touching);
    }

    private static boolean isOutside(String name) {
        return OUTSIDE.values().stream().anyMatch(kind -> kind.matcher(name).matches());
    }

    /** The same reading finds all of it where it is: so it would find it elsewhere. */
    @Test
    void theDriverTouchesEachOfThem() throws IOException {
        Set<String> named = ClassReferences.of(Jars.of("wan6-core")).entrySet().stream()
                .filter(references -> references.getKey().startsWith(DRIVER))
                .flatMap(references -> references.getValue().stream())
                .collect(Collectors.toSet());
        OUTSIDE.forEach((kind, pattern) -> assertTrue(
                named.stream().anyMatch(name -> pattern.matcher(name).matches()), () -> kind + " in " + named));
    }
}
