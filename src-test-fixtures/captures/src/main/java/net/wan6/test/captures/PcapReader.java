package net.wan6.test.captures;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the DHCPv6 messages of a capture file, and its Router Advertisements and Solicitations: classic pcap or pcapng, in
 * either byte order.
 *
 * <p>It understands Ethernet (also VLAN-tagged), raw IP and Linux cooked captures, and looks behind the extension headers
 * of IPv6. Fragments are not put together, and UDP checksums are not verified: recordings on the sending host hold what
 * the network card had yet to fill in. Frames that hold no message are counted by reason and passed over;
 * {@link #skipped()} tells.
 *
 * <p>A file is not trusted. A damaged one gives an {@link IOException} that says what is wrong and at which frame or block,
 * and nothing in it makes the reader allocate more than {@value Recording#LONGEST_FRAME} octets at a time.
 *
 * <p>Not safe for use by several threads. The stream belongs to the caller, who closes it.
 */
public final class PcapReader {

    private final Recording recording;
    private final Map<SkipReason, Integer> skipped = new EnumMap<>(SkipReason.class);
    private int frame;

    private PcapReader(Recording recording) {
        this.recording = recording;
    }

    /**
     * Reads the header of a capture file.
     *
     * @param in the file, at its beginning; a buffered stream, for it is read in small pieces
     * @return a reader that stands before the first frame
     * @throws IOException if the stream fails, or holds neither format, or a classic file of a link type not understood
     */
    public static PcapReader open(InputStream in) throws IOException {
        return new PcapReader(Recording.of(in));
    }

    /**
     * Reads on to the next DHCPv6 message. Router Advertisements and Solicitations are passed over.
     *
     * @return the message, or empty at the end of the file
     * @throws IOException if the stream fails or the file is damaged
     */
    public Optional<CapturedMessage> next() throws IOException {
        for (Optional<CapturedPacket> next = nextPacket(); next.isPresent(); next = nextPacket()) {
            if (next.get() instanceof CapturedMessage message) {
                return Optional.of(message);
            }
            skip(SkipReason.NOT_UDP);
        }
        return Optional.empty();
    }

    /**
     * Reads on to the next DHCPv6 message, Router Advertisement or Router Solicitation.
     *
     * @return the message, or empty at the end of the file
     * @throws IOException if the stream fails or the file is damaged
     */
    public Optional<CapturedPacket> nextPacket() throws IOException {
        for (Optional<RecordedFrame> next = recording.next(); next.isPresent(); next = recording.next()) {
            frame = Math.addExact(frame, 1);
            Frames.Content content = next.get().content();
            if (content instanceof Frames.Datagram datagram) {
                return Optional.of(new CapturedMessage(
                        frame, next.get().time(), datagram.source(), datagram.destination(), datagram.hex()));
            } else if (content instanceof Frames.RouterDiscovery found) {
                return Optional.of(new CapturedNdMessage(
                        frame, next.get().time(), found.source(), found.destination(), found.hopLimit(), found.hex()));
            }
            skip(((Frames.Skipped) content).reason());
        }
        return Optional.empty();
    }

    private void skip(SkipReason reason) {
        skipped.merge(reason, 1, Math::addExact);
    }

    /**
     * Reads all messages that remain. They are kept in memory: for files of unknown size use {@link #next()}.
     *
     * @return the messages in the order of the file
     * @throws IOException if the stream fails or the file is damaged
     */
    public List<CapturedMessage> readAll() throws IOException {
        List<CapturedMessage> messages = new ArrayList<>();
        for (Optional<CapturedMessage> m = next(); m.isPresent(); m = next()) {
            messages.add(m.get());
        }
        return List.copyOf(messages);
    }

    /** {@return how many frames were read so far, those passed over included} */
    public int frames() {
        return frame;
    }

    /** {@return how many frames were passed over so far, by reason; a reason that did not occur is absent} */
    public Map<SkipReason, Integer> skipped() {
        return Collections.unmodifiableMap(new EnumMap<>(skipped));
    }
}
