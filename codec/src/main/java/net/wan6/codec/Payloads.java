package net.wan6.codec;

import java.util.List;

/**
 * The payload shapes that many options share. Numbers are unsigned and stand most significant octet first.
 */
public final class Payloads {
    /** One octet: 0 to 255. */
    public static final Payload<Integer> U8 = new Payload<>("Integer") {
        @Override
        Integer read(byte[] array, int from, int to) {
            requireLength(from, to, 1);
            return BigEndian.u8(array, from);
        }

        @Override
        void write(OctetWriter out, Integer value) {
            out.u8(value);
        }
    };

    /** Two octets: 0 to 65535. */
    public static final Payload<Integer> U16 = new Payload<>("Integer") {
        @Override
        Integer read(byte[] array, int from, int to) {
            requireLength(from, to, 2);
            return BigEndian.u16(array, from);
        }

        @Override
        void write(OctetWriter out, Integer value) {
            out.u16(value);
        }
    };

    /** Four octets: 0 to 4294967295. */
    public static final Payload<Long> U32 = new Payload<>("Long") {
        @Override
        Long read(byte[] array, int from, int to) {
            requireLength(from, to, 4);
            return BigEndian.u32(array, from);
        }

        @Override
        void write(OctetWriter out, Long value) {
            out.u32(value);
        }
    };

    /** Any octets, none too. */
    public static final Payload<Octets> OPAQUE = new Payload<>("Octets") {
        @Override
        Octets read(byte[] array, int from, int to) {
            return new Octets(array, from, to);
        }

        @Override
        void write(OctetWriter out, Octets value) {
            out.octets(value);
        }
    };

    /** No octets: the option says all by being there. */
    public static final Payload<Present> EMPTY = new Payload<>("Present") {
        @Override
        Present read(byte[] array, int from, int to) {
            requireLength(from, to, 0);
            return Present.PRESENT;
        }

        @Override
        void write(OctetWriter out, Present value) {}
    };

    /** One IPv6 address. */
    public static final Payload<Ipv6Address> ADDRESS = new Payload<>("Ipv6Address") {
        @Override
        Ipv6Address read(byte[] array, int from, int to) {
            requireLength(from, to, 16);
            return Ipv6Address.readFrom(array, from);
        }

        @Override
        void write(OctetWriter out, Ipv6Address value) {
            out.ipv6(value);
        }
    };

    /** IPv6 addresses side by side, perhaps none. */
    public static final Payload<List<Ipv6Address>> ADDRESSES = new Payload<>("List<Ipv6Address>") {
        @Override
        List<Ipv6Address> read(byte[] array, int from, int to) {
            return AddressList.of(array, from, to);
        }

        @Override
        void write(OctetWriter out, List<Ipv6Address> value) {
            value.forEach(out::ipv6);
        }
    };

    private Payloads() {}
}
