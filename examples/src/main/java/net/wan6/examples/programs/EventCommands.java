package net.wan6.examples.programs;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import net.wan6.codec.Duid;
import net.wan6.core.AddressLease;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.core.HeldPrefix;
import net.wan6.core.Lease;
import net.wan6.core.LeaseStep;
import net.wan6.core.SoftwirePlan;
import net.wan6.core.driver.ClientListener;
import net.wan6.core.driver.Dhcpv6Client;
import net.wan6.core.driver.LeaseStore;
import net.wan6.mape.MapCe;
import net.wan6.mape.MapRules;
import net.wan6.mape.PortRange;
import net.wan6.mape.Softwire;

/**
 * Runs a command for each change of a lease, or of the tunnel alone, with the details in environment variables. It replaces a log watcher and a
 * script, but is triggered by the client itself, not by a line of text that anybody can write to a log.
 *
 * <p>Arguments: the interface, the MAC for the DUID, a file for the state, the command and its arguments. The command gets:
 *
 * <pre>
 * WAN6_EVENT             acquired, replaced, refreshed, deprecated or withdrawn; softwires, if no lease has changed
 * WAN6_CAUSES            such as "renew reconfigure"
 * WAN6_LEASE             a prefix or an address; the new one if it was replaced
 * WAN6_OLD_LEASE         the one that was replaced
 * WAN6_PREFERRED, WAN6_VALID            seconds from now
 * WAN6_DEPRECATE_FOR     how long the LANs are to be told that the old one is no good
 * WAN6_IPV4, WAN6_CE, WAN6_BR, WAN6_PORTS   the MAP-E tunnel that follows, if one does
 * </pre>
 *
 * Variables that do not apply are not set. Commands run one after the other, and are killed after a minute.
 */
public final class EventCommands implements ClientListener {
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final Consumer<Map<String, String>> command;

    EventCommands(Consumer<Map<String, String>> command) {
        this.command = command;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length < 4) {
            System.err.println("arguments: INTERFACE MAC STATE-FILE COMMAND...");
            System.exit(2);
        }
        Duid duid = Duid.parseMac(args[1]);
        ClientConfig config = ClientConfig.builder(ClientProfile.NTT_FLETS)
                .prefix(56)
                .softwires(SoftwirePlan.ofRules(MapRules.japan()))
                .build();
        List<String> command = List.of(args).subList(3, args.length);
        Dhcpv6Client client = Dhcpv6Client.builder(config, ClientIdentity.of(duid))
                .onInterface(args[0])
                .store(LeaseStore.file(Path.of(args[2])))
                .listener(new EventCommands(facts -> run(command, facts)))
                .open();
        Runtime.getRuntime().addShutdownHook(new Thread(client::close));
        Thread.currentThread().join();
    }

    @Override
    public void onLeaseChange(ClientEvent.LeaseChange change) {
        change.steps().forEach(step -> command.accept(facts(change, step)));
        if (change.steps().isEmpty()) {
            command.accept(facts(change));
        }
    }

    /** The environment of a change of tunnels that no lease has part in: other rules, for the same prefix. */
    static Map<String, String> facts(ClientEvent.LeaseChange change) {
        Map<String, String> facts = common(change);
        facts.put("WAN6_EVENT", "softwires");
        return facts;
    }

    /** The environment of one step. */
    static Map<String, String> facts(ClientEvent.LeaseChange change, LeaseStep step) {
        Map<String, String> facts = common(change);
        if (step instanceof LeaseStep.Acquired acquired) {
            put(facts, "acquired", acquired.lease(), change.at());
        } else if (step instanceof LeaseStep.Replaced replaced) {
            put(facts, "replaced", replaced.newLease(), change.at());
            facts.put("WAN6_OLD_LEASE", name(replaced.oldLease()));
            facts.put("WAN6_DEPRECATE_FOR", seconds(replaced.deprecateOldFor().seconds()));
        } else if (step instanceof LeaseStep.Refreshed refreshed) {
            put(facts, "refreshed", refreshed.lease(), change.at());
        } else if (step instanceof LeaseStep.Deprecated deprecated) {
            put(facts, "deprecated", deprecated.lease(), change.at());
        } else if (step instanceof LeaseStep.Withdrawn withdrawn) {
            put(facts, "withdrawn", withdrawn.lease(), change.at());
            facts.put("WAN6_DEPRECATE_FOR", seconds(withdrawn.deprecateFor().seconds()));
        }
        return facts;
    }

    private static Map<String, String> common(ClientEvent.LeaseChange change) {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put(
                "WAN6_CAUSES",
                change.causes().stream()
                        .map(cause -> cause.name().toLowerCase(Locale.ROOT))
                        .sorted()
                        .collect(Collectors.joining(" ")));
        change.after().softwires().stream().limit(1).forEach(first -> put(facts, first));
        return facts;
    }

    private static void put(Map<String, String> facts, String event, Lease lease, long now) {
        facts.put("WAN6_EVENT", event);
        facts.put("WAN6_LEASE", name(lease));
        facts.put("WAN6_PREFERRED", seconds(lease.remainingPreferred(now).seconds()));
        facts.put("WAN6_VALID", seconds(lease.remainingValid(now).seconds()));
    }

    private static void put(Map<String, String> facts, Softwire softwire) {
        if (softwire instanceof Softwire.MapE mapE) {
            MapCe ce = mapE.ce();
            facts.put("WAN6_IPV4", ce.ipv4Prefix().toString());
            facts.put("WAN6_CE", ce.ceAddress().toString());
            ce.brAddresses().stream().limit(1).forEach(br -> facts.put("WAN6_BR", br.toString()));
            facts.put(
                    "WAN6_PORTS",
                    ce.ports().forNat().ranges().stream()
                            .map(PortRange::toString)
                            .collect(Collectors.joining(" ")));
        }
    }

    private static String seconds(long seconds) {
        return Long.toString(seconds);
    }

    private static String name(Lease lease) {
        if (lease instanceof HeldPrefix prefix) {
            return prefix.prefix().toString();
        }
        return ((AddressLease) lease).address().toString();
    }

    /** Facts go into the environment and nowhere near a shell: nothing in them is ever interpreted. */
    static void run(List<String> command, Map<String, String> facts) {
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        builder.environment().keySet().removeIf(name -> name.startsWith("WAN6_"));
        builder.environment().putAll(facts);
        try {
            Process process = builder.start();
            if (!process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                System.err.println(command.get(0) + " took longer than " + LONGEST.toSeconds() + " s and was ended");
            } else if (process.exitValue() != 0) {
                System.err.println(command.get(0) + " ended with status " + process.exitValue());
            }
        } catch (IOException notStarted) {
            System.err.println(notStarted.getMessage());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }
}
