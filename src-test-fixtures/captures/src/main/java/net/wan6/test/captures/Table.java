package net.wan6.test.captures;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Rows under the names of their columns, from tab-separated or comma-separated text. */
final class Table {

    private Table() {}

    /** Reads text in which neither a tab nor a line break is part of a cell. */
    static List<Map<String, String>> tabSeparated(String text) {
        List<List<String>> rows =
                text.lines().map(line -> List.of(line.split("\t", -1))).toList();
        return underNames(rows);
    }

    /** Reads text by RFC 4180: a cell in quotes may hold commas, line breaks and, doubled, quotes. */
    static List<Map<String, String>> commaSeparated(String text) {
        return underNames(new CommaSeparated(text).rows());
    }

    private static List<Map<String, String>> underNames(List<List<String>> rows) {
        List<String> names = rows.get(0);
        List<Map<String, String>> named = new ArrayList<>();
        for (List<String> row : rows.subList(1, rows.size())) {
            if (row.size() != names.size()) {
                throw new IllegalArgumentException(row.size() + " cells under " + names.size() + " names: " + row);
            }
            Map<String, String> cells = new LinkedHashMap<>();
            for (int i = 0; i < names.size(); i++) {
                cells.put(names.get(i), row.get(i));
            }
            named.add(Collections.unmodifiableMap(cells));
        }
        return List.copyOf(named);
    }

    /** One pass over the text. */
    private static final class CommaSeparated {

        private final String text;
        private final List<List<String>> rows = new ArrayList<>();
        private List<String> row = new ArrayList<>();
        private int at;

        CommaSeparated(String text) {
            this.text = text;
        }

        List<List<String>> rows() {
            while (at < text.length()) {
                row.add(text.charAt(at) == '"' ? quoted() : plain());
                endCell();
            }
            if (!row.isEmpty()) {
                // The text ended after a comma, or without a line break.
                rows.add(List.copyOf(row));
            }
            return rows;
        }

        private String plain() {
            int begin = at;
            while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(begin, at);
        }

        private String quoted() {
            StringBuilder cell = new StringBuilder();
            int begin = ++at;
            for (int quote = text.indexOf('"', at); quote >= 0; quote = text.indexOf('"', at)) {
                cell.append(text, at, quote);
                at = quote + 1;
                if (at == text.length() || text.charAt(at) != '"') {
                    return cell.toString();
                }
                cell.append('"');
                at++;
            }
            throw new IllegalArgumentException("the quote before position " + begin + " is never closed");
        }

        private void endCell() {
            if (at < text.length() && text.charAt(at) == ',') {
                at++;
                if (at == text.length() || "\r\n".indexOf(text.charAt(at)) >= 0) {
                    row.add("");
                } else {
                    return;
                }
            }
            if (at < text.length() && text.charAt(at) == '\r') {
                at++;
            }
            if (at < text.length() && text.charAt(at) == '\n') {
                at++;
            }
            rows.add(List.copyOf(row));
            row = new ArrayList<>();
        }
    }
}
