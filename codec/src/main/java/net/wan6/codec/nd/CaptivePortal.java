package net.wan6.codec.nd;

import net.wan6.codec.OctetReader;
import net.wan6.codec.OctetWriter;

/** The URI of a captive portal (RFC 8910 §2.3): ASCII that can be printed, then zeros up to the end of the option. */
final class CaptivePortal {
    private CaptivePortal() {}

    static String read(OctetReader in) {
        StringBuilder uri = new StringBuilder(in.remaining());
        while (in.remaining() > 0) {
            int octet = in.u8();
            if (octet == 0) {
                Padding.require(in);
            } else if (!isPrintable(octet)) {
                throw in.malformed("an octet that is not printable ASCII");
            } else {
                uri.append((char) octet);
            }
        }
        if (uri.isEmpty()) {
            throw in.malformed("no URI before the padding");
        }
        return uri.toString();
    }

    static void write(OctetWriter out, String uri) {
        if (uri.isEmpty() || !uri.chars().allMatch(CaptivePortal::isPrintable)) {
            throw new IllegalArgumentException("a URI of " + uri.length() + " characters, not all printable ASCII");
        }
        out.text(uri);
        Padding.write(out);
    }

    private static boolean isPrintable(int character) {
        return character >= ' ' && character <= '~';
    }
}
