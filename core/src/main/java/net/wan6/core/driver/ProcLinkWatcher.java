package net.wan6.core.driver;

import java.io.IOException;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Octets;

/**
 * Linux: {@code /proc/net/if_inet6} has the addresses with index and flags, which the JDK does not tell, and
 * {@code /sys/class/net} the carrier.
 */
final class ProcLinkWatcher implements LinkWatcher {
    static final ProcLinkWatcher INSTANCE =
            new ProcLinkWatcher(Path.of("/proc/net/if_inet6"), Path.of("/sys/class/net"));

    /** What the kernel lets an interface be called; anything else would be another path. */
    private static final Pattern NAME = Pattern.compile("(?!\\.\\.?$)[^/:\\s\\x00]+");

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
        if (!NAME.matcher(interfaceName).matches()) {
            return new Down(DownReason.ABSENT);
        }
        try {
            return lookAt(interfaceName);
        } catch (IOException failed) {
            return new Unknown(String.valueOf(failed.getMessage()));
        }
    }

    private Link lookAt(String interfaceName) throws IOException {
        List<Entry> entries = entries(interfaceName);
        Path device = interfaces.resolve(interfaceName);
        if (entries.isEmpty()) {
            return new Down(downWithoutAddress(device));
        }
        boolean carrier = isOf(device, entries.get(0).index()) ? hasCarrier(device) : jdkSaysUp(interfaceName);
        return carrier ? linkLocals(entries) : new Down(DownReason.NO_CARRIER);
    }

    private static DownReason downWithoutAddress(Path device) throws IOException {
        if (!Files.exists(device)) {
            return DownReason.ABSENT;
        }
        return hasCarrier(device) ? DownReason.NO_LINK_LOCAL : DownReason.NO_CARRIER;
    }

    /**
     * Whether it is the interface of that index. {@code /proc} follows the process into its network namespace, but
     * {@code /sys} stays the one that was mounted, as after {@code nsenter --net}: it then lacks our interface, or has
     * another of the same name.
     */
    private static boolean isOf(Path device, int index) throws IOException {
        return read(device.resolve("ifindex")).strip().equals(Integer.toString(index));
    }

    private static boolean hasCarrier(Path device) throws IOException {
        return read(device.resolve("carrier")).startsWith("1");
    }

    private static boolean jdkSaysUp(String interfaceName) throws SocketException {
        NetworkInterface device = NetworkInterface.getByName(interfaceName);
        return device != null && device.isUp();
    }

    private static Link linkLocals(List<Entry> entries) {
        List<Ipv6Address> linkLocals =
                entries.stream().filter(Entry::isLinkLocal).map(Entry::address).toList();
        return linkLocals.isEmpty()
                ? new Down(DownReason.NO_LINK_LOCAL)
                : new Up(entries.get(0).index(), linkLocals);
    }

    private List<Entry> entries(String interfaceName) throws IOException {
        return read(addresses)
                .lines()
                .map(line -> line.strip().split(" +", -1))
                .filter(fields -> fields.length == 6 && fields[5].equals(interfaceName))
                .map(Entry::of)
                .toList();
    }

    /**
     * Nothing if it is not there, or has nothing to say, as the carrier of an interface that is down. A name that is not
     * UTF-8 must not hide the others.
     *
     * @throws FileSystemException if it cannot be opened for another reason, which says nothing of the interface
     */
    private static String read(Path file) throws IOException {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (NoSuchFileException gone) {
            return "";
        } catch (FileSystemException notOpened) {
            throw notOpened;
        } catch (IOException nothingToSay) {
            return "";
        }
    }

    /** A line: address, index, prefix length, scope and flags in hexadecimal, then the name. */
    private record Entry(Ipv6Address address, int index, int scope, int flags) {
        static Entry of(String[] fields) {
            Ipv6Address address = Ipv6Address.of(Octets.parseHex(fields[0]).toByteArray());
            return new Entry(address, hex(fields[1]), hex(fields[3]), hex(fields[4]));
        }

        private static int hex(String digits) {
            return Integer.parseInt(digits, 16);
        }

        /** One that can be bound to. */
        boolean isLinkLocal() {
            return scope == LINK_SCOPE && (flags & NOT_YET) == 0;
        }
    }
}
