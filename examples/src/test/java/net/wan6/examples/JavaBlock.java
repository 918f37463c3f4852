package net.wan6.examples;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A {@code java} block of a page, compiled after this convention.
 *
 * <p>A block that declares a class, interface, record or enum at the beginning of a line is a whole source file. Any other
 * is a sequence of statements, the body of a method that may throw anything. What statements stand on and the page does
 * not show is in a comment {@code <!-- given ... -->} directly before the block: fields and methods of the class around.
 * The imports below are there in any case.
 *
 * @param page where it stands
 * @param line the page's line where its first line is, from 1
 * @param given members of the class around it, perhaps none
 * @param text the block
 */
record JavaBlock(String page, int line, String given, String text) {
    private static final Pattern WHOLE = Pattern.compile(
            "^(?:(?:public|final|abstract|sealed) )*(?:class|interface|record|enum) (\\w+)", Pattern.MULTILINE);

    private static final List<String> IMPORTS = List.of(
            "java.io.*",
            "java.net.*",
            "java.nio.*",
            "java.nio.channels.*",
            "java.nio.file.*",
            "java.security.SecureRandom",
            "java.time.*",
            "java.util.*",
            "java.util.concurrent.*",
            "java.util.function.*",
            "net.jqwik.api.*",
            "net.wan6.auth.*",
            "net.wan6.codec.*",
            "net.wan6.codec.nd.*",
            "net.wan6.codec.option.*",
            "net.wan6.core.*",
            "net.wan6.core.driver.*",
            "net.wan6.core.lan.*",
            "net.wan6.mape.*",
            "net.wan6.mape.linux.*",
            "net.wan6.mape.provisioning.*",
            "net.wan6.test.arbitraries.*",
            "net.wan6.test.carrier.*",
            "net.wan6.test.line.*",
            "org.junit.jupiter.api.Test");

    /** Compiles all, each in a package of its own; answers the errors with page and line, in their order. */
    static List<String> compile(List<JavaBlock> blocks, Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        Map<String, JavaBlock> byUri = new HashMap<>();
        List<Source> sources = new ArrayList<>();
        for (JavaBlock block : blocks) {
            Source source = new Source(block, "block" + sources.size());
            byUri.put(source.toUri().toString(), block);
            sources.add(source);
        }
        List<String> options =
                List.of("-d", classes.toString(), "-proc:none", "-classpath", System.getProperty("java.class.path"));
        compiler.getTask(null, null, found, options, null, sources).call();
        return found.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(error -> describe(byUri, error))
                .toList();
    }

    private static String describe(Map<String, JavaBlock> blocks, Diagnostic<? extends JavaFileObject> error) {
        String message = error.getMessage(Locale.ROOT);
        JavaFileObject source = error.getSource();
        if (source == null) {
            return message;
        }
        JavaBlock block = blocks.get(source.toUri().toString());
        long inBlock = error.getLineNumber() - block.before("p").lines().count();
        return block.page() + ":" + (block.line() + inBlock - 1) + ": " + message;
    }

    private boolean isWhole() {
        return WHOLE.matcher(text).find();
    }

    private String className() {
        Matcher name = WHOLE.matcher(text);
        return name.find() ? name.group(1) : "Block";
    }

    private String before(String packageName) {
        StringBuilder before = new StringBuilder("package " + packageName + ";\n");
        IMPORTS.forEach(name -> before.append("import ").append(name).append(";\n"));
        if (!isWhole()) {
            before.append("class Block {\n").append(given).append("void block() throws Throwable {\n");
        }
        return before.toString();
    }

    private String source(String packageName) {
        return before(packageName) + text + (isWhole() ? "" : "}\n}\n");
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String source;

        Source(JavaBlock block, String packageName) {
            super(URI.create("string:///" + packageName + "/" + block.className() + ".java"), Kind.SOURCE);
            this.source = block.source(packageName);
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }
}
