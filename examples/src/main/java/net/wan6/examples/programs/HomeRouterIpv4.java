package net.wan6.examples.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.wan6.codec.DomainName;
import net.wan6.codec.Ipv6Address;
import net.wan6.core.Leases;
import net.wan6.mape.Aftr;
import net.wan6.mape.Softwire;
import net.wan6.mape.linux.Ipv4Tunnel;
import net.wan6.mape.linux.PortForward;
import net.wan6.mape.linux.TunnelScript;

/** The tunnel that follows from what is held. It is moved in place, never taken down where there is another. */
final class HomeRouterIpv4 {
    private static final String TUNNEL = "map0";

    /** A tunnel of DS-Lite may begin anywhere; in subnet 0 no LAN has this address. */
    private static final int B4 = 0xb4;

    private final HomeRouter.Home home;
    private final Function<DomainName, Optional<Ipv6Address>> resolver;
    private Optional<Ipv4Tunnel> running = Optional.empty();
    private String said = "";

    HomeRouterIpv4(HomeRouter.Home home, Function<DomainName, Optional<Ipv6Address>> resolver) {
        this.home = home;
        this.resolver = resolver;
    }

    Optional<Ipv4Tunnel> running() {
        return running;
    }

    /** Whether there is a softwire, but no tunnel yet: the name of its far end may resolve later. */
    boolean isIncomplete(Leases leases) {
        return running.isEmpty() && leases.softwires().stream().anyMatch(Softwire.DsLite.class::isInstance);
    }

    void follow(Leases leases, HomeRouterScript script) {
        StringBuilder notes = new StringBuilder();
        Optional<Ipv4Tunnel> next = Optional.empty();
        for (Softwire softwire : leases.softwires()) {
            next = tunnelOf(softwire, leases).map(tunnel -> complete(tunnel, notes));
            if (next.isPresent()) {
                break;
            }
            notes.append("# no tunnel is made here for ").append(softwire).append('\n');
        }
        if (!said.equals(notes.toString())) {
            said = notes.toString();
            script.script(said);
        }
        if (next.equals(running)) {
            return;
        }
        if (next.isEmpty()) {
            running.ifPresent(old -> script.script(TunnelScript.takeDown(old)));
        } else {
            Ipv4Tunnel now = next.get();
            script.script(running.map(old -> TunnelScript.move(old, now)).orElseGet(() -> TunnelScript.setUp(now)));
        }
        running = next;
    }

    private Optional<Ipv4Tunnel> tunnelOf(Softwire softwire, Leases leases) {
        if (softwire instanceof Softwire.DsLite dsLite) {
            return leases.prefixes().stream()
                    .findFirst()
                    .flatMap(lease -> addressOf(dsLite.aftr())
                            .map(aftr -> Ipv4Tunnel.ofDsLite(
                                    lease.prefix().address().withBits(Long.SIZE, Long.SIZE, B4),
                                    aftr,
                                    home.wan(),
                                    TUNNEL)));
        }
        return Ipv4Tunnel.of(softwire, home.wan(), TUNNEL);
    }

    private Optional<Ipv6Address> addressOf(Aftr aftr) {
        return aftr instanceof Aftr.ByName named
                ? resolver.apply(named.name())
                : Optional.of(((Aftr.ByAddress) aftr).address());
    }

    /** Ports that are no longer the line's after a move are named and left out. */
    private Ipv4Tunnel complete(Ipv4Tunnel tunnel, StringBuilder notes) {
        List<PortForward> ours = new ArrayList<>();
        for (PortForward forward : home.forwards()) {
            try {
                ours.add(forward);
                tunnel.withForwards(ours);
            } catch (IllegalArgumentException impossible) {
                ours.remove(forward);
                notes.append("# not forwarded: ")
                        .append(impossible.getMessage())
                        .append('\n');
            }
        }
        return tunnel.withLineMtu(home.lineMtu()).withForwards(ours);
    }
}
