package net.wan6.mape.provisioning;

import net.wan6.mape.provisioning.AnswerProblem.Reason;

/** Why one object of an answer is not used; never leaves this package. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    final transient AnswerProblem problem;

    Refusal(String path, Reason reason) {
        super(path, null, false, false);
        this.problem = new AnswerProblem(path, reason);
    }
}
