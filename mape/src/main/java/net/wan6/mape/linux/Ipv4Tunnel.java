package net.wan6.mape.linux;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
 * An IPv4-in-IPv6 tunnel as a router needs it, whichever service it belongs to, with a NAT before it.
 *
 * @param wan the interface the IPv6 line is on
 * @param name the tunnel interface
 * @param local the near end
 * @param remote the far end
 * @param ipv4Prefix the IPv4 addresses that the NAT gives out; length 32 for one
 * @param ports the ports of the line
 * @param notes what the owner should know, each a line
 */
public record Ipv4Tunnel(
        String wan,
        String name,
        Ipv6Address local,
        Ipv6Address remote,
        Ipv4Prefix ipv4Prefix,
        PortSet ports,
        List<String> notes) {

    /** 1500 octets less the IPv6 header (RFC 7597 §8.3); without Linux's encapsulation limit, which costs 8 more. */
    static final int MTU = 1460;

    /** What fits into that after the IPv4 and TCP headers. */
    static final int MSS = MTU - 40;

    /** What Linux takes as the name of an interface, and no shell or ruleset as anything else. */
    private static final Pattern INTERFACE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,14}");

    /**
     * Checks the names and copies the list.
     *
     * @param wan the interface the IPv6 line is on
     * @param name the tunnel interface
     * @param local the near end
     * @param remote the far end
     * @param ipv4Prefix the IPv4 addresses
     * @param ports the ports
     * @param notes what the owner should know
     * @throws IllegalArgumentException if a name is none of an interface, a note has more than a line, or there is no port to
     *     give out
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
     * @return the tunnel; empty for MAP-T and 464XLAT, which need a translator that Linux has not, for DS-Lite, which needs no
     *     NAT, and where no far end's address is known
     * @throws IllegalArgumentException if a name is none of an interface
     */
    public static Optional<Ipv4Tunnel> of(Softwire softwire, String wan, String name) {
        if (softwire instanceof Softwire.MapE mapE) {
            MapCe ce = mapE.ce();
            return ce.brAddresses().stream()
                    .findFirst()
                    .map(br -> new Ipv4Tunnel(wan, name, ce.ceAddress(), br, ce.ipv4Prefix(), ce.ports(), notes(mapE)));
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
                    List.of("fixed IPv4, all ports")));
        }
        return Optional.empty();
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
        return new Ipv4Tunnel(wan, name, local, remote, ipv4Prefix, ports, more);
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
