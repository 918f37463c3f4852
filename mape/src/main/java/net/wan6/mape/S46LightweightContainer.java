package net.wan6.mape;

import java.util.List;
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
        List<Aftr> lwAftrs = S46Contents.borderRelays(inside).stream()
                .<Aftr>map(Aftr.ByAddress::new)
                .toList();
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

    private static Ipv6Prefix tunnelPrefix(Ipv6Prefix bind, List<Ipv6Prefix> line) {
        return Softwire.Lw4o6.tunnelPrefix(bind, line)
                .orElseThrow(() -> new Refusal(
                        line.isEmpty()
                                ? "the line has no prefix"
                                : "no prefix of the line, " + line + ", matches the bind prefix " + bind));
    }
}
