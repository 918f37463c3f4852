package net.wan6.test.line;

import java.util.SplittableRandom;
import net.wan6.auth.Delivery;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Octets;

/** The time, and the order in which things happen: what arrives first, then the carrier, then the client. */
final class World {
    static final long NEVER = Long.MAX_VALUE;

    final Story story = new Story(() -> now());
    final Wire wire = new Wire();
    final LineCarrier carrier;
    final LineHost host;
    final LineAttacker attacker;
    long now;

    World(VirtualLine.Builder builder, SplittableRandom random) {
        this.carrier = new LineCarrier(this, builder, random.split());
        this.host = new LineHost(this, builder, random.split());
        this.attacker = new LineAttacker(this, builder, random.split());
    }

    private long now() {
        return now;
    }

    void toCarrier(Octets datagram) {
        story.add("client sends " + Story.type(datagram));
        wire.send(now, () -> carrier.receive(datagram));
    }

    void toHost(Octets datagram, Ipv6Address source, Delivery delivery) {
        wire.send(now, () -> host.receive(datagram, source, delivery));
    }

    /** When something happens next. */
    long next() {
        return Math.min(wire.next(), Math.min(carrier.next(), host.next()));
    }

    /** Goes on to what is next, and does it. */
    void step() {
        requireOutsideOfAListener();
        now = Math.max(now, next());
        if (wire.next() <= now) {
            wire.deliverFirst();
        } else if (carrier.next() <= now) {
            carrier.advance();
        } else if (host.next() <= now) {
            host.advance();
        }
    }

    void runUntil(long end) {
        requireOutsideOfAListener();
        while (next() <= end) {
            step();
        }
        now = Math.max(now, end);
    }

    void settle() {
        while (!wire.isEmpty()) {
            step();
        }
    }

    /** A listener that waits for what comes after it would wait for itself. */
    private void requireOutsideOfAListener() {
        if (host.isHandling()) {
            throw new IllegalStateException("a listener cannot let time go by");
        }
    }

    /** Time in which the client does nothing and hears nothing. */
    void runWithoutHost(long end) {
        requireOutsideOfAListener();
        while (Math.min(wire.next(), carrier.next()) <= end) {
            now = Math.max(now, Math.min(wire.next(), carrier.next()));
            if (wire.next() <= now) {
                wire.deliverFirst();
            } else {
                carrier.advance();
            }
        }
        now = Math.max(now, end);
    }
}
