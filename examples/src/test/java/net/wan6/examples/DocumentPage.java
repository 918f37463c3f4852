package net.wan6.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A page in Markdown, with its Java blocks and its links.
 *
 * @param root the folder of the project
 * @param file the page
 * @param text what it says
 */
record DocumentPage(Path root, Path file, String text) {
    private static final String FENCE = "```";
    private static final Pattern GIVEN = Pattern.compile("<!-- given\\n(.*?)-->\\s*\\z", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern INLINE_CODE = Pattern.compile("`[^`\\n]*`");

    static DocumentPage read(Path root, Path file) {
        try {
            return new DocumentPage(root, file, Files.readString(file));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String name() {
        return name(file);
    }

    private String name(Path other) {
        return root.relativize(other).toString();
    }

    /** A stretch between fences, or outside of them. */
    private record Stretch(String language, int line, String text) {}

    private List<Stretch> stretches() {
        List<Stretch> all = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        Optional<String> language = Optional.empty();
        int first = 1;
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (line.strip().startsWith(FENCE)) {
                all.add(new Stretch(language.orElse("prose"), first, current.toString()));
                String opened = line.strip().substring(FENCE.length()).strip();
                language = language.isPresent() ? Optional.empty() : Optional.of(opened.isEmpty() ? "text" : opened);
                current = new StringBuilder();
                first = number + 1;
            } else {
                current.append(line).append('\n');
            }
        }
        if (language.isPresent()) {
            throw new IllegalStateException(name() + " ends inside a block");
        }
        all.add(new Stretch("prose", first, current.toString()));
        return all;
    }

    List<JavaBlock> javaBlocks() {
        List<JavaBlock> blocks = new ArrayList<>();
        String given = "";
        for (Stretch stretch : stretches()) {
            if (stretch.language().equals("java")) {
                blocks.add(new JavaBlock(name(), stretch.line(), given, stretch.text()));
            }
            given = GIVEN.matcher(stretch.text())
                    .results()
                    .map(match -> match.group(1))
                    .findFirst()
                    .orElse("");
        }
        return blocks;
    }

    private String prose() {
        StringBuilder prose = new StringBuilder();
        stretches().stream()
                .filter(stretch -> stretch.language().equals("prose"))
                .forEach(stretch ->
                        prose.append(INLINE_CODE.matcher(stretch.text()).replaceAll("code")));
        return prose.toString();
    }

    List<String> brokenLinks() {
        return LINK.matcher(prose())
                .results()
                .map(MatchResult::group)
                .map(link -> link.substring(link.lastIndexOf('(') + 1, link.length() - 1))
                .filter(target -> !target.contains("://"))
                .flatMap(target -> problem(target).stream())
                .toList();
    }

    private Optional<String> problem(String target) {
        int hash = target.indexOf('#');
        String path = hash < 0 ? target : target.substring(0, hash);
        Path to = path.isEmpty() ? file : file.resolveSibling(path).normalize();
        if (!path.isEmpty() && !Files.exists(to)) {
            return Optional.of(name() + ": " + target + " does not exist");
        }
        DocumentPage page = path.isEmpty() || hash < 0 ? this : read(root, to);
        if (hash >= 0 && !page.anchors().contains(target.substring(hash + 1))) {
            return Optional.of(name() + ": " + target + " is no heading of " + name(to));
        }
        return Optional.empty();
    }

    /** Headings as the usual hosts make anchors of them. */
    private List<String> anchors() {
        return stretches().stream()
                .filter(stretch -> stretch.language().equals("prose"))
                .flatMap(stretch -> stretch.text().lines())
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+\\s*", "").toLowerCase(Locale.ROOT))
                .map(heading ->
                        heading.replaceAll("[^\\p{L}\\p{N} _-]", "").strip().replace(' ', '-'))
                .toList();
    }
}
