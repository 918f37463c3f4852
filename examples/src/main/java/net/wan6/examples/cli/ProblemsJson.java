package net.wan6.examples.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import net.wan6.codec.Problem;

/** What is wrong in a message, as JSON. */
final class ProblemsJson {
    private ProblemsJson() {}

    static void put(ObjectNode node, List<Problem> found) {
        ArrayNode problems = node.putArray("problems");
        for (Problem problem : found) {
            problems.addObject()
                    .put("path", problem.path())
                    .put("offset", problem.offset())
                    .put("reason", problem.reason())
                    .put("kind", problem.kind().name().toLowerCase(Locale.ROOT));
        }
    }
}
