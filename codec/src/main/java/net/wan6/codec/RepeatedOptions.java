package net.wan6.codec;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The options that were met so far side by side, to tell which of them stands there again and should not: a singleton, a
 * vendor's option for the same enterprise (RFC 9915 §21.16, §21.17), an identity association of the same IAID (§12), an
 * address or a prefix in the same one.
 */
final class RepeatedOptions {
    private static final int IA_NA = 3;
    private static final int IA_TA = 4;
    private static final int IAADDR = 5;
    private static final int VENDOR_CLASS = 16;
    private static final int VENDOR_OPTS = 17;
    private static final int IA_PD = 25;
    private static final int IAPREFIX = 26;
    private static final int IA_LL = 138;

    private final Map<Integer, Integer> counts = new HashMap<>();
    private final Map<Integer, Set<Octets>> owners = new HashMap<>();

    void add(int code) {
        counts.put(code, counts.getOrDefault(code, 0) + 1);
    }

    /** How many of the same code came before the last of them. */
    int index(RawOption option) {
        return counts.getOrDefault(option.code(), 1) - 1;
    }

    /** Whose the option is, if another of the same owner came before; null otherwise. To be asked once for an option. */
    @Nullable
    String repeatedOwner(RawOption option) {
        if (!option.space().is(OptionSpace.DHCPV6)) {
            return null;
        }
        return switch (option.code()) {
            case VENDOR_CLASS, VENDOR_OPTS -> repeatedNumber(option, "enterprise ");
            case IA_NA, IA_TA, IA_PD, IA_LL -> repeatedNumber(option, "IAID ");
            case IAADDR -> isNew(option, 0, 16) ? null : Ipv6Address.readFrom(option.array, option.payloadFrom()) + "";
            case IAPREFIX -> isNew(option, 8, 25) ? null : prefix(option);
            default -> null;
        };
    }

    private @Nullable String repeatedNumber(RawOption option, String what) {
        return isNew(option, 0, 4) ? null : what + BigEndian.u32(option.array, option.payloadFrom());
    }

    private static String prefix(RawOption option) {
        int at = option.payloadFrom() + 8;
        return Ipv6Address.readFrom(option.array, at + 1) + "/" + BigEndian.u8(option.array, at);
    }

    /** Whether no option of its code has the same octets there; one that ends before them says nothing. */
    private boolean isNew(RawOption option, int from, int to) {
        int begin = option.payloadFrom();
        if (option.to - begin < to) {
            return true;
        }
        Set<Octets> before = owners.get(option.code());
        if (before == null) {
            before = new HashSet<>();
            owners.put(option.code(), before);
        }
        return before.add(new Octets(option.array, begin + from, begin + to));
    }
}
