package net.wan6.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** RFC 5460 §5.1: two octets of length before each message. */
class TcpFrameTest {
    @Test
    void aFrameIsTheLengthAndTheMessage() {
        Message message = Message.builder(new MessageType(14), 0x010203).build();

        assertEquals("0004" + "0e010203", TcpFrame.of(message.octets()).toHex());
    }

    @Test
    void aMessageOfMoreThanTheLengthCanTellIsRefused() {
        assertEquals(65_537, TcpFrame.of(Octets.of(new byte[65_535])).length());
        assertThrows(IllegalArgumentException.class, () -> TcpFrame.of(Octets.of(new byte[65_536])));
    }

    @Test
    void aFrameWaitsForItsLastOctet() {
        TcpDeframer deframer = new TcpDeframer();
        for (String octet : List.of("00", "02", "aa")) {
            deframer.receive(Octets.parseHex(octet));
            assertEquals(Optional.empty(), deframer.poll());
        }
        assertEquals(3, deframer.pending());

        deframer.receive(Octets.parseHex("bb" + "0000" + "0001"));

        assertEquals(Optional.of(Octets.parseHex("aabb")), deframer.poll());
        assertEquals(Optional.of(Octets.EMPTY), deframer.poll());
        assertEquals(Optional.empty(), deframer.poll());
        assertEquals(2, deframer.pending());
    }

    @Test
    void aFramePolledDoesNotChangeAsTheStreamGoesOn() {
        TcpDeframer deframer = new TcpDeframer();
        deframer.receive(Octets.parseHex("0001aa"));
        Octets frame = deframer.poll().orElseThrow();
        for (int i = 0; i < 2_000; i++) {
            deframer.receive(Octets.parseHex("0001bb"));
            deframer.poll();
        }

        assertEquals("aa", frame.toHex());
    }

    @Test
    void theBufferHandedInIsReadToItsLimit() {
        ByteBuffer buffer =
                ByteBuffer.wrap(new byte[] {9, 0, 1, 7, 9}).position(1).limit(4);
        TcpDeframer deframer = new TcpDeframer();

        deframer.receive(buffer);

        assertEquals(0, buffer.remaining());
        assertEquals(Optional.of(Octets.of((byte) 7)), deframer.poll());
    }

    @Property(tries = 200)
    void howeverAStreamIsCutTheFramesAreTheSame(
            @ForAll @Size(max = 12) List<@Size(max = 700) byte[]> messages,
            @ForAll @IntRange(min = 1, max = 900) int cut) {
        Octets stream = Octets.EMPTY;
        for (byte[] message : messages) {
            stream = stream.concat(TcpFrame.of(Octets.of(message)));
        }

        TcpDeframer deframer = new TcpDeframer();
        List<Octets> frames = new ArrayList<>();
        for (int at = 0; at < stream.length(); at += cut) {
            deframer.receive(stream.slice(at, Math.min(at + cut, stream.length())));
            for (Optional<Octets> frame = deframer.poll(); frame.isPresent(); frame = deframer.poll()) {
                frames.add(frame.get());
            }
        }

        assertEquals(messages.stream().map(Octets::of).toList(), frames);
        assertEquals(0, deframer.pending());
    }
}
