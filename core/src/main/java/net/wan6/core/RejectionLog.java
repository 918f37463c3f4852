package net.wan6.core;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import net.wan6.auth.RejectionReason;

/**
 * Counts refused Reconfigures, and tells of one at most once a reason and ten seconds, so that a flood tells little
 * (design law 7).
 */
final class RejectionLog {
    private static final long INTERVAL = 10 * Instants.SECOND;

    private record Refused(long count, long toldAt, long untold) {}

    private final Map<RejectionReason, Refused> refused = new EnumMap<>(RejectionReason.class);

    Optional<ClientEvent.ReconfigureRejected> rejected(RejectionReason reason, long now) {
        Refused last = refused.get(reason);
        if (last == null) {
            refused.put(reason, new Refused(1, now, 0));
            return Optional.of(new ClientEvent.ReconfigureRejected(reason, 0));
        }
        if (now - last.toldAt() < INTERVAL) {
            refused.put(reason, new Refused(last.count() + 1, last.toldAt(), last.untold() + 1));
            return Optional.empty();
        }
        refused.put(reason, new Refused(last.count() + 1, now, 0));
        return Optional.of(new ClientEvent.ReconfigureRejected(reason, last.untold()));
    }

    Map<RejectionReason, Long> counts() {
        Map<RejectionReason, Long> counts = new EnumMap<>(RejectionReason.class);
        refused.forEach((reason, times) -> counts.put(reason, times.count()));
        return counts;
    }
}
