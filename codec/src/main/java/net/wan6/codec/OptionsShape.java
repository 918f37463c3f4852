package net.wan6.codec;

/**
 * Options and nothing else.
 *
 * @param space the space of their codes
 * @param least how many octets they take at least; 4 where one option must be there
 */
record OptionsShape(OptionSpace space, int least) implements Shape<Options> {
    @Override
    public String javaType() {
        return "Options";
    }

    @Override
    public int most() {
        return LONGEST;
    }

    @Override
    public Options readAdmitted(byte[] array, int from, int to) {
        return Options.inside(array, from, from, to, space);
    }

    @Override
    public void write(OctetWriter out, Options options) {
        if (options.size() < least) {
            throw new IllegalArgumentException("no options, where one or more must be");
        }
        out.options(options.requireSpace(space));
    }
}
