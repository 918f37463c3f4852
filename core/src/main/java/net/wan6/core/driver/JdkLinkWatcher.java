package net.wan6.core.driver;

import java.net.Inet6Address;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Collections;
import java.util.List;
import net.wan6.codec.Ipv6Address;

/** What the JDK knows on every system. It does not tell whether an address is tentative: binding is tried until it works. */
final class JdkLinkWatcher implements LinkWatcher {
    @Override
    public Link look(String interfaceName) {
        try {
            NetworkInterface device = NetworkInterface.getByName(interfaceName);
            if (device == null) {
                return new Down(DownReason.ABSENT);
            }
            return device.isUp() ? linkLocals(device) : new Down(DownReason.NO_CARRIER);
        } catch (SocketException failed) {
            return new Unknown(String.valueOf(failed.getMessage()));
        }
    }

    private static Link linkLocals(NetworkInterface device) {
        List<Ipv6Address> linkLocals = Collections.list(device.getInetAddresses()).stream()
                .filter(address -> address instanceof Inet6Address && address.isLinkLocalAddress())
                .map(address -> Ipv6Address.of((Inet6Address) address))
                .toList();
        return linkLocals.isEmpty() ? new Down(DownReason.NO_LINK_LOCAL) : new Up(device.getIndex(), linkLocals);
    }
}
