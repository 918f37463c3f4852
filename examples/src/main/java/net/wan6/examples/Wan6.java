package net.wan6.examples;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code wan6} command: one subcommand per thing the library can show. */
@Command(
        name = "wan6",
        description = "DHCPv6 prefix delegation, RKAP and MAP-E.",
        mixinStandardHelpOptions = true,
        version = "wan6 0.1.0-SNAPSHOT",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {})
public final class Wan6 {
    private Wan6() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Wan6()).execute(args));
    }
}
