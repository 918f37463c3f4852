package net.wan6.core;

import java.util.List;
import net.wan6.codec.Options;
import net.wan6.mape.Softwire;

/**
 * How IPv4 tunnels follow from what a client holds: pure, so that the softwire stands in the same event as the prefix.
 */
@FunctionalInterface
public interface SoftwirePlan {
    /** No tunnels. */
    SoftwirePlan NONE = (prefixes, options) -> List.of();

    /**
     * The tunnels.
     *
     * @param prefixes the prefixes held
     * @param options the options of the last Reply
     * @return the tunnels, perhaps none
     */
    List<Softwire> softwires(List<PrefixLease> prefixes, Options options);
}
