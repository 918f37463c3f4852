package net.wan6.mape;

import java.util.List;
import java.util.Optional;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Options;

/**
 * What a DHCPv6 server says about IPv4 over IPv6 (RFC 7598, RFC 6334), in the order RFC 8026 asks for.
 *
 * <p>Each container stands alone: its rules go with its border relays, and several MAP-E containers are several domains. A
 * container with something missing, malformed, contradictory, not permitted or of no use (a border relay that is no host) is
 * ignored whole and named in {@link #problems()}: no part that is refused is ever replaced by a default (RFC 7598 §8). So is
 * one that gives no softwire, because none of the line's prefixes lies in it.
 *
 * <p>The order is that of option 111 where it is there and valid: first what it lists, as far as it was given, then the
 * rest. The rest, and everything without option 111, comes as MAP-E, MAP-T, lightweight 4over6, DS-Lite. Of several names
 * of AFTRs the first is used (RFC 6334 §5).
 *
 * @param softwires what can be used, each once; the first is to be
 * @param problems what was ignored and why
 */
public record S46Provisioning(List<Softwire> softwires, List<S46Problem> problems) {

    /**
     * Copies the lists.
     *
     * @param softwires what can be used
     * @param problems what was ignored
     */
    public S46Provisioning {
        softwires = List.copyOf(softwires);
        problems = List.copyOf(problems);
    }

    /**
     * Reads the options of a Reply, with the interface identifier of RFC 7597.
     *
     * @param options the message's own options
     * @param endUserPrefixes the line's prefixes, delegated ones first
     * @return what they provision
     * @throws IllegalArgumentException if the options are not those of a message
     */
    public static S46Provisioning read(Options options, List<Ipv6Prefix> endUserPrefixes) {
        return read(options, endUserPrefixes, InterfaceIdFormat.RFC_7597);
    }

    /**
     * Reads the options of a Reply.
     *
     * @param options the message's own options
     * @param endUserPrefixes the line's prefixes, delegated ones first
     * @param format the interface identifier of MAP, which no option tells
     * @return what they provision
     * @throws IllegalArgumentException if the options are not those of a message
     */
    public static S46Provisioning read(Options options, List<Ipv6Prefix> endUserPrefixes, InterfaceIdFormat format) {
        return new S46Reader(options, endUserPrefixes, format).read();
    }

    /**
     * The one to use.
     *
     * @return the first, or empty if nothing usable was sent
     */
    public Optional<Softwire> preferred() {
        return softwires.stream().findFirst();
    }
}
