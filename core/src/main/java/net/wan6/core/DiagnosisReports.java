package net.wan6.core;

import java.util.List;
import java.util.Optional;

/**
 * What was told of a client's diagnosis: changes only, and of what is wrong one in ten seconds, whatever strangers send. That all is
 * well again is told at once.
 */
final class DiagnosisReports {
    private static final long PACE = 10 * Instants.SECOND;

    private List<Finding> told = List.of();
    private long toldAt = Long.MIN_VALUE;

    /** Whether a fault may be told. */
    boolean mayTell(long now) {
        return toldAt == Long.MIN_VALUE || now - toldAt >= PACE;
    }

    Optional<ClientEvent.Diagnosed> news(ClientState state, List<Finding> findings, long now) {
        boolean may = findings.isEmpty() || mayTell(now);
        if (!may || isTold(findings)) {
            return Optional.empty();
        }
        told = findings;
        toldAt = findings.isEmpty() ? toldAt : now;
        return Optional.of(new ClientEvent.Diagnosed(new Diagnosis(state, findings)));
    }

    private boolean isTold(List<Finding> findings) {
        if (findings.size() != told.size()) {
            return false;
        }
        for (int i = 0; i < findings.size(); i++) {
            if (!findings.get(i).isAboutTheSameAs(told.get(i))) {
                return false;
            }
        }
        return true;
    }
}
