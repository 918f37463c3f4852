package net.wan6.mape;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.S46Bind;
import net.wan6.codec.S46PortParameters;
import net.wan6.mape.S46Contents.Refusal;

/** A container of lightweight 4over6 (RFC 7598 §5.3). */
final class S46LightweightContainer {

    private S46LightweightContainer() {}

    /** Refuses the container with {@link Refusal} or {@link IllegalArgumentException}. */
    static Softwire read(Options inside, List<Ipv6Prefix> line) {
        S46Contents.requireOnly(inside, OptionTypes.S46_V4V6BIND, OptionTypes.S46_BR);
        List<Ipv6Address> lwAftrs = S46Contents.borderRelays(inside);
        // The binding may be left out, and come by DHCPv4 over DHCPv6 (RFC 7598 §5.3, RFC 7341), which is not spoken
        // here.
        S46Bind bind = S46Contents.atMostOne(inside, OptionTypes.S46_V4V6BIND)
                .orElseThrow(() -> new Refusal("no binding (S46_V4V6BIND) came, so there is no IPv4 address"));
        PortSet ports = S46Contents.portParameters(bind.options())
                .map(S46LightweightContainer::portSet)
                .orElse(PortSet.ALL);
        return Softwire.Lw4o6.in(tunnelPrefix(bind.bindPrefix(), line), bind.ipv4Address(), ports, lwAftrs);
    }

    private static PortSet portSet(S46PortParameters parameters) {
        return PortSet.of(parameters.psidOffset(), parameters.psidLength(), parameters.psid());
    }

    /**
     * RFC 7596 §5.1: the bind prefix says which of the line's prefixes the tunnel begins in, by longest match. It is the value
     * itself only where it is the more exact of the two.
     */
    private static Ipv6Prefix tunnelPrefix(Ipv6Prefix bind, List<Ipv6Prefix> line) {
        Optional<Ipv6Prefix> own = line.stream()
                .filter(prefix -> bind.contains(prefix) || prefix.contains(bind))
                .max(Comparator.comparingInt((Ipv6Prefix prefix) -> Math.min(prefix.length(), bind.length()))
                        .thenComparingInt(Ipv6Prefix::length));
        return own.map(prefix -> bind.contains(prefix) ? prefix : bind)
                .orElseThrow(() -> new Refusal(
                        line.isEmpty()
                                ? "the line has no prefix"
                                : "no prefix of the line, " + line + ", matches the bind prefix " + bind));
    }
}
