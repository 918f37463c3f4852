package net.wan6.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a stranger reads who asks for help, and the statuses it promises. */
class HelpTest {
    private static final Pattern SHELL_WORD = Pattern.compile("\"[^\"]*\"|\\S+");

    /** What these print is for a shell and for a person. */
    private static final List<String> ABOUT_THE_COMMAND = List.of("completion", "help");

    /** Every command with what it is called by, the whole first. */
    static Stream<CommandSpec> commands() {
        return all(Wan6.commandLine(Run.PIPES));
    }

    private static Stream<CommandSpec> all(CommandLine command) {
        return Stream.concat(
                Stream.of(command.getCommandSpec()),
                command.getSubcommands().values().stream().flatMap(HelpTest::all));
    }

    private static String[] arguments(CommandSpec command, String... more) {
        List<String> words = new ArrayList<>(List.of(command.qualifiedName(" ").split(" ")));
        words.remove(0);
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpSaysPurposeOptionsExitCodesAndExamples(CommandSpec command) {
        Run help = Run.wan6(arguments(command, "--help"));
        assertEquals(0, help.status());
        assertEquals("", help.err());
        assertTrue(help.out().startsWith("Usage: " + command.qualifiedName(" ")), help.out());
        assertTrue(
                help.out().contains("\n\n" + command.usageMessage().description()[0] + "\n"), "a line says what for");
        for (OptionSpec option : command.options()) {
            assertTrue(help.out().contains(option.longestName()), option::longestName);
            assertTrue(option.description().length > 0 && !option.description()[0].isEmpty(), option::longestName);
        }
        assertTrue(help.out().contains("Exit codes:\n"), help.out());
        assertTrue(help.out().contains("Examples:\n") || help.out().contains("Begin with:\n"), help.out());
        help.out().lines().forEach(line -> assertTrue(line.length() <= 100, line));
        assertFalse(help.out().contains("\u001b"), "coloured for nobody");
    }

    /** What an example of the help shows is a command line that is taken; what is cut short in it may be anything. */
    @ParameterizedTest
    @MethodSource("commands")
    void examplesAreCommandLines(CommandSpec command) {
        String footer = String.join("\n", command.usageMessage().footer()).replaceAll("\\\\\n +", "");
        List<String> lines = footer.lines()
                .filter(line -> line.contains("wan6 ") && !line.contains("COMMAND"))
                .toList();
        assertFalse(lines.isEmpty());
        for (String line : lines) {
            String alone = line.replaceFirst("^.*?wan6 ", "")
                    .replaceFirst(" (\\||  +).*$", "")
                    .replace("...", "");
            List<String> words = SHELL_WORD
                    .matcher(alone)
                    .results()
                    .map(word -> word.group().replace("\"", ""))
                    .toList();
            Wan6.commandLine(Run.PIPES).parseArgs(words.toArray(String[]::new));
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandHasTheSameThreeStatuses(CommandSpec command) {
        Map<String, String> codes = command.usageMessage().exitCodeList();
        assertEquals(List.of("0", "1", "2"), List.copyOf(codes.keySet()));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandThatDoesSomethingSpeaksJson(CommandSpec command) {
        boolean does = command.subcommands().isEmpty() && !ABOUT_THE_COMMAND.contains(command.name());
        assertEquals(does, command.findOption("--json") != null);
        assertTrue(command.findOption("--color") != null);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void whatIsNoOptionIsStatusTwoAndOneLine(CommandSpec command) {
        Run run = Run.wan6(arguments(command, "--no-such-option"));
        assertEquals(2, run.status());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().startsWith(command.qualifiedName() + ": "), run.err());
        assertEquals("", run.out());
    }

    /** Each status by a command line that has it; those of client and carrier by a signal are shown by the interop suite. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | --version",
                "2 | ",
                "2 | nothing",
                "0 | mape 2400:4050:5c71:af00::/56 --provider auto",
                "2 | mape 2001:db8::/56 --provider auto",
                "2 | mape 2001:db8::/56 --rule nonsense",
                "1 | decode /nonexistent",
                "2 | decode",
                "1 | client --interface wan6none0",
                "2 | client",
                "1 | carrier --interface wan6none0 --prefix 2001:db8::/40",
                "2 | carrier --prefix 2001:db8::/40",
                "2 | reconfigure",
                "2 | reconfigure sign --key 00",
                "1 | reconfigure verify --key 000102030405060708090a0b0c0d0e0f 0a000000",
                "2 | reconfigure verify 0a000000",
            })
    void statuses(int status, String line) {
        String[] arguments = line == null ? new String[0] : line.split(" ");
        Run run = Run.wan6(arguments);
        assertEquals(status, run.status(), run.err());
        assertEquals(
                status == 0 || run.out().startsWith("rejected") ? 0 : 1,
                run.err().lines().count(),
                run.err());
    }

    /** Each error is about an option or a file, and says which; and what nobody can mean is refused. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--for: -1 is not in 0 to 2147483647 | carrier --address ::1,0 --prefix 2001:db8::/40 --for -1",
                "--renumber-after: -5 is not | carrier --address ::1,0 --prefix 2001:db8::/40 --renumber-after -5",
                "--renumber-to has no effect | carrier --address ::1,0 --prefix 2001:db8::/40 --renumber-to 2001:db9::/40",
                "--renumber-to: | carrier --address ::1,0 --prefix 2001:db8::/40 --renumber-after 1 --renumber-to 2001:db9::/60",
                "--times: T1 of 8 is above T2 of 4 | carrier --address ::1,0 --prefix 2001:db8::/40 --times 8,4,16,32",
                "--times: a preferred lifetime of 64 is above | carrier --address ::1,0 --prefix 2001:db8::/40 --times 2,4,64,32",
                "--times: | carrier --address ::1,0 --prefix 2001:db8::/40 --times -1,4,16,32",
                "--length: | carrier --address ::1,0 --prefix 2001:db8::/40 --length 129",
                "--length: | carrier --address ::1,0 --prefix 2001:db8::/40 --length 32",
                "--address: | carrier --address ::zz,0 --prefix 2001:db8::/40",
                "--address: '70000' | carrier --address ::1,70000 --prefix 2001:db8::/40",
                "'--prefix' | carrier --address ::1,0 --prefix nonsense",
                "--profile: 'best' | carrier --address ::1,0 --prefix 2001:db8::/40 --profile best",
                "'--fault' | carrier --address ::1,0 --prefix 2001:db8::/40 --fault no-such",
                "--length: | client --interface lo --length 129",
                "--prefixes: -1 | client --interface lo --prefixes -1",
                "'--duid' | client --interface lo --duid zz",
                "/nonexistent | decode /nonexistent",
                "/proc: | decode /proc",
                "/proc: | softwire /proc",
                "wan6 has no command 'nothing' | help nothing",
            })
    void anErrorNamesWhatItIsAbout(String named, String line) {
        Run run = Run.wan6(line.split(" "));
        assertTrue(run.status() > 0, run.out());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains(named), run.err());
    }

    @Test
    void helpIsTheHelpOfACommandAndCompletionIsAScript() {
        assertEquals(
                Run.wan6("decode", "--help").out(), Run.wan6("help", "decode").out());
        assertEquals(
                Run.wan6("reconfigure", "sign", "--help").out(),
                Run.wan6("help", "reconfigure", "sign").out());
        Run script = Run.wan6("completion");
        assertEquals(0, script.status());
        assertTrue(script.out().startsWith("#!/usr/bin/env bash"), script.out());
        assertTrue(
                script.out().contains("--renumber-after") && script.out().contains("bad-digest"), "options and values");
    }

    @Test
    void helpIsColouredForWhoLooks() {
        Surroundings looked = new Surroundings(true, true, false, System::nanoTime);
        assertTrue(Run.in(looked, "decode", "--help").out().contains("\u001b"));
        assertFalse(Run.in(looked, "decode", "--color=never", "--help").out().contains("\u001b"));
    }
}
