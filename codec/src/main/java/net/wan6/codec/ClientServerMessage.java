package net.wan6.codec;

/**
 * A message between client and server: type and transaction id, then options (RFC 9915 §8); the shape of lease queries,
 * address registration and of types that are not assigned too.
 */
public final class ClientServerMessage extends Message {
    ClientServerMessage(byte[] array, int from, int to, DecodeLimits limits) {
        super(array, from, to, HeaderForm.CLIENT_SERVER.length, limits);
    }

    static MessageBuilder<ClientServerMessage> begin(MessageType type, int transactionId) {
        long code = HeaderForm.CLIENT_SERVER.typeCode(type);
        return new MessageBuilder<>(
                MessageBuilder.header().u32(code << 24 | HeaderForm.requireTransactionId(transactionId)),
                ClientServerMessage::written);
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
    HeaderForm form() {
        return HeaderForm.CLIENT_SERVER;
    }

    @Override
    String describeHeader() {
        return " xid " + hex24(transactionId());
    }
}
