package net.wan6.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Colours are for eyes: on a terminal, where nobody asked for none. */
class ColorTest {
    private static final Surroundings LOOKED = new Surroundings(true, true, false, System::nanoTime);
    private static final Surroundings NO_COLOR = new Surroundings(true, true, true, System::nanoTime);
    private static final String ESCAPE = "\u001b";

    @TempDir
    private Path directory;

    private String file;

    @BeforeEach
    void aMessageInAFile() throws IOException {
        file = Files.writeString(directory.resolve("messages"), "01a1b2c300080002000000190003aabbcc\n01\n")
                .toString();
    }

    private static boolean isColoured(Run run) {
        assertEquals(0, run.status(), run.err());
        return run.out().contains(ESCAPE);
    }

    @Test
    void autoLooksWhetherSomebodyLooks() {
        assertTrue(isColoured(Run.in(LOOKED, "decode", file)));
        assertFalse(isColoured(Run.in(Run.PIPES, "decode", file)));
        assertFalse(isColoured(Run.in(NO_COLOR, "decode", file)));
    }

    @Test
    void whatIsAskedForIsDoneBeforeOrBehindTheCommand() {
        assertTrue(isColoured(Run.wan6("decode", "--color=always", file)));
        assertTrue(isColoured(Run.wan6("--color=always", "decode", file)));
        assertTrue(isColoured(Run.in(NO_COLOR, "decode", "--color", "always", file)));
        assertFalse(isColoured(Run.in(LOOKED, "decode", "--color=never", file)));
        assertFalse(isColoured(Run.in(LOOKED, "--color=never", "decode", file)));
    }

    @ParameterizedTest
    @CsvSource({"decode --json FILE", "mape 2400:4050:5c71:af00::/56 --provider auto --json"})
    void jsonHasNone(String line) {
        assertFalse(isColoured(Run.in(LOOKED, line.replace("FILE", file).split(" "))));
        assertFalse(isColoured(
                Run.wan6(("--color=always " + line).replace("FILE", file).split(" "))));
    }

    @Test
    void withoutThemTheTextIsTheSame() {
        String plain = Run.wan6("decode", file).out();
        assertEquals(
                plain, uncoloured(Run.wan6("decode", "--color=always", file).out()));
        String[] mape = {"mape", "2400:4050:5c71:af00::/56", "--provider=auto"};
        assertEquals(Run.wan6(mape).out(), uncoloured(Run.in(LOOKED, mape).out()));
    }

    private static String uncoloured(String text) {
        return text.replaceAll(ESCAPE + "\\[[0-9]+m", "");
    }

    @Test
    void anythingElseIsRefused() {
        Run run = Run.wan6("decode", "--color=sometimes", file);
        assertEquals(2, run.status());
        assertTrue(run.err().contains("'sometimes' is not auto, always or never"), run.err());
    }

    @Test
    void theEnvironmentIsReadAsNoColorOrgHasIt() {
        assertTrue(Surroundings.refusesColor(Map.of("NO_COLOR", "1")));
        assertFalse(Surroundings.refusesColor(Map.of("NO_COLOR", "")));
        assertFalse(Surroundings.refusesColor(Map.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "/dev/pts/3, true",
        "/dev/tty1, true",
        "/dev/console, true",
        "pipe:[4711], false",
        "/dev/null, false",
        "/tmp/out, false"
    })
    void terminalsAreKnownByTheirNames(String device, boolean terminal) {
        assertEquals(terminal, Surroundings.isTerminalName(device));
    }
}
