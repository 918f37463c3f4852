package net.wan6.codec;

/**
 * A message between failover partners: transaction id and the time of sending, then options (RFC 8156 §5.2).
 */
public final class FailoverMessage extends Message {
    private FailoverMessage(byte[] array, int from, int to, DecodeLimits limits) {
        super(array, from, to, HeaderForm.FAILOVER.length, limits);
    }

    static MessageBuilder<FailoverMessage> begin(MessageType type, int transactionId, long sentTime) {
        long code = HeaderForm.FAILOVER.typeCode(type);
        return new MessageBuilder<>(
                MessageBuilder.header()
                        .u32(code << 24 | HeaderForm.requireTransactionId(transactionId))
                        .u32(sentTime),
                FailoverMessage::written);
    }

    /** A Message, so that whoever decodes others need not know this class. */
    static Message decoded(byte[] array, int from, int to, DecodeLimits limits) {
        return new FailoverMessage(array, from, to, limits);
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
    HeaderForm form() {
        return HeaderForm.FAILOVER;
    }

    @Override
    String describeHeader() {
        return " xid " + hex24(transactionId()) + " sent " + sentTime();
    }
}
