package net.wan6.mape.provisioning;

/** What a CE can do, as it tells the rule server (HB46PP 1.1 §3.3). */
public enum Capability {
    /** 464XLAT (RFC 6877). */
    XLAT_464("464xlat"),
    /** DS-Lite (RFC 6333). */
    DS_LITE("dslite"),
    /** IPv4 in IPv6 (RFC 2473) with addresses of a contract. */
    IPIP("ipip"),
    /** Lightweight 4over6 (RFC 7596). */
    LW4O6("lw4o6"),
    /** MAP-E (RFC 7597). */
    MAP_E("map_e"),
    /** MAP-T (RFC 7599). */
    MAP_T("map_t"),
    /** MAP-E in hub and spoke topology; goes with {@link #MAP_E}. */
    HUB_AND_SPOKE("hubspoke"),
    /** MAP-E in mesh topology; goes with {@link #MAP_E}. */
    MESH("mesh");

    private final String word;

    Capability(String word) {
        this.word = word;
    }

    /**
     * Reads the word of the protocol.
     *
     * @param word such as {@code map_e}, in small letters
     * @return the capability
     * @throws IllegalArgumentException if the word is no capability's
     */
    public static Capability parse(String word) {
        for (Capability capability : values()) {
            if (capability.word.equals(word)) {
                return capability;
            }
        }
        throw new IllegalArgumentException("capability \"" + word + "\" is none of HB46PP's");
    }

    /** The word of the protocol. */
    @Override
    public String toString() {
        return word;
    }
}
