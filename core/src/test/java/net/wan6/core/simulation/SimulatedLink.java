package net.wan6.core.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import net.wan6.auth.Delivery;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Message;
import net.wan6.codec.MessageBuilder;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.Only;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import net.wan6.core.Input;
import net.wan6.core.simulation.Step.Origin;
import net.wan6.test.carrier.Attacker;
import net.wan6.test.carrier.Outgoing;
import net.wan6.test.carrier.Peer;

/**
 * The link between a host and its carriers: it loses, duplicates, reorders, delays, changes and is cut, and there may be
 * somebody on it who contradicts every carrier.
 */
final class SimulatedLink {
    private static final long MILLISECOND = 1_000_000L;
    private static final Ipv6Address CARRIER = Ipv6Address.parse("fe80::2");
    private static final int MOST_SEEN = 64;
    private static final Duid STRANGER = Duid.parseHex("0003000102005e0053ff");

    private final RandomGenerator random;
    private final Attacker attacker;
    private final boolean wild;
    private final TreeMap<Long, List<Runnable>> underway = new TreeMap<>();
    private final List<Seen> seen = new ArrayList<>();
    private final SimulatedHost host;
    private boolean contradictory;
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
        this.contradictory = random.nextInt(8) == 0;
    }

    /** From now on it loses one in twenty and does nothing else wrong. */
    void becomeCalm() {
        loss = 0.05;
        duplication = 0;
        corruption = 0;
        contradictory = false;
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

    /** Whether something that is sent now arrives. */
    boolean carries(long at) {
        return copies(at) > 0;
    }

    void later(long at, Runnable arrival) {
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
        if (contradictory && at >= cutUntil) {
            contradict((ClientServerMessage) Message.decode(datagram), at);
        }
        for (SimulatedCarrier carrier : carriers) {
            for (int copies = copies(at); copies > 0; copies--) {
                long arrival = at + delay();
                later(arrival, () -> carrier.receive(changed(datagram), source, arrival));
            }
        }
    }

    /** A14: somebody who refuses whatever is asked, many times a second, each time with another SOL_MAX_RT. */
    private void contradict(ClientServerMessage asked, long at) {
        Duid server =
                asked.options().only(OptionTypes.SERVER_ID) instanceof Only.One<Duid> one ? one.value() : STRANGER;
        for (int i = 1; i <= 30; i++) {
            MessageBuilder<ClientServerMessage> refusal = Message.builder(MessageType.REPLY, asked.transactionId());
            asked.options().first(OptionTypes.CLIENT_ID).ifPresent(own -> refusal.add(OptionTypes.CLIENT_ID, own));
            Octets refused = refusal.add(OptionTypes.SERVER_ID, server)
                    .add(OptionTypes.STATUS_CODE, Status.of(StatusCode.UNSPEC_FAIL, ""))
                    .add(OptionTypes.SOL_MAX_RT, 60L + i % 2)
                    .build()
                    .octets();
            long arrival = at + i * 5L * MILLISECOND;
            later(arrival, () -> deliver(refused, Delivery.UNICAST, Origin.FAULTY, arrival));
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
