package net.wan6.examples.programs;

import java.util.List;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.core.LanLifetimes;
import net.wan6.core.lan.AnnouncedPrefix;
import net.wan6.core.lan.LanSubnet;

/**
 * One configuration of radvd for all LANs. It is never empty: radvd refuses that, and goes on with the one before. A LAN with no way
 * out stays in it, as one whose router is no default router (RFC 7084 G-4).
 */
final class HomeRouterRadvd {
    private HomeRouterRadvd() {}

    /**
     * The text of radvd.conf.
     *
     * @param lans the interfaces
     * @param announced prefixes whose lifetimes count down from now, and those that have ended
     * @param own prefixes that the LANs have for ever
     */
    static String configuration(List<String> lans, List<AnnouncedPrefix> announced, List<LanSubnet> own) {
        StringBuilder text = new StringBuilder();
        for (String lan : lans) {
            List<AnnouncedPrefix> here =
                    announced.stream().filter(one -> one.lan().equals(lan)).toList();
            List<LanSubnet> ownHere =
                    own.stream().filter(one -> one.lan().equals(lan)).toList();
            boolean hasWayOut = !ownHere.isEmpty()
                    || here.stream().anyMatch(one -> !one.lifetimes().valid().isZero());
            text.append("interface ").append(lan).append(" {\n    AdvSendAdvert on;\n");
            if (!hasWayOut) {
                text.append("    AdvDefaultLifetime 0;\n");
            }
            here.forEach(one -> text.append(prefix(
                    one.prefix(), one.lifetimes(), one.lifetimes().valid().isZero() ? "" : " DecrementLifetimes on;")));
            LanLifetimes longest = new LanLifetimes(LanLifetimes.ND_PREFERRED_LIMIT, LanLifetimes.ND_VALID_LIMIT);
            ownHere.forEach(one -> text.append(prefix(one.prefix(), longest, "")));
            text.append("};\n");
        }
        return text.toString();
    }

    private static String prefix(Ipv6Prefix prefix, LanLifetimes lifetimes, String more) {
        return "    prefix " + prefix + " { AdvPreferredLifetime "
                + lifetimes.preferred().seconds() + "; AdvValidLifetime "
                + lifetimes.valid().seconds() + ";" + more + " };\n";
    }
}
