package net.wan6.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.wan6.test.captures.VectorKind;
import net.wan6.test.captures.Vectors;
import net.wan6.test.captures.WireVector;
import org.junit.jupiter.params.provider.MethodSource;

/** Any octets: every door, what is written from them again, and how they stand in a stream. */
class DatagramFuzz {
    static Stream<byte[]> seeds() {
        return Stream.concat(Vectors.dhcpv6().stream(), Vectors.synthetic().stream())
                .filter(vector -> vector.kind() == VectorKind.MESSAGE)
                .map(WireVector::octets)
                .filter(octets -> octets.length <= 2_000);
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "5m")
    void anyDatagram(byte[] datagram) {
        Octets octets = Octets.of(datagram);
        if (EveryDoor.open(octets)) {
            writtenAgain(Message.decode(octets));
        }
        inPieces(octets);
    }

    private static void writtenAgain(Message message) {
        assertEquals(message, message.edit().build());
        assertEquals(message, message.edit().map(Options::just).build());
        Message rebuilt = message.rebuilt(OptionTable.STANDARD);
        assertTrue(EveryDoor.open(rebuilt.octets()));
        assertEquals(rebuilt, rebuilt.rebuilt(OptionTable.STANDARD));
        Options once = message.options().replacing(OptionTypes.PREFERENCE, 7);
        assertEquals(new Only.One<>(7), once.only(OptionTypes.PREFERENCE));
        assertEquals(message.options().without(OptionTypes.PREFERENCE), once.without(OptionTypes.PREFERENCE));
    }

    /** Frames are the same whether the stream comes at once or in two reads. */
    private static void inPieces(Octets stream) {
        int cut = stream.isEmpty() ? 0 : stream.u8(0) % (stream.length() + 1);
        TcpDeframer whole = new TcpDeframer();
        whole.receive(stream);
        TcpDeframer pieces = new TcpDeframer();
        pieces.receive(stream.slice(0, cut));
        List<Octets> frames = frames(pieces);
        pieces.receive(stream.slice(cut, stream.length()));
        frames.addAll(frames(pieces));
        assertEquals(frames(whole), frames);
        assertEquals(whole.pending(), pieces.pending());
    }

    private static List<Octets> frames(TcpDeframer deframer) {
        List<Octets> frames = new ArrayList<>();
        for (Optional<Octets> frame = deframer.poll(); frame.isPresent(); frame = deframer.poll()) {
            frames.add(frame.get());
        }
        return frames;
    }
}
