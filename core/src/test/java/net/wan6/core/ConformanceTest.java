package net.wan6.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/conformance.md} names every rule, and code and tests that are there. */
class ConformanceTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private record Row(String id, List<String> code, List<String> tests) {}

    @Test
    void noRuleIsMissingAndNoneIsInvented() throws IOException {
        Map<String, Integer> last =
                new HashMap<>(Map.of("C", 9, "V", 13, "S", 13, "Q", 3, "L", 14, "N", 14, "E", 6, "R", 20, "F", 6));
        last.putAll(Map.of("I", 11, "P", 11));
        List<String> wanted = new ArrayList<>(List.of("C-RT", "X-1", "X-2", "IR"));
        last.forEach((section, count) ->
                IntStream.rangeClosed(1, count).forEach(number -> wanted.add(section + "-" + number)));
        List<String> listed = new ArrayList<>(rows().stream().map(Row::id).toList());
        wanted.sort(null);
        listed.sort(null);
        assertEquals(wanted, listed);
    }

    /** The tables by section name rules of the first table; a range stands for its first and last. */
    @Test
    void everyRuleNamedIsListed() throws IOException {
        List<String> listed = rows().stream().map(Row::id).toList();
        Pattern id = Pattern.compile("(?<![\\w-])[CVSQLNERFIPX]-(?:\\d+|RT)(?![\\w-])");
        List<String> unknown = Files.readAllLines(ROOT.resolve("docs/conformance.md")).stream()
                .filter(line -> line.matches("\\| (?:§|RFC ).*") && !line.contains("RFC 9096 L-15"))
                .flatMap(line -> id.matcher(line).results().map(MatchResult::group))
                .filter(named -> !listed.contains(named))
                .toList();
        assertEquals(List.of(), unknown);
    }

    @Test
    void everyClassAndTestNamedExists() throws IOException {
        Map<String, List<Path>> sources = sources();
        for (Row row : rows()) {
            Stream.concat(row.code().stream(), row.tests().stream())
                    .forEach(name -> assertTrue(
                            name.contains("/") ? Files.exists(ROOT.resolve(name)) : sources.containsKey(name),
                            row.id() + " names " + name));
        }
    }

    @Test
    void whateverIsNamedForARuleCitesIt() throws IOException {
        Map<String, List<Path>> sources = sources();
        List<String> silent = new ArrayList<>();
        for (Row row : rows()) {
            for (String name :
                    Stream.concat(row.code().stream(), row.tests().stream()).toList()) {
                List<Path> files = name.contains("/") ? List.of(ROOT.resolve(name)) : sources.get(name);
                if (files.stream().noneMatch(file -> cites(file, row.id()))) {
                    silent.add(row.id() + " in " + name);
                }
            }
        }
        assertEquals(List.of(), silent);
    }

    /** {@code docs/conformance-tests.md}: each case has a test that is there, or says why it has none. */
    @Test
    void everyTestNamedForACaseOfOthersExists() throws IOException {
        Map<String, List<Path>> sources = sources();
        List<String> missing = new ArrayList<>();
        int cases = 0;
        for (String line : Files.readAllLines(ROOT.resolve("docs/conformance-tests.md"))) {
            if (line.matches("\\| (RFC|C_RFC|DHCP_CONF|CERouterInterop).*")) {
                cases++;
                String test = line.split("\\|", -1)[3].strip();
                if (!test.matches("not (ours|done): .+") && !isThere(test, sources)) {
                    missing.add(test);
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(cases >= 39, cases + " cases");
    }

    /** {@code docs/measurements.md}: each field report names a test that is there. */
    @Test
    void everyTestNamedForAFieldReportExists() throws IOException {
        Map<String, List<Path>> sources = sources();
        List<String> missing = new ArrayList<>();
        int reports = 0;
        for (String line : Files.readAllLines(ROOT.resolve("docs/measurements.md"))) {
            if (line.matches("\\| [^|]+#\\d+ \\|.*")) {
                reports++;
                String test = line.split("\\|", -1)[4].strip();
                if (!isThere(test, sources)) {
                    missing.add(test);
                }
            }
        }
        assertEquals(List.of(), missing);
        assertTrue(reports >= 12, reports + " reports");
    }

    private static boolean isThere(String test, Map<String, List<Path>> sources) throws IOException {
        if (test.contains("/")) {
            return Files.exists(ROOT.resolve(test));
        }
        String[] names = test.split("\\.", -1);
        for (Path file : names.length == 2 ? sources.getOrDefault(names[0], List.of()) : List.<Path>of()) {
            if (Files.readString(file).contains("void " + names[1] + "(")) {
                return true;
            }
        }
        return false;
    }

    /** In a comment or a string, or at the beginning of the name of a test, perhaps after other rules. */
    private static boolean cites(Path file, String id) {
        String inName = id.replace("-", "").toLowerCase(Locale.ROOT) + "_";
        Pattern citation = Pattern.compile("(?<![\\w-])" + id + "(?![\\w-])|void ([a-z]+\\d*_)*" + inName);
        try {
            return citation.matcher(Files.readString(file)).find();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Row> rows() throws IOException {
        return Files.readAllLines(ROOT.resolve("docs/conformance.md")).stream()
                .filter(line -> line.matches("\\| (?:[A-Z]-(?:\\d+|RT)|IR) \\|.*"))
                .map(line -> line.split("\\|"))
                .map(cells -> new Row(cells[1].strip(), names(cells[4]), names(cells[5])))
                .toList();
    }

    private static List<String> names(String cell) {
        return Arrays.stream(cell.split(",")).map(String::strip).toList();
    }

    private static Map<String, List<Path>> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> file.toString().contains("/src/"))
                    .collect(Collectors.groupingBy(
                            file -> file.getFileName().toString().replace(".java", "")));
        }
    }
}
