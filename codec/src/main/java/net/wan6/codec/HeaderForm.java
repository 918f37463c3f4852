package net.wan6.codec;

/** What stands before the options of a message, by its type. */
enum HeaderForm {
    /** Type and transaction id (RFC 9915 §8); of types that are not assigned too. */
    CLIENT_SERVER(4),
    /** Type, hop count, link address and peer address (RFC 9915 §9). */
    RELAY(34),
    /** Type and flags (RFC 7341 §6). */
    DHCPV4(4),
    /** Type, transaction id and the time of sending (RFC 8156 §5.2). */
    FAILOVER(8);

    /** Octets of the header. */
    final int length;

    HeaderForm(int length) {
        this.length = length;
    }

    static HeaderForm of(int type) {
        return switch (type) {
            case 12, 13 -> RELAY;
            case 20, 21 -> DHCPV4;
            case 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35 -> FAILOVER;
            default -> CLIENT_SERVER;
        };
    }

    /** The first octet of a header of this form, where the caller says which type the message is of. */
    int typeCode(MessageType type) {
        if (of(type.code()) != this) {
            throw new IllegalArgumentException(type + " has no header of the form " + this);
        }
        return type.code();
    }

    static long requireTransactionId(int transactionId) {
        if (transactionId < 0 || transactionId > 0xff_ffff) {
            throw new IllegalArgumentException("transaction id " + transactionId + " is not in 0 to 16777215");
        }
        return transactionId;
    }
}
