package net.wan6.codec;

/**
 * A message between failover partners: transaction id and the time of sending, then options (RFC 8156 §5.2).
 */
public final class FailoverMessage extends Message {
    static final int HEADER = 8;

    FailoverMessage(byte[] array, int from, int to, DecodeLimits limits) {
        super(array, from, to, HEADER, limits);
    }

    static MessageBuilder<FailoverMessage> begin(MessageType type, int transactionId, long sentTime) {
        if (type.code() < 24 || type.code() > 35) {
            throw new IllegalArgumentException(type + " is not a failover message");
        }
        if (transactionId < 0 || transactionId > 0xff_ffff) {
            throw new IllegalArgumentException("transaction id " + transactionId + " is not in 0 to 16777215");
        }
        return new MessageBuilder<>(
                MessageBuilder.header()
                        .u32((long) type.code() << 24 | transactionId)
                        .u32(sentTime),
                FailoverMessage::written);
    }

    private static FailoverMessage written(byte[] array) {
        return new FailoverMessage(array, 0, array.length, DecodeLimits.DEFAULT);
    }

    /**
     * What an answer repeats.
     *
     * @return 0 to 16777215
     */
    public int transactionId() {
        return BigEndian.i32(array, from) & 0xff_ffff;
    }

    /**
     * When it was sent by the sender's clock.
     *
     * @return seconds since the beginning of the year 2000 in UTC, modulo 2^32
     */
    public long sentTime() {
        return BigEndian.u32(array, from + 4);
    }

    @Override
    public MessageBuilder<FailoverMessage> edit() {
        return begin(type(), transactionId(), sentTime()).addAll(options());
    }

    @Override
    int headerLength() {
        return HEADER;
    }

    @Override
    String describeHeader() {
        return " xid " + hex24(transactionId()) + " sent " + sentTime();
    }
}
