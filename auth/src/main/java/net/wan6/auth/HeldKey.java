package net.wan6.auth;

import net.wan6.codec.Duid;

/** The key of one server and what is known of its counter. */
record HeldKey(Duid serverId, ReconfigureKey key, Counter delivered, Counter received) {
    HeldKey(Duid serverId, ReconfigureKey key, Baseline baseline) {
        this(serverId, key, baseline.delivered(), baseline.received());
    }

    Baseline baseline() {
        return new Baseline(delivered, received);
    }

    HeldKey with(Baseline recorded) {
        return new HeldKey(serverId, key, recorded);
    }
}
