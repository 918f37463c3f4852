package net.wan6.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine;

/** One run of the command inside this JVM, and what came of it. */
record Run(int status, String out, String err) {
    /** Nobody looks. */
    static final Surroundings PIPES = new Surroundings(false, false, false, System::nanoTime);

    static Run wan6(String... args) {
        return in(PIPES, args);
    }

    static Run in(Surroundings surroundings, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command =
                Wan6.commandLine(surroundings).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        int status = command.execute(args);
        return new Run(status, out.toString(), err.toString());
    }

    List<JsonNode> jsonLines() {
        return out.lines().map(Run::json).toList();
    }

    private static JsonNode json(String line) {
        try {
            return new JsonMapper().readTree(line);
        } catch (com.fasterxml.jackson.core.JsonProcessingException notJson) {
            throw new UncheckedIOException(line, notJson);
        }
    }
}
