package net.wan6.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an operator reads of a line: its story as info, each message as debug, and no secret in either. */
@Timeout(60)
class LogTest {
    /** A key has 16 octets, and so has a digest; a DUID and an address are shorter, or written with colons. */
    private static final Pattern SECRET = Pattern.compile("[0-9a-f]{32}");

    private static List<String> logOfDemo(String level) throws IOException, InterruptedException {
        Process demo = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.slf4j.simpleLogger.log.net.wan6=" + level,
                        "-Dorg.slf4j.simpleLogger.showDateTime=false",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Wan6.class.getName(),
                        "demo")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> log = demo.errorReader().lines().toList();
        assertEquals(0, demo.waitFor(), log::toString);
        return log;
    }

    private static long count(List<String> log, String regex) {
        Pattern pattern = Pattern.compile(regex);
        return log.stream().filter(line -> pattern.matcher(line).find()).count();
    }

    @Test
    void debugHasEachMessageAndWhatBecameOfIt() throws IOException, InterruptedException {
        List<String> log = logOfDemo("debug");
        assertEquals(1, count(log, "DEBUG .*: sent SOLICIT of \\d+ octets"), log::toString);
        assertEquals(1, count(log, "DEBUG .*: received ADVERTISE of \\d+ octets from ::1: taken"), log::toString);
        assertEquals(1, count(log, "DEBUG .*: received RECONFIGURE of \\d+ octets from ::1: rejected as bad_digest"));
        assertEquals(1, count(log, "DEBUG .*: received RECONFIGURE of \\d+ octets from ::1: rejected as replay"));
        assertEquals(1, count(log, "DEBUG .*: received RECONFIGURE of \\d+ octets from ::1: taken"));
        assertTrue(log.stream().noneMatch(line -> SECRET.matcher(line).find()), log::toString);
    }

    @Test
    void infoIsTheStory() throws IOException, InterruptedException {
        List<String> log = logOfDemo("info");
        assertEquals(1, count(log, "INFO .*: acquired 2400:4050:5c71:af00::/56"), log::toString);
        assertEquals(1, count(log, "INFO .*: the server asked for RENEW by an authentic Reconfigure"));
        assertEquals(1, count(log, "INFO .*: 2400:4050:5d2e:1b00::/56 .* takes the place of 2400:4050:5c71:af00::/56"));
        assertEquals(0, count(log, "DEBUG"));
    }
}
