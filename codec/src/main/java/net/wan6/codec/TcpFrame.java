package net.wan6.codec;

/**
 * How a message stands in a TCP stream: its length in two octets, most significant first, then its octets (RFC 5460
 * §5.1; so do active leasequery, RFC 7653, and failover, RFC 8156). {@link TcpDeframer} takes a stream apart again.
 */
public final class TcpFrame {
    static final int HEADER = 2;

    private TcpFrame() {}

    /**
     * Puts the length before a message.
     *
     * @param message 0 to 65535 octets, such as those of a {@link Message}
     * @return what is to be written to the stream
     * @throws IllegalArgumentException if there are more octets than the length can tell
     */
    public static Octets of(Octets message) {
        byte[] frame = new OctetWriter(HEADER + message.length())
                .u16(message.length())
                .octets(message)
                .finish();
        return new Octets(frame, 0, frame.length);
    }
}
