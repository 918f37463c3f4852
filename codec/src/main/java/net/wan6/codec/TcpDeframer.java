package net.wan6.codec;

import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Takes a TCP stream of messages apart, however the octets arrive: hand in what was read, then poll until nothing is
 * left.
 *
 * <pre>{@code
 * deframer.receive(buffer);
 * for (Optional<Octets> frame = deframer.poll(); frame.isPresent(); frame = deframer.poll()) {
 *     handle(Message.decode(frame.get()));
 * }
 * }</pre>
 *
 * <p>Keeps what was handed in and not yet polled, which is at most one frame and the last octets handed in if it is
 * used in this way. Any octets are a stream of frames, so that nothing here can be malformed; a frame may be no message,
 * and an empty frame is none. Not for use by several threads.
 */
public final class TcpDeframer {
    private static final int USUAL_SIZE = 512;

    private byte[] array = new byte[USUAL_SIZE];
    private int from;
    private int to;

    /** Begins at the beginning of a frame. */
    public TcpDeframer() {}

    /**
     * Takes octets from the stream.
     *
     * @param octets what was read, of which all that remains is copied; the position moves to the limit
     */
    public void receive(ByteBuffer octets) {
        int count = octets.remaining();
        makeRoom(count);
        octets.get(array, to, count);
        to += count;
    }

    /**
     * Takes octets from the stream.
     *
     * @param octets what was read
     */
    public void receive(Octets octets) {
        receive(octets.toByteBuffer());
    }

    /**
     * The next frame that is there as a whole.
     *
     * @return its octets without the length, or empty if more must be read first
     */
    public Optional<Octets> poll() {
        if (pending() < TcpFrame.HEADER) {
            return Optional.empty();
        }
        int length = BigEndian.u16(array, from);
        if (pending() < TcpFrame.HEADER + length) {
            return Optional.empty();
        }
        int begin = from + TcpFrame.HEADER;
        from = begin + length;
        return Optional.of(Octets.of(array, begin, from));
    }

    /**
     * How many octets wait for the rest of their frame, or to be polled.
     *
     * @return 0 where a stream may end; if it ends elsewhere, a frame was cut
     */
    public int pending() {
        return to - from;
    }

    /** Moves what is pending only when the end of the array is reached, so that an octet is moved a bounded number of times. */
    private void makeRoom(int count) {
        if (count <= array.length - to) {
            return;
        }
        int kept = pending();
        int needed = Math.addExact(kept, count);
        byte[] roomy = needed > array.length / 2 ? new byte[Math.addExact(needed, needed)] : array;
        System.arraycopy(array, from, roomy, 0, kept);
        array = roomy;
        from = 0;
        to = kept;
    }
}
