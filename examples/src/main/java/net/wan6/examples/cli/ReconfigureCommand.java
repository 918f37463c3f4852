package net.wan6.examples.cli;

import picocli.CommandLine.Command;

/** {@code wan6 reconfigure}: both ends of RKAP. */
@Command(
        name = "reconfigure",
        description = {"Signs and verifies Reconfigure messages (RFC 9915 section 20.4)."},
        mixinStandardHelpOptions = true,
        exitCodeListHeading = ExitCodes.HEADING,
        exitCodeList = {
            ExitCodes.DONE,
            "1:It could not be done, or verify says that a client would drop the message.",
            ExitCodes.REFUSED
        },
        footerHeading = "%nExamples:%n",
        footer = {"  wan6 reconfigure sign --help", "  wan6 reconfigure verify --help"},
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {ReconfigureSignCommand.class, ReconfigureVerifyCommand.class})
final class ReconfigureCommand {}
