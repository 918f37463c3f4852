package net.wan6.core.simulation;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import net.wan6.auth.ReconfigureType;
import net.wan6.codec.Duid;
import net.wan6.codec.Octets;
import net.wan6.core.simulation.Step.Origin;
import net.wan6.test.carrier.Carrier;
import net.wan6.test.carrier.CarrierPlan;
import net.wan6.test.carrier.Fault;
import net.wan6.test.carrier.Outgoing;
import net.wan6.test.carrier.Peer;

/** One carrier of a simulated link, with its restarts and faults. */
final class SimulatedCarrier {
    private final int number;
    private final RandomGenerator random;
    private final BiConsumer<List<Outgoing>, Origin> wire;
    private Carrier carrier;
    private long downUntil = Long.MIN_VALUE;

    SimulatedCarrier(int number, CarrierPlan plan, RandomGenerator random, BiConsumer<List<Outgoing>, Origin> wire) {
        this.number = number;
        this.random = random;
        this.wire = wire;
        this.carrier = Carrier.open(plan, random);
    }

    Duid serverId() {
        return carrier.plan().serverId();
    }

    private Origin origin() {
        return carrier.faults().isEmpty() ? Origin.GENUINE : Origin.FAULTY;
    }

    void receive(Octets datagram, Peer source, long at) {
        if (at >= downUntil) {
            Origin origin = origin();
            wire.accept(carrier.receive(datagram, source, at), origin);
        }
    }

    long next() {
        return Math.max(carrier.deadline().orElse(Long.MAX_VALUE), downUntil);
    }

    void run(long at) {
        if (next() <= at) {
            Origin origin = origin();
            wire.accept(carrier.advance(at), origin);
        }
    }

    void down(long until) {
        downUntil = Math.max(downUntil, until);
    }

    /** Another process of the same carrier, perhaps with other pools, perhaps without its database. */
    void restart() {
        CarrierPlan plan = carrier.plan();
        if (random.nextBoolean()) {
            plan = plan.edit().pools(List.of(Scenario.pool(number, random))).build();
        }
        carrier =
                random.nextInt(3) == 0 ? Carrier.open(plan, random) : Carrier.resume(plan, carrier.database(), random);
    }

    void renumber(long at) {
        carrier.renumber(List.of(Scenario.pool(number, random)));
        if (random.nextInt(3) > 0) {
            reconfigure(at);
        }
    }

    void reconfigure(long at) {
        if (at >= downUntil) {
            ReconfigureType type = Scenario.oneOf(List.of(ReconfigureType.values()), random);
            Origin origin = origin();
            wire.accept(carrier.reconfigureAll(type, at), origin);
        }
    }

    void misbehave(boolean infinite) {
        Fault fault = Scenario.oneOf(List.of(Fault.values()), random);
        if (infinite || fault != Fault.INFINITE_LIFETIMES) {
            carrier.inject(fault, 1 + random.nextInt(5));
        }
    }

    void becomeCalm() {
        downUntil = Long.MIN_VALUE;
        carrier.faults().forEach(carrier::clear);
    }

    List<net.wan6.test.carrier.CarrierLease> leases(long at) {
        return carrier.leases(at);
    }
}
