package net.wan6.examples.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import net.wan6.mape.S46Problem;
import net.wan6.mape.S46Provisioning;
import net.wan6.mape.Softwire;
import net.wan6.mape.provisioning.AnswerProblem;
import net.wan6.mape.provisioning.ProvisioningAnswer;

/** Softwires as rows for a person: the same values as in JSON. */
final class SoftwireText {
    private static final int COLUMN = 14;

    private final PrintWriter out;
    private final Paint paint;

    SoftwireText(PrintWriter out, Paint paint) {
        this.out = out;
        this.paint = paint;
    }

    void print(S46Provisioning read) {
        print(read.softwires());
        for (S46Problem problem : read.problems()) {
            out.println(
                    paint.bad("not used: option " + problem.optionCode() + ", " + Printable.text(problem.reason())));
        }
        if (read.softwires().isEmpty() && read.problems().isEmpty()) {
            out.println("the Reply says nothing of IPv4");
        }
    }

    void print(ProvisioningAnswer read, List<Softwire> softwires) {
        print(softwires);
        for (AnswerProblem problem : read.problems()) {
            out.println(paint.bad("not used: " + Printable.text(problem.toString())));
        }
        if (softwires.isEmpty()) {
            out.println(
                    read.mechanisms().isEmpty()
                            ? "the rule server has nothing for this line"
                            : "nothing in the answer is for these prefixes");
        }
    }

    private void print(List<Softwire> softwires) {
        for (Softwire softwire : softwires) {
            SoftwireJson.of(softwire).properties().forEach(field -> row(field.getKey(), text(field.getValue())));
            out.println();
        }
    }

    private static String text(JsonNode value) {
        if (!value.isArray()) {
            return Printable.text(value.asText());
        }
        List<String> each = new ArrayList<>();
        value.forEach(element -> each.add(Printable.text(element.asText())));
        return String.join(" ", each);
    }

    private void row(String name, String value) {
        out.println(paint.name(name) + " ".repeat(COLUMN - name.length()) + value);
    }
}
