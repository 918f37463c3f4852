package net.wan6.mape.linux;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.mape.Aftr;
import net.wan6.mape.MapCe;
import net.wan6.mape.PortRange;
import net.wan6.mape.PortSet;
import net.wan6.mape.Softwire;
import net.wan6.mape.Topology;

/**
 * An IPv4-in-IPv6 tunnel as a router needs it, whichever service it belongs to, with a NAT before it. Only an address of
 * 192.0.0.0/29 has no NAT: those are DS-Lite's own (RFC 6333 §5.7), whose AFTR translates.
 *
 * @param wan the interface the IPv6 line is on
 * @param name the tunnel interface
 * @param local the near end
 * @param remote the far end
 * @param ipv4Prefix the IPv4 addresses that the NAT gives out; length 32 for one
 * @param ports the ports of the line
 * @param mtu octets of the longest IPv4 packet that goes through
 * @param forwards what is let in from outside, to a host of a LAN
 * @param notes what the owner should know, each a line
 */
public record Ipv4Tunnel(
        String wan,
        String name,
        Ipv6Address local,
        Ipv6Address remote,
        Ipv4Prefix ipv4Prefix,
        PortSet ports,
        int mtu,
        List<PortForward> forwards,
        List<String> notes) {

    /** The IPv6 header (RFC 7597 §8.3); without Linux's encapsulation limit, which costs 8 more. */
    private static final int OUTER_HEADER = 40;

    /** 1500 octets less that. */
    private static final int MTU = 1500 - OUTER_HEADER;

    /** What an IPv6 line carries at least (RFC 8200 §5). */
    private static final int SMALLEST_LINE = 1280;

    private static final int LARGEST = 0xffff;

    /** IPv4 and TCP. */
    private static final int INNER_HEADERS = 40;

    /** Between the B4 and the AFTR (RFC 6333 §5.7). */
    private static final Ipv4Prefix DS_LITE = Ipv4Prefix.parse("192.0.0.0/29");

    private static final Ipv4Address B4 = Ipv4Address.parse("192.0.0.2");

    /** What Linux takes as the name of an interface, and no shell or ruleset as anything else. */
    private static final Pattern INTERFACE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,14}");

    /**
     * Checks the values and copies the lists.
     *
     * @param wan the interface the IPv6 line is on
     * @param name the tunnel interface
     * @param local the near end
     * @param remote the far end
     * @param ipv4Prefix the IPv4 addresses
     * @param ports the ports
     * @param mtu 1240 to 65495
     * @param forwards of different ports of the line
     * @param notes what the owner should know
     * @throws IllegalArgumentException if a name is none of an interface, a note has more than a line, there is no port to
     *     give out, the MTU is out of range, or a port cannot be forwarded
     */
    public Ipv4Tunnel {
        requireInterface(wan);
        requireInterface(name);
        notes = List.copyOf(notes);
        for (String note : notes) {
            if (note.indexOf('\n') >= 0 || note.indexOf('\r') >= 0) {
                throw new IllegalArgumentException("not one line: \"" + note + '"');
            }
        }
        if (ports.forNat().isEmpty()) {
            throw new IllegalArgumentException("no port to give out in " + ports);
        }
        requireLineMtu(mtu + OUTER_HEADER);
        forwards = List.copyOf(forwards);
        requireForwards(forwards, ipv4Prefix, ports);
    }

    private static void requireLineMtu(int line) {
        if (line < SMALLEST_LINE || line > LARGEST) {
            throw new IllegalArgumentException("MTU " + line + " of the line is not in 1280 to 65535");
        }
    }

    private static void requireForwards(List<PortForward> forwards, Ipv4Prefix ipv4Prefix, PortSet ports) {
        Set<String> used = new HashSet<>();
        for (PortForward forward : forwards) {
            if (DS_LITE.contains(ipv4Prefix)) {
                throw new IllegalArgumentException("not here but in the AFTR: " + forward);
            }
            if (!ports.contains(forward.externalPort())) {
                throw new IllegalArgumentException("port " + forward.externalPort() + " is not the line's: " + ports);
            }
            if (!used.add(forward.protocol() + " " + forward.externalPort())) {
                throw new IllegalArgumentException("port " + forward.externalPort() + " is forwarded twice");
            }
        }
    }

    private static void requireInterface(String name) {
        if (!INTERFACE.matcher(name).matches()) {
            throw new IllegalArgumentException("not the name of an interface: \"" + name + '"');
        }
    }

    /**
     * The tunnel of a softwire that Linux has one for: MAP-E, lightweight 4over6, plain IPv4 in IPv6. Of several far ends the
     * most preferred is used whose address is known.
     *
     * <p>A contract with several IPv4 addresses whose own address is not the first has it given out alone; the others are
     * for hosts behind the router, which is then theirs to configure.
     *
     * @param softwire the softwire
     * @param wan the interface the IPv6 line is on
     * @param name the tunnel interface
     * @return the tunnel; empty for MAP-T and 464XLAT, which need a stateless translator between IPv4 and IPv6 that Linux has
     *     not (modules of others have one), for DS-Lite, whose near end {@link #ofDsLite} is told, and where no far end's
     *     address is known
     * @throws IllegalArgumentException if a name is none of an interface
     */
    public static Optional<Ipv4Tunnel> of(Softwire softwire, String wan, String name) {
        if (softwire instanceof Softwire.MapE mapE) {
            MapCe ce = mapE.ce();
            return ce.brAddresses().stream()
                    .findFirst()
                    .map(br -> new Ipv4Tunnel(
                            wan, name, ce.ceAddress(), br, ce.ipv4Prefix(), ce.ports(), MTU, List.of(), notes(mapE)));
        }
        if (softwire instanceof Softwire.Lw4o6 lw) {
            return lw.lwAftrs().stream()
                    .flatMap(end -> end instanceof Aftr.ByAddress known ? Stream.of(known) : Stream.empty())
                    .findFirst()
                    .map(lwAftr -> new Ipv4Tunnel(
                            wan,
                            name,
                            lw.localAddress(),
                            lwAftr.address(),
                            single(lw.ipv4Address()),
                            lw.ports(),
                            MTU,
                            List.of(),
                            List.of("lightweight 4over6")));
        }
        if (softwire instanceof Softwire.Ipv4InIpv6 fixed) {
            boolean oneOfSeveral =
                    !fixed.ipv4Address().equals(fixed.ipv4Prefix().address());
            return Optional.of(new Ipv4Tunnel(
                    wan,
                    name,
                    fixed.localAddress(),
                    fixed.remoteAddress(),
                    oneOfSeveral ? single(fixed.ipv4Address()) : fixed.ipv4Prefix(),
                    PortSet.ALL,
                    MTU,
                    List.of(),
                    List.of("fixed IPv4, all ports")));
        }
        return Optional.empty();
    }

    /**
     * The tunnel of DS-Lite (RFC 6333): without a NAT, since the AFTR has it.
     *
     * @param local the near end: any address of the line that no host has
     * @param aftr the far end's address, to which the softwire's name resolves
     * @param wan the interface the IPv6 line is on
     * @param name the tunnel interface
     * @return the tunnel
     * @throws IllegalArgumentException if a name is none of an interface
     */
    public static Ipv4Tunnel ofDsLite(Ipv6Address local, Ipv6Address aftr, String wan, String name) {
        return new Ipv4Tunnel(
                wan,
                name,
                local,
                aftr,
                single(B4),
                PortSet.ALL,
                MTU,
                List.of(),
                List.of("DS-Lite: the AFTR translates"));
    }

    private static Ipv4Prefix single(Ipv4Address address) {
        return Ipv4Prefix.masking(address, Ipv4Address.BITS);
    }

    private static List<String> notes(Softwire.MapE mapE) {
        List<String> notes = new ArrayList<>();
        notes.add("MAP-E for " + mapE.ce().endUserPrefix());
        if (mapE.domain().topology() == Topology.MESH) {
            notes.add("other customers are reached through the border relay, which a mesh allows");
        }
        return notes;
    }

    /**
     * The same tunnel with one note more.
     *
     * @param note what the owner should know
     * @return the tunnel
     * @throws IllegalArgumentException if the note has more than a line
     */
    public Ipv4Tunnel withNote(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new Ipv4Tunnel(wan, name, local, remote, ipv4Prefix, ports, mtu, forwards, more);
    }

    /**
     * The same tunnel over a line that carries other than 1500 octets, such as PPPoE.
     *
     * @param lineMtu octets of the longest IPv6 packet of the line, 1280 to 65535
     * @return the tunnel, its MTU 40 less
     * @throws IllegalArgumentException if the number is out of range
     */
    public Ipv4Tunnel withLineMtu(int lineMtu) {
        requireLineMtu(lineMtu);
        return new Ipv4Tunnel(wan, name, local, remote, ipv4Prefix, ports, lineMtu - OUTER_HEADER, forwards, notes);
    }

    /**
     * The same tunnel with ports let in. Also hosts of the LANs reach them, by the line's own address (hairpinning).
     *
     * @param more what is forwarded, in place of what was
     * @return the tunnel
     * @throws IllegalArgumentException if a port is not of the line's set, or given twice, or this is DS-Lite
     */
    public Ipv4Tunnel withForwards(List<PortForward> more) {
        return new Ipv4Tunnel(wan, name, local, remote, ipv4Prefix, ports, mtu, more, notes);
    }

    /** Whether this router has the NAT. */
    boolean isTranslated() {
        return !DS_LITE.contains(ipv4Prefix);
    }

    /** What fits into a packet after the IPv4 and TCP headers. */
    int mss() {
        return mtu - INNER_HEADERS;
    }

    boolean isShared() {
        return ports.psidLength() > 0;
    }

    boolean isSingleAddress() {
        return ipv4Prefix.length() == Ipv4Address.BITS;
    }

    /** Every range a NAT may use: all of them, for with the first alone a page of many connections stalls. */
    List<PortRange> natRanges() {
        return ports.forNat().ranges();
    }

    /** One address, or the first and last of several. */
    String natAddresses() {
        return isSingleAddress() ? ipv4Prefix.address().toString() : ipv4Prefix.first() + "-" + ipv4Prefix.last();
    }
}
