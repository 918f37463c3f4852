package net.wan6.codec;

import java.util.List;

/**
 * The payload shapes that many options share. Numbers are unsigned and stand most significant octet first.
 */
public final class Payloads {
    /** One octet: 0 to 255. */
    public static final Payload<Integer> U8 = new NumberShape<>("Integer", 1, false);

    /** Two octets: 0 to 65535. */
    public static final Payload<Integer> U16 = new NumberShape<>("Integer", 2, false);

    /** Four octets: 0 to 4294967295. */
    public static final Payload<Long> U32 = new NumberShape<>("Long", 4, false);

    /** Any octets, none too. */
    public static final Payload<Octets> OPAQUE = new OctetsShape(0, Shape.LONGEST);

    /** No octets: the option says all by being there. */
    public static final Payload<Present> EMPTY = new PresentShape();

    /** One IPv6 address. */
    public static final Payload<Ipv6Address> ADDRESS = new AddressShape<>("Ipv6Address", 16, 16);

    /** IPv6 addresses side by side, perhaps none. */
    public static final Payload<List<Ipv6Address>> ADDRESSES =
            new AddressShape<>("List<Ipv6Address>", 0, Shape.LONGEST);

    /** IPv6 addresses side by side, one or more. */
    public static final Payload<List<Ipv6Address>> ONE_OR_MORE_ADDRESSES =
            new AddressShape<>("List<Ipv6Address>", 16, Shape.LONGEST);

    /** One full domain name. */
    public static final Payload<DomainName> NAME = new NameShape<>(NameShape.FULL, "DomainName", 1);

    /** One full domain name of one label or more. */
    public static final Payload<DomainName> HOST_NAME = new NameShape<>(NameShape.OF_HOST, "DomainName", 1);

    /** One domain name, full or partial. */
    public static final Payload<DomainName> NAME_OR_PARTIAL =
            new NameShape<>(NameShape.FULL_OR_PARTIAL, "DomainName", 0);

    /** Full domain names one after the other, perhaps none. */
    public static final Payload<List<DomainName>> NAMES = new NameShape<>(NameShape.LIST, "List<DomainName>", 0);

    /** Full domain names one after the other, one or more. */
    public static final Payload<List<DomainName>> ONE_OR_MORE_NAMES =
            new NameShape<>(NameShape.LIST, "List<DomainName>", 1);

    /** Text in UTF-8, perhaps empty. Octets that are not UTF-8 are malformed, so that no text hides what was received. */
    public static final Payload<String> TEXT = new TextShape<>("String", false);

    /** Texts in UTF-8, each after its length in two octets; one or more, each perhaps empty. */
    public static final Payload<List<String>> TEXTS = new TextShape<>("List<String>", true);

    /** Numbers of two octets one after the other, one or more. */
    public static final Payload<List<Integer>> U16S = new NumberShape<>("List<Integer>", 2, true);

    /**
     * A prefix: its length as one octet, then as many octets as hold that many bits. Bits after the length are cleared
     * where they are read.
     */
    public static final Payload<Ipv6Prefix> PREFIX = new PrefixShape();

    private Payloads() {}

    /**
     * So many octets.
     *
     * @param length how many
     * @return the shape
     */
    public static Payload<Octets> octets(int length) {
        return new OctetsShape(length, length);
    }

    /**
     * Options and nothing else, perhaps none.
     *
     * @param space the space of their codes
     * @return the shape
     */
    public static Payload<Options> options(OptionSpace space) {
        return new OptionsShape(space, 0);
    }
}
