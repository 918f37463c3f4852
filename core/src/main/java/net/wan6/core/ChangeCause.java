package net.wan6.core;

/** What a {@link ClientEvent.LeaseChange} comes from. */
public enum ChangeCause {
    /** A Reply to Request, or to Solicit with Rapid Commit. */
    REQUEST,
    /** A Reply to Renew. */
    RENEW,
    /** A Reply to Rebind. */
    REBIND,
    /** The exchange that brought the change was asked for by an authenticated Reconfigure. */
    RECONFIGURE,
    /** The exchange verified leases after a restart, sleep or link change. */
    VERIFY,
    /** A lifetime ended. */
    TIME,
    /** Leases read back at start. */
    RESTORED,
    /** The application released the leases. */
    RELEASE,
    /** The application had the leases forgotten ({@link Input.Forget}). */
    FORGOTTEN,
    /** Another host uses an address. */
    DECLINE,
    /** A router announces other prefixes, or other lifetimes ({@link Input.LinePrefixes}). */
    ROUTER_ADVERTISEMENT,
    /** The application gave another plan for softwires ({@link Input.SoftwiresChanged}). */
    SOFTWIRE_PLAN
}
