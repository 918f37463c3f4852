package net.wan6.core;

import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;

/**
 * The greatest retransmission times that the Advertises of one search agree on (RFC 9915 §18.2.9, engine rules S-4,
 * V-11).
 *
 * @param solMaxRt SOL_MAX_RT in seconds, 0 if none was said, negative if one server contradicted another
 * @param infMaxRt INF_MAX_RT in the same way
 */
record AdvertisedMaxRt(long solMaxRt, long infMaxRt) {
    static final AdvertisedMaxRt NONE = new AdvertisedMaxRt(0, 0);

    private static final long DISCORD = -1;

    /** With one Advertise more. */
    AdvertisedMaxRt and(Options advertise) {
        return new AdvertisedMaxRt(
                agree(solMaxRt, PersistentState.inRange(advertise, OptionTypes.SOL_MAX_RT, 0)),
                agree(infMaxRt, PersistentState.inRange(advertise, OptionTypes.INF_MAX_RT, 0)));
    }

    private static long agree(long soFar, long said) {
        if (said == 0 || said == soFar) {
            return soFar;
        }
        return soFar == 0 ? said : DISCORD;
    }

    /** A limit to use instead of one known: discord means the default, silence changes nothing. */
    static long orKnown(long agreed, long known) {
        return agreed == 0 ? known : Math.max(0, agreed);
    }
}
