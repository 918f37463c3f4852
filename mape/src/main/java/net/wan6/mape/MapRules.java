package net.wan6.mape;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.wan6.codec.Ipv6Prefix;

/**
 * A table of known rules, to find the rule for a line whose network does not announce it.
 *
 * <p>The bundled table was collected by observation. It is a fallback, never an authority: prefer a rule from DHCPv6, from
 * the operator's rule server or from the user. Use {@link #or} to put a table of your own before it. Immutable and safe for
 * use by any number of threads.
 */
public final class MapRules {

    private final List<KnownRule> rules;
    private final List<Table> tables;

    private MapRules(List<Table> tables) {
        this.tables = List.copyOf(tables);
        this.rules = tables.stream().flatMap(table -> table.rules.stream()).toList();
    }

    /**
     * The bundled table of Japanese IPoE services: {@code v6plus}, {@code biglobe}, {@code ocn} and {@code nuro}.
     *
     * <p>Empirical: every rule was observed, by whom is said with it; none is a prediction. The services' fixed-address contracts are not in
     * it: they have no rule (see {@link Softwire.Ipv4InIpv6}), and a match for their prefix would be wrong.
     *
     * @return the table
     */
    public static MapRules japan() {
        return Japan.RULES;
    }

    /**
     * Reads a table of your own.
     *
     * <p>Empty lines and lines that begin with {@code #} are ignored. The first three kinds of lines apply to all rules that
     * follow, until another line of the same kind:
     *
     * <ul>
     *   <li>{@code provider NAME FORMAT TOPOLOGY}, with the names of {@link InterfaceIdFormat} and {@link Topology}; rules
     *       for which all three are the same make one domain
     *   <li>{@code evidence PROVENANCE CONFIDENCE DATE SOURCE, SOURCE...}, with the names of {@link Provenance} and
     *       {@link Confidence} in small letters and the date as 2026-11-23; without such a line rules count as predicted
     *   <li>{@code br ADDRESS ADDRESS...}, the border relays; another provider begins without
     *   <li>a rule as {@link MapRule#parse} reads it
     * </ul>
     *
     * @param text the table
     * @return the rules
     * @throws IllegalArgumentException if the text is not such a table, or two rules have the same IPv6 prefix; the
     *     message names the line
     */
    public static MapRules parse(String text) {
        return new MapRules(List.of(new Table(new MapRulesText(text).read())));
    }

    /**
     * These rules, and others for prefixes that none of these matches.
     *
     * @param fallback the other rules
     * @return both
     */
    public MapRules or(MapRules fallback) {
        List<Table> both = new ArrayList<>(tables);
        both.addAll(fallback.tables);
        return new MapRules(both);
    }

    /**
     * The rules of one provider alone.
     *
     * @param provider its name
     * @return its rules; none if the provider is not known
     */
    public MapRules ofProvider(String provider) {
        return new MapRules(tables.stream()
                .map(table -> new Table(table.rules.stream()
                        .filter(rule -> rule.provider().equals(provider))
                        .toList()))
                .toList());
    }

    /**
     * The providers.
     *
     * @return their names in the order of the tables
     */
    public Set<String> providers() {
        Set<String> providers = new LinkedHashSet<>();
        rules.forEach(rule -> providers.add(rule.provider()));
        return providers;
    }

    /**
     * All rules.
     *
     * @return the rules in the order of the tables
     */
    public List<KnownRule> rules() {
        return rules;
    }

    /**
     * Finds the rule for a line: the one with the longest IPv6 prefix that contains the line's. Allocates nothing.
     *
     * @param endUserPrefix the line's prefix; {@link MapDomain#ce} checks whether it is long enough
     * @return the rule, or empty if none is known
     */
    public Optional<KnownRule> match(Ipv6Prefix endUserPrefix) {
        for (int i = 0; i < tables.size(); i++) {
            Optional<KnownRule> match = tables.get(i).match(endUserPrefix);
            if (match.isPresent()) {
                return match;
            }
        }
        return Optional.empty();
    }

    /** Rules whose prefixes are distinct, indexed. */
    private static final class Table {

        private final List<KnownRule> rules;
        private final List<Optional<KnownRule>> answers;
        private final PrefixIndex index;

        Table(List<KnownRule> rules) {
            this.rules = rules;
            this.answers = rules.stream().map(Optional::of).toList();
            Ipv6Prefix[] prefixes =
                    rules.stream().map(known -> known.rule().ipv6Prefix()).toArray(Ipv6Prefix[]::new);
            this.index = new PrefixIndex(prefixes);
        }

        Optional<KnownRule> match(Ipv6Prefix line) {
            int at = index.find(line.address().high(), line.address().low());
            while (at != PrefixIndex.NONE && rules.get(at).rule().ipv6Prefix().length() > line.length()) {
                at = index.parent(at);
            }
            return at == PrefixIndex.NONE ? Optional.empty() : answers.get(at);
        }
    }

    /** Read when first asked for. */
    private static final class Japan {
        static final MapRules RULES = parse(MapRulesText.resource("japan.rules"));
    }
}
