package net.wan6.codec;

/** Octets that are not taken apart. */
record OctetsShape(int least, int most) implements Shape<Octets> {
    @Override
    public String javaType() {
        return "Octets";
    }

    @Override
    public Octets readAdmitted(byte[] array, int from, int to) {
        return new Octets(array, from, to);
    }

    @Override
    public void write(OctetWriter out, Octets octets) {
        if (!admits(octets.length())) {
            throw new IllegalArgumentException(octets.length() + " octets, not " + least);
        }
        out.octets(octets);
    }
}
