package net.wan6.mape.provisioning;

import java.util.ArrayList;
import java.util.List;
import net.wan6.mape.provisioning.AnswerProblem.Reason;

/** The problems of one answer, as many as anybody will read: what a stranger sends must not fill the memory. */
final class Problems {

    /** More than one for each of 256 rules. */
    private static final int MOST = 500;

    private final List<AnswerProblem> problems = new ArrayList<>();

    void add(String path, Reason reason) {
        add(new AnswerProblem(path, reason));
    }

    void add(AnswerProblem problem) {
        if (problems.size() < MOST) {
            problems.add(problem);
        } else if (problems.size() == MOST) {
            problems.add(new AnswerProblem("", Reason.MORE));
        }
    }

    List<AnswerProblem> toList() {
        return List.copyOf(problems);
    }
}
