package net.wan6.mape;

import java.time.LocalDate;
import java.util.List;

/**
 * A rule of a table, with where it comes from.
 *
 * @param provider the service that uses it, as the table calls it
 * @param rule the rule
 * @param domain all rules of that service that share its form and topology, with the border relays of this rule
 * @param provenance how it came to be known
 * @param confidence how far to believe it
 * @param sources who says so: where it was found
 * @param asOf when it was last compared with those
 */
public record KnownRule(
        String provider,
        MapRule rule,
        MapDomain domain,
        Provenance provenance,
        Confidence confidence,
        List<String> sources,
        LocalDate asOf) {

    /**
     * Checks and copies the list.
     *
     * @param provider the service
     * @param rule the rule
     * @param domain the service's domain
     * @param provenance how it came to be known
     * @param confidence how far to believe it
     * @param sources who says so
     * @param asOf when it was last compared
     * @throws IllegalArgumentException if the rule was observed by nobody
     */
    public KnownRule {
        sources = List.copyOf(sources);
        requireObserver(provenance, sources);
    }

    static void requireObserver(Provenance provenance, List<String> sources) {
        if (provenance == Provenance.OBSERVED && sources.isEmpty()) {
            throw new IllegalArgumentException("observed, but no source says by whom");
        }
    }

    /** One line, without the other rules of the domain. */
    @Override
    public String toString() {
        return provider + ": " + rule + " (" + provenance + ", " + confidence + ", " + asOf + ')';
    }
}
