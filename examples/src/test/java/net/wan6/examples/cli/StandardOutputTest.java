package net.wan6.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a command whose output goes nowhere. */
class StandardOutputTest {
    private static final OutputStream BROKEN = new OutputStream() {
        @Override
        public void write(int octet) throws IOException {
            throw new IOException("No space left\non device");
        }
    };

    private final List<Integer> statuses = new ArrayList<>();
    private final StringWriter err = new StringWriter();

    private PrintWriter out(boolean isPipe) {
        return new PrintWriter(
                new StandardOutput(BROKEN, isPipe, new PrintWriter(err, true), statuses::add),
                true,
                StandardCharsets.UTF_8);
    }

    @Test
    void aReaderThatLeavesEndsTheCommandAndIsNoError() {
        PrintWriter out = out(true);
        out.println("one");
        out.println("two");
        assertEquals(List.of(0), statuses);
        assertEquals("", err.toString());
    }

    @Test
    void aFullDiskIsOneLineAndAFailure() {
        PrintWriter out = out(false);
        out.println("one");
        out.println("two");
        assertEquals(List.of(1), statuses);
        assertEquals(1, err.toString().lines().count(), err.toString());
    }
}
