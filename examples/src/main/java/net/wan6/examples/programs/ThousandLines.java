package net.wan6.examples.programs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import net.wan6.auth.Delivery;
import net.wan6.auth.ReconfigureType;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEngine;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.core.Input;
import net.wan6.core.LeaseStep;
import net.wan6.core.Output;
import net.wan6.test.carrier.Carrier;
import net.wan6.test.carrier.CarrierPlan;
import net.wan6.test.carrier.Outgoing;
import net.wan6.test.carrier.Peer;

/**
 * A thousand lines and their carrier in memory, in virtual time. All lines come up, the carrier moves them to another range
 * with signed Reconfigures, and a day passes. It takes seconds, and the same seed gives the same run.
 */
public final class ThousandLines {
    private static final long SECOND = 1_000_000_000L;
    private static final long ONE_WAY = 5_000_000;
    private static final Duid SERVER = Duid.parseHex("0003000102005e005301");

    /** Something that happens at a time; what was put in first happens first. */
    private record Due(long at, long order, Runnable what) implements Comparable<Due> {
        @Override
        public int compareTo(Due other) {
            return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
        }
    }

    private final Map<Peer, ClientEngine> lines = new HashMap<>();
    private final Map<ClientEngine, Long> deadlines = new HashMap<>();
    private final PriorityQueue<Due> future = new PriorityQueue<>();
    private final Map<String, Integer> steps = new TreeMap<>();
    private final Carrier carrier;
    private long now;
    private long order;
    private long carrierDeadline = Long.MAX_VALUE;

    private ThousandLines(int count, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        CarrierPlan plan = CarrierPlan.ntt(SERVER)
                .pool(Ipv6Prefix.parse("2001:db8::/36"), 56)
                .build();
        carrier = Carrier.open(plan, chance.split());
        ClientConfig config =
                ClientConfig.builder(ClientProfile.NTT_FLETS).prefix(56).build();
        for (int i = 0; i < count; i++) {
            Duid duid = Duid.parseHex(String.format("0003000102005e%06x", i));
            ClientEngine engine = ClientEngine.create(config, ClientIdentity.of(duid), chance.split());
            lines.put(Peer.client(new Ipv6Address(0xfe80L << 48, i + 1L)), engine);
        }
    }

    public static void main(String[] args) {
        play(args.length > 0 ? Integer.parseInt(args[0]) : 1000, 1, System.out::println);
    }

    static void play(int count, long seed, Consumer<String> out) {
        ThousandLines world = new ThousandLines(count, seed);
        world.lines.forEach((peer, engine) -> world.tell(peer, engine, new Input.Start()));
        world.runUntil(60 * SECOND);
        out.accept(world.report("after a minute"));

        world.carrier.renumber(Ipv6Prefix.parse("2001:db8:8000::/36"), 56);
        world.deliver(world.carrier.reconfigureAll(ReconfigureType.RENEW, world.now));
        world.runUntil(120 * SECOND);
        out.accept(world.report("a minute after the change"));

        world.runUntil(86_400 * SECOND);
        out.accept(world.report("after a day"));
    }

    private String report(String when) {
        long holding = lines.values().stream()
                .filter(line -> !line.leases().prefixes().isEmpty())
                .count();
        long moved = lines.values().stream()
                .flatMap(line -> line.leases().prefixes().stream())
                .filter(lease -> carrier.plan().pools().get(0).contains(lease.prefix()))
                .count();
        return when + ": " + holding + " hold a prefix, " + moved + " of the carrier's present range; so far " + steps;
    }

    private void runUntil(long end) {
        for (Due next = future.peek(); next != null && next.at() <= end; next = future.peek()) {
            future.remove();
            now = next.at();
            next.what().run();
        }
        now = end;
    }

    private void at(long time, Runnable what) {
        future.add(new Due(time, order++, what));
    }

    private void tell(Peer peer, ClientEngine line, Input input) {
        line.handle(input, now);
        for (Output out = line.poll(); !(out instanceof Output.WaitUntil); out = line.poll()) {
            if (out instanceof Output.Transmit transmit) {
                at(now + ONE_WAY, () -> deliver(carrier.receive(transmit.datagram(), peer, now)));
            } else if (out instanceof Output.Notify notify
                    && notify.event() instanceof ClientEvent.LeaseChange change) {
                change.steps().forEach(this::count);
            }
        }
        wake(peer, line);
    }

    /** A deadline that was moved leaves its old entry in the queue, where it does nothing. */
    private void wake(Peer peer, ClientEngine line) {
        long deadline = line.deadline();
        Long known = deadlines.put(line, deadline);
        if (deadline != Output.WaitUntil.NEVER && (known == null || known != deadline)) {
            at(deadline, () -> {
                if (line.deadline() == deadline) {
                    tell(peer, line, new Input.Timeout());
                }
            });
        }
    }

    private void count(LeaseStep step) {
        steps.merge(step.getClass().getSimpleName(), 1, Integer::sum);
    }

    private void deliver(List<Outgoing> datagrams) {
        for (Outgoing datagram : new ArrayList<>(datagrams)) {
            Peer peer = datagram.destination();
            Octets octets = datagram.datagram();
            at(now + ONE_WAY, () -> {
                ClientEngine line = lines.get(peer);
                if (line != null) {
                    tell(peer, line, new Input.Received(octets, peer.address(), Peer.SERVER_PORT, Delivery.UNICAST));
                }
            });
        }
        // Reconfigures are sent again until they are answered.
        carrier.deadline().ifPresent(deadline -> {
            if (deadline < carrierDeadline || carrierDeadline <= now) {
                carrierDeadline = deadline;
                at(deadline, () -> deliver(carrier.advance(now)));
            }
        });
    }
}
