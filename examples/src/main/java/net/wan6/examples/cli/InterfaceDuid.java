package net.wan6.examples.cli;

import java.io.IOException;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.wan6.codec.Duid;
import net.wan6.codec.Octets;

/** A DUID-LL from an interface's MAC: what a line wants whose carrier knows its customers by it. */
final class InterfaceDuid {
    private static final int ETHERNET = 1;
    private static final int MAC_OCTETS = 6;

    private InterfaceDuid() {}

    static Duid of(String interfaceName) throws IOException {
        Octets mac = mac(interfaceName);
        if (mac.length() != MAC_OCTETS) {
            throw new IOException(interfaceName + " has no MAC to make a DUID of; say one with --duid");
        }
        return Duid.linkLayer(ETHERNET, mac);
    }

    /** The JDK does not know an interface without addresses, as one is that has just come up; Linux tells all the same. */
    private static Octets mac(String interfaceName) throws IOException {
        Path file = Path.of("/sys/class/net", interfaceName, "address");
        if (Files.isReadable(file)) {
            String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            return text.isEmpty() ? Octets.EMPTY : Octets.parseHex(text.replace(":", ""));
        }
        NetworkInterface device = NetworkInterface.getByName(interfaceName);
        if (device == null) {
            throw new IOException("there is no interface " + interfaceName);
        }
        byte[] mac = device.getHardwareAddress();
        return mac == null ? Octets.EMPTY : Octets.of(mac);
    }
}
