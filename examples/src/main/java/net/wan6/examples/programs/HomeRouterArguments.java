package net.wan6.examples.programs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.core.SoftwirePlan;
import net.wan6.mape.InterfaceIdFormat;
import net.wan6.mape.MapDomain;
import net.wan6.mape.MapRule;
import net.wan6.mape.MapRules;
import net.wan6.mape.Softwire;
import net.wan6.mape.linux.PortForward;

/** The command line: options in any order, and what is left. */
final class HomeRouterArguments {
    static final String USAGE = """
            arguments: [OPTION...] WAN MAC STATE-FILE LAN...
              --apply                      run the commands; without it they are printed
              --nptv6 PREFIX               the LANs keep this prefix, such as fd12:3456:789a::/48; the line's is translated to it
              --forward tcp|udp:PORT:HOST:PORT   let a port of the line in; may be repeated
              --line-mtu OCTETS            what the line carries, by default 1500
              --rule RULE --br ADDRESS     a MAP-E rule in place of the bundled ones; --draft03 for that form of interface identifier
              --fixed IPV4,INTERFACE-ID,ADDRESS  a contract with fixed addresses: 192.0.2.18/32, the identifier in hexadecimal, the far end
              --from-server                the softwires that come by DHCPv6
              --ask                        ask the line's rule server first
              --line-prefixes              use what routers announce on the WAN, too""";

    private static final int HEXADECIMAL = 16;

    private final List<String> left;
    private final boolean apply;
    private final boolean asks;
    private final boolean takesFromServer;
    private final boolean usesLinePrefixes;
    private final SoftwirePlan plan;
    private final HomeRouter.Home home;

    /** Reads it, or throws {@link IllegalArgumentException}. */
    HomeRouterArguments(String... arguments) {
        left = new ArrayList<>(List.of(arguments));
        apply = left.remove("--apply");
        asks = left.remove("--ask");
        takesFromServer = left.remove("--from-server");
        usesLinePrefixes = left.remove("--line-prefixes");
        InterfaceIdFormat format = left.remove("--draft03") ? InterfaceIdFormat.DRAFT_03 : InterfaceIdFormat.RFC_7597;
        Optional<String> rule = value("--rule");
        Optional<String> br = value("--br");
        Optional<String> fixed = value("--fixed");
        if (rule.isPresent() != br.isPresent() || (rule.isPresent() && fixed.isPresent())) {
            throw new IllegalArgumentException("--rule and --br go together, and not with --fixed");
        }
        if (rule.isPresent()) {
            plan = SoftwirePlan.ofDomain(MapDomain.of(MapRule.parse(rule.get()), Ipv6Address.parse(br.orElseThrow()))
                    .withInterfaceIdFormat(format));
        } else {
            plan = fixed.map(HomeRouterArguments::contract).orElseGet(() -> SoftwirePlan.ofRules(MapRules.japan()));
        }
        List<Ipv6Prefix> nptv6 =
                value("--nptv6").map(Ipv6Prefix::parse).stream().toList();
        int lineMtu = Integer.parseInt(value("--line-mtu").orElse("1500"));
        List<PortForward> forwards = new ArrayList<>();
        for (Optional<String> one = value("--forward"); one.isPresent(); one = value("--forward")) {
            forwards.add(forward(one.get()));
        }
        left.stream().filter(one -> one.startsWith("-")).findFirst().ifPresent(one -> {
            throw new IllegalArgumentException("no such option: " + one);
        });
        if (left.size() < 4) {
            throw new IllegalArgumentException("WAN, MAC, STATE-FILE and a LAN are needed");
        }
        home = new HomeRouter.Home(left.get(0), left.subList(3, left.size()), nptv6, forwards, lineMtu);
    }

    private Optional<String> value(String option) {
        int at = left.indexOf(option);
        if (at < 0) {
            return Optional.empty();
        }
        left.remove(at);
        if (at == left.size()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return Optional.of(left.remove(at));
    }

    /** As in {@code 192.0.2.18/32,1a2b3c,2001:db8:ffff::1}: the tunnel begins in subnet 0 of the prefix, at that identifier. */
    private static SoftwirePlan contract(String text) {
        String[] parts = text.split(",", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not IPV4,INTERFACE-ID,ADDRESS: " + text);
        }
        Ipv4Prefix ipv4 = Ipv4Prefix.parse(parts[0]);
        long interfaceId = Long.parseUnsignedLong(parts[1], HEXADECIMAL);
        Ipv6Address remote = Ipv6Address.parse(parts[2]);
        return SoftwirePlan.delegatedFirst((line, options) -> line.stream()
                .filter(prefix -> prefix.length() <= HomeRouter.SUBNET)
                .limit(1)
                .<Softwire>map(prefix -> Softwire.Ipv4InIpv6.ofInterfaceId(prefix, interfaceId, ipv4, remote))
                .toList());
    }

    /** As in {@code tcp:1776:192.168.1.2:80}. */
    static PortForward forward(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("not tcp|udp:PORT:HOST:PORT: " + text);
        }
        return new PortForward(
                PortForward.Protocol.valueOf(parts[0].toUpperCase(Locale.ROOT)),
                Integer.parseInt(parts[1]),
                Ipv4Address.parse(parts[2]),
                Integer.parseInt(parts[3]));
    }

    boolean apply() {
        return apply;
    }

    boolean asks() {
        return asks;
    }

    boolean usesLinePrefixes() {
        return usesLinePrefixes;
    }

    boolean takesFromServer() {
        return takesFromServer;
    }

    SoftwirePlan plan() {
        return plan;
    }

    HomeRouter.Home home() {
        return home;
    }

    Duid duid() {
        return Duid.parseMac(left.get(1));
    }

    Path state() {
        return Path.of(left.get(2)).toAbsolutePath();
    }
}
