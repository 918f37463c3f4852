package net.wan6.mape.provisioning;

import java.util.Locale;

/** Names of hosts as servers write them, with or without a dot at the end (RFC 1123 §2.1; underscores are let pass). */
final class HostName {
    private static final int LONGEST = 253;
    private static final int LONGEST_LABEL = 63;

    private HostName() {}

    static boolean isWellFormed(String text) {
        String name = plain(text);
        if (name.isEmpty() || name.length() > LONGEST) {
            return false;
        }
        for (String label : name.split("\\.", -1)) {
            if (label.length() > LONGEST_LABEL || !label.matches("[a-z0-9_-]+")) {
                return false;
            }
        }
        return true;
    }

    /** Whether a name is what resolvers take for an IPv4 address: 192.0.2.1, and 127.1, 0x7f000001 and 2130706433. */
    static boolean isNumeric(String text) {
        String name = plain(text);
        return name.substring(name.lastIndexOf('.') + 1).matches("[0-9]+|0x[0-9a-f]*");
    }

    /** A name as it is compared: small letters, no dot at the end. */
    static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
