package net.wan6.codec;

/** Options written by hand in tests. */
final class Hex {
    private Hex() {}

    /** One option as digits. */
    static String option(int code, String payload) {
        return String.format("%04x%04x", code, payload.length() / 2) + payload;
    }

    /** A message from its digits. */
    static Message message(String... parts) {
        return Message.decode(Octets.parseHex(String.join("", parts)));
    }

    /** A relay message around another. */
    static String relay(int hopCount, String relayed) {
        return "0c" + String.format("%02x", hopCount) + "00".repeat(32) + option(9, relayed);
    }

    /** So many relay messages inside one another around a message. */
    static String relays(int count, String innermost) {
        String message = innermost;
        for (int hop = 0; hop < count; hop++) {
            message = relay(Math.min(hop, 255), message);
        }
        return message;
    }
}
