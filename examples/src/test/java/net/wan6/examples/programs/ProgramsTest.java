package net.wan6.examples.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each program can be copied (G11): it compiles without the others, runs, and is in the list of them. It is one file, or several whose
 * names begin with its own.
 */
class ProgramsTest {
    private static final Path SOURCES = Path.of("src/main/java/net/wan6/examples/programs");

    @TempDir
    private Path classes;

    static List<String> programs() throws IOException {
        List<String> classes = classes();
        return classes.stream()
                .filter(name -> classes.stream().noneMatch(other -> name.startsWith(other) && !name.equals(other)))
                .toList();
    }

    private static List<String> classes() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .filter(name -> !name.equals("package-info"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void aProgramHasAMainAndNeedsNoOther(String program) throws IOException, ReflectiveOperationException {
        String libraries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(path -> !Files.exists(Path.of(path).resolve("net/wan6/examples")))
                .collect(Collectors.joining(File.pathSeparator));
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        List<String> arguments = new ArrayList<>(List.of("-proc:none", "-cp", libraries));
        arguments.addAll(List.of("-sourcepath", classes.toString(), "-d", classes.toString()));
        classes().stream()
                .filter(name -> name.startsWith(program))
                .forEach(name -> arguments.add(SOURCES.resolve(name + ".java").toString()));
        int status = ToolProvider.getSystemJavaCompiler().run(null, null, errors, arguments.toArray(String[]::new));
        assertEquals(0, status, () -> errors.toString(StandardCharsets.UTF_8));
        Class.forName("net.wan6.examples.programs." + program).getMethod("main", String[].class);
        String page = Files.readString(Path.of("../docs/embedding.md"));
        assertTrue(page.contains("| `" + program + "` |"), program);
    }
}
