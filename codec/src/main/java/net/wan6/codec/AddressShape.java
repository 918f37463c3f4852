package net.wan6.codec;

import java.util.List;

/**
 * One IPv6 address, or a list of them side by side.
 *
 * @param least 0 for a list that may be empty
 * @param most 16 for one address that is no list
 */
record AddressShape<T>(String javaType, int least, int most) implements Shape<T> {
    @Override
    @SuppressWarnings("unchecked") // an address or a list, as the components say
    public T readAdmitted(byte[] array, int from, int to) {
        return (T) (most == Ipv6Address.OCTETS ? Ipv6Address.readFrom(array, from) : AddressList.of(array, from, to));
    }

    @Override
    @SuppressWarnings("unchecked") // a list of addresses, since it is not one
    public void write(OctetWriter out, T value) {
        if (most == Ipv6Address.OCTETS) {
            out.ipv6((Ipv6Address) value);
        } else {
            writeList(out, (List<Ipv6Address>) value);
        }
    }

    private void writeList(OctetWriter out, List<Ipv6Address> addresses) {
        if (least > 0 && addresses.isEmpty()) {
            throw new IllegalArgumentException("an empty list");
        }
        out.addresses(addresses);
    }
}
