package net.wan6.auth;

import net.wan6.codec.Duid;

/** The key of one server and what is known of its counter. */
record HeldKey(Duid serverId, ReconfigureKey key, Baseline baseline) {
    HeldKey with(Baseline recorded) {
        return new HeldKey(serverId, key, recorded);
    }
}
