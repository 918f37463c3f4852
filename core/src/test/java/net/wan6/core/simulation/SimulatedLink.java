package net.wan6.core.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import net.wan6.auth.Delivery;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Octets;
import net.wan6.core.Input;
import net.wan6.core.simulation.Step.Origin;
import net.wan6.test.carrier.Attacker;
import net.wan6.test.carrier.Outgoing;
import net.wan6.test.carrier.Peer;

/** The link between a host and its carriers: it loses, duplicates, reorders, delays, changes and is cut. */
final class SimulatedLink {
    private static final long MILLISECOND = 1_000_000L;
    private static final Ipv6Address CARRIER = Ipv6Address.parse("fe80::2");
    private static final int MOST_SEEN = 64;

    private final RandomGenerator random;
    private final Attacker attacker;
    private final boolean wild;
    private final TreeMap<Long, List<Runnable>> underway = new TreeMap<>();
    private final List<Seen> seen = new ArrayList<>();
    private final SimulatedHost host;
    private double loss;
    private double duplication;
    private double corruption;
    private long cutUntil = Long.MIN_VALUE;
    private int interfaceId = 1;

    /** A datagram that went by, for those who listen. */
    record Seen(Octets datagram, Origin origin) {}

    SimulatedLink(Scenario scenario, SimulatedHost host, RandomGenerator random) {
        this.host = host;
        this.random = random;
        this.attacker = new Attacker(random);
        this.wild = scenario.wild();
        this.loss = scenario.loss();
        this.duplication = scenario.duplication();
        this.corruption = scenario.corruption();
    }

    /** From now on it loses one in twenty and does nothing else wrong. */
    void becomeCalm() {
        loss = 0.05;
        duplication = 0;
        corruption = 0;
        cutUntil = Long.MIN_VALUE;
    }

    void cut(long until) {
        cutUntil = Math.max(cutUntil, until);
    }

    void changeLinkLocal() {
        interfaceId++;
    }

    List<Seen> seen() {
        return seen;
    }

    Attacker attacker() {
        return attacker;
    }

    private Peer client() {
        return Peer.client(new Ipv6Address(0xfe80L << 48, interfaceId));
    }

    long next() {
        return underway.isEmpty() ? Long.MAX_VALUE : underway.firstKey();
    }

    void run(long at) {
        for (Map.Entry<Long, List<Runnable>> due = underway.firstEntry();
                due != null && due.getKey() <= at;
                due = underway.firstEntry()) {
            underway.remove(due.getKey());
            due.getValue().forEach(Runnable::run);
        }
    }

    private void later(long at, Runnable arrival) {
        underway.computeIfAbsent(at, none -> new ArrayList<>(1)).add(arrival);
    }

    /** How often a datagram arrives. */
    private int copies(long at) {
        if (at < cutUntil || random.nextDouble() < loss) {
            return 0;
        }
        return random.nextDouble() < duplication ? 2 : 1;
    }

    private long delay() {
        return random.nextInt(10) == 0
                ? random.nextLong(3000 * MILLISECOND)
                : MILLISECOND + random.nextLong(20 * MILLISECOND);
    }

    void toCarriers(Octets datagram, List<SimulatedCarrier> carriers, long at) {
        Peer source = client();
        for (SimulatedCarrier carrier : carriers) {
            for (int copies = copies(at); copies > 0; copies--) {
                long arrival = at + delay();
                later(arrival, () -> carrier.receive(changed(datagram), source, arrival));
            }
        }
    }

    void toHost(List<Outgoing> datagrams, Origin origin, long at) {
        for (Outgoing outgoing : datagrams) {
            remember(new Seen(outgoing.datagram(), origin));
            for (int copies = copies(at); copies > 0; copies--) {
                long arrival = at + delay();
                Octets arriving = changed(outgoing.datagram());
                Origin seenAs = arriving.equals(outgoing.datagram()) ? origin : Origin.HOSTILE;
                later(arrival, () -> arrive(arriving, outgoing.destination().address(), seenAs, arrival));
            }
        }
    }

    private void remember(Seen datagram) {
        if (seen.size() == MOST_SEEN) {
            seen.remove(random.nextInt(MOST_SEEN));
        }
        seen.add(datagram);
    }

    private void arrive(Octets datagram, Ipv6Address destination, Origin origin, long at) {
        if (destination.isMulticast()) {
            deliver(datagram, Delivery.MULTICAST, origin, at);
        } else if (destination.equals(client().address())) {
            deliver(datagram, Delivery.UNICAST, origin, at);
        }
    }

    /** Only a wild link delivers what was changed and may be believed; else the checksum of UDP is there. */
    void deliver(Octets datagram, Delivery delivery, Origin origin, long at) {
        boolean believable = origin == Origin.HOSTILE && !host.glance().isIdle() && answers(datagram);
        if (believable && !wild) {
            return;
        }
        Origin judged = believable ? Origin.FAULTY : origin;
        host.input(new Input.Received(datagram, CARRIER, 547, delivery), judged, at);
    }

    private boolean answers(Octets datagram) {
        boolean isAnswer = datagram.length() >= 4 && (datagram.u8(0) == 2 || datagram.u8(0) == 7);
        return isAnswer && (datagram.u32(0) & 0xff_ffff) == host.lastXid();
    }

    private Octets changed(Octets datagram) {
        return random.nextDouble() < corruption ? damaged(datagram) : datagram;
    }

    /** A datagram with some bits changed, cut short, or nothing but noise. */
    Octets damaged(Octets datagram) {
        switch (random.nextInt(4)) {
            case 0 -> {
                return datagram.slice(0, random.nextInt(datagram.length()));
            }
            case 1 -> {
                byte[] noise = new byte[random.nextInt(200)];
                random.nextBytes(noise);
                return Octets.of(noise);
            }
            default -> {
                Octets damaged = datagram;
                do {
                    damaged = attacker.flipAny(damaged);
                } while (random.nextBoolean() || damaged.equals(datagram));
                return damaged;
            }
        }
    }
}
