package net.wan6.examples.programs;

import java.util.List;
import java.util.Optional;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.core.lan.LanSubnet;

/**
 * LANs that keep a prefix of their own, which is translated at the border (as in RFC 6296, by nftables). The table is replaced as a
 * whole, in one transaction. With no prefix delegated it is empty, and nothing is translated.
 */
final class HomeRouterNptv6 {
    private final String wan;
    private final Ipv6Prefix own;
    private final List<LanSubnet> lans;

    HomeRouterNptv6(String wan, Ipv6Prefix own, List<LanSubnet> lans) {
        this.wan = wan;
        this.own = own;
        this.lans = lans;
    }

    /**
     * Points the translation to what is delegated.
     *
     * @param delegated the prefix, if there is one
     * @param tunnelEnd an address in it that is no host's of a LAN
     * @param script where the commands go
     */
    void translate(Optional<Ipv6Prefix> delegated, Optional<Ipv6Address> tunnelEnd, HomeRouterScript script) {
        StringBuilder table =
                new StringBuilder("table ip6 wan6_npt\ndelete table ip6 wan6_npt\ntable ip6 wan6_npt {\n");
        delegated.ifPresent(prefix -> {
            // RFC 6296 §3.1: the longer of the two prefixes says how many subnets there are on either side.
            int length = Math.max(own.length(), prefix.length());
            Ipv6Prefix outside = prefix.subnet(length, 0);
            Ipv6Prefix inside = length == HomeRouter.SUBNET
                    ? lans.stream().map(LanSubnet::prefix).findFirst().orElse(own)
                    : own.subnet(length, 0);
            lans.stream()
                    .filter(one -> !inside.contains(one.prefix()))
                    .forEach(one -> script.line(
                            "# " + prefix + " is too small for " + one.lan() + ", which stays without a way out"));
            table.append("    chain out {\n        type nat hook postrouting priority srcnat; policy accept;\n")
                    .append("        oifname \"" + wan + "\" snat ip6 prefix to ip6 saddr map { ")
                    .append(inside + " : " + outside + " }\n    }\n")
                    .append("    chain in {\n        type nat hook prerouting priority dstnat; policy accept;\n");
            tunnelEnd.ifPresent(end -> table.append("        ip6 daddr " + end + " accept\n"));
            table.append("        iifname \"" + wan + "\" dnat ip6 prefix to ip6 daddr map { ")
                    .append(outside + " : " + inside + " }\n    }\n");
        });
        script.here("nft -f -", table.append("}\n").toString());
        script.line("# What was begun under the old prefix would go on under it.");
        script.line("conntrack -D -f ipv6 -s " + own + " >/dev/null 2>&1 || true");
    }
}
