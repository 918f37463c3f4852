package net.wan6.core.driver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.core.LinePrefix;

/**
 * The prefixes that routers announce on a line, as Linux shows them without any privilege: the kernel makes an address of each,
 * and {@code /proc/net/if_inet6} has the addresses. Global ones of 64 bits count that are not permanent, tentative ones too.
 *
 * <p>Lifetimes are not told there. What stands is told with 2700 and 5400 seconds, again each minute; what is deprecated with 0 and 5400; what
 * has been absent for 30 seconds has ended. While the link is down nothing follows from what is absent, as the kernel takes all
 * addresses away then.
 *
 * <p>It needs a kernel that listens to Router Advertisements: on a router {@code accept_ra} has to be 2; {@link #obstacle}
 * says where it is not. An embedder that has the advertisements themselves uses a {@link net.wan6.core.RaTracker} instead: never both
 * on one line.
 *
 * <p>For one line; use it from one thread at a time.
 */
public final class AdvertisedPrefixes {
    private static final Path ADDRESSES = Path.of("/proc/net/if_inet6");
    private static final Path SETTINGS = Path.of("/proc/sys/net/ipv6/conf");

    private final PrefixesOfAddresses seen = new PrefixesOfAddresses();
    private final Path addresses;
    private final Path settings;
    private int index;

    AdvertisedPrefixes(Path addresses, Path settings) {
        this.addresses = addresses;
        this.settings = settings;
    }

    /**
     * Those of a line of this host.
     *
     * @return one that has seen nothing yet
     */
    public static AdvertisedPrefixes system() {
        return new AdvertisedPrefixes(ADDRESSES, SETTINGS);
    }

    /**
     * Whether this host shows them.
     *
     * @return true on Linux with IPv6
     */
    public static boolean isAvailable() {
        return Files.isReadable(ADDRESSES);
    }

    /**
     * Counts prefixes as seen that are known from before, so that their end is told if they are not there.
     *
     * @param prefixes what a client holds after a restart
     * @param now nanoseconds of the clock of {@link #look}
     */
    public void remember(Collection<Ipv6Prefix> prefixes, long now) {
        seen.remember(Objects.requireNonNull(prefixes, "prefixes"), now);
    }

    /**
     * Looks at the addresses of the line. To be called several times a second.
     *
     * @param link how the interface is at the moment
     * @param now nanoseconds of one clock that never goes back
     * @return news, mostly none
     * @throws IOException if the addresses cannot be read, from which nothing follows
     */
    public List<LinePrefix> look(LinkWatcher.Link link, long now) throws IOException {
        Objects.requireNonNull(link, "link");
        if (link instanceof LinkWatcher.Down) {
            seen.linkDown();
        }
        if (!(link instanceof LinkWatcher.Up up)) {
            return List.of();
        }
        return read(new String(Files.readAllBytes(addresses), StandardCharsets.UTF_8), up.index(), now);
    }

    /** The same, of the text of the file. Another interface of the same name has had no addresses yet. */
    List<LinePrefix> read(String text, int interfaceIndex, long now) {
        if (interfaceIndex != index) {
            index = interfaceIndex;
            seen.linkDown();
        }
        List<InterfaceAddress> ofLine = InterfaceAddress.parse(text).stream()
                .filter(address -> address.index() == interfaceIndex)
                .toList();
        return seen.take(ofLine, now);
    }

    /**
     * Why this host makes no addresses of what routers announce.
     *
     * @param interfaceName the name of the interface
     * @return one line that names the setting to change; empty if there is no such reason
     */
    public Optional<String> obstacle(String interfaceName) {
        Objects.requireNonNull(interfaceName, "interfaceName");
        if (!ProcLinkWatcher.isName(interfaceName)) {
            return Optional.empty();
        }
        String prefix = "net.ipv6.conf." + interfaceName + ".";
        String acceptRa = setting(interfaceName, "accept_ra");
        if (setting(interfaceName, "disable_ipv6").equals("1")) {
            return Optional.of("IPv6 is switched off: set " + prefix + "disable_ipv6=0");
        } else if (acceptRa.equals("0")) {
            return Optional.of("the kernel ignores Router Advertisements: set " + prefix + "accept_ra=2");
        } else if (acceptRa.equals("1") && setting(interfaceName, "forwarding").equals("1")) {
            return Optional.of("the kernel of a router ignores Router Advertisements: set " + prefix + "accept_ra=2");
        }
        for (String needed : List.of("autoconf", "accept_ra_pinfo")) {
            if (setting(interfaceName, needed).equals("0")) {
                return Optional.of(
                        "the kernel makes no addresses of announced prefixes: set " + prefix + needed + "=1");
            }
        }
        return Optional.empty();
    }

    /** Nothing if it is not there: then nobody can change it. */
    private String setting(String interfaceName, String name) {
        try {
            return Files.readString(settings.resolve(interfaceName).resolve(name))
                    .strip();
        } catch (IOException absent) {
            return "";
        }
    }
}
