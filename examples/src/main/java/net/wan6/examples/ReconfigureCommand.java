package net.wan6.examples;

import picocli.CommandLine.Command;

/** {@code wan6 reconfigure}: both ends of RKAP. */
@Command(
        name = "reconfigure",
        description = "Signs and verifies Reconfigure messages (RFC 9915 section 20.4).",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ReconfigureSignCommand.class, ReconfigureVerifyCommand.class})
final class ReconfigureCommand {}
