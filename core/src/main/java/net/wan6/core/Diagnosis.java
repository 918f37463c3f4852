package net.wan6.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** Why a line has no prefix, or not all that it was asked for. Its text is one line for an operator. Immutable. */
public final class Diagnosis {
    private final ClientState state;
    private final List<Finding> findings;

    /**
     * A diagnosis.
     *
     * @param state what the client is doing
     * @param findings what keeps it from what it wants
     */
    public Diagnosis(ClientState state, List<Finding> findings) {
        this.state = Objects.requireNonNull(state, "state");
        this.findings = Arguments.copyOf(findings, "findings");
    }

    /**
     * What the client is doing.
     *
     * @return its state
     */
    public ClientState state() {
        return state;
    }

    /**
     * What keeps it from what it wants.
     *
     * @return the gravest first; empty if nothing is known to be wrong
     */
    public List<Finding> findings() {
        return findings;
    }

    /**
     * Whether nothing is known to be wrong. A client that has just begun to ask is well.
     *
     * @return true if there are no findings
     */
    public boolean isWell() {
        return findings.isEmpty();
    }

    /**
     * The same, and one thing more.
     *
     * @param more what else is wrong
     * @return a new diagnosis
     */
    public Diagnosis with(Finding more) {
        List<Finding> all = new ArrayList<>(findings);
        all.add(Objects.requireNonNull(more, "more"));
        return new Diagnosis(state, all);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Diagnosis that && state == that.state && findings.equals(that.findings);
    }

    @Override
    public int hashCode() {
        return Objects.hash(state, findings);
    }

    @Override
    public String toString() {
        return isWell()
                ? "nothing is wrong"
                : findings.stream().map(Finding::toString).collect(Collectors.joining("; "));
    }
}
