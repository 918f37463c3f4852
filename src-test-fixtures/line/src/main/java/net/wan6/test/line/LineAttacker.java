package net.wan6.test.line;

import java.util.SplittableRandom;
import net.wan6.auth.Delivery;
import net.wan6.auth.ReconfigureType;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Octets;
import net.wan6.test.carrier.Attacker;

/** Somebody on the link of a {@link VirtualLine} who sees what the carrier sends, and has no key. */
public final class LineAttacker {
    private static final Ipv6Address ADDRESS = Ipv6Address.parse("fe80::bad");

    private final World world;
    private final Duid client;
    private final SplittableRandom random;

    LineAttacker(World world, VirtualLine.Builder builder, SplittableRandom random) {
        this.world = world;
        this.client = builder.identity.duid();
        this.random = random;
    }

    /**
     * Sends a Reconfigure that is right but for the key.
     *
     * @param type what the client shall send
     */
    public void forge(ReconfigureType type) {
        Duid server = world.carrier.plan().serverId();
        send(new Attacker(random).forge(type, client, server, random.nextLong()), "a forged Reconfigure");
    }

    /**
     * Sends the last Reconfigure of the carrier once more.
     *
     * @throws IllegalStateException if there was none
     */
    public void replay() {
        Octets seen = world.carrier.lastReconfigure();
        if (seen.isEmpty()) {
            throw new IllegalStateException("the carrier has sent no Reconfigure to replay");
        }
        send(seen, "the last Reconfigure again");
    }

    /** Sends what the carrier sent last once more, whatever that was; nothing if there was nothing. */
    public void echo() {
        Octets seen = world.carrier.last();
        if (!seen.isEmpty()) {
            send(seen, "the carrier's last " + Story.type(seen) + " again");
        }
    }

    /**
     * Sends anything, to the client's own address.
     *
     * @param datagram the whole UDP payload
     */
    public void send(Octets datagram) {
        send(datagram, datagram.length() + " octets");
    }

    private void send(Octets datagram, String what) {
        world.story.add("attacker sends " + what);
        world.toHost(datagram, ADDRESS, Delivery.UNICAST);
    }
}
