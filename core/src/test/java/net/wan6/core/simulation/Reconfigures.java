package net.wan6.core.simulation;

import static net.wan6.core.simulation.Violation.unless;

import java.security.GeneralSecurityException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.wan6.codec.Authentication;
import net.wan6.codec.Duid;
import net.wan6.codec.MalformedMessageException;
import net.wan6.codec.Message;
import net.wan6.codec.Octets;
import net.wan6.codec.Only;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;

/**
 * Which Reconfigures a client may act on, over all its processes (invariant I-7). The digest is checked here as well, in
 * another way than the engine does: damage on the link may undo what a faulty carrier did, and what comes of it is as
 * the carrier signed it.
 */
final class Reconfigures {
    /** What the information of RKAP begins with: a kind of value, 1 for a key and 2 for a digest (RFC 9915 §20.4). */
    private static final int KIND = 1;

    private static final int MD5_LENGTH = 16;

    private final Set<Octets> accepted = new HashSet<>();
    /** All that were delivered, since a Reply need not be one that the client could use. */
    private final Map<Duid, Set<Octets>> keys = new HashMap<>();

    private final Map<Duid, Long> counters = new HashMap<>();

    /** Accepted since the state was kept last: a process that begins from that state cannot know of them. */
    private final Set<Octets> notKept = new HashSet<>();

    private Map<Duid, Long> keptCounters = Map.of();

    /** The state was kept. */
    void kept() {
        notKept.clear();
        keptCounters = Map.copyOf(counters);
    }

    /** A process begins from what was kept. */
    void restarted() {
        accepted.removeAll(notKept);
        notKept.clear();
        counters.clear();
        counters.putAll(keptCounters);
    }

    /** A Reply with a key was delivered: the counter of its server may begin anew (engine rule R-15). */
    void keyDelivered(Duid server, Authentication delivery) {
        counters.remove(server);
        if (delivery.information().length() == KIND + MD5_LENGTH) {
            keys.computeIfAbsent(server, none -> new HashSet<>())
                    .add(delivery.information().slice(KIND, KIND + MD5_LENGTH));
        }
    }

    void accepted(Octets datagram, Duid server) {
        unless(accepted.add(datagram), "I-7", "a Reconfigure was accepted twice");
        notKept.add(datagram);
        unless(isSigned(datagram), "I-7", "a Reconfigure was accepted that no carrier signed");
        long counter = Message.decode(datagram)
                .options()
                .first(OptionTypes.AUTH)
                .orElseThrow()
                .replayDetection();
        Long last = counters.put(server, counter);
        unless(
                last == null || Long.compareUnsigned(counter, last) > 0,
                "I-7",
                () -> "counter " + counter + " after " + last);
    }

    /** Whether a carrier that has delivered a key has sent this Reconfigure, or something this was made of. */
    boolean isSigned(Octets datagram) {
        try {
            Options options = Message.decode(datagram).options();
            return options.only(OptionTypes.SERVER_ID) instanceof Only.One<Duid> server
                    && options.only(OptionTypes.AUTH) instanceof Only.One<Authentication> auth
                    && auth.value().information().length() == KIND + MD5_LENGTH
                    && keys.getOrDefault(server.value().compact(), Set.of()).stream()
                            .anyMatch(key -> isSigned(datagram, auth.value(), key));
        } catch (MalformedMessageException noMessage) {
            return false;
        }
    }

    private static boolean isSigned(Octets datagram, Authentication auth, Octets key) {
        String digest = auth.information().slice(KIND, KIND + MD5_LENGTH).toHex();
        Octets unsigned = Octets.parseHex(datagram.toHex().replace(digest, "00".repeat(MD5_LENGTH)));
        try {
            Mac mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(key.toByteArray(), "HmacMD5"));
            return Octets.of(mac.doFinal(unsigned.toByteArray())).toHex().equals(digest);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
