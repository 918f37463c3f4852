package net.wan6.codec;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Gathers the problems met on a walk. */
final class ProblemList implements MessageWalk.Visitor {
    private final List<Problem> problems = new ArrayList<>();

    @Override
    public void message(Message message, int depth) {}

    @Override
    public void option(RawOption option, @Nullable OptionType<?> type, @Nullable Object value, int depth) {}

    @Override
    public void problem(Problem problem, int depth) {
        problems.add(problem);
    }

    @Override
    public boolean wantsMore() {
        return true;
    }

    List<Problem> toList() {
        return List.copyOf(problems);
    }
}
