package net.wan6.mape;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;

/** The text form of a table; what it takes is said at {@link MapRules#parse}. */
final class MapRulesText {

    private final String text;
    private final List<Entry> entries = new ArrayList<>();
    private final Set<Ipv6Prefix> prefixes = new HashSet<>();
    private Frame frame = new Frame("", InterfaceIdFormat.RFC_7597, Topology.HUB_AND_SPOKE, List.of());
    private Evidence evidence = new Evidence(Provenance.PREDICTED, Confidence.LOW, LocalDate.EPOCH, List.of());

    /** What rules have in common that make one domain. */
    private record Frame(String provider, InterfaceIdFormat format, Topology topology, List<Ipv6Address> brAddresses) {
        boolean isOfOneDomainWith(Frame other) {
            return provider.equals(other.provider) && format == other.format && topology == other.topology;
        }
    }

    private record Evidence(Provenance provenance, Confidence confidence, LocalDate asOf, List<String> sources) {}

    private record Entry(MapRule rule, Frame frame, Evidence evidence) {}

    MapRulesText(String text) {
        this.text = text;
    }

    static String resource(String name) {
        try (InputStream stream = MapRulesText.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the module lacks its resource " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<KnownRule> read() {
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i].strip();
            if (!line.isEmpty() && line.charAt(0) != '#') {
                try {
                    read(line);
                } catch (IllegalArgumentException | DateTimeException e) {
                    throw new IllegalArgumentException("line " + (i + 1) + ": " + e.getMessage(), e);
                }
            }
        }
        return withDomains();
    }

    private void read(String line) {
        List<String> words = List.of(line.split("[ \t]+", -1));
        switch (words.get(0)) {
            case "provider" -> frame = provider(words, line);
            case "evidence" -> evidence = evidence(words, line);
            case "br" -> frame = borderRelays(words);
            default -> addRule(MapRule.parse(line));
        }
    }

    private Frame provider(List<String> words, String line) {
        requireWords(words.size() == 4, line);
        return new Frame(
                words.get(1), InterfaceIdFormat.valueOf(words.get(2)), Topology.valueOf(words.get(3)), List.of());
    }

    private Frame borderRelays(List<String> words) {
        if (frame.provider.isEmpty()) {
            throw new IllegalArgumentException("border relays before any provider");
        }
        return new Frame(frame.provider, frame.format, frame.topology, addresses(words));
    }

    private static Evidence evidence(List<String> words, String line) {
        requireWords(words.size() >= 4, line);
        List<String> sources = Stream.of(
                        String.join(" ", words.subList(4, words.size())).split(",", -1))
                .map(String::strip)
                .filter(source -> !source.isEmpty())
                .toList();
        Provenance provenance = Provenance.valueOf(words.get(1).toUpperCase(Locale.ROOT));
        KnownRule.requireObserver(provenance, sources);
        return new Evidence(
                provenance,
                Confidence.valueOf(words.get(2).toUpperCase(Locale.ROOT)),
                LocalDate.parse(words.get(3)),
                sources);
    }

    private static List<Ipv6Address> addresses(List<String> words) {
        return words.stream().skip(1).map(Ipv6Address::parse).toList();
    }

    private static void requireWords(boolean enough, String line) {
        if (!enough) {
            throw new IllegalArgumentException("not a line of a table of rules: \"" + line + '"');
        }
    }

    private void addRule(MapRule rule) {
        if (frame.provider.isEmpty()) {
            throw new IllegalArgumentException("a rule before any provider");
        }
        if (!prefixes.add(rule.ipv6Prefix())) {
            throw new IllegalArgumentException("two rules for " + rule.ipv6Prefix());
        }
        entries.add(new Entry(rule, frame, evidence));
    }

    /** Every rule's domain has all rules of its kind of the provider, for they are each other's peers in a mesh. */
    private List<KnownRule> withDomains() {
        Map<Frame, MapDomain> domains = new HashMap<>();
        return entries.stream()
                .map(entry -> new KnownRule(
                        entry.frame.provider,
                        entry.rule,
                        domains.computeIfAbsent(entry.frame, this::domain),
                        entry.evidence.provenance,
                        entry.evidence.confidence,
                        entry.evidence.sources,
                        entry.evidence.asOf))
                .toList();
    }

    private MapDomain domain(Frame of) {
        List<MapRule> rules = entries.stream()
                .filter(entry -> entry.frame.isOfOneDomainWith(of))
                .map(Entry::rule)
                .toList();
        return new MapDomain(rules, of.brAddresses, of.format, of.topology);
    }
}
