package net.wan6.examples.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.util.List;
import java.util.function.Consumer;
import net.wan6.codec.Ipv6Prefix;

/** Orders to a running carrier, one a line, so that a test says when it changes, and as often as it likes. */
final class CarrierOrders {
    private static final String RENUMBER = "renumber";

    private final Consumer<List<Ipv6Prefix>> renumber;
    private final PrintWriter err;

    /**
     * What to do, and where to say what cannot be done.
     *
     * @param renumber changes the pool to the one given, or to one of its own choice
     */
    CarrierOrders(Consumer<List<Ipv6Prefix>> renumber, PrintWriter err) {
        this.renumber = renumber;
        this.err = err;
    }

    /** Obeys until there are no more lines; in a thread that nobody waits for, since nothing ends a read of standard input. */
    void obeyInBackground(Reader lines) {
        Thread thread = new Thread(() -> obey(lines), "wan6-carrier-orders");
        thread.setDaemon(true);
        thread.start();
    }

    void obey(Reader input) {
        try {
            BufferedReader lines = new BufferedReader(input);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                obey(line.strip());
            }
        } catch (IOException broken) {
            refuse("standard input: " + OneLineErrors.describe(broken));
        }
    }

    private void obey(String line) {
        List<String> words = List.of(line.split("\\s+"));
        if (line.isEmpty()) {
            return;
        }
        if (!words.get(0).equals(RENUMBER) || words.size() > 2) {
            refuse("'" + line + "' is no order; there is: renumber [P]");
            return;
        }
        try {
            renumber.accept(words.stream().skip(1).map(Ipv6Prefix::parse).toList());
        } catch (IllegalArgumentException | IllegalStateException cannot) {
            refuse("'" + line + "': " + OneLineErrors.describe(cannot));
        }
    }

    private void refuse(String why) {
        err.println("wan6 carrier: " + Printable.text(why));
        err.flush();
    }
}
