package net.wan6.examples.cli;

/** What the statuses that {@code wan6} ends with mean, as help texts have it: a number, a colon, what it says. */
final class ExitCodes {
    static final String HEADING = "%nExit codes:%n";
    static final String DONE = "0:Success.";
    static final String FAILED = "1:Failure; one line on standard error says why.";
    static final String REFUSED =
            "2:The command line, or a value in it, is wrong; one line on standard error says why.";

    private ExitCodes() {}
}
