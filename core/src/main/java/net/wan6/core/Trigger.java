package net.wan6.core;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.wan6.auth.ReconfigureType;
import net.wan6.codec.Duid;
import org.jspecify.annotations.Nullable;

/**
 * Why leases are being extended.
 *
 * @param causes what a change that comes of it will be told to come from
 * @param asked the Reconfigure that asks for it, or null
 */
record Trigger(Set<ChangeCause> causes, @Nullable Asked asked) {
    /**
     * A Reconfigure that is to be answered (RFC 9915 §18.2.11).
     *
     * @param type with what
     * @param server who sent it
     * @param moreCodes what it wants us to ask for besides (engine rule R-18)
     * @param until when another is heard though this one was not answered
     */
    record Asked(ReconfigureType type, Duid server, List<Integer> moreCodes, long until) {
        Asked {
            moreCodes = List.copyOf(moreCodes);
        }
    }

    Trigger {
        causes = Set.copyOf(causes);
    }

    static Trigger of(ChangeCause cause) {
        return new Trigger(Set.of(cause), null);
    }

    static Trigger of(Asked asked) {
        ChangeCause cause = asked.type() == ReconfigureType.REBIND ? ChangeCause.REBIND : ChangeCause.RENEW;
        return new Trigger(Set.of(ChangeCause.RECONFIGURE, cause), asked);
    }

    boolean isReconfigure() {
        return asked != null;
    }

    List<Integer> moreCodes() {
        return asked == null ? List.of() : asked.moreCodes();
    }

    Trigger and(ChangeCause cause) {
        if (causes.contains(cause)) {
            return this;
        }
        EnumSet<ChangeCause> all = EnumSet.of(cause);
        all.addAll(causes);
        return new Trigger(all, asked);
    }
}
