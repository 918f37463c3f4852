package net.wan6.codec;

/**
 * The text form of IPv6 addresses: reads RFC 4291 §2.2, writes RFC 5952.
 *
 * <p>Written here because the JDK's parser looks names up, accepts scopes and turns mapped addresses into IPv4.
 */
final class Ipv6Text {

    private static final int GROUPS = 8;
    private static final int LONGEST_TEXT = 45;

    private final String text;
    private final int[] groups = new int[GROUPS];
    private int count;
    private int gap = -1;

    private Ipv6Text(String text) {
        this.text = text;
    }

    static Ipv6Address parse(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new IllegalArgumentException("not an IPv6 address: text of " + text.length() + " characters");
        }
        return new Ipv6Text(text).read();
    }

    private Ipv6Address read() {
        int at = 0;
        if (text.startsWith("::")) {
            gap = 0;
            at = 2;
        }
        while (at < text.length()) {
            int end = endOfGroup(at);
            if (text.indexOf('.', at) >= 0 && end == text.length()) {
                dottedQuad(at);
                break;
            }
            group(at, end);
            at = afterSeparator(end);
        }
        return assemble();
    }

    private int endOfGroup(int at) {
        int colon = text.indexOf(':', at);
        return colon < 0 ? text.length() : colon;
    }

    private void group(int from, int to) {
        if (to == from || to - from > 4 || count == GROUPS) {
            throw refused();
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            value = value << 4 | hexDigit(text.charAt(i));
        }
        groups[count++] = value;
    }

    private int hexDigit(char c) {
        // Character.digit would take the digits of every script.
        int digit = c < 0x80 ? Character.digit(c, 16) : -1;
        if (digit < 0) {
            throw refused();
        }
        return digit;
    }

    private void dottedQuad(int from) {
        if (count > GROUPS - 2) {
            throw refused();
        }
        int quad;
        try {
            quad = Ipv4Address.parse(text.substring(from)).value();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(refused().getMessage(), e);
        }
        groups[count++] = quad >>> 16;
        groups[count++] = quad & 0xffff;
    }

    private int afterSeparator(int colon) {
        if (colon == text.length()) {
            return colon;
        }
        if (text.startsWith("::", colon)) {
            if (gap >= 0) {
                throw refused();
            }
            gap = count;
            return colon + 2;
        }
        if (colon + 1 == text.length()) {
            throw refused();
        }
        return colon + 1;
    }

    private Ipv6Address assemble() {
        boolean complete = gap < 0 ? count == GROUPS : count < GROUPS;
        if (!complete) {
            throw refused();
        }
        long high = 0;
        long low = 0;
        for (int i = 0; i < count; i++) {
            int place = gap >= 0 && i >= gap ? i + GROUPS - count : i;
            if (place < 4) {
                high |= (long) groups[i] << (48 - 16 * place);
            } else {
                low |= (long) groups[i] << (48 - 16 * (place - 4));
            }
        }
        return new Ipv6Address(high, low);
    }

    private IllegalArgumentException refused() {
        return new IllegalArgumentException("not an IPv6 address: \"" + text + '"');
    }

    static String format(Ipv6Address address) {
        if (address.isIpv4Mapped()) {
            return "::ffff:" + new Ipv4Address((int) address.low());
        }
        int gapStart = 0;
        int gapLength = 1; // one zero group alone is written out (RFC 5952 §4.2.2)
        for (int i = 0, run = 0; i < GROUPS; i++) {
            run = group(address, i) == 0 ? run + 1 : 0;
            if (run > gapLength) {
                gapLength = run;
                gapStart = i + 1 - run;
            }
        }
        int gapEnd = gapLength > 1 ? gapStart + gapLength : 0;
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < GROUPS; i++) {
            if (gapLength > 1 && i == gapStart) {
                text.append("::");
                i = gapEnd - 1;
            } else {
                if (i > 0 && i != gapEnd) {
                    text.append(':');
                }
                text.append(Integer.toHexString(group(address, i)));
            }
        }
        return text.toString();
    }

    private static int group(Ipv6Address address, int index) {
        long half = index < 4 ? address.high() : address.low();
        return (int) (half >>> (48 - 16 * (index & 3))) & 0xffff;
    }
}
