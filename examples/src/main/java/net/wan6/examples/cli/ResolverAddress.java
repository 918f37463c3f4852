package net.wan6.examples.cli;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.wan6.codec.Ipv6Address;
import picocli.CommandLine;

/** An IPv6 address, or one in brackets with a port behind it; port 53 without. */
final class ResolverAddress implements CommandLine.ITypeConverter<InetSocketAddress> {
    private static final Pattern WITH_PORT = Pattern.compile("\\[([^\\]]+)\\](?::([0-9]{1,5}))?");
    private static final int DNS = 53;
    private static final int LARGEST_PORT = 65_535;

    @Override
    public InetSocketAddress convert(String text) {
        Matcher matcher = WITH_PORT.matcher(text);
        boolean bracketed = matcher.matches();
        int port = bracketed && matcher.group(2) != null ? Integer.parseInt(matcher.group(2)) : DNS;
        if (port == 0 || port > LARGEST_PORT) {
            throw new CommandLine.TypeConversionException("port " + port + " is not in 1 to 65535");
        }
        try {
            Ipv6Address address = Ipv6Address.parse(bracketed ? matcher.group(1) : text);
            return new InetSocketAddress(address.toInetAddress(), port);
        } catch (IllegalArgumentException refused) {
            throw new CommandLine.TypeConversionException(OneLineErrors.describe(refused));
        }
    }
}
