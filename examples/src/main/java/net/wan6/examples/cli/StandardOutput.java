package net.wan6.examples.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.function.IntConsumer;
import picocli.CommandLine;

/**
 * Standard output that ends the process when its reader is gone (as with {@code | head}) or when it cannot be written.
 * Without this a {@link PrintWriter} would swallow the failure, and the command would go on for nothing.
 */
final class StandardOutput extends OutputStream {
    private final OutputStream out;
    private final boolean isPipe;
    private final PrintWriter err;
    private final IntConsumer end;
    private boolean isLost;

    /**
     * Wraps a stream.
     *
     * @param isPipe whether a failure can only mean that the reader has left
     * @param err where any other failure is told
     * @param end ends the process with a status; called once, and must not wait
     */
    StandardOutput(OutputStream out, boolean isPipe, PrintWriter err, IntConsumer end) {
        this.out = out;
        this.isPipe = isPipe;
        this.err = err;
        this.end = end;
    }

    /** That of this process. */
    static PrintWriter ofProcess(Surroundings surroundings) {
        PrintWriter err = new PrintWriter(System.err, true, Charset.defaultCharset());
        OutputStream descriptor = new FileOutputStream(FileDescriptor.out);
        return new PrintWriter(
                new StandardOutput(descriptor, surroundings.outIsPipe(), err, StandardOutput::end),
                true,
                Charset.defaultCharset());
    }

    private static void end(int status) {
        if (status != CommandLine.ExitCode.OK) {
            // At once, for hooks end with a status of their own. What had to be kept was kept before it was told.
            Runtime.getRuntime().halt(status);
        }
        // From a thread of its own: hooks close the client, which waits for the listener that is writing here.
        new Thread(() -> System.exit(status), "wan6-output-lost").start();
    }

    @Override
    public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] octets, int offset, int length) {
        if (isLost) {
            return;
        }
        try {
            out.write(octets, offset, length);
        } catch (IOException failure) {
            isLost = true;
            if (isPipe) {
                end.accept(CommandLine.ExitCode.OK);
            } else {
                err.println("wan6: standard output: " + Printable.text(String.valueOf(failure.getMessage())));
                end.accept(CommandLine.ExitCode.SOFTWARE);
            }
        }
    }
}
