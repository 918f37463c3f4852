package net.wan6.examples;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import net.wan6.core.ClientEvent;

/** Tells what happens, as it happens. Safe for use by several threads. */
interface Timeline {
    /** What somebody other than the client does. */
    void scene(String who, String does);

    /** What the client told its application. */
    void event(ClientEvent event);

    static Timeline json(PrintWriter out) {
        JsonLines lines = new JsonLines(out);
        return new Timeline() {
            @Override
            public void scene(String who, String does) {
                // Only the client's events are for programs.
            }

            @Override
            public synchronized void event(ClientEvent event) {
                EventJson.of(event).forEach(lines::print);
            }
        };
    }

    static Timeline text(PrintWriter out) {
        long begun = System.nanoTime();
        return new Timeline() {
            @Override
            public synchronized void scene(String who, String does) {
                print(who, List.of(does));
            }

            @Override
            public synchronized void event(ClientEvent event) {
                print("client", EventText.of(event));
            }

            private void print(String who, List<String> lines) {
                double seconds = (System.nanoTime() - begun) / 1e9;
                lines.forEach(line -> out.println(String.format(Locale.ROOT, "%6.2f  %-9s %s", seconds, who, line)));
                out.flush();
            }
        };
    }
}
