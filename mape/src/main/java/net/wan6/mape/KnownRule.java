package net.wan6.mape;

import java.time.LocalDate;
import java.util.List;

/**
 * A rule of a table, with where it comes from.
 *
 * @param provider the service that uses it, as the table calls it
 * @param rule the rule
 * @param domain all rules of that service that share its form and topology, with the border relays of this rule
 * @param confidence how far to believe it
 * @param sources where it was found
 * @param asOf when it was last compared with those
 */
public record KnownRule(
        String provider, MapRule rule, MapDomain domain, Confidence confidence, List<String> sources, LocalDate asOf) {

    /**
     * Copies the list.
     *
     * @param provider the service
     * @param rule the rule
     * @param domain the service's domain
     * @param confidence how far to believe it
     * @param sources where it was found
     * @param asOf when it was last compared
     */
    public KnownRule {
        sources = List.copyOf(sources);
    }

    /** One line, without the other rules of the domain. */
    @Override
    public String toString() {
        return provider + ": " + rule + " (" + confidence + ", " + asOf + ')';
    }
}
