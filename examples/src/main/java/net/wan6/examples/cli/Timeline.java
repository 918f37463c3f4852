package net.wan6.examples.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import net.wan6.core.ClientEvent;
import picocli.CommandLine.Model.CommandSpec;

/** Tells what happens, as it happens. Safe for use by several threads. */
interface Timeline {
    /** What somebody other than the client does. */
    void scene(String who, String does);

    /** What the client told its application. */
    void event(ClientEvent event);

    /** For a program or for a person, after what is on the terminal's last line has gone. */
    static Timeline of(CommandSpec spec, boolean json, Progress progress) {
        PrintWriter out = spec.commandLine().getOut();
        Timeline timeline = json ? json(out) : text(out, Wan6.of(spec).paint());
        return new Timeline() {
            @Override
            public void scene(String who, String does) {
                progress.clear();
                timeline.scene(who, does);
            }

            @Override
            public void event(ClientEvent event) {
                progress.clear();
                timeline.event(event);
            }
        };
    }

    private static Timeline json(PrintWriter out) {
        JsonLines lines = new JsonLines(out);
        return new Timeline() {
            @Override
            public void scene(String who, String does) {
                // Only the client's events are for programs.
            }

            @Override
            public synchronized void event(ClientEvent event) {
                EventJson.of(event).forEach(lines::printEvent);
            }
        };
    }

    private static Timeline text(PrintWriter out, Paint paint) {
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
                String time = paint.faint(String.format(Locale.ROOT, "%6.2f", seconds));
                String name = paint.name(String.format(Locale.ROOT, "%-9s", who));
                lines.forEach(line -> out.println(time + "  " + name + " " + line));
                out.flush();
            }
        };
    }
}
