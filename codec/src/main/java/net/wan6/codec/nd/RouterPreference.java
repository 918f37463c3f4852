package net.wan6.codec.nd;

/** How much a router, or a route by it, is to be preferred to others: two bits (RFC 4191 §2.1). */
public enum RouterPreference {
    /** 01. */
    HIGH(1),
    /** 00. */
    MEDIUM(0),
    /** 11. */
    LOW(3),
    /** 10, never sent. A router has medium preference then (RFC 4191 §2.2), and a route is ignored (§2.3). */
    RESERVED(2);

    private final int bits;

    RouterPreference(int bits) {
        this.bits = bits;
    }

    /** In the octet of flags, and in a Route Information option: bits 3 and 4. */
    int inOctet() {
        return bits << 3;
    }

    static RouterPreference ofOctet(int octet) {
        return switch (octet >>> 3 & 3) {
            case 1 -> HIGH;
            case 0 -> MEDIUM;
            case 3 -> LOW;
            default -> RESERVED;
        };
    }
}
