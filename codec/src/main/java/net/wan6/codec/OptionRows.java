package net.wan6.codec;

import java.util.Set;
import net.wan6.codec.OptionType.Trait;

/** Rows of the table of options, as most of them are. */
final class OptionRows {
    /** Options and nothing else, of the DHCPv6 space. */
    static final Payload<Options> OPTIONS = Payloads.options(OptionSpace.DHCPV6);

    /** Options and nothing else, one or more. */
    static final Payload<Options> ONE_OR_MORE_OPTIONS = new OptionsShape(OptionSpace.DHCPV6, OptionWalk.HEADER);

    static final String SRV6 = "draft-ietf-spring-dhc-distribute-srv6-locator-dhcp";

    private static final Set<Trait> SINGLE = Set.of(Trait.SINGLETON);
    private static final Set<Trait> SINGLE_AND_ASKED = Set.of(Trait.SINGLETON, Trait.REQUESTABLE);

    private OptionRows() {}

    /** An option that may stand beside others of its kind. */
    static <T> OptionType<T> option(int code, String name, int rfc, Payload<T> payload, Occurrence where) {
        return new OptionType<>(OptionSpace.DHCPV6, code, name, rfc(rfc), payload, where, Set.of());
    }

    /** An option that stands once. */
    static <T> OptionType<T> single(int code, String name, int rfc, Payload<T> payload, Occurrence where) {
        return new OptionType<>(OptionSpace.DHCPV6, code, name, rfc(rfc), payload, where, SINGLE);
    }

    /** Configuration that a client asks for and gets at most once. */
    static <T> OptionType<T> asked(int code, String name, int rfc, Payload<T> payload) {
        return new OptionType<>(
                OptionSpace.DHCPV6, code, name, rfc(rfc), payload, Occurrences.CONFIGURATION, SINGLE_AND_ASKED);
    }

    /** A sub-option in a space of its own, of options that stand in the space of DHCPv6. */
    static <T> OptionType<T> within(
            OptionSpace space, int code, String name, int rfc, Payload<T> payload, int... containers) {
        return new OptionType<>(space, code, name, rfc(rfc), payload, Occurrence.inside(containers), Set.of());
    }

    /** Without the compiler's way of putting texts together, which costs a dozen classes the first time. */
    private static String rfc(int number) {
        return "RFC ".concat(Integer.toString(number));
    }
}
