package net.wan6.codec;

/**
 * Options of one vendor, in a space of the vendor's own (VENDOR_OPTS, RFC 9915 §21.17): a view of its octets.
 */
public final class VendorOptions extends WireImage implements OptionContainer<VendorOptions> {
    private static final int HEADER = 4;

    static final ViewShape.Form<VendorOptions> FORM = new ViewShape.Form<>() {
        @Override
        public int least() {
            return HEADER;
        }

        @Override
        public VendorOptions read(byte[] array, int from, int to) {
            return new VendorOptions(array, from, to);
        }
    };

    private final Options options;

    private VendorOptions(byte[] array, int from, int to) {
        super(array, from, to);
        OctetReader in = new OctetReader(array, from, to);
        this.options = in.options(OptionSpace.vendor(in.u32()));
    }

    /**
     * A vendor's options.
     *
     * @param enterprise the enterprise number, 0 to 4294967295
     * @param options options of {@link OptionSpace#vendor} of that number
     * @return the value
     * @throws IllegalArgumentException if the number does not fit or the options are of another space
     */
    public static VendorOptions of(long enterprise, Options options) {
        byte[] octets = new OctetWriter(HEADER + options.size())
                .u32(enterprise)
                .options(options.requireSpace(OptionSpace.vendor(enterprise)))
                .toByteArray();
        return new VendorOptions(octets, 0, octets.length);
    }

    /**
     * Whose options they are.
     *
     * @return the enterprise number, 0 to 4294967295
     */
    public long enterprise() {
        return BigEndian.u32(array, from);
    }

    @Override
    public Options options() {
        return options;
    }

    @Override
    public VendorOptions withOptions(Options options) {
        return of(enterprise(), options);
    }

    @Override
    public String toString() {
        return "VendorOptions " + enterprise() + " " + options;
    }
}
