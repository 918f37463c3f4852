package net.wan6.examples.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What a command runs in.
 *
 * @param outIsTerminal whether somebody looks at standard output
 * @param errIsTerminal whether somebody looks at standard error
 * @param refusesColor whether the environment asks for text without colours
 * @param clock nanoseconds since any moment
 */
record Surroundings(boolean outIsTerminal, boolean errIsTerminal, boolean refusesColor, LongSupplier clock) {
    /** Those of this process. */
    static Surroundings ofProcess() {
        Map<String, String> environment = System.getenv();
        boolean dumb = environment.getOrDefault("TERM", "dumb").equals("dumb");
        return new Surroundings(
                !dumb && isTerminal(1), !dumb && isTerminal(2), refusesColor(environment), System::nanoTime);
    }

    /** As no-color.org has it: the variable is there and not empty. */
    static boolean refusesColor(Map<String, String> environment) {
        return !environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** Whether standard output goes to another program. */
    boolean outIsPipe() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/fd/1")).toString().startsWith("pipe:");
        } catch (IOException | UnsupportedOperationException notLinux) {
            return true;
        }
    }

    /**
     * Java tells of no single stream whether it is a terminal; Linux does. Elsewhere a console is there if none is
     * redirected, and from JDK 22 on perhaps also otherwise, so that there it is no answer.
     */
    @SuppressWarnings("SystemConsoleNull") // asked only where null means something
    private static boolean isTerminal(int descriptor) {
        try {
            return isTerminalName(Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor))
                    .toString());
        } catch (IOException | UnsupportedOperationException notLinux) {
            return Runtime.version().feature() < 22 && System.console() != null;
        }
    }

    static boolean isTerminalName(String device) {
        return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
    }
}
