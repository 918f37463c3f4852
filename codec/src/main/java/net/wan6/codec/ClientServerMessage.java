package net.wan6.codec;

/**
 * A message between client and server: type and transaction id, then options (RFC 9915 §8); the shape of lease queries,
 * address registration and of types that are not assigned too.
 */
public final class ClientServerMessage extends Message {
    static final int HEADER = 4;

    ClientServerMessage(byte[] array, int from, int to, DecodeLimits limits) {
        super(array, from, to, HEADER, limits);
    }

    static MessageBuilder<ClientServerMessage> begin(MessageType type, int transactionId) {
        int code = type.code();
        if (code == 12 || code == 13 || code == 20 || code == 21 || (code >= 24 && code <= 35)) {
            throw new IllegalArgumentException(type + " has no header of type and transaction id alone");
        }
        if (transactionId < 0 || transactionId > 0xff_ffff) {
            throw new IllegalArgumentException("transaction id " + transactionId + " is not in 0 to 16777215");
        }
        return new MessageBuilder<>(
                MessageBuilder.header().u32((long) code << 24 | transactionId), ClientServerMessage::written);
    }

    private static ClientServerMessage written(byte[] array) {
        return new ClientServerMessage(array, 0, array.length, DecodeLimits.DEFAULT);
    }

    /**
     * What a reply repeats so that it can be told which message it answers.
     *
     * @return 0 to 16777215
     */
    public int transactionId() {
        return BigEndian.i32(array, from) & 0xff_ffff;
    }

    @Override
    public MessageBuilder<ClientServerMessage> edit() {
        return begin(type(), transactionId()).addAll(options());
    }

    @Override
    int headerLength() {
        return HEADER;
    }

    @Override
    String describeHeader() {
        return " xid " + hex24(transactionId());
    }
}
