package net.wan6.examples.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.function.Supplier;
import net.wan6.mape.MapRuleException;
import picocli.CommandLine;

/** What went wrong, on one line of standard error, without a stack trace or the usage text. */
final class OneLineErrors {
    private OneLineErrors() {}

    /** The command line, or what it names, cannot be: status 2. */
    static int refused(CommandLine.ParameterException refusal, String[] args) {
        CommandLine command = refusal.getCommandLine();
        String help = "; see " + command.getCommandSpec().qualifiedName() + " --help";
        print(command, firstLine(messageOf(refusal)) + help);
        return CommandLine.ExitCode.USAGE;
    }

    /** The command was right and did not come through: status 1; a value that cannot be is status 2 even so late. */
    static int failed(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        print(command, describe(failure));
        return failure instanceof IllegalArgumentException ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
    }

    /** A value of an option, or why it cannot be, with the option's name. */
    static <T> T valueOf(CommandLine command, String option, Supplier<T> value) {
        try {
            return value.get();
        } catch (IllegalArgumentException refused) {
            throw new CommandLine.ParameterException(command, option + ": " + describe(refused));
        }
    }

    /** What went wrong with a file, with its name. */
    static IOException ofFile(String file, IOException failure) {
        String message = describe(failure);
        return message.contains(file) ? failure : new IOException(file + ": " + message, failure);
    }

    static String describe(Exception failure) {
        String message = messageOf(failure);
        if (failure instanceof MapRuleException refused) {
            return refused.violation().name().toLowerCase(Locale.ROOT) + ": " + message;
        }
        if (failure instanceof NoSuchFileException) {
            return message + ": no such file";
        }
        boolean plain = failure instanceof IllegalArgumentException
                || failure instanceof IllegalStateException
                || (failure instanceof IOException && !(failure instanceof FileSystemException));
        return plain ? message : failure.getClass().getSimpleName() + ": " + message;
    }

    private static String messageOf(Exception failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }

    private static void print(CommandLine command, String message) {
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + Printable.text(firstLine(message)));
        command.getErr().flush();
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("failed");
    }
}
