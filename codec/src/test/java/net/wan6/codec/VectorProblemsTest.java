package net.wan6.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.wan6.codec.Problem.Kind;
import net.wan6.test.captures.Validity;
import net.wan6.test.captures.VectorKind;
import net.wan6.test.captures.Vectors;
import net.wan6.test.captures.WireVector;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every vector is decoded to its own octets or refused, and its problems are those its label speaks of. */
class VectorProblemsTest {
    private static final Set<Kind> UNREADABLE =
            EnumSet.of(Kind.MALFORMED, Kind.BROKEN_MESSAGE, Kind.BEYOND_LIMIT, Kind.TRAILING_OCTETS);

    static Stream<WireVector> messages() {
        return Stream.concat(Vectors.dhcpv6().stream(), Vectors.synthetic().stream())
                .filter(vector -> vector.kind() == VectorKind.MESSAGE);
    }

    static Stream<WireVector> frames() {
        return Vectors.synthetic().stream().filter(vector -> vector.kind() == VectorKind.TCP_FRAME);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void aMessageIsAsItsLabelSays(WireVector vector) {
        Octets datagram = Octets.of(vector.octets());
        boolean decoded = EveryDoor.open(datagram);

        if (vector.validity() == Validity.MALFORMED) {
            assertTrue(!decoded || !unreadable(datagram).isEmpty(), "no problem found");
        } else {
            assertTrue(decoded, "refused");
        }
        if (vector.validity() == Validity.WELLFORMED) {
            assertEquals(List.of(), unreadable(datagram));
        }
    }

    @ParameterizedTest
    @MethodSource("frames")
    void aFrameIsCutOrHoldsAMessageAsItsLabelSays(WireVector vector) {
        TcpDeframer deframer = new TcpDeframer();
        deframer.receive(Octets.of(vector.octets()));

        Octets again = Octets.EMPTY;
        for (var frame = deframer.poll(); frame.isPresent(); frame = deframer.poll()) {
            again = again.concat(TcpFrame.of(frame.get()));
        }

        assertEquals(Octets.of(vector.octets()).slice(0, vector.octets().length - deframer.pending()), again);
        boolean whole = deframer.pending() == 0;
        boolean message = whole && EveryDoor.open(again.slice(TcpFrame.HEADER, again.length()));
        assertEquals(vector.validity() != Validity.MALFORMED, message);
    }

    private static List<Problem> unreadable(Octets datagram) {
        return Message.decode(datagram).problems().stream()
                .filter(problem -> UNREADABLE.contains(problem.kind()))
                .toList();
    }
}
