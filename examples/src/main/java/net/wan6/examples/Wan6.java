package net.wan6.examples;

import net.wan6.auth.ReconfigureKey;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.mape.MapRule;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code wan6} command: one subcommand per thing the library can show. */
@Command(
        name = "wan6",
        description = "DHCPv6 prefix delegation, RKAP and MAP-E.",
        mixinStandardHelpOptions = true,
        version = "wan6 0.1.0-SNAPSHOT",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            DecodeCommand.class,
            MapeCommand.class,
            ClientCommand.class,
            CarrierCommand.class,
            ReconfigureCommand.class
        })
public final class Wan6 {
    private Wan6() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Wan6())
                .registerConverter(Ipv6Prefix.class, values(Ipv6Prefix::parse))
                .registerConverter(Ipv6Address.class, values(Ipv6Address::parse))
                .registerConverter(MapRule.class, values(MapRule::parse))
                .registerConverter(Duid.class, values(Duid::parseHex))
                .registerConverter(Octets.class, values(Octets::parseHex))
                .registerConverter(ReconfigureKey.class, values(ReconfigureKey::parseHex))
                .setParameterExceptionHandler(OneLineErrors::refused)
                .setExecutionExceptionHandler(OneLineErrors::failed);
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
