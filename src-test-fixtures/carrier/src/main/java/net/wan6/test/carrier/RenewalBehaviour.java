package net.wan6.test.carrier;

/** How a Renew or Rebind is answered whose prefix this carrier does not, or no longer, delegate. */
public enum RenewalBehaviour {
    /** The new prefix, then the one asked for with lifetimes of zero, in one IA_PD (seen of Kea). */
    NEW_AND_OLD_ZERO,

    /** The same in the other order (seen of ISC dhcpd on Rebind). */
    OLD_ZERO_AND_NEW,

    /**
     * Status NoBinding in the IA_PD; the Request that follows gets the new prefix (seen of dibbler, ISC dhcpd and wide).
     * A Rebind of a client of which nothing is known gets no answer.
     */
    NO_BINDING,

    /** The new prefix alone; the old one is not mentioned. */
    NEW_ONLY
}
