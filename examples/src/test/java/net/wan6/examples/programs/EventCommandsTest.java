package net.wan6.examples.programs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.wan6.core.ChangeCause;
import net.wan6.core.ClientEvent;
import net.wan6.core.Leases;
import net.wan6.core.driver.ClientListener;
import net.wan6.test.line.VirtualLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventCommandsTest {
    private final List<Map<String, String>> runs = new ArrayList<>();

    @Test
    void aChangeOfThePrefixIsOneRunWithAllItsFacts() {
        VirtualLine line = StoryLine.up(new EventCommands(runs::add));
        assertEquals(
                Map.of(
                        "WAN6_EVENT", "acquired",
                        "WAN6_CAUSES", "request",
                        "WAN6_LEASE", "2400:4050:5c71:af00::/56",
                        "WAN6_PREFERRED", "12600",
                        "WAN6_VALID", "14400",
                        "WAN6_IPV4", "153.241.113.198/32",
                        "WAN6_CE", "2400:4050:5c71:af00:99:f171:c600:2f00",
                        "WAN6_BR", "2001:db8:ffff::1"),
                without(runs.get(0), "WAN6_PORTS"));
        assertTrue(runs.get(0).get("WAN6_PORTS").startsWith("1776-1791 2800-2815 3824-3839 "));
        assertEquals(63, runs.get(0).get("WAN6_PORTS").split(" ").length);

        StoryLine.renumber(line);
        assertEquals(2, runs.size());
        Map<String, String> change = runs.get(1);
        assertEquals("replaced", change.get("WAN6_EVENT"));
        assertEquals("reconfigure renew", change.get("WAN6_CAUSES"));
        assertEquals("2400:4050:5c71:af00::/56", change.get("WAN6_OLD_LEASE"));
        assertEquals("2400:4050:5c12:3400::/56", change.get("WAN6_LEASE"));
        assertEquals("5400", change.get("WAN6_DEPRECATE_FOR"));
        assertTrue(change.get("WAN6_CE").startsWith("2400:4050:5c12:3400:"));
    }

    @Test
    void aLeaseThatEndsIsDeprecatedAndThenWithdrawnWithoutATunnel() {
        VirtualLine line = StoryLine.up(new EventCommands(runs::add));
        StoryLine.fallSilent(line);
        assertEquals(
                List.of("acquired", "deprecated", "withdrawn"),
                runs.stream().map(run -> run.get("WAN6_EVENT")).toList());
        assertFalse(runs.get(2).containsKey("WAN6_IPV4"));
    }

    /** G7: other rules for the same prefix change the tunnel, and no lease. */
    @Test
    void aTunnelThatChangesAloneIsAnEventToo() {
        List<ClientEvent.LeaseChange> changes = new ArrayList<>();
        StoryLine.up(new ClientListener() {
            @Override
            public void onLeaseChange(ClientEvent.LeaseChange change) {
                changes.add(change);
            }
        });
        Leases with = changes.get(0).after();
        Leases without = new Leases(with.prefixes(), with.addresses(), List.of(), List.of());
        new EventCommands(runs::add)
                .onLeaseChange(new ClientEvent.LeaseChange(0, with, without, Set.of(ChangeCause.RENEW), List.of()));
        assertEquals(1, runs.size());
        Map<String, String> last = runs.get(0);
        assertEquals("softwires", last.get("WAN6_EVENT"));
        assertFalse(last.containsKey("WAN6_IPV4"));
        assertFalse(last.containsKey("WAN6_LEASE"));
    }

    @Test
    void theCommandSeesTheFactsAndOfThoseOnly(@TempDir Path directory) throws IOException {
        Path out = directory.resolve("seen");
        List<String> command = List.of("/bin/sh", "-c", "env | grep ^WAN6_ >\"$0\"", out.toString());
        EventCommands.run(command, Map.of("WAN6_EVENT", "acquired", "WAN6_LEASE", "$(id) `id`"));
        assertEquals(
                List.of("WAN6_EVENT=acquired", "WAN6_LEASE=$(id) `id`"),
                Files.readAllLines(out).stream().sorted().toList());
    }

    private static Map<String, String> without(Map<String, String> facts, String name) {
        Map<String, String> rest = new java.util.HashMap<>(facts);
        rest.remove(name);
        return rest;
    }
}
