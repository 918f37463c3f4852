package net.wan6.core.driver;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Octets;

/**
 * A line of Linux's {@code /proc/net/if_inet6}.
 *
 * @param address the address
 * @param index the system's number of the interface
 * @param prefixLength how many bits of the address are the prefix
 * @param scope of the address: {@link #GLOBAL_SCOPE}, {@link #LINK_SCOPE} or another
 * @param flags the lower eight IFA_F_ flags
 * @param interfaceName the name of the interface
 */
record InterfaceAddress(Ipv6Address address, int index, int prefixLength, int scope, int flags, String interfaceName) {
    static final int GLOBAL_SCOPE = 0x00;
    static final int LINK_SCOPE = 0x20;

    /** IFA_F_DADFAILED: another host has the address. */
    static final int DAD_FAILED = 0x08;

    /** IFA_F_DEPRECATED: its preferred lifetime is over. */
    static final int DEPRECATED = 0x20;

    /** IFA_F_TENTATIVE: whether another host has it is not yet known. */
    static final int TENTATIVE = 0x40;

    /** IFA_F_PERMANENT: somebody has set it, and it has no lifetimes. */
    static final int PERMANENT = 0x80;

    private static final Pattern LINE = Pattern.compile(
            " *([0-9a-f]{32}) +([0-9a-f]{1,7}) +([0-9a-f]{1,2}) +([0-9a-f]{1,2}) +([0-9a-f]{1,7}) +(\\S+) *");

    /** The lines of the file in their order; what is none is passed over. */
    static List<InterfaceAddress> parse(String text) {
        return text.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .map(InterfaceAddress::of)
                .toList();
    }

    private static InterfaceAddress of(Matcher line) {
        return new InterfaceAddress(
                Ipv6Address.of(Octets.parseHex(line.group(1)).toByteArray()),
                hex(line.group(2)),
                hex(line.group(3)),
                hex(line.group(4)),
                hex(line.group(5)),
                line.group(6));
    }

    private static int hex(String digits) {
        return Integer.parseInt(digits, 16);
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }
}
