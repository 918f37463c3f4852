package net.wan6.core;

import java.util.List;
import net.wan6.auth.KeyRing;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import org.jspecify.annotations.Nullable;

/**
 * What outlives a process.
 *
 * @param server who the leases are from, or null
 * @param keys the reconfigure keys and what was seen of each server's counter
 * @param lastReply the last Reply as it was received, or nothing
 * @param heldLeases the leases, with instants of the engine's clock
 * @param declined addresses in use elsewhere, of which their server is still to be told
 * @param advertised what the application said it tells its LANs
 * @param solMaxRt seconds, 0 for the default
 * @param infMaxRt seconds, 0 for the default
 */
record Memory(
        @Nullable Duid server,
        KeyRing keys,
        Octets lastReply,
        HeldLeases heldLeases,
        List<AddressLease> declined,
        List<Ipv6Prefix> advertised,
        long solMaxRt,
        long infMaxRt) {}
