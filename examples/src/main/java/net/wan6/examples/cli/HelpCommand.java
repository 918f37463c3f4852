package net.wan6.examples.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wan6 help}: the same as {@code --help} at the end of a command. */
@Command(
        name = "help",
        description = "Shows the help of a command, or of all of them together.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.FAILED, ExitCodes.REFUSED},
        footerHeading = "%nExamples:%n",
        footer = {"  wan6 help decode", "  wan6 help reconfigure sign"})
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class HelpCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "COMMAND",
            arity = "0..*",
            description = "The command, with the one that it belongs to before it.")
    private List<String> words = List.of();

    @Override
    public Integer call() {
        CommandLine command = spec.root().commandLine();
        for (String word : words) {
            CommandLine next = command.getSubcommands().get(word);
            if (next == null) {
                throw new CommandLine.ParameterException(
                        spec.commandLine(),
                        command.getCommandSpec().qualifiedName() + " has no command '" + word + "'");
            }
            command = next;
        }
        command.usage(spec.commandLine().getOut());
        return CommandLine.ExitCode.OK;
    }
}
