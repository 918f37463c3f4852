package net.wan6.mape.provisioning;

import java.nio.charset.StandardCharsets;

/**
 * One parameter of a query, with whatever has to be escaped (RFC 3986 §3.4).
 *
 * @param name letters
 * @param value may be a secret
 */
record UrlParameter(String name, String value) {
    private static final String UNRESERVED_MARKS = "-._~";

    /** A parameter with a value of any characters (RFC 3986 §2.1, §2.3). */
    static UrlParameter encoding(String name, String value) {
        StringBuilder encoded = new StringBuilder(value.length());
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            boolean letterOrDigit = octet > 0 && Character.isLetterOrDigit(octet);
            if (letterOrDigit || UNRESERVED_MARKS.indexOf(octet) >= 0) {
                encoded.append((char) octet);
            } else {
                encoded.append(String.format("%%%02X", octet));
            }
        }
        return new UrlParameter(name, encoded.toString());
    }

    @Override
    public String toString() {
        return name + '=' + value;
    }
}
