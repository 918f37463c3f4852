package net.wan6.examples.programs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.core.LanLifetimes;
import net.wan6.core.Lease;
import net.wan6.core.LeaseStep;
import net.wan6.core.Leases;
import net.wan6.core.PrefixLease;
import net.wan6.core.SoftwirePlan;
import net.wan6.core.driver.ClientListener;
import net.wan6.core.driver.Dhcpv6Client;
import net.wan6.core.driver.LeaseStore;
import net.wan6.mape.MapRules;
import net.wan6.mape.Softwire;
import net.wan6.mape.linux.IpCommands;
import net.wan6.mape.linux.Ipv4Tunnel;
import net.wan6.mape.linux.NftRuleset;

/**
 * A home router on a FLET'S line. Each change becomes one shell script, which is printed, or run with {@code --apply}.
 * It sets up the new before it tears down the old.
 *
 * <p>Arguments: {@code [--apply] [--ula FD00::/48] WAN MAC STATE-FILE LAN...}. Without a ULA, the LANs get /64s of the
 * delegated prefix. With a ULA they keep its addresses, and a new prefix only changes the translation at the border (prefix
 * to prefix, as in RFC 6296).
 *
 * <p>This program owns radvd's configuration and overwrites it. It sets up no packet filter: keep a firewall of your own.
 */
public final class HomeRouter implements ClientListener {
    private static final int SUBNET = 64;
    private static final String TUNNEL = "map0";
    private static final Pattern INTERFACE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,14}");

    /**
     * What the owner decides.
     *
     * @param wan the interface of the line
     * @param lans the interfaces of the LANs, in an order that stays: each has its number in the prefix by it
     * @param ula none, or the prefix the LANs have for ever
     */
    record Home(String wan, List<String> lans, List<Ipv6Prefix> ula) {
        Home {
            lans = List.copyOf(lans);
            ula = List.copyOf(ula);
            List<String> all = new ArrayList<>(lans);
            all.add(wan);
            all.stream().filter(name -> !INTERFACE.matcher(name).matches()).forEach(name -> {
                throw new IllegalArgumentException("not the name of an interface: \"" + name + '"');
            });
        }
    }

    private record Advertised(Ipv6Prefix subnet, LanLifetimes lifetimes) {}

    private final Home home;
    private final Consumer<String> script;
    private final Consumer<List<Ipv6Prefix>> advertised;

    /** Prefixes to be advertised with lifetimes 0, with the end of that by the client's clock. */
    private final Map<Ipv6Prefix, Long> deprecated = new LinkedHashMap<>();

    private String advertisements = "";
    private StringBuilder text = new StringBuilder();

    HomeRouter(Home home, Consumer<String> script, Consumer<List<Ipv6Prefix>> advertised) {
        this.home = home;
        this.script = script;
        this.advertised = advertised;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> left = new ArrayList<>(List.of(args));
        boolean apply = left.remove("--apply");
        List<Ipv6Prefix> ula = new ArrayList<>();
        int option = left.indexOf("--ula");
        if (option >= 0 && option + 1 < left.size()) {
            left.remove(option);
            ula.add(Ipv6Prefix.parse(left.remove(option)));
        }
        if (left.size() < 4) {
            System.err.println("arguments: [--apply] [--ula PREFIX] WAN MAC STATE-FILE LAN...");
            System.exit(2);
        }
        Home home = new Home(left.get(0), left.subList(3, left.size()), ula);
        Duid duid = Duid.parseMac(left.get(1));
        // The listener needs the client, which begins to tell before open() has returned.
        CompletableFuture<Dhcpv6Client> self = new CompletableFuture<>();
        HomeRouter router = new HomeRouter(home, apply ? HomeRouter::run : System.out::println, prefixes -> {
            Future<?> unused = self.thenAccept(client -> client.advertised(prefixes));
        });
        Dhcpv6Client client = Dhcpv6Client.builder(config(), ClientIdentity.of(duid))
                .onInterface(home.wan())
                .store(LeaseStore.file(Path.of(left.get(2))))
                .listener(router)
                .open();
        self.complete(client);
        Runtime.getRuntime().addShutdownHook(new Thread(client::close));
        Thread.currentThread().join();
    }

    private static ClientConfig config() {
        return ClientConfig.builder(ClientProfile.NTT_FLETS)
                .prefix(56)
                .softwires(SoftwirePlan.ofRules(MapRules.japan()))
                .build();
    }

    @Override
    public void onLeaseChange(ClientEvent.LeaseChange change) {
        text = new StringBuilder();
        for (LeaseStep step : change.steps()) {
            if (step instanceof LeaseStep.Acquired acquired) {
                prefix(acquired.lease()).ifPresent(this::make);
            } else if (step instanceof LeaseStep.Replaced replaced) {
                prefix(replaced.newLease()).ifPresent(this::make);
            }
        }
        boolean isMoved = !prefixes(change.before()).equals(prefixes(change.after()));
        if (!home.ula().isEmpty() && (isMoved || change.softwiresChanged())) {
            translate(change.after());
        }
        if (change.softwiresChanged()) {
            tunnel(tunnelOf(change.before()), tunnelOf(change.after()));
        }
        for (LeaseStep step : change.steps()) {
            if (step instanceof LeaseStep.Replaced replaced) {
                prefix(replaced.oldLease()).ifPresent(old -> end(old, replaced.deprecateOldFor(), change.at()));
            } else if (step instanceof LeaseStep.Withdrawn withdrawn) {
                prefix(withdrawn.lease()).ifPresent(old -> withdrawn(old, withdrawn, change.at()));
            }
        }
        advertise(change);
        if (text.length() > 0) {
            script.accept(text.toString());
        }
    }

    private static Optional<Ipv6Prefix> prefix(Lease lease) {
        return lease instanceof PrefixLease delegated ? Optional.of(delegated.prefix()) : Optional.empty();
    }

    private static List<Ipv6Prefix> prefixes(Leases leases) {
        return leases.prefixes().stream().map(PrefixLease::prefix).toList();
    }

    // ---------------------------------------------------------------- prefix and LANs

    /** What is delegated and not in use must not go back to the carrier, who would send it here again (RFC 7084 WPD-5). */
    private void make(Ipv6Prefix delegated) {
        line("# " + delegated + " is ours");
        line("ip -6 route replace unreachable " + delegated);
        if (home.ula().isEmpty()) {
            deprecated.keySet().removeIf(delegated::contains);
            subnets(delegated)
                    .forEach((lan, subnet) -> line("ip -6 address replace " + router(subnet) + " dev " + lan));
        }
    }

    private void withdrawn(Ipv6Prefix old, LeaseStep.Withdrawn step, long now) {
        if (step.reason() == LeaseStep.WithdrawalReason.ENDED_WHILE_DOWN && old.length() == SUBNET) {
            // A subnet that was advertised before a restart. On which LAN is not known any more, so its end goes to
            // all.
            deprecate(old, step.deprecateFor(), now);
        } else {
            end(old, step.deprecateFor(), now);
        }
    }

    private void deprecate(Ipv6Prefix subnet, Lifetime deprecateFor, long now) {
        deprecated.put(subnet, now + deprecateFor.seconds() * 1_000_000_000L);
    }

    /** RFC 9096 §3.5: hosts stop using what is gone because they are told, not because it stops working. */
    private void end(Ipv6Prefix old, Lifetime deprecateFor, long now) {
        line("# " + old + " is no longer ours");
        line("ip -6 route del unreachable " + old);
        if (home.ula().isEmpty()) {
            subnets(old).forEach((lan, subnet) -> {
                line("ip -6 address replace " + router(subnet) + " dev " + lan + " preferred_lft 0 valid_lft "
                        + Math.max(1, deprecateFor.seconds()));
                deprecate(subnet, deprecateFor, now);
            });
        }
    }

    /** Subnet 0 is left to the router itself: a CE address of MAP-E lies there (RFC 7597 §6). */
    private Map<String, Ipv6Prefix> subnets(Ipv6Prefix prefix) {
        Map<String, Ipv6Prefix> subnets = new LinkedHashMap<>();
        long available = prefix.length() > SUBNET ? 0 : prefix.subnetCount(SUBNET);
        long first = available == 1 ? 0 : 1;
        for (String lan : home.lans()) {
            long number = first + subnets.size();
            if (number >= available) {
                line("# " + prefix + " has no subnet for " + lan);
                return subnets;
            }
            subnets.put(lan, prefix.subnet(SUBNET, number));
        }
        return subnets;
    }

    private static String router(Ipv6Prefix subnet) {
        return subnet.address().withBits(SUBNET, SUBNET, 1) + "/" + SUBNET;
    }

    /** One configuration of radvd for all LANs, written when it has become another. */
    private void advertise(ClientEvent.LeaseChange change) {
        deprecated.values().removeIf(end -> end - change.at() <= 0);
        Map<String, List<Advertised>> all = home.ula().isEmpty() ? delegated(change) : local();
        StringBuilder configuration = new StringBuilder();
        all.forEach((lan, subnets) -> {
            configuration.append("interface ").append(lan).append(" { AdvSendAdvert on;\n");
            subnets.forEach(one -> configuration
                    .append("    prefix ")
                    .append(one.subnet())
                    .append(" { AdvPreferredLifetime ")
                    .append(one.lifetimes().preferred().seconds())
                    .append("; AdvValidLifetime ")
                    .append(one.lifetimes().valid().seconds())
                    .append("; };\n"));
            configuration.append("};\n");
        });
        if (!configuration.toString().equals(advertisements)) {
            advertisements = configuration.toString();
            here("cat > /etc/radvd.conf", advertisements);
            line("systemctl reload radvd");
            advertised.accept(all.values().stream()
                    .flatMap(List::stream)
                    .filter(one -> !one.lifetimes().valid().isZero())
                    .map(Advertised::subnet)
                    .toList());
        }
    }

    /** A LAN for which there is nothing is left out: no router is better than one without a way. */
    private Map<String, List<Advertised>> delegated(ClientEvent.LeaseChange change) {
        Map<String, List<Advertised>> all = new LinkedHashMap<>();
        for (PrefixLease lease : change.after().prefixes()) {
            subnetsQuietly(lease.prefix())
                    .forEach((lan, subnet) -> all.computeIfAbsent(lan, name -> new ArrayList<>())
                            .add(new Advertised(subnet, lease.forLan(change.at()))));
        }
        LanLifetimes over = new LanLifetimes(Lifetime.ZERO, Lifetime.ZERO);
        for (String lan : home.lans()) {
            deprecated
                    .keySet()
                    .forEach(subnet ->
                            all.computeIfAbsent(lan, name -> new ArrayList<>()).add(new Advertised(subnet, over)));
        }
        return all;
    }

    private Map<String, List<Advertised>> local() {
        LanLifetimes longest = new LanLifetimes(LanLifetimes.ND_PREFERRED_LIMIT, LanLifetimes.ND_VALID_LIMIT);
        Map<String, List<Advertised>> all = new LinkedHashMap<>();
        subnetsQuietly(home.ula().get(0))
                .forEach((lan, subnet) -> all.put(lan, List.of(new Advertised(subnet, longest))));
        return all;
    }

    private Map<String, Ipv6Prefix> subnetsQuietly(Ipv6Prefix prefix) {
        int length = text.length();
        Map<String, Ipv6Prefix> subnets = subnets(prefix);
        text.setLength(length);
        return subnets;
    }

    // ---------------------------------------------------------------- translation

    /** The table is replaced as a whole, in one transaction. With no prefix it is empty, and nothing is translated. */
    private void translate(Leases leases) {
        Ipv6Prefix ula = home.ula().get(0);
        Map<String, Ipv6Prefix> lans = subnets(ula);
        StringBuilder table =
                new StringBuilder("table ip6 wan6_npt\ndelete table ip6 wan6_npt\ntable ip6 wan6_npt {\n");
        leases.prefixes().stream().limit(1).map(PrefixLease::prefix).forEach(delegated -> {
            // RFC 6296 §2.5: the longer of the two prefixes says how many subnets there are on either side.
            int length = Math.max(ula.length(), delegated.length());
            Ipv6Prefix outside = delegated.subnet(length, 0);
            Ipv6Prefix inside =
                    length == SUBNET ? lans.values().stream().findFirst().orElse(ula) : ula.subnet(length, 0);
            lans.forEach((lan, subnet) -> {
                if (!inside.contains(subnet)) {
                    line("# " + delegated + " is too small for " + lan + ", which stays without a way out");
                }
            });
            table.append("    chain out {\n        type nat hook postrouting priority srcnat; policy accept;\n")
                    .append("        oifname \"" + home.wan() + "\" snat ip6 prefix to ip6 saddr map { ")
                    .append(inside + " : " + outside + " }\n    }\n")
                    .append("    chain in {\n        type nat hook prerouting priority dstnat; policy accept;\n");
            // The tunnel's end lies in the same prefix and is no host of a LAN.
            tunnelOf(leases).ifPresent(tunnel -> table.append("        ip6 daddr " + tunnel.local() + " accept\n"));
            table.append("        iifname \"" + home.wan() + "\" dnat ip6 prefix to ip6 daddr map { ")
                    .append(outside + " : " + inside + " }\n    }\n");
        });
        here("nft -f -", table.append("}\n").toString());
        lans.forEach((lan, subnet) -> line("ip -6 address replace " + router(subnet) + " dev " + lan));
        line("# What was begun under the old prefix would go on under it.");
        line("conntrack -D -f ipv6 -s " + ula + " || true");
    }

    // ---------------------------------------------------------------- IPv4

    private Optional<Ipv4Tunnel> tunnelOf(Leases leases) {
        Optional<Softwire> first = leases.softwires().stream().findFirst();
        Optional<Ipv4Tunnel> tunnel = first.flatMap(softwire -> Ipv4Tunnel.of(softwire, home.wan(), TUNNEL));
        if (tunnel.isEmpty()) {
            first.ifPresent(softwire -> line("# no tunnel is made here for " + softwire));
        }
        return tunnel;
    }

    private void tunnel(Optional<Ipv4Tunnel> before, Optional<Ipv4Tunnel> after) {
        if (after.isEmpty()) {
            before.ifPresent(old -> {
                text.append(IpCommands.takeDown(old));
                here("nft -f -", NftRuleset.takeDown(old));
            });
            return;
        }
        Ipv4Tunnel now = after.get();
        // A tunnel that is there, perhaps from before a restart, is pointed elsewhere: its routes and connections stay.
        text.append(IpCommands.setUp(now));
        here("nft -f -", NftRuleset.setUp(now));
        before.ifPresent(old -> text.append(IpCommands.takeDownAddresses(old, now)));
    }

    // ---------------------------------------------------------------- script

    private void here(String command, String input) {
        line(command + " <<'EOF'");
        text.append(input);
        line("EOF");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    /** Runs a script to its end, whatever fails in it; what the commands say is seen. */
    private static void run(String script) {
        try {
            Process shell = new ProcessBuilder("/bin/sh", "-x")
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (OutputStream in = shell.getOutputStream()) {
                in.write(script.getBytes(StandardCharsets.UTF_8));
            }
            shell.waitFor();
        } catch (IOException notStarted) {
            System.err.println(notStarted.getMessage());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
