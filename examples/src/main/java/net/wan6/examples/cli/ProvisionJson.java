package net.wan6.examples.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import net.wan6.mape.Softwire;
import net.wan6.mape.provisioning.AnswerProblem;
import net.wan6.mape.provisioning.ProvisioningAnswer;

/** The answer of a rule server as JSON. The token is left out: it is the line's secret. */
final class ProvisionJson {
    private ProvisionJson() {}

    static ObjectNode of(ProvisioningAnswer answer, List<Softwire> softwires) {
        ObjectNode node = JsonLines.object();
        answer.enablerName().ifPresent(name -> node.put("enablerName", name));
        answer.serviceName().ifPresent(name -> node.put("serviceName", name));
        answer.ispName().ifPresent(name -> node.put("ispName", name));
        answer.ttl().ifPresent(seconds -> node.put("ttl", seconds));
        answer.auth().ifPresent(auth -> node.put("auth", auth.toString()));
        ArrayNode order = node.putArray("order");
        answer.mechanisms()
                .forEach(mechanism -> order.add(mechanism.capability().toString()));
        ArrayNode tunnels = node.putArray("softwires");
        softwires.forEach(softwire -> tunnels.add(SoftwireJson.of(softwire)));
        ArrayNode problems = node.putArray("problems");
        for (AnswerProblem problem : answer.problems()) {
            problems.addObject()
                    .put("path", problem.path())
                    .put("reason", problem.reason().toString());
        }
        return node;
    }
}
