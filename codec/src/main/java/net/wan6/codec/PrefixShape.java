package net.wan6.codec;

/** A prefix: its length as one octet, then as many octets as hold that many bits. */
record PrefixShape() implements Shape<Ipv6Prefix> {
    @Override
    public String javaType() {
        return "Ipv6Prefix";
    }

    @Override
    public int least() {
        return 1;
    }

    @Override
    public int most() {
        return 1 + Ipv6Address.OCTETS;
    }

    @Override
    public Ipv6Prefix readAdmitted(byte[] array, int from, int to) {
        OctetReader in = new OctetReader(array, from, to);
        Ipv6Prefix prefix = in.prefix();
        if (in.remaining() > 0) {
            throw in.malformed(in.remaining() + " octets too many");
        }
        return prefix;
    }

    @Override
    public void write(OctetWriter out, Ipv6Prefix prefix) {
        out.prefix(prefix);
    }
}
