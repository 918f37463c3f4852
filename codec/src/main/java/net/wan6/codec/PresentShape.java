package net.wan6.codec;

/** No octets: the option says all by being there. */
record PresentShape() implements Shape<Present> {
    @Override
    public String javaType() {
        return "Present";
    }

    @Override
    public int least() {
        return 0;
    }

    @Override
    public int most() {
        return 0;
    }

    @Override
    public Present readAdmitted(byte[] array, int from, int to) {
        return Present.PRESENT;
    }

    @Override
    public void write(OctetWriter out, Present present) {}
}
