package net.wan6.examples.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each program is one file that can be copied (G11): it compiles without the others, runs, and is in the list of them. */
class ProgramsTest {
    private static final Path SOURCES = Path.of("src/main/java/net/wan6/examples/programs");

    @TempDir
    private Path classes;

    static List<String> programs() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .filter(name -> !name.equals("package-info"))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void aProgramIsOneFileWithAMain(String program) throws IOException, ReflectiveOperationException {
        String libraries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(path -> !Files.exists(Path.of(path).resolve("net/wan6/examples")))
                .collect(Collectors.joining(File.pathSeparator));
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        String source = SOURCES.resolve(program + ".java").toString();
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        errors,
                        "-proc:none",
                        "-cp",
                        libraries,
                        "-sourcepath",
                        classes.toString(),
                        "-d",
                        classes.toString(),
                        source);
        assertEquals(0, status, () -> errors.toString(StandardCharsets.UTF_8));
        Class.forName("net.wan6.examples.programs." + program).getMethod("main", String[].class);
        String page = Files.readString(Path.of("../docs/embedding.md"));
        assertTrue(page.contains("| `" + program + "` |"), program);
    }
}
