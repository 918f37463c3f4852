package net.wan6.core.simulation;

import static net.wan6.core.simulation.Violation.unless;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import net.wan6.codec.Authentication;
import net.wan6.codec.Duid;
import net.wan6.codec.Message;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;

/** Which Reconfigures a client may act on, over all its processes (invariant I-7). */
final class Reconfigures {
    private final Set<Octets> accepted = new HashSet<>();
    private final Map<Duid, Long> counters = new HashMap<>();

    /** A Reply with a key was delivered: the counter of its server may begin anew (engine rule R-15). */
    void keyDelivered(Duid server) {
        counters.remove(server);
    }

    void accepted(Octets datagram, Duid server, Step.Origin origin) {
        unless(origin != Step.Origin.HOSTILE, "I-7", "a Reconfigure was accepted that no carrier sent");
        unless(accepted.add(datagram), "I-7", "a Reconfigure was accepted twice");
        Authentication auth = Message.decode(datagram)
                .options()
                .first(OptionTypes.AUTH)
                .orElseThrow(() -> new Violation("I-7", "a Reconfigure was accepted without authentication"));
        Long last = counters.put(server, auth.replayDetection());
        unless(
                last == null || Long.compareUnsigned(auth.replayDetection(), last) > 0,
                "I-7",
                () -> "counter " + auth.replayDetection() + " after " + last);
    }
}
