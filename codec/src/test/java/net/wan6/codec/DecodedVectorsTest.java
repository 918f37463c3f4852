package net.wan6.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.wan6.codec.Problem.Kind;
import net.wan6.test.captures.Capture;
import net.wan6.test.captures.CapturedMessage;
import net.wan6.test.captures.Validity;
import net.wan6.test.captures.VectorKind;
import net.wan6.test.captures.Vectors;
import net.wan6.test.captures.WireVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message and option that others wrote or that we broke on purpose, by its label. */
class DecodedVectorsTest {
    private static final Set<Kind> WRONG_OCTETS =
            Set.of(Kind.MALFORMED, Kind.BROKEN_MESSAGE, Kind.BEYOND_LIMIT, Kind.TRAILING_OCTETS);

    /** Sound as an option 81; as a list of attributes, which its label does not look into, it is not. */
    private static final String BROKEN_RADIUS = "a339f37a74a3";

    /** Two stray octets in a rule: a rule made anew has none. */
    private static final String STRAY_OCTETS = "reply-mapt-extra-zero";

    private static final Map<String, String> DECIDED = decided();

    static Stream<WireVector> sound() {
        return vectors(Set.of(Validity.WELLFORMED, Validity.INVALID_AUTH)::contains);
    }

    static Stream<WireVector> unsound() {
        return vectors(Set.of(Validity.SUSPICIOUS, Validity.MALFORMED)::contains);
    }

    private static Stream<WireVector> vectors(Predicate<Validity> which) {
        return Stream.concat(Vectors.dhcpv6().stream(), Vectors.synthetic().stream())
                .filter(vector -> vector.kind() != VectorKind.TCP_FRAME && which.test(vector.validity()));
    }

    @ParameterizedTest
    @MethodSource("sound")
    void aSoundVectorIsExactRebuiltAndWithoutFault(WireVector vector) {
        Message message = Message.decode(octets(vector));

        assertEquals(octets(vector).toHex(), message.octets().toHex());
        assertEquals(
                octets(vector).toHex(),
                message.rebuilt(OptionTable.STANDARD).octets().toHex());
        assertEquals(
                vector.id().equals(BROKEN_RADIUS),
                message.problems().stream().anyMatch(problem -> WRONG_OCTETS.contains(problem.kind())),
                () -> message.problems().toString());
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void anUnsoundVectorIsRefusedOrKeptAndNamedAsDecided(WireVector vector) {
        assertEquals(DECIDED.get(vector.id()), outcome(vector));
    }

    /** What is wrong first, and where; on the way, that the octets stay and nothing else is thrown. */
    private static String outcome(WireVector vector) {
        Message message;
        try {
            message = Message.decode(octets(vector));
        } catch (MalformedMessageException refused) {
            return "refused\t" + refused.offset() + "\t" + refused.reason();
        }
        assertEquals(octets(vector).toHex(), message.octets().toHex());
        assertEquals(
                !vector.id().equals(STRAY_OCTETS) && message.trailingOctets().isEmpty(),
                message.rebuilt(OptionTable.STANDARD).equals(message));
        assertFalse(message.toString().isEmpty());
        return message.problems().stream()
                .filter(problem -> WRONG_OCTETS.contains(problem.kind()))
                .map(problem -> problem.kind() + "\t" + problem.offset() + "\t" + problem.reason())
                .findFirst()
                .orElse("none");
    }

    @Test
    void everyVectorThatIsNotSoundHasADecision() {
        assertEquals(unsound().map(WireVector::id).collect(Collectors.toSet()), DECIDED.keySet());
        List<String> malformedAndUnnoticed = unsound()
                .filter(vector -> vector.validity() == Validity.MALFORMED)
                .map(WireVector::id)
                .filter(id -> "none".equals(DECIDED.get(id)))
                .toList();
        assertEquals(List.of(), malformedAndUnnoticed);
    }

    @Test
    void brokenTcpFramesYieldNoMessage() {
        List<WireVector> frames = Vectors.synthetic().stream()
                .filter(vector -> vector.kind() == VectorKind.TCP_FRAME)
                .toList();
        assertEquals(3, frames.size());
        for (WireVector frame : frames) {
            TcpDeframer deframer = new TcpDeframer();
            deframer.receive(Octets.parseHex(frame.hex()));
            // A cut frame waits for its rest; an empty one is no message.
            assertTrue(deframer.poll().map(Octets::isEmpty).orElse(deframer.pending() > 0), frame.id());
        }
    }

    @Test
    void everyRecordedMessageIsExactAndRebuilt() {
        int messages = 0;
        for (Capture capture : Capture.all()) {
            for (CapturedMessage captured : capture.messages()) {
                String where = capture.name() + " frame " + captured.frame();
                Message message = Message.decode(Octets.parseHex(captured.hex()));
                assertEquals(captured.hex(), message.octets().toHex(), where);
                assertEquals(
                        captured.hex(),
                        message.rebuilt(OptionTable.STANDARD).octets().toHex(),
                        where);
                assertTrue(
                        message.problems().stream().noneMatch(problem -> WRONG_OCTETS.contains(problem.kind())),
                        () -> where + message.problems());
                messages++;
            }
        }
        assertTrue(messages > 500, messages + " messages");
    }

    /** Options without a message are put into a Reply. */
    private static Octets octets(WireVector vector) {
        return Octets.parseHex((vector.kind() == VectorKind.OPTIONS ? "07000001" : "") + vector.hex());
    }

    private static Map<String, String> decided() {
        try (InputStream in =
                Objects.requireNonNull(DecodedVectorsTest.class.getResourceAsStream("decided-vectors.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .collect(Collectors.toMap(row -> row[0], row -> row[1]));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
