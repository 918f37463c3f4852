package net.wan6.test.line;

import java.util.List;
import java.util.SplittableRandom;
import net.wan6.auth.Delivery;
import net.wan6.auth.ReconfigureType;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.test.carrier.Carrier;
import net.wan6.test.carrier.CarrierDatabase;
import net.wan6.test.carrier.CarrierLease;
import net.wan6.test.carrier.CarrierPlan;
import net.wan6.test.carrier.CarrierServer;
import net.wan6.test.carrier.Fault;
import net.wan6.test.carrier.Outgoing;
import net.wan6.test.carrier.Peer;

/** The carrier of a {@link VirtualLine}. What it is told takes effect at once; what it sends arrives as time goes by. */
public final class LineCarrier {
    static final Ipv6Address ADDRESS = Ipv6Address.parse("fe80::1");

    private static final Peer CLIENT = Peer.client(Ipv6Address.parse("fe80::2"));

    private final World world;
    private final Duid client;
    private final SplittableRandom random;
    private Carrier carrier;
    private Octets last = Octets.EMPTY;
    private Octets lastReconfigure = Octets.EMPTY;

    LineCarrier(World world, VirtualLine.Builder builder, SplittableRandom random) {
        this.world = world;
        this.client = builder.identity.duid();
        this.random = random;
        this.carrier = Carrier.open(builder.plan, random.split());
    }

    /**
     * Gives the client other prefixes, and asks it by a signed Reconfigure to renew at once, if it has got a key.
     *
     * @param prefixes one for each of its IA_PDs
     */
    public void renumber(Ipv6Prefix... prefixes) {
        renumberInSilence(prefixes);
        if (canReconfigure()) {
            reconfigure(ReconfigureType.RENEW);
        }
    }

    /**
     * Gives the client other prefixes, of which it learns when it asks.
     *
     * @param prefixes one for each of its IA_PDs
     */
    public void renumberInSilence(Ipv6Prefix... prefixes) {
        world.story.add("carrier renumbers to " + List.of(prefixes));
        carrier.renumber(client, prefixes);
    }

    /**
     * Follows another plan from now on; its faults are not looked at, see {@link #err}.
     *
     * @param plan the plan
     */
    public void follow(CarrierPlan plan) {
        world.story.add("carrier follows another plan");
        carrier.follow(plan);
    }

    /**
     * Asks the client by a signed Reconfigure, again and again until it answers.
     *
     * @param type what it shall send
     * @throws IllegalArgumentException if {@link #canReconfigure} is false
     */
    public void reconfigure(ReconfigureType type) {
        world.story.add("carrier asks for " + type + " by Reconfigure");
        perform((serving, now) -> serving.reconfigure(client, type, now));
    }

    /**
     * Whether the client can be asked by a Reconfigure.
     *
     * @return true if it has got a key
     */
    public boolean canReconfigure() {
        return carrier.canReconfigure(client);
    }

    /** Answers nothing any more, until {@link #recover}. */
    public void fallSilent() {
        err(Fault.SILENCE);
    }

    /**
     * Does something wrong, until {@link #recover}.
     *
     * @param fault what
     */
    public void err(Fault fault) {
        world.story.add("carrier errs: " + fault.label());
        carrier.inject(fault);
    }

    /**
     * Does something wrong for a while.
     *
     * @param fault what
     * @param times how often, 1 or more
     */
    public void err(Fault fault, int times) {
        world.story.add("carrier errs: " + fault.label() + ", " + times + " times");
        carrier.inject(fault, times);
    }

    /** Does nothing wrong any more. */
    public void recover() {
        world.story.add("carrier recovers");
        carrier.faults().forEach(carrier::clear);
    }

    /** Restarts, and finds its database. */
    public void restart() {
        world.story.add("carrier restarts");
        CarrierDatabase database = carrier.database();
        carrier = Carrier.resume(carrier.plan(), database, random.split());
    }

    /** Restarts without its database: it knows no client and no key. */
    public void loseDatabase() {
        world.story.add("carrier loses its database");
        carrier = Carrier.open(carrier.plan(), random.split());
    }

    /**
     * What the carrier holds for the client.
     *
     * @return leases that are valid now
     */
    public List<CarrierLease> leases() {
        return carrier.leases(world.now);
    }

    /**
     * The plan that is followed.
     *
     * @return the plan
     */
    public CarrierPlan plan() {
        return carrier.plan();
    }

    /**
     * Does anything else to the carrier, and sends what comes of it.
     *
     * @param command what
     */
    public void perform(CarrierServer.Command command) {
        send(command.run(carrier, world.now));
    }

    /** What was sent last; empty if nothing was. */
    Octets last() {
        return last;
    }

    /** The Reconfigure that was sent last; empty if none was. */
    Octets lastReconfigure() {
        return lastReconfigure;
    }

    long next() {
        return carrier.deadline().orElse(World.NEVER);
    }

    void advance() {
        send(carrier.advance(world.now));
    }

    void receive(Octets datagram) {
        send(carrier.receive(datagram, CLIENT, world.now));
    }

    private void send(List<Outgoing> datagrams) {
        for (Outgoing outgoing : datagrams) {
            Octets datagram = outgoing.datagram();
            world.story.add("carrier sends " + Story.type(datagram));
            last = datagram;
            if (datagram.u8(0) == MessageType.RECONFIGURE.code()) {
                lastReconfigure = datagram;
            }
            Delivery delivery = outgoing.destination().address().isMulticast() ? Delivery.MULTICAST : Delivery.UNICAST;
            world.toHost(datagram, ADDRESS, delivery);
        }
    }
}
