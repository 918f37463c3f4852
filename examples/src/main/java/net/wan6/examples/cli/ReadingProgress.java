package net.wan6.examples.cli;

import java.io.PrintWriter;
import java.util.Map;
import java.util.function.LongSupplier;
import net.wan6.test.captures.CapturedMessage;
import net.wan6.test.captures.CapturedNdMessage;
import net.wan6.test.captures.SkipReason;

/** How far a file has been read; for who does not see what comes of it. */
final class ReadingProgress {
    private static final long PERCENT = 100;

    private final Progress progress;
    private final long size;
    private final LongSupplier read;
    private long messages;

    /**
     * Begins.
     *
     * @param size of the file in octets, 0 if it is not known
     * @param read how many octets have been read
     */
    ReadingProgress(PrintWriter err, Surroundings surroundings, long size, LongSupplier read) {
        boolean isSeen = surroundings.outIsTerminal();
        this.progress = Progress.on(
                err,
                new Surroundings(
                        isSeen,
                        surroundings.errIsTerminal() && !isSeen,
                        surroundings.refusesColor(),
                        surroundings.clock()));
        this.size = size;
        this.read = read;
    }

    /** A sink that counts, and hands on. */
    MessageSink before(MessageSink sink) {
        return new MessageSink() {
            @Override
            public void line(String digits) {
                sink.line(digits);
                tell();
            }

            @Override
            public void captured(CapturedMessage datagram) {
                sink.captured(datagram);
                tell();
            }

            @Override
            public void captured(CapturedNdMessage message) {
                sink.captured(message);
                tell();
            }

            @Override
            public void ended(int frames, Map<SkipReason, Integer> skipped) {
                progress.clear();
                sink.ended(frames, skipped);
            }
        };
    }

    private void tell() {
        messages++;
        String part = size > 0 ? ", " + Math.min(PERCENT, read.getAsLong() * PERCENT / size) + " %" : "";
        progress.tell("decoding", part + ", " + messages + " messages");
    }

    void end() {
        progress.clear();
    }
}
