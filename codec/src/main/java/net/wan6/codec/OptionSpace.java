package net.wan6.codec;

/**
 * A space of option codes: the same number means another thing in another space.
 *
 * @param name how the space is called in messages and listings
 */
public record OptionSpace(String name) {
    /** The DHCPv6 option codes, which also stand inside identity associations, relay options and lease queries. */
    public static final OptionSpace DHCPV6 = new OptionSpace("dhcpv6");

    /** What the softwire containers of RFC 7598 hold: codes of the DHCPv6 registry that stand nowhere else. */
    public static final OptionSpace S46 = new OptionSpace("s46");

    /** Sub-options of NTP_SERVER (RFC 5908 §4). */
    public static final OptionSpace NTP = new OptionSpace("ntp");

    /** Sub-options of the MoS address option (RFC 5678 §2). */
    public static final OptionSpace MOS_ADDRESS = new OptionSpace("mos-address");

    /** Sub-options of the MoS domain name option (RFC 5678 §3). */
    public static final OptionSpace MOS_FQDN = new OptionSpace("mos-fqdn");

    /**
     * The options of one vendor, inside VENDOR_OPTS (RFC 9915 §21.17).
     *
     * @param enterprise the enterprise number, 0 to 4294967295
     * @return the space
     */
    public static OptionSpace vendor(long enterprise) {
        if (enterprise < 0 || enterprise > 0xffff_ffffL) {
            throw new IllegalArgumentException("enterprise number " + enterprise + " is not in 0 to 4294967295");
        }
        return new OptionSpace("vendor-" + enterprise);
    }

    /** Equality for the doors, in less code than a record's own: they are inlined where they are used. */
    @SuppressWarnings("ReferenceEquality") // almost always the same object; names decide where it is not
    boolean is(OptionSpace other) {
        return this == other || name.equals(other.name);
    }

    /** As a record's own, which costs classes when it is first asked: every table of options asks. */
    @Override
    public boolean equals(Object other) {
        return other instanceof OptionSpace that && name.equals(that.name);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
