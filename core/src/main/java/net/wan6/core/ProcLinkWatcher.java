package net.wan6.core;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Octets;

/**
 * Linux: {@code /proc/net/if_inet6} has the addresses with index and flags, which the JDK does not tell, and
 * {@code /sys/class/net} the carrier.
 */
final class ProcLinkWatcher implements LinkWatcher {
    static final ProcLinkWatcher INSTANCE =
            new ProcLinkWatcher(Path.of("/proc/net/if_inet6"), Path.of("/sys/class/net"));

    private static final int LINK_SCOPE = 0x20;

    /** IFA_F_DADFAILED and IFA_F_TENTATIVE: binding to such an address fails. */
    private static final int NOT_YET = 0x08 | 0x40;

    private final Path addresses;
    private final Path interfaces;

    ProcLinkWatcher(Path addresses, Path interfaces) {
        this.addresses = addresses;
        this.interfaces = interfaces;
    }

    static boolean isAvailable() {
        return Files.isReadable(INSTANCE.addresses) && Files.isDirectory(INSTANCE.interfaces);
    }

    @Override
    public Link look(String interfaceName) {
        Path device = interfaces.resolve(interfaceName);
        if (!Files.exists(device)) {
            return new Down(DownReason.ABSENT);
        }
        if (!hasCarrier(device)) {
            return new Down(DownReason.NO_CARRIER);
        }
        return linkLocals(interfaceName);
    }

    /** The file cannot be read while the interface is down. */
    private static boolean hasCarrier(Path device) {
        try {
            return Files.readString(device.resolve("carrier"), StandardCharsets.US_ASCII)
                    .startsWith("1");
        } catch (IOException down) {
            return false;
        }
    }

    private Link linkLocals(String interfaceName) {
        int index = 0;
        List<Ipv6Address> linkLocals = new ArrayList<>();
        for (String line : lines()) {
            // Address, index, prefix length, scope and flags in hexadecimal, then the name.
            String[] fields = line.strip().split(" +", -1);
            boolean ours = fields.length == 6 && fields[5].equals(interfaceName) && hex(fields[3]) == LINK_SCOPE;
            if (ours && (hex(fields[4]) & NOT_YET) == 0) {
                index = hex(fields[1]);
                linkLocals.add(Ipv6Address.of(Octets.parseHex(fields[0]).toByteArray()));
            }
        }
        return linkLocals.isEmpty() ? new Down(DownReason.NO_LINK_LOCAL) : new Up(index, linkLocals);
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(addresses, StandardCharsets.US_ASCII);
        } catch (IOException gone) {
            return List.of();
        }
    }

    private static int hex(String digits) {
        return Integer.parseInt(digits, 16);
    }
}
