package net.wan6.test.carrier;

/** Where the replay detection values come from that a carrier sends. */
public enum ReplayCounting {
    /** One more with each message. */
    STEPS,

    /**
     * Seconds in the upper 32 bits, 0 in the lower, and one more than the last if that is no rise: the form of NTP time,
     * seen on FLET'S Cross.
     */
    SECONDS,

    /** Always 0 (seen of dibbler): against RFC 9915 §20.3. */
    ZERO
}
