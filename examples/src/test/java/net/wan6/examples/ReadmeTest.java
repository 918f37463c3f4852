package net.wan6.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows a stranger compiles as it stands. */
class ReadmeTest {
    private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern CLASS = Pattern.compile("class (\\w+)");

    @TempDir
    private Path classes;

    @Test
    void everyJavaBlockCompiles() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        Matcher blocks = JAVA.matcher(readme);
        int compiled = 0;
        while (blocks.find()) {
            compile(blocks.group(1));
            compiled++;
        }
        assertTrue(compiled > 0, "the README has no Java");
    }

    private void compile(String source) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertNotNull(compiler, "the tests run on a JDK");
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<String> options =
                List.of("-d", classes.toString(), "-proc:none", "-classpath", System.getProperty("java.class.path"));
        compiler.getTask(null, null, found, options, null, List.of(new Source(source)))
                .call();
        assertEquals(List.of(), found.getDiagnostics());
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("string:///" + className(text) + ".java"), Kind.SOURCE);
            this.text = text;
        }

        private static String className(String text) {
            Matcher name = CLASS.matcher(text);
            assertTrue(name.find(), "a block of the README is no class");
            return name.group(1);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
