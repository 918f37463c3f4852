package net.wan6.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The payload shapes that many options share. Numbers are unsigned and stand most significant octet first.
 */
public final class Payloads {
    private static final String NO_LABELS = "a name without labels";

    /** One octet: 0 to 255. */
    public static final Payload<Integer> U8 =
            exactly("Integer", 1, (array, from, to) -> BigEndian.u8(array, from), OctetWriter::u8);

    /** Two octets: 0 to 65535. */
    public static final Payload<Integer> U16 =
            exactly("Integer", 2, (array, from, to) -> BigEndian.u16(array, from), OctetWriter::u16);

    /** Four octets: 0 to 4294967295. */
    public static final Payload<Long> U32 =
            exactly("Long", 4, (array, from, to) -> BigEndian.u32(array, from), OctetWriter::u32);

    /** Any octets, none too. */
    public static final Payload<Octets> OPAQUE = Shape.image("Octets", 0, Octets::new);

    /** No octets: the option says all by being there. */
    public static final Payload<Present> EMPTY =
            exactly("Present", 0, (array, from, to) -> Present.PRESENT, (out, present) -> {});

    /** One IPv6 address. */
    public static final Payload<Ipv6Address> ADDRESS =
            exactly("Ipv6Address", 16, (array, from, to) -> Ipv6Address.readFrom(array, from), OctetWriter::ipv6);

    /** IPv6 addresses side by side, perhaps none. */
    public static final Payload<List<Ipv6Address>> ADDRESSES =
            Shape.of("List<Ipv6Address>", 0, AddressList::of, (out, addresses) -> addresses.forEach(out::ipv6));

    /** One full domain name. */
    public static final Payload<DomainName> NAME = Shape.of(
                    "DomainName", 1, Payloads::name, (out, name) -> out.name(full(name)))
            .upTo(255);

    /** One full domain name of one label or more. */
    public static final Payload<DomainName> HOST_NAME = Shape.of("DomainName", 3, Payloads::hostName, (out, name) -> {
                if (name.isRoot()) {
                    throw new IllegalArgumentException(NO_LABELS);
                }
                out.name(full(name));
            })
            .upTo(255);

    /** One domain name, full or partial. */
    public static final Payload<DomainName> NAME_OR_PARTIAL =
            Shape.image("DomainName", 0, (array, from, to) -> DomainName.of(new Octets(array, from, to)));

    /** Full domain names one after the other, perhaps none. */
    public static final Payload<List<DomainName>> NAMES = Shape.of(
            "List<DomainName>", 0, Payloads::names, (out, names) -> names.forEach(name -> out.name(full(name))));

    /** Text in UTF-8, perhaps empty. Octets that are not UTF-8 are malformed, so that no text hides what was received. */
    public static final Payload<String> TEXT =
            Shape.of("String", 0, (array, from, to) -> Utf8.strictly(array, from, from, to), OctetWriter::text);

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

    private static <T> Payload<T> exactly(
            String javaType, int length, Shape.Reader<T> reader, BiConsumer<OctetWriter, T> writer) {
        Shape.Reader<T> exact = (array, from, to) -> {
            Shape.requireLength(from, to, length);
            return reader.read(array, from, to);
        };
        return Shape.of(javaType, length, exact, writer).upTo(length);
    }

    private static DomainName name(byte[] array, int from, int to) {
        DomainName name = DomainName.readFull(array, from, from, to);
        if (name.to != to) {
            throw new MalformedOptionException("octets after the root label", name.to - from);
        }
        return name;
    }

    private static DomainName hostName(byte[] array, int from, int to) {
        DomainName name = name(array, from, to);
        if (name.isRoot()) {
            throw new MalformedOptionException(NO_LABELS, 0);
        }
        return name;
    }

    private static List<DomainName> names(byte[] array, int from, int to) {
        List<DomainName> names = new ArrayList<>(2);
        for (int at = from; at < to; at = names.get(names.size() - 1).to) {
            names.add(DomainName.readFull(array, from, at, to));
        }
        return List.copyOf(names);
    }

    private static DomainName full(DomainName name) {
        if (name.isPartial()) {
            throw new IllegalArgumentException("\"" + name + "\" lacks the root label");
        }
        return name;
    }
}
