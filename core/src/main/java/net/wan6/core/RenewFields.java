package net.wan6.core;

/** What a client puts where RFC 9915 §21.21 and §21.22 want zeros that servers ignore; not all do. */
public enum RenewFields {
    /** Zeros, as the RFC says. */
    ZERO,
    /** The lifetimes as the server gave them; T1 and T2 zero. */
    LIFETIMES,
    /** Lifetimes, T1 and T2 as the server gave them. */
    ALL
}
