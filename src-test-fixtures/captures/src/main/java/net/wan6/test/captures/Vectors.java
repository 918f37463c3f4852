package net.wan6.test.captures;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The vectors of this module. Every call reads its file anew; the lists do not change. */
public final class Vectors {

    private Vectors() {}

    /**
     * Answers messages and options gathered from public, permissively licensed sources. Names of machines and what
     * identifies a network card were replaced by filler of the same length.
     *
     * @return the rows in the order of the file
     */
    public static List<WireVector> dhcpv6() {
        return Table.tabSeparated(Resource.text("vectors/dhcpv6-vectors.tsv")).stream()
                .map(Vectors::gathered)
                .toList();
    }

    private static WireVector gathered(Map<String, String> row) {
        String source = cell(row, "repo") + " " + cell(row, "path") + " " + cell(row, "where");
        return vector(row, cell(row, "id"), cell(row, "class"), cell(row, "problems"), source, cell(row, "licence"));
    }

    /** {@return messages of our own making: every message type, and many that are broken on purpose} */
    public static List<WireVector> synthetic() {
        return Table.tabSeparated(Resource.text("vectors/dhcpv6-synthetic.tsv")).stream()
                .map(row ->
                        vector(row, cell(row, "name"), cell(row, "validity"), cell(row, "note"), "wan6", "Apache-2.0"))
                .toList();
    }

    private static WireVector vector(
            Map<String, String> row, String id, String label, String note, String source, String licence) {
        return new WireVector(
                id,
                VectorKind.of(cell(row, "kind")),
                Validity.of(label),
                label,
                present(note),
                source,
                licence,
                present(cell(row, "hex")));
    }

    /** A dash stands for nothing: no note, or a datagram without octets. */
    private static String present(String cell) {
        return cell.equals("-") ? "" : cell;
    }

    /** {@return Reconfigures with the key they are signed by, or not} */
    public static List<RkapKnownAnswer> rkapKnownAnswers() {
        return Table.tabSeparated(Resource.text("vectors/rkap-known-answers.tsv")).stream()
                .map(row -> new RkapKnownAnswer(
                        cell(row, "capture"),
                        RkapKnownAnswer.Verdict.valueOf(cell(row, "verdict")),
                        cell(row, "key"),
                        cell(row, "replay"),
                        cell(row, "reconfigure-message")))
                .toList();
    }

    /** {@return MAP-E numbers} */
    public static List<MapeVector> mape() {
        return Table.commaSeparated(Resource.text("vectors/mape-vectors.csv")).stream()
                .map(MapeVector::new)
                .toList();
    }

    /** {@return Router Advertisements with what they say, valid and invalid ones} */
    public static List<RaVector> routerAdvertisements() {
        return Table.tabSeparated(Resource.text("vectors/ra.tsv")).stream()
                .map(row -> new RaVector(
                        cell(row, "id"),
                        cell(row, "hex"),
                        cell(row, "source"),
                        Integer.parseInt(cell(row, "hop-limit")),
                        list(cell(row, "invalid"), ","),
                        present(cell(row, "header")),
                        list(cell(row, "options"), " | "),
                        cell(row, "note")))
                .toList();
    }

    /** {@return Router Advertisements over time, with what follows from them} */
    public static List<RaConversation> raConversations() {
        return Table.tabSeparated(Resource.text("vectors/ra-tracker.tsv")).stream()
                .map(row -> new RaConversation(
                        cell(row, "id"),
                        list(cell(row, "steps"), " | ").stream()
                                .map(RaConversation.Step::parse)
                                .toList(),
                        Integer.parseInt(cell(row, "end")),
                        list(cell(row, "held"), " | "),
                        list(cell(row, "events"), " | "),
                        cell(row, "note")))
                .toList();
    }

    private static List<String> list(String cell, String separator) {
        return cell.equals("-") ? List.of() : List.of(cell.split(Pattern.quote(separator), -1));
    }

    /**
     * Opens the MAP-E rules of Japanese services, with provenance and confidence for each rule, as JSON in UTF-8.
     *
     * @return a stream that the caller closes
     */
    public static InputStream japanRulesJson() {
        return Resource.open("vectors/mape-rules-japan.json");
    }

    private static String cell(Map<String, String> row, String column) {
        String cell = row.get(column);
        if (cell == null) {
            throw new IllegalArgumentException("no column is named " + column);
        }
        return cell;
    }
}
