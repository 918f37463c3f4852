package net.wan6.test.line;

import java.util.Optional;
import net.wan6.codec.Octets;
import net.wan6.core.ClientEvent;

/** What outlives a process, and how the driver behaves when it cannot be written: it tells once, and tries again. */
final class HostStore {
    private static final long TRY_AGAIN_AFTER = 30_000_000_000L;

    private Optional<Octets> kept = Optional.empty();
    private long keptAt;
    private boolean isFailing;
    private boolean isTold;
    private long tryAgainAt = World.NEVER;

    Optional<Octets> kept() {
        return kept;
    }

    long keptAt() {
        return keptAt;
    }

    /** When a state that could not be written is written again. */
    long tryAgainAt() {
        return tryAgainAt;
    }

    void fail() {
        isFailing = true;
    }

    void mend() {
        isFailing = false;
    }

    /** The next process knows nothing of what failed. */
    void processEnded() {
        tryAgainAt = World.NEVER;
        isTold = false;
    }

    /** Keeps a state, or answers what to tell of it. */
    Optional<ClientEvent> save(Octets state, long now) {
        if (isFailing) {
            tryAgainAt = now + TRY_AGAIN_AFTER;
            boolean isNew = !isTold;
            isTold = true;
            return isNew
                    ? Optional.of(new ClientEvent.StoreProblem("the leases are not kept: the store fails"))
                    : Optional.empty();
        }
        kept = Optional.of(state);
        keptAt = now;
        tryAgainAt = World.NEVER;
        isTold = false;
        return Optional.empty();
    }
}
