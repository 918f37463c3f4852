package net.wan6.mape;

import static net.wan6.mape.RuleViolation.HOST_BITS_SET;
import static net.wan6.mape.RuleViolation.MALFORMED_TEXT;

import java.util.HashSet;
import java.util.Set;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;

/** The text form of a rule; what it takes is said at {@link MapRule#parse}. */
final class MapRuleText {

    private static final String BASIC_ONLY = "basic-only";

    private final String text;
    private final Set<String> seen = new HashSet<>();
    private int eaLength = -1;
    private int psidOffset = MapRule.DEFAULT_PSID_OFFSET;
    private int psidLength;
    private int psid;
    private RuleUse use = RuleUse.BASIC_AND_FORWARDING;

    private MapRuleText(String text) {
        this.text = text;
    }

    static MapRule parse(String text) {
        return new MapRuleText(text).read();
    }

    private MapRule read() {
        String[] words = text.strip().split("[ \t]+", -1);
        if (words.length < 3) {
            throw malformed();
        }
        Ipv6Prefix ipv6Prefix = ipv6Prefix(words[0]);
        Ipv4Prefix ipv4Prefix = ipv4Prefix(words[1]);
        for (int i = 2; i < words.length; i++) {
            readWord(words[i]);
        }
        if (eaLength < 0) {
            throw malformed();
        }
        return new MapRule(ipv6Prefix, ipv4Prefix, eaLength, psidOffset, psidLength, psid, use);
    }

    private void readWord(String word) {
        int equals = word.indexOf('=');
        String key = equals < 0 ? word : word.substring(0, equals);
        String value = equals < 0 ? "" : word.substring(equals + 1);
        if (!seen.add(key)) {
            throw malformed();
        }
        if (word.equals(BASIC_ONLY)) {
            use = RuleUse.BASIC_ONLY;
        } else if (key.equals("ea")) {
            eaLength = number(value, 10);
        } else if (key.equals("offset")) {
            psidOffset = number(value, 10);
        } else if (key.equals("psid")) {
            int slash = value.indexOf('/');
            if (slash < 0) {
                throw malformed();
            }
            psidLength = number(value.substring(slash + 1), 10);
            psid = psid(value.substring(0, slash));
        } else {
            throw malformed();
        }
    }

    private int psid(String value) {
        return value.startsWith("0x") ? number(value.substring(2), 16) : number(value, 10);
    }

    private int number(String digits, int radix) {
        if (digits.isEmpty() || digits.length() > 5) {
            throw malformed();
        }
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) < 0x80 ? Character.digit(digits.charAt(i), radix) : -1;
            if (digit < 0) {
                throw malformed();
            }
            number = number * radix + digit;
        }
        return number;
    }

    private Ipv6Prefix ipv6Prefix(String word) {
        int slash = slash(word);
        try {
            Ipv6Address address = Ipv6Address.parse(word.substring(0, slash));
            Ipv6Prefix prefix = Ipv6Prefix.parse("::" + word.substring(slash)); // the length alone
            requireNoHostBits(address.equals(address.masked(prefix.length())), word);
            return new Ipv6Prefix(address, prefix.length());
        } catch (MapRuleException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private Ipv4Prefix ipv4Prefix(String word) {
        int slash = slash(word);
        try {
            Ipv4Address address = Ipv4Address.parse(word.substring(0, slash));
            Ipv4Prefix prefix = Ipv4Prefix.parse("0.0.0.0" + word.substring(slash));
            requireNoHostBits(address.equals(address.masked(prefix.length())), word);
            return new Ipv4Prefix(address, prefix.length());
        } catch (MapRuleException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
    }

    private int slash(String word) {
        int slash = word.indexOf('/');
        if (slash < 0) {
            throw malformed();
        }
        return slash;
    }

    private static void requireNoHostBits(boolean clean, String word) {
        if (!clean) {
            throw new MapRuleException(HOST_BITS_SET, "host bits set in " + word);
        }
    }

    private MapRuleException malformed() {
        String shown = text.length() > 200 ? text.substring(0, 200) + "..." : text;
        return new MapRuleException(MALFORMED_TEXT, "not a mapping rule: \"" + shown + '"');
    }

    static String format(MapRule rule) {
        StringBuilder text = new StringBuilder(80)
                .append(rule.ipv6Prefix())
                .append(' ')
                .append(rule.ipv4Prefix())
                .append(" ea=")
                .append(rule.eaLength())
                .append(" offset=")
                .append(rule.psidOffset());
        if (rule.explicitPsidLength() > 0) {
            text.append(" psid=").append(rule.explicitPsid()).append('/').append(rule.explicitPsidLength());
        }
        if (rule.use() == RuleUse.BASIC_ONLY) {
            text.append(' ').append(BASIC_ONLY);
        }
        return text.toString();
    }
}
