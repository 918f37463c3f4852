package net.wan6.codec;

import java.util.ArrayList;
import java.util.List;

/** The problems of a message, in the order in which the walk meets them. */
final class ProblemList implements MessageWalk.Visitor {
    private final List<Problem> problems = new ArrayList<>();

    private ProblemList() {}

    static List<Problem> of(Message message, OptionTable table, DecodeLimits limits) {
        ProblemList list = new ProblemList();
        MessageWalk.of(message, table, limits, list);
        return List.copyOf(list.problems);
    }

    @Override
    public void problem(Problem problem, int depth) {
        problems.add(problem);
    }
}
