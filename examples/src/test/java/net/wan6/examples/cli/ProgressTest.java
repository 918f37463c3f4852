package net.wan6.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import net.wan6.codec.MessageType;
import net.wan6.core.ClientState;
import net.wan6.core.ClientStatistics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What takes longer than two seconds says so, to who looks. */
class ProgressTest {
    private static final String CLEAR = "\r\u001b[K";

    private final AtomicLong clock = new AtomicLong(5_000_000_000L);
    private final StringWriter err = new StringWriter();

    private Progress progress(boolean errIsTerminal) {
        return Progress.on(new PrintWriter(err), new Surroundings(false, errIsTerminal, false, clock::get));
    }

    private void pass(double seconds) {
        clock.addAndGet((long) (seconds * 1e9));
    }

    /** What was written since this was asked last. */
    private String written() {
        String text = err.toString();
        err.getBuffer().setLength(0);
        return text;
    }

    @Test
    void nothingIsSaidForTwoSeconds() {
        Progress progress = progress(true);
        progress.tell("waiting");
        pass(2);
        progress.tell("waiting");
        assertEquals("", written());
        pass(0.1);
        progress.tell("waiting");
        assertEquals(CLEAR + "waiting, 2 s", written());
    }

    @Test
    void itIsWrittenOverAndNotTooOftenAndGoesWhenSomethingHappens() {
        Progress progress = progress(true);
        pass(3);
        progress.tell("waiting");
        pass(0.1);
        progress.tell("waiting");
        assertEquals(CLEAR + "waiting, 3 s", written());
        pass(1);
        progress.tell("waiting", ", 4 sent");
        progress.clear();
        progress.clear();
        assertEquals(CLEAR + "waiting, 4 s, 4 sent" + CLEAR, written());
    }

    @Test
    void eachWaitHasItsOwnTwoSeconds() {
        Progress progress = progress(true);
        pass(3);
        progress.tell("one");
        progress.begin();
        pass(1);
        progress.tell("another");
        assertEquals(CLEAR + "one, 3 s" + CLEAR, written());
    }

    @Test
    void aFileGetsNone() {
        Progress progress = progress(false);
        pass(100);
        progress.tell("waiting");
        progress.clear();
        assertEquals("", written());
    }

    @Test
    void aClientSaysWhatItWaitsForAndHowOftenItAsked() {
        Waiting waiting = new Waiting(progress(true));
        waiting.look(ClientState.SOLICITING, sent(MessageType.SOLICIT, 1));
        pass(12);
        waiting.look(ClientState.SOLICITING, sent(MessageType.SOLICIT, 4));
        assertEquals(CLEAR + "waiting for an Advertise, 12 s, 4 Solicits sent", written());
        waiting.look(ClientState.BOUND, sent(MessageType.SOLICIT, 4));
        assertEquals(CLEAR, written());
        pass(7200);
        waiting.look(ClientState.BOUND, sent(MessageType.SOLICIT, 4));
        assertEquals("", written());
    }

    @Test
    void whatWasSentBeforeTheWaitIsNotCounted() {
        Waiting waiting = new Waiting(progress(true));
        waiting.look(ClientState.BOUND, sent(MessageType.RENEW, 7));
        waiting.look(ClientState.RENEWING, sent(MessageType.RENEW, 8));
        pass(11);
        waiting.look(ClientState.RENEWING, sent(MessageType.RENEW, 8));
        assertEquals(CLEAR + "waiting for the lease to be renewed, 11 s, 1 Renew sent", written());
    }

    @Test
    void everyStateButRestSaysSomething() {
        for (ClientState state : ClientState.values()) {
            Waiting waiting = new Waiting(progress(true));
            waiting.look(state, sent(MessageType.SOLICIT, 1));
            pass(3);
            waiting.look(state, sent(MessageType.SOLICIT, 1));
            boolean rests = state == ClientState.STOPPED || state == ClientState.BOUND;
            assertEquals(rests, written().isEmpty(), state::name);
        }
    }

    private static ClientStatistics sent(MessageType type, long count) {
        return new ClientStatistics(Map.of(type, count), Map.of(), 0, Map.of(), 0, Map.of(), 0, 0, -1);
    }

    @Test
    void decodingAGreatFileSaysHowFarItIs(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("great"), Collections.nCopies(2000, "0b000001"));
        Surroundings slow = new Surroundings(false, true, false, () -> clock.addAndGet(10_000_000L));
        Run run = Run.in(slow, "decode", "--json", file.toString());
        assertEquals(0, run.status());
        assertTrue(run.err().matches("(?s)\\r\\u001b\\[Kdecoding, 2 s, \\d+ %, 2\\d\\d messages.*"), run.err());
        assertTrue(run.err().endsWith(CLEAR), run.err());
        assertEquals(2000, run.jsonLines().size());
        Surroundings seen = new Surroundings(true, true, false, () -> clock.addAndGet(10_000_000L));
        assertFalse(Run.in(seen, "decode", "--json", file.toString()).err().contains("decoding"));
    }
}
