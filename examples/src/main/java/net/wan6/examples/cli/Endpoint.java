package net.wan6.examples.cli;

import java.net.InetSocketAddress;
import java.util.List;
import net.wan6.codec.Ipv6Address;
import picocli.CommandLine;

/** Where to listen, such as {@code ::1,0}. */
final class Endpoint {
    private static final int GREATEST_PORT = 0xffff;

    private Endpoint() {}

    /**
     * Reads the parts between the commas.
     *
     * @throws CommandLine.ParameterException if they are no address and port
     */
    static InetSocketAddress of(CommandLine command, String option, List<String> parts) {
        if (parts.size() != 2) {
            throw new CommandLine.ParameterException(command, option + " wants an address and a port");
        }
        String port = parts.get(1);
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > GREATEST_PORT) {
            throw new CommandLine.ParameterException(
                    command, option + ": '" + port + "' is not a port, 0 to " + GREATEST_PORT);
        }
        Ipv6Address address = OneLineErrors.valueOf(command, option, () -> Ipv6Address.parse(parts.get(0)));
        return new InetSocketAddress(address.toInetAddress(), Integer.parseInt(port));
    }
}
