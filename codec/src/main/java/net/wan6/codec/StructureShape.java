package net.wan6.codec;

/**
 * A payload read through an {@link OctetReader}, which has to reach the end: what {@link Payload#of} makes.
 *
 * @param javaType the Java type of the value
 */
record StructureShape<T>(String javaType, int least, OptionReader<T> reader, OptionWriter<T> writer)
        implements Shape<T> {
    @Override
    public int most() {
        return LONGEST;
    }

    @Override
    public T readAdmitted(byte[] array, int from, int to) {
        OctetReader in = new OctetReader(array, from, to);
        T value = reader.read(in);
        if (in.remaining() > 0) {
            throw in.malformed(in.remaining() + " octets too many");
        }
        return value;
    }

    @Override
    public void write(OctetWriter out, T value) {
        writer.write(out, value);
    }
}
