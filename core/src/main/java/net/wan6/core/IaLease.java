package net.wan6.core;

import net.wan6.codec.Lifetime;

/** What a server has given to an identity association of the client: the only leases that stand in messages (engine rule P-6). Immutable. */
public sealed interface IaLease extends Lease permits PrefixLease, AddressLease {
    /**
     * Names the identity association it belongs to.
     *
     * @return 0 to 4294967295
     */
    long iaid();

    @Override
    IaLease withUnmeasured(Lifetime time);
}
