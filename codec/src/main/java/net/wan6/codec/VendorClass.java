package net.wan6.codec;

import java.util.List;

/**
 * What the sender is, in the words of a vendor (VENDOR_CLASS, RFC 9915 §21.16): a view of its octets.
 *
 * <p>RFC 9915 wants one item or more; cable modems and home routers send none, and that is read too.
 */
public final class VendorClass extends WireImage {
    static final ViewShape.Form<VendorClass> FORM = new ViewShape.Form<>() {
        @Override
        public int least() {
            return 4;
        }

        @Override
        public VendorClass read(byte[] array, int from, int to) {
            return new VendorClass(array, from, to);
        }

        @Override
        public VendorClass remade(VendorClass value) {
            return value.remade();
        }
    };

    private final List<Octets> items;

    private VendorClass(byte[] array, int from, int to) {
        super(array, from, to);
        OctetReader in = new OctetReader(array, from, to);
        in.u32();
        this.items = in.items();
    }

    /**
     * A vendor class.
     *
     * @param enterprise the enterprise number, 0 to 4294967295
     * @param items the vendor's words, each at most 65535 octets
     * @return the value
     * @throws IllegalArgumentException if a number does not fit
     */
    public static VendorClass of(long enterprise, List<Octets> items) {
        byte[] octets = new OctetWriter(64).u32(enterprise).items(items).toByteArray();
        return new VendorClass(octets, 0, octets.length);
    }

    private VendorClass remade() {
        return of(enterprise(), items);
    }

    /**
     * Whose words the items are.
     *
     * @return the enterprise number, 0 to 4294967295
     */
    public long enterprise() {
        return BigEndian.u32(array, from);
    }

    /**
     * The vendor's words.
     *
     * @return in wire order, perhaps none
     */
    public List<Octets> items() {
        return items;
    }

    @Override
    public String toString() {
        return "VendorClass " + enterprise() + " " + ShownValue.items(items);
    }
}
