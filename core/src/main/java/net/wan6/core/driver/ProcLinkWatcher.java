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

/**
 * Linux: {@code /proc/net/if_inet6} has the addresses with index and flags, which the JDK does not tell, and
 * {@code /sys/class/net} the carrier.
 */
final class ProcLinkWatcher implements LinkWatcher {
    static final ProcLinkWatcher INSTANCE =
            new ProcLinkWatcher(Path.of("/proc/net/if_inet6"), Path.of("/sys/class/net"));

    /** What the kernel lets an interface be called; anything else would be another path. */
    private static final Pattern NAME = Pattern.compile("(?!\\.\\.?$)[^/:\\s\\x00]+");

    private final Path addresses;
    private final Path interfaces;

    ProcLinkWatcher(Path addresses, Path interfaces) {
        this.addresses = addresses;
        this.interfaces = interfaces;
    }

    static boolean isAvailable() {
        return Files.isReadable(INSTANCE.addresses) && Files.isDirectory(INSTANCE.interfaces);
    }

    /** Whether an interface can be called so. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    @Override
    public Link look(String interfaceName) {
        if (!isName(interfaceName)) {
            return new Down(DownReason.ABSENT);
        }
        try {
            return lookAt(interfaceName);
        } catch (IOException failed) {
            return new Unknown(String.valueOf(failed.getMessage()));
        }
    }

    private Link lookAt(String interfaceName) throws IOException {
        List<InterfaceAddress> entries = entries(interfaceName);
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

    private static Link linkLocals(List<InterfaceAddress> entries) {
        List<Ipv6Address> linkLocals = entries.stream()
                .filter(ProcLinkWatcher::isUsableLinkLocal)
                .map(InterfaceAddress::address)
                .toList();
        return linkLocals.isEmpty()
                ? new Down(DownReason.NO_LINK_LOCAL)
                : new Up(entries.get(0).index(), linkLocals);
    }

    private List<InterfaceAddress> entries(String interfaceName) throws IOException {
        return InterfaceAddress.parse(read(addresses)).stream()
                .filter(address -> address.interfaceName().equals(interfaceName))
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

    /** One that can be bound to. */
    private static boolean isUsableLinkLocal(InterfaceAddress address) {
        return address.scope() == InterfaceAddress.LINK_SCOPE
                && !address.has(InterfaceAddress.DAD_FAILED)
                && !address.has(InterfaceAddress.TENTATIVE);
    }
}
