package net.wan6.codec;

/**
 * A DHCPv4 message carried in DHCPv6: 24 flags stand where others have a transaction id (RFC 7341 §6).
 */
public final class Dhcpv4Message extends Message {
    private Dhcpv4Message(byte[] array, int from, int to, DecodeLimits limits) {
        super(array, from, to, HeaderForm.DHCPV4.length, limits);
    }

    static MessageBuilder<Dhcpv4Message> begin(MessageType type, int flags) {
        long code = HeaderForm.DHCPV4.typeCode(type);
        if (flags < 0 || flags > 0xff_ffff) {
            throw new IllegalArgumentException("flags " + flags + " are not 24 bits");
        }
        return new MessageBuilder<>(MessageBuilder.header().u32(code << 24 | flags), Dhcpv4Message::written);
    }

    /** A Message, so that whoever decodes others need not know this class. */
    static Message decoded(byte[] array, int from, int to, DecodeLimits limits) {
        return new Dhcpv4Message(array, from, to, limits);
    }

    private static Dhcpv4Message written(byte[] array) {
        return new Dhcpv4Message(array, 0, array.length, DecodeLimits.DEFAULT);
    }

    /**
     * The flags.
     *
     * @return 24 bits; 0x800000 is U, sent by unicast
     */
    public int flags() {
        return BigEndian.i32(array, from) & 0xff_ffff;
    }

    @Override
    public MessageBuilder<Dhcpv4Message> edit() {
        return begin(type(), flags()).addAll(options());
    }

    @Override
    HeaderForm form() {
        return HeaderForm.DHCPV4;
    }

    @Override
    String describeHeader() {
        return " flags " + hex24(flags());
    }
}
