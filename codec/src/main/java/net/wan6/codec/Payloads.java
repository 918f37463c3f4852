package net.wan6.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * The payload shapes that many options share. Numbers are unsigned and stand most significant octet first.
 */
public final class Payloads {
    /** One octet: 0 to 255. */
    public static final Payload<Integer> U8 = new Payload<>("Integer", 1, 1) {
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
    public static final Payload<Integer> U16 = new Payload<>("Integer", 2, 2) {
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
    public static final Payload<Long> U32 = new Payload<>("Long", 4, 4) {
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
    public static final Payload<Present> EMPTY = new Payload<>("Present", 0, 0) {
        @Override
        Present read(byte[] array, int from, int to) {
            requireLength(from, to, 0);
            return Present.PRESENT;
        }

        @Override
        void write(OctetWriter out, Present value) {}
    };

    /** One IPv6 address. */
    public static final Payload<Ipv6Address> ADDRESS = new Payload<>("Ipv6Address", 16, 16) {
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

    /** One full domain name. */
    public static final Payload<DomainName> NAME = new Payload<>("DomainName", 1, 255) {
        @Override
        DomainName read(byte[] array, int from, int to) {
            DomainName name = DomainName.readFull(array, from, from, to);
            if (name.to != to) {
                throw new MalformedOptionException("octets after the root label", name.to - from);
            }
            return name;
        }

        @Override
        void write(OctetWriter out, DomainName value) {
            out.name(full(value));
        }
    };

    /** One full domain name of one label or more. */
    public static final Payload<DomainName> HOST_NAME = new Payload<>("DomainName", 3, 255) {
        @Override
        DomainName read(byte[] array, int from, int to) {
            DomainName name = NAME.read(array, from, to);
            if (name.isRoot()) {
                throw new MalformedOptionException("a name without labels", 0);
            }
            return name;
        }

        @Override
        void write(OctetWriter out, DomainName value) {
            if (value.isRoot()) {
                throw new IllegalArgumentException("a name without labels");
            }
            NAME.write(out, value);
        }
    };

    /** One domain name, full or partial. */
    public static final Payload<DomainName> NAME_OR_PARTIAL = new Payload<>("DomainName") {
        @Override
        DomainName read(byte[] array, int from, int to) {
            return DomainName.of(new Octets(array, from, to));
        }

        @Override
        void write(OctetWriter out, DomainName value) {
            out.name(value);
        }
    };

    /** Full domain names one after the other, perhaps none. */
    public static final Payload<List<DomainName>> NAMES = new Payload<>("List<DomainName>") {
        @Override
        List<DomainName> read(byte[] array, int from, int to) {
            List<DomainName> names = new ArrayList<>(2);
            for (int at = from; at < to; at = names.get(names.size() - 1).to) {
                names.add(DomainName.readFull(array, from, at, to));
            }
            return List.copyOf(names);
        }

        @Override
        void write(OctetWriter out, List<DomainName> value) {
            value.forEach(name -> out.name(full(name)));
        }
    };

    /** Text in UTF-8, perhaps empty. Octets that are not UTF-8 are malformed, so that no text hides what was received. */
    public static final Payload<String> TEXT = new Payload<>("String") {
        @Override
        String read(byte[] array, int from, int to) {
            return Utf8.strictly(array, from, from, to);
        }

        @Override
        void write(OctetWriter out, String value) {
            out.text(value);
        }
    };

    /**
     * A prefix: its length as one octet, then as many octets as hold that many bits. Bits after the length are cleared
     * where they are read.
     */
    public static final Payload<Ipv6Prefix> PREFIX =
            Payload.of(Ipv6Prefix.class, 1, OctetReader::prefix, OctetWriter::prefix);

    /** Texts in UTF-8, each after its length in two octets; one or more, each perhaps empty. */
    public static final Payload<List<String>> TEXTS = Payload.oneOrMore(
            String.class,
            in -> in.window(in.u16()).restAsStrictText(),
            (out, text) -> out.u16(Utf8.encode(text).length).text(text));

    /** Numbers of two octets one after the other, one or more. */
    public static final Payload<List<Integer>> U16S =
            Payload.oneOrMore(Integer.class, OctetReader::u16, OctetWriter::u16);

    /** IPv6 addresses side by side, one or more. */
    public static final Payload<List<Ipv6Address>> ONE_OR_MORE_ADDRESSES =
            Payload.oneOrMore(Ipv6Address.class, OctetReader::ipv6, OctetWriter::ipv6);

    private Payloads() {}

    /**
     * So many octets.
     *
     * @param length how many
     * @return the shape
     */
    public static Payload<Octets> octets(int length) {
        return Payload.of(Octets.class, length, in -> in.octets(length), (out, octets) -> {
            if (octets.length() != length) {
                throw new IllegalArgumentException(octets.length() + " octets, not " + length);
            }
            out.octets(octets);
        });
    }

    /**
     * Options and nothing else.
     *
     * @param space the space of their codes
     * @return the shape
     */
    public static Payload<Options> options(OptionSpace space) {
        return Payload.of(
                Options.class, in -> in.options(space), (out, options) -> out.options(options.requireSpace(space)));
    }

    private static DomainName full(DomainName name) {
        if (name.isPartial()) {
            throw new IllegalArgumentException("\"" + name + "\" lacks the root label");
        }
        return name;
    }
}
