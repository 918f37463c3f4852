package net.wan6.codec;

/** Domain names as text (RFC 1035 §5.1). */
final class DomainNameText {
    private static final int LONGEST_LABEL = 63;

    private DomainNameText() {}

    static DomainName parse(String text, boolean full) {
        OctetWriter out = new OctetWriter(text.length() + 2);
        int at = 0;
        boolean dotAtEnd = false;
        while (at < text.length()) {
            int end = label(text, at, out);
            dotAtEnd = end == text.length() - 1;
            at = end + 1;
        }
        if (full) {
            out.u8(0);
        } else if (dotAtEnd) {
            throw new IllegalArgumentException("a partial name does not end in a dot: \"" + text + '"');
        }
        try {
            return DomainName.of(out.toOctets());
        } catch (MalformedOptionException refused) {
            throw new IllegalArgumentException("\"" + text + "\" is " + refused.reason());
        }
    }

    /** Writes the label that begins at {@code from}; answers where the dot after it stands, or would stand. */
    private static int label(String text, int from, OctetWriter out) {
        OctetWriter label = new OctetWriter(16);
        int at = from;
        while (at < text.length() && text.charAt(at) != '.') {
            char c = text.charAt(at);
            if (c == '\\') {
                at = escaped(text, at + 1, label);
            } else if (c < ' ' || c > '~') {
                throw new IllegalArgumentException("character " + (int) c + " of a name is not printable ASCII");
            } else {
                label.u8(c);
                at++;
            }
        }
        Octets octets = label.toOctets();
        if (octets.isEmpty() || octets.length() > LONGEST_LABEL) {
            throw new IllegalArgumentException(
                    "a label of " + octets.length() + " octets, not 1 to 63, in \"" + text + '"');
        }
        out.u8(octets.length()).octets(octets);
        return at;
    }

    private static int escaped(String text, int at, OctetWriter label) {
        char c = at < text.length() ? text.charAt(at) : 0;
        if (c < ' ' || c > '~') {
            throw new IllegalArgumentException("a backslash before nothing printable in \"" + text + '"');
        }
        if (c < '0' || c > '9') {
            label.u8(c);
            return at + 1;
        }
        int octet = 0;
        for (int i = at; i < at + 3; i++) {
            int digit = i < text.length() ? text.charAt(i) - '0' : -1;
            if (digit < 0 || digit > 9) {
                throw new IllegalArgumentException("not three digits after a backslash in \"" + text + '"');
            }
            octet = octet * 10 + digit;
        }
        label.u8(octet);
        return at + 3;
    }

    static void append(StringBuilder text, byte[] array, int from, int to) {
        for (int i = from; i < to; i++) {
            int octet = BigEndian.u8(array, i);
            if (octet <= ' ' || octet > '~') {
                text.append('\\').append((char) ('0' + octet / 100));
                text.append((char) ('0' + octet / 10 % 10)).append((char) ('0' + octet % 10));
            } else {
                text.append(octet == '.' || octet == '\\' ? "\\" : "").append((char) octet);
            }
        }
    }
}
