package net.wan6.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README and the documents show compiles as it stands, and what they point to is there. */
class DocumentationTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path classes;

    private static List<DocumentPage> pages() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(file -> DocumentPage.read(ROOT, file))
                    .toList();
        }
    }

    @Test
    void everyJavaBlockCompiles() throws IOException {
        List<JavaBlock> blocks =
                pages().stream().flatMap(page -> page.javaBlocks().stream()).toList();
        assertTrue(blocks.size() >= 10, "only " + blocks.size() + " blocks were found");
        assertEquals("", String.join("\n", JavaBlock.compile(blocks, classes)));
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> broken =
                pages().stream().flatMap(page -> page.brokenLinks().stream()).toList();
        assertEquals("", String.join("\n", broken));
    }

    @Test
    void aBlockThatDoesNotCompileIsNamedWithItsLine() {
        DocumentPage page = page("""
                # A page

                <!-- given
                int known;
                -->
                ```java
                int sum = known + 1;
                int more = known + unknown;
                ```

                ```java
                final class Whole {
                    Missing field;
                }
                ```
                """);
        List<String> errors = JavaBlock.compile(page.javaBlocks(), classes);
        assertEquals(2, errors.size(), errors::toString);
        for (String place : List.of("docs/page.md:8: ", "docs/page.md:13: ")) {
            assertTrue(errors.stream().anyMatch(error -> error.startsWith(place)), errors::toString);
        }
    }

    @Test
    void aLinkThatLeadsNowhereIsNamed() {
        DocumentPage page = page("""
                # A page
                [a](embedding.md) [b](#a-page) [c](embedding.md#the-listener) [d](../README.md) `[e](none)`
                ```
                [f](none)
                ```
                [g](missing.md) [h](#nowhere) [i](embedding.md#nowhere)
                """);
        assertEquals(
                List.of(
                        "docs/page.md: missing.md does not exist",
                        "docs/page.md: #nowhere is no heading of docs/page.md",
                        "docs/page.md: embedding.md#nowhere is no heading of docs/embedding.md"),
                page.brokenLinks());
    }

    private static DocumentPage page(String text) {
        return new DocumentPage(ROOT, ROOT.resolve("docs/page.md"), text);
    }
}
