package net.wan6.examples.cli;

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
        description = {
            "Plays a line whose carrier changes the prefix, on loopback and without root.",
            "A prefix comes, a forged and a replayed message are turned away, and a signed one changes the prefix."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            "0:The demo ran to its end.",
            "1:The demo failed; one line on standard error says why, such as that IPv6 is not available.",
            ExitCodes.REFUSED
        },
        footerHeading = "%nExamples:%n",
        footer = {"  wan6 demo", "  wan6 demo --json | jq -r .event"})
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "The client's events, one JSON object per line.")
    private boolean json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        // The story tells itself; a warning of the library's would only say the same again.
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "error");
        Progress progress =
                Progress.on(spec.commandLine().getErr(), Wan6.of(spec).surroundings());
        try (DemoStory story = DemoStory.begin(Timeline.of(spec, json, progress), progress)) {
            story.play();
        } finally {
            progress.clear();
        }
        return CommandLine.ExitCode.OK;
    }
}
