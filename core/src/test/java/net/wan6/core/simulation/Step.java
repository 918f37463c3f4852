package net.wan6.core.simulation;

import java.util.List;
import net.wan6.core.Input;
import net.wan6.core.Output;

/**
 * One input to an engine and all that came of it.
 *
 * @param now nanoseconds of the engine's clock
 * @param outputs what was polled, the last a {@link Output.WaitUntil}
 */
record Step(Input input, Origin origin, long now, Glance before, List<Output> outputs, Glance after) {
    /** Where a datagram comes from. */
    enum Origin {
        /** As a carrier without faults made it; also everything that is no datagram. */
        GENUINE,
        /** As a carrier made it that does something wrong. */
        FAULTY,
        /** Made or changed by somebody without a key, or by the link. */
        HOSTILE
    }
}
