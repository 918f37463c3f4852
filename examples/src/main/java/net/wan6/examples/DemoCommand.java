package net.wan6.examples;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code wan6 demo}: a carrier and a client in this process, talking UDP over the loopback interface. */
@Command(
        name = "demo",
        description = "Plays a line whose carrier changes the prefix, on loopback and without root.",
        mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "The client's events, one JSON object a line.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        // The story tells itself; a warning of the library's would only say the same again.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        Timeline timeline = json
                ? Timeline.json(spec.commandLine().getOut())
                : Timeline.text(spec.commandLine().getOut());
        try (DemoStory story = DemoStory.begin(timeline)) {
            story.play();
        }
        return CommandLine.ExitCode.OK;
    }
}
