package net.wan6.examples.cli;

import net.wan6.auth.ReconfigureKey;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.mape.MapRule;
import net.wan6.mape.provisioning.Capability;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The {@code wan6} command: one subcommand per thing the library can show. */
@Command(
        name = "wan6",
        description = "DHCPv6 prefix delegation, its authentication and MAP-E tunnels, from the command line.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {ExitCodes.DONE, ExitCodes.FAILED, ExitCodes.REFUSED},
        footerHeading = "%nBegin with:%n",
        footer = {
            "  wan6 demo                 a whole line on the loopback interface, without root",
            "  wan6 decode lan.pcapng    the DHCPv6 messages in a capture",
            "  wan6 COMMAND --help       options, exit codes and examples of one command"
        },
        version = "wan6 0.1.0-SNAPSHOT",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            DecodeCommand.class,
            MapeCommand.class,
            SoftwireCommand.class,
            ProvisionCommand.class,
            ClientCommand.class,
            CarrierCommand.class,
            RuleServerCommand.class,
            ReconfigureCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        })
public final class Wan6 {
    private static final int HELP_WIDTH = 100;

    private final Surroundings surroundings;

    @Option(
            names = "--color",
            defaultValue = "auto",
            paramLabel = "WHEN",
            converter = ColorChoice.Name.class,
            scope = ScopeType.INHERIT,
            description = "Colours in text output: auto (on a terminal, unless NO_COLOR is set), always or never.")
    private ColorChoice color = ColorChoice.AUTO;

    private Wan6(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public static void main(String[] args) {
        Surroundings surroundings = Surroundings.ofProcess();
        System.exit(commandLine(surroundings)
                .setOut(StandardOutput.ofProcess(surroundings))
                .execute(args));
    }

    /** The command that a subcommand belongs to. */
    static Wan6 of(CommandSpec spec) {
        return (Wan6) spec.root().userObject();
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** How text on standard output is coloured. */
    Paint paint() {
        return color.paint(surroundings);
    }

    private int run(ParseResult parsed) {
        Ansi ansi = paint().isOn() ? Ansi.ON : Ansi.OFF;
        parsed.commandSpec().commandLine().setColorScheme(CommandLine.Help.defaultColorScheme(ansi));
        return new CommandLine.RunLast().execute(parsed);
    }

    static CommandLine commandLine(Surroundings surroundings) {
        Wan6 wan6 = new Wan6(surroundings);
        return laidOut(new CommandLine(wan6))
                .setUsageHelpWidth(HELP_WIDTH)
                .setExecutionStrategy(wan6::run)
                .registerConverter(Ipv6Prefix.class, values(Ipv6Prefix::parse))
                .registerConverter(Ipv6Address.class, values(Ipv6Address::parse))
                .registerConverter(Capability.class, values(Capability::parse))
                .registerConverter(MapRule.class, values(MapRule::parse))
                .registerConverter(Duid.class, values(Duid::parseHex))
                .registerConverter(Octets.class, values(Octets::parseHex))
                .registerConverter(ReconfigureKey.class, values(ReconfigureKey::parseHex))
                .setParameterExceptionHandler(OneLineErrors::refused)
                .setExecutionExceptionHandler(OneLineErrors::failed);
    }

    /** An empty line before each part of the help of each command. */
    private static CommandLine laidOut(CommandLine command) {
        command.getCommandSpec()
                .usageMessage()
                .descriptionHeading("%n")
                .parameterListHeading("%nArguments:%n")
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n");
        command.getSubcommands().values().forEach(Wan6::laidOut);
        return command;
    }

    /** Our values say themselves what is wrong with a text. */
    private static <T> CommandLine.ITypeConverter<T> values(CommandLine.ITypeConverter<T> parse) {
        return text -> {
            try {
                return parse.convert(text);
            } catch (IllegalArgumentException refused) {
                throw new CommandLine.TypeConversionException(OneLineErrors.describe(refused));
            }
        };
    }
}
