package net.wan6.core.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import net.wan6.auth.Delivery;
import net.wan6.auth.ReconfigureType;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.core.AddressLease;
import net.wan6.core.ClientState;
import net.wan6.core.Input;
import net.wan6.core.RaSignal;
import net.wan6.core.simulation.Step.Origin;

/**
 * A week of one line: six days of troubles and a calm one, after which the client must hold what carriers lease it. All
 * of it follows from one seed.
 */
final class Simulation {
    private static final long SECOND = 1_000_000_000L;
    private static final long HOUR = 3600 * SECOND;
    private static final long CALM_FROM = 6 * 24 * HOUR;
    private static final long END = 7 * 24 * HOUR;

    /**
     * The longest lifetime, which a client may live through again that starts without knowing how long it was away
     * from a carrier that forgot it, and a Solicit or two at SOL_MAX_RT.
     */
    private static final long HEALED_BY = CALM_FROM + (12 + 2) * HOUR;

    private final Scenario scenario;
    private final RandomGenerator random;
    private final SimulatedHost host;
    private final SimulatedLink link;
    private final List<SimulatedCarrier> carriers = new ArrayList<>();
    private final Optional<SimulatedRouter> router;
    private long at;
    private long nextTrouble;
    private long bootAt = Long.MAX_VALUE;
    private long awakeAt = Long.MIN_VALUE;
    private long linkUpAt = Long.MAX_VALUE;
    private long startAt = Long.MAX_VALUE;

    private Simulation(SplittableRandom seeded) {
        this.scenario = Scenario.of(seeded.split());
        this.random = seeded.split();
        this.host = new SimulatedHost(scenario, seeded.split(), this::send);
        this.link = new SimulatedLink(scenario, host, seeded.split());
        this.router = scenario.routers() == Scenario.Routers.NONE
                ? Optional.empty()
                : Optional.of(new SimulatedRouter(seeded.split(), this::announce));
        for (int i = 0; i < scenario.plans().size(); i++) {
            carriers.add(new SimulatedCarrier(
                    i + 1,
                    scenario.plans().get(i),
                    seeded.split(),
                    (datagrams, origin) -> link.toHost(datagrams, origin, at)));
        }
    }

    /** An advertisement arrives at a host that is awake, unless the link loses it. */
    private void announce(Octets message, Ipv6Address source, int hopLimit, long when) {
        if (linkUpAt == Long.MAX_VALUE && !isAsleep() && link.carries(when)) {
            link.later(when, () -> host.hear(message, source, hopLimit, when));
        }
    }

    /** Runs the week of a seed; an {@link AssertionError} says what was broken and when. */
    static void run(long seed) {
        Simulation simulation = new Simulation(new SplittableRandom(seed));
        try {
            simulation.week();
        } catch (AssertionError | RuntimeException failure) {
            String message = "seed " + seed + ", " + simulation.at / SECOND + " s after the beginning: " + failure
                    + "\n" + simulation.scenario + "\n" + simulation.host.journal();
            throw new AssertionError(message, failure);
        }
    }

    private void send(Octets datagram) {
        if (linkUpAt == Long.MAX_VALUE) {
            link.toCarriers(datagram, carriers, at);
        }
    }

    private void week() {
        host.boot(0);
        nextTrouble = soon();
        while (at < CALM_FROM) {
            step(CALM_FROM);
        }
        calm();
        while (at < HEALED_BY) {
            step(HEALED_BY);
        }
        Recovery.holdsAgain(host.glance().leases());
        while (at < END) {
            step(END);
        }
        agree();
    }

    private long soon() {
        return at + (long) (-Math.log(1 - random.nextDouble()) * scenario.troubleEvery());
    }

    private boolean isAsleep() {
        return at < awakeAt;
    }

    /** Goes to whatever is next. */
    private void step(long limit) {
        long next = Math.min(Math.min(limit, nextTrouble), Math.min(bootAt, Math.min(linkUpAt, startAt)));
        next = Math.min(next, link.next());
        for (SimulatedCarrier carrier : carriers) {
            next = Math.min(next, carrier.next());
        }
        if (router.isPresent()) {
            next = Math.min(next, router.get().next());
        }
        if (host.isRunning()) {
            next = Math.min(next, Math.max(host.deadline(), awakeAt));
        }
        at = Math.max(at, next);
        for (SimulatedCarrier carrier : carriers) {
            carrier.run(at);
        }
        router.ifPresent(there -> there.run(at));
        wake();
        if (host.isRunning() && !isAsleep() && host.deadline() <= at) {
            host.input(new Input.Timeout(), at);
        }
        link.run(at);
        if (at >= nextTrouble) {
            nextTrouble = soon();
            trouble();
        }
        life();
    }

    private void wake() {
        if (awakeAt != Long.MIN_VALUE && at >= awakeAt) {
            awakeAt = Long.MIN_VALUE;
            if (random.nextBoolean()) {
                host.input(new Input.Resumed(), at);
            }
        }
    }

    /** What is to happen to the host by and by. */
    private void life() {
        if (!host.isRunning() && bootAt == Long.MAX_VALUE) {
            bootAt = at
                    + random.nextLong(
                            switch (random.nextInt(8)) {
                                case 0 -> 40 * HOUR;
                                case 1, 2 -> 5 * HOUR;
                                default -> 60 * SECOND;
                            });
        }
        if (at >= bootAt) {
            bootAt = Long.MAX_VALUE;
            linkUpAt = Long.MAX_VALUE;
            awakeAt = Long.MIN_VALUE;
            host.boot(at);
        }
        if (at >= linkUpAt) {
            linkUpAt = Long.MAX_VALUE;
            host.input(new Input.LinkUp(), at);
        }
        if (at >= startAt) {
            startAt = Long.MAX_VALUE;
            host.input(new Input.Start(), at);
        }
        if (host.isReleasing()) {
            host.input(new Input.PrefixNoLongerAdvertised(), at);
        }
        boolean stopped = host.isRunning() && host.glance().state() == ClientState.STOPPED;
        if (stopped && startAt == Long.MAX_VALUE) {
            startAt = at + random.nextLong(HOUR);
        }
    }

    private void trouble() {
        SimulatedCarrier carrier = Scenario.oneOf(carriers, random);
        if (router.isPresent() && random.nextInt(3) == 0) {
            router.get().trouble(at);
            return;
        }
        switch (random.nextInt(20)) {
            case 0 -> link.cut(at + random.nextLong(random.nextInt(3) == 0 ? 20 * HOUR : 600 * SECOND));
            case 1 -> carrier.down(at + random.nextLong(random.nextInt(3) == 0 ? 20 * HOUR : 600 * SECOND));
            case 2, 3 -> carrier.restart();
            case 4, 5 -> carrier.renumber(at);
            case 6, 7 -> carrier.reconfigure(at);
            case 8, 9, 10 -> carrier.misbehave(scenario.infinite());
            case 11, 12 -> attack(carrier);
            case 13 -> flap();
            case 14 -> {
                link.changeLinkLocal();
                tell(new Input.LinkLocalChanged());
            }
            case 15 -> awakeAt = at + random.nextLong(random.nextInt(4) == 0 ? 10 * HOUR : 600 * SECOND);
            case 16 -> tell(new Input.RouterAdvertised(RaSignal.CHANGED));
            case 17 -> host.crash();
            case 18 ->
                tell(Scenario.oneOf(
                        List.of(new Input.RenewNow(), new Input.TransmitFailed(), new Input.Resumed()), random));
            default -> application();
        }
    }

    private void tell(Input input) {
        if (!isAsleep()) {
            host.input(input, at);
        }
    }

    private void flap() {
        if (linkUpAt == Long.MAX_VALUE && host.isRunning()) {
            linkUpAt = at + random.nextLong(random.nextInt(4) == 0 ? 8 * HOUR : 20 * SECOND);
            tell(new Input.LinkDown());
        }
    }

    private void application() {
        switch (random.nextInt(6)) {
            case 0 -> tell(new Input.Stop());
            case 1 -> tell(new Input.Release());
            case 2, 3 -> tell(new Input.SoftwiresChanged(Scenario.oneOf(Scenario.PLANS, random)));
            default -> {
                List<AddressLease> addresses = host.glance().leases().addresses();
                if (!addresses.isEmpty()) {
                    tell(new Input.AddressInUse(addresses.get(0).address()));
                }
            }
        }
    }

    /** Somebody on the link who has no key: a burst of what was seen, changed, or made up. */
    private void attack(SimulatedCarrier carrier) {
        if (isAsleep()) {
            return;
        }
        for (int left = random.nextInt(20); left > 0; left--) {
            if (link.seen().isEmpty() || random.nextInt(4) == 0) {
                Octets forged = link.attacker()
                        .forge(
                                Scenario.oneOf(List.of(ReconfigureType.values()), random),
                                scenario.identity().duid(),
                                carrier.serverId(),
                                random.nextLong());
                link.deliver(forged, Delivery.UNICAST, Origin.HOSTILE, at);
            } else {
                SimulatedLink.Seen seen = Scenario.oneOf(link.seen(), random);
                if (random.nextInt(3) == 0) {
                    link.deliver(seen.datagram(), Delivery.UNICAST, seen.origin(), at);
                } else {
                    link.deliver(link.damaged(seen.datagram()), Delivery.UNICAST, Origin.HOSTILE, at);
                }
            }
        }
    }

    private void calm() {
        nextTrouble = Long.MAX_VALUE;
        host.becomeCalm();
        link.becomeCalm();
        carriers.forEach(SimulatedCarrier::becomeCalm);
        router.ifPresent(SimulatedRouter::becomeCalm);
        awakeAt = Math.min(awakeAt, at);
        linkUpAt = linkUpAt == Long.MAX_VALUE ? linkUpAt : at;
        bootAt = bootAt == Long.MAX_VALUE ? bootAt : at;
        startAt = startAt == Long.MAX_VALUE ? startAt : at;
    }

    /** At the end the client holds only what is leased to it, and something in every IA_PD. */
    private void agree() {
        router.ifPresent(
                there -> Recovery.followsTheRouter(host.glance().leases(), there.current(), there.isForgetful()));
        if (scenario.wild() || scenario.infinite() || scenario.routers() == Scenario.Routers.ALONE) {
            return;
        }
        Set<Ipv6Prefix> leased = new HashSet<>();
        for (SimulatedCarrier carrier : carriers) {
            carrier.leases(at).forEach(lease -> leased.add(lease.prefix()));
        }
        Recovery.agrees(
                host.glance().leases(), leased, scenario.config().prefixes().size());
    }
}
