package net.wan6.examples.cli;

import java.io.PrintWriter;
import java.util.function.LongSupplier;

/**
 * One line on a terminal that says what is waited for, from the third second of a wait on; it is written over, and gone
 * when something happens. On anything but a terminal there is none. Safe for use by several threads.
 */
final class Progress {
    private static final long QUIET_NANOSECONDS = 2_000_000_000L;
    private static final long PAUSE_NANOSECONDS = 400_000_000L;
    private static final long SECOND_NANOSECONDS = 1_000_000_000L;

    /** To the beginning of the line, and nothing right of it. */
    private static final String CLEAR = "\r\u001b[K";

    private final PrintWriter terminal;
    private final boolean isShown;
    private final LongSupplier clock;
    private long begun;
    private long toldAt;
    private boolean isThere;

    private Progress(PrintWriter terminal, boolean isShown, LongSupplier clock) {
        this.terminal = terminal;
        this.isShown = isShown;
        this.clock = clock;
        begin();
    }

    static Progress on(PrintWriter err, Surroundings surroundings) {
        return new Progress(err, surroundings.errIsTerminal(), surroundings.clock());
    }

    /** Another wait begins. */
    synchronized void begin() {
        clear();
        begun = clock.getAsLong();
        toldAt = begun - PAUSE_NANOSECONDS;
    }

    /** What is waited for. May be called as often as one likes. */
    synchronized void tell(String what) {
        tell(what, "");
    }

    /** The same, with what came of it so far behind the seconds. */
    synchronized void tell(String what, String soFar) {
        long now = clock.getAsLong();
        if (isShown && now - begun > QUIET_NANOSECONDS && now - toldAt >= PAUSE_NANOSECONDS) {
            terminal.print(CLEAR + what + ", " + (now - begun) / SECOND_NANOSECONDS + " s" + soFar);
            terminal.flush();
            toldAt = now;
            isThere = true;
        }
    }

    /** Before anything else is printed. */
    synchronized void clear() {
        if (isThere) {
            terminal.print(CLEAR);
            terminal.flush();
            isThere = false;
        }
    }
}
