package net.wan6.mape;

import static net.wan6.mape.RuleViolation.EA_LENGTH_OUT_OF_RANGE;
import static net.wan6.mape.RuleViolation.EA_TOO_LONG;
import static net.wan6.mape.RuleViolation.EXPLICIT_PSID_NEEDS_FULL_ADDRESS;
import static net.wan6.mape.RuleViolation.PSID_OFFSET_OUT_OF_RANGE;
import static net.wan6.mape.RuleViolation.PSID_OUT_OF_RANGE;
import static net.wan6.mape.RuleViolation.PSID_OVERFLOW;

import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;

/**
 * A mapping rule of RFC 7597 §5: how the Embedded Address (EA) bits behind an IPv6 prefix give an IPv4 address or prefix
 * and a Port Set Identifier (PSID), and back.
 *
 * <p>A rule that exists is usable: the constructor refuses the others with a named {@link RuleViolation}. Immutable and
 * safe for use by any number of threads.
 *
 * @param ipv6Prefix the Rule IPv6 prefix
 * @param ipv4Prefix the Rule IPv4 prefix, of any length from 0 to 32
 * @param eaLength the number of EA bits after the Rule IPv6 prefix, 0 to 48
 * @param psidOffset the number of port bits before the PSID, 0 to 15; without effect where addresses are not shared
 * @param explicitPsidLength the length of a PSID given by the rule instead of the EA bits, 0 for none
 * @param explicitPsid that PSID, right-aligned; 0 for none
 * @param use whether the rule also forwards
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7597#section-5">RFC 7597 §5</a>
 */
public record MapRule(
        Ipv6Prefix ipv6Prefix,
        Ipv4Prefix ipv4Prefix,
        int eaLength,
        int psidOffset,
        int explicitPsidLength,
        int explicitPsid,
        RuleUse use) {

    /** The PSID offset where nothing else is said (RFC 7597 §5.1). */
    public static final int DEFAULT_PSID_OFFSET = 6;

    static final int PORT_BITS = 16;
    private static final int LARGEST_EA_LENGTH = 48;

    /**
     * Checks the rule.
     *
     * @param ipv6Prefix the Rule IPv6 prefix
     * @param ipv4Prefix the Rule IPv4 prefix
     * @param eaLength 0 to 48
     * @param psidOffset 0 to 15
     * @param explicitPsidLength 0 to 16
     * @param explicitPsid less than two to the power of its length
     * @param use whether the rule also forwards
     * @throws MapRuleException if the values do not make a rule
     */
    public MapRule {
        if (eaLength < 0 || eaLength > LARGEST_EA_LENGTH) {
            throw new MapRuleException(EA_LENGTH_OUT_OF_RANGE, "EA length " + eaLength + " is not in 0 to 48");
        }
        if (ipv6Prefix.length() + eaLength > Ipv6Address.BITS) {
            throw new MapRuleException(EA_TOO_LONG, ipv6Prefix + " and EA length " + eaLength + " exceed 128 bits");
        }
        if (psidOffset < 0 || psidOffset >= PORT_BITS) {
            throw new MapRuleException(PSID_OFFSET_OUT_OF_RANGE, "PSID offset " + psidOffset + " is not in 0 to 15");
        }
        if (explicitPsidLength < 0 || explicitPsidLength > PORT_BITS) {
            throw new MapRuleException(PSID_OVERFLOW, "PSID length " + explicitPsidLength + " is not in 0 to 16");
        }
        if (explicitPsid < 0 || explicitPsid >>> explicitPsidLength != 0) {
            throw new MapRuleException(
                    PSID_OUT_OF_RANGE, "PSID " + explicitPsid + " does not fit into " + explicitPsidLength + " bits");
        }
        int addressLength = ipv4Prefix.length() + eaLength;
        if (explicitPsidLength > 0 && addressLength != Ipv4Address.BITS) {
            throw new MapRuleException(
                    EXPLICIT_PSID_NEEDS_FULL_ADDRESS,
                    "explicit PSID of " + explicitPsidLength + " bits, but " + ipv4Prefix + " and EA length " + eaLength
                            + " make " + addressLength + " address bits, not 32");
        }
        int psidLength = explicitPsidLength > 0 ? explicitPsidLength : Math.max(0, addressLength - Ipv4Address.BITS);
        if (psidLength > 0 && psidOffset + psidLength > PORT_BITS) {
            throw new MapRuleException(
                    PSID_OVERFLOW, "PSID offset " + psidOffset + " and PSID length " + psidLength + " exceed 16 bits");
        }
    }

    /**
     * A rule whose PSID, if any, comes from the EA bits, and that also forwards.
     *
     * @param ipv6Prefix the Rule IPv6 prefix
     * @param ipv4Prefix the Rule IPv4 prefix
     * @param eaLength the number of EA bits, 0 to 48
     * @param psidOffset the PSID offset, 0 to 15
     * @return the rule
     * @throws MapRuleException if the values do not make a rule
     */
    public static MapRule of(Ipv6Prefix ipv6Prefix, Ipv4Prefix ipv4Prefix, int eaLength, int psidOffset) {
        return new MapRule(ipv6Prefix, ipv4Prefix, eaLength, psidOffset, 0, 0, RuleUse.BASIC_AND_FORWARDING);
    }

    /**
     * Reads the text form, such as {@code 2400:4050:5c00::/38 153.241.112.0/20 ea=18 offset=6}.
     *
     * <p>Two prefixes, then in any order {@code ea=} (required), {@code offset=} (by default
     * {@value #DEFAULT_PSID_OFFSET}), {@code psid=VALUE/LENGTH} for an explicit PSID, and {@code basic-only}. Numbers are
     * decimal, the PSID also hexadecimal after {@code 0x}. Parts are separated by blanks.
     *
     * @param text the text
     * @return the rule
     * @throws MapRuleException if the text is not that of a rule, or the rule is none
     */
    public static MapRule parse(String text) {
        return MapRuleText.parse(text);
    }

    /**
     * This rule with a PSID of its own (RFC 7597 Appendix A, example 5).
     *
     * @param length the PSID length, 1 to 16
     * @param psid the PSID, right-aligned
     * @return the new rule
     * @throws MapRuleException if rule and EA bits do not make exactly one IPv4 address, or the PSID does not fit
     */
    public MapRule withExplicitPsid(int length, int psid) {
        return new MapRule(ipv6Prefix, ipv4Prefix, eaLength, psidOffset, length, psid, use);
    }

    /**
     * This rule with another use.
     *
     * @param newUse the use
     * @return the new rule
     */
    public MapRule withUse(RuleUse newUse) {
        return new MapRule(ipv6Prefix, ipv4Prefix, eaLength, psidOffset, explicitPsidLength, explicitPsid, newUse);
    }

    /**
     * How many EA bits extend the Rule IPv4 prefix: p of RFC 7597 §5.2.
     *
     * @return 0 to 32
     */
    public int ipv4SuffixLength() {
        return Math.min(eaLength, Ipv4Address.BITS - ipv4Prefix.length());
    }

    /**
     * The length of the PSID: k of RFC 7597 §5.1, from the rule itself or left over from the EA bits.
     *
     * @return 0 to 16, 0 where addresses are not shared
     */
    public int psidLength() {
        return explicitPsidLength > 0 ? explicitPsidLength : eaLength - ipv4SuffixLength();
    }

    /**
     * Whether several CEs share one IPv4 address.
     *
     * @return true if there is a PSID
     */
    public boolean isShared() {
        return psidLength() > 0;
    }

    /**
     * How many CEs share one IPv4 address if every PSID is given out.
     *
     * @return 1 to 65536
     */
    public int sharingRatio() {
        return 1 << psidLength();
    }

    /**
     * The length of the prefix that tells CEs apart: Rule IPv6 prefix and EA bits.
     *
     * @return 0 to 128
     */
    public int cePrefixLength() {
        return ipv6Prefix.length() + eaLength;
    }

    /**
     * The ports of one CE.
     *
     * @param psid its PSID, less than two to the power of the PSID length
     * @return its port set
     * @throws IllegalArgumentException if the PSID does not fit
     */
    public PortSet portSet(int psid) {
        return PortSet.of(psidOffset, psidLength(), psid);
    }

    /** The text form {@link #parse} reads. */
    @Override
    public String toString() {
        return MapRuleText.format(this);
    }
}
