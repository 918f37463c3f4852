package net.wan6.core;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import net.wan6.auth.RejectionReason;

/** Tells of a refused Reconfigure at most once a reason and ten seconds, so that a flood tells little (design law 7). */
final class RejectionLog {
    private static final long INTERVAL = 10 * Clocks.SECOND;

    private record Told(long at, long untold) {}

    private Map<RejectionReason, Told> told = Map.of();

    Optional<ClientEvent.ReconfigureRejected> rejected(RejectionReason reason, long now) {
        if (told.isEmpty()) {
            told = new EnumMap<>(RejectionReason.class);
        }
        Told last = told.get(reason);
        if (last != null && now - last.at() < INTERVAL) {
            told.put(reason, new Told(last.at(), last.untold() + 1));
            return Optional.empty();
        }
        told.put(reason, new Told(now, 0));
        return Optional.of(new ClientEvent.ReconfigureRejected(reason, last == null ? 0 : last.untold()));
    }
}
