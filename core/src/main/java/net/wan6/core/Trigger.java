package net.wan6.core;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Why leases are being extended.
 *
 * @param causes what a change that comes of it will be told to come from
 * @param moreCodes what a Reconfigure wants us to ask for besides (engine rule R-18)
 */
record Trigger(Set<ChangeCause> causes, List<Integer> moreCodes) {
    Trigger {
        causes = Set.copyOf(causes);
        moreCodes = List.copyOf(moreCodes);
    }

    static Trigger of(ChangeCause cause) {
        return new Trigger(Set.of(cause), List.of());
    }

    boolean isReconfigure() {
        return causes.contains(ChangeCause.RECONFIGURE);
    }

    Trigger and(ChangeCause cause) {
        if (causes.contains(cause)) {
            return this;
        }
        EnumSet<ChangeCause> all = EnumSet.of(cause);
        all.addAll(causes);
        return new Trigger(all, moreCodes);
    }
}
