package net.wan6.test.arbitraries;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.wan6.codec.Message;

/**
 * Datagrams in which something may be wrong: what a stranger, a broken server or a bad line delivers. They shrink towards
 * the message as it was.
 */
public final class HostileOctets {
    private static final int LONGEST_NOISE = 300;
    private static final int MOST_CHANGES = 3;

    private HostileOctets() {}

    /**
     * Any of the kinds below, of any well-formed message, relayed or not.
     *
     * @return an arbitrary
     */
    public static Arbitrary<byte[]> any() {
        Arbitrary<Message> messages = Arbitraries.oneOf(List.of(DhcpMessages.any(), DhcpMessages.relayed()));
        return Arbitraries.frequencyOf(
                        Tuple.of(1, noise()),
                        Tuple.of(1, cutShort(messages)),
                        Tuple.of(3, turned(messages)),
                        Tuple.of(3, overwritten(messages)))
                .withoutEdgeCases();
    }

    /**
     * Octets without sense, up to 300.
     *
     * @return an arbitrary
     */
    public static Arbitrary<byte[]> noise() {
        return Arbitraries.bytes().array(byte[].class).ofMaxSize(LONGEST_NOISE);
    }

    /**
     * Messages of which the end is missing, at least one octet.
     *
     * @param messages what is cut
     * @return an arbitrary
     */
    public static Arbitrary<byte[]> cutShort(Arbitrary<? extends Message> messages) {
        return Combinators.combine(messages, Arbitraries.integers().between(0, 0xffff))
                .as((message, length) -> {
                    byte[] octets = message.octets().toByteArray();
                    return Arrays.copyOf(octets, length % octets.length);
                });
    }

    /**
     * Messages with one to three bits turned; no turn undoes another.
     *
     * @param messages what is changed
     * @return an arbitrary
     */
    public static Arbitrary<byte[]> turned(Arbitrary<? extends Message> messages) {
        Arbitrary<Integer> positions = Arbitraries.integers().between(0, 0xffff);
        return Combinators.combine(messages, positions.set().ofMinSize(1).ofMaxSize(MOST_CHANGES))
                .as((message, bits) -> {
                    byte[] octets = message.octets().toByteArray();
                    bits.stream()
                            .map(bit -> bit % (octets.length * Byte.SIZE))
                            .distinct()
                            .forEach(bit -> octets[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE));
                    return octets;
                });
    }

    /**
     * Messages with two octets overwritten in one to three places, often by numbers that lengths are wrong with.
     *
     * @param messages what is changed
     * @return an arbitrary
     */
    public static Arbitrary<byte[]> overwritten(Arbitrary<? extends Message> messages) {
        record Change(int position, int value) {}
        Arbitrary<Integer> values = Arbitraries.oneOf(List.of(
                Arbitraries.of(0, 1, 3, 4, 0x7fff, 0x8000, 0xffff),
                Arbitraries.integers().between(0, 0xffff)));
        Arbitrary<Change> changes = Combinators.combine(Arbitraries.integers().between(0, 0xffff), values)
                .as(Change::new);
        return Combinators.combine(messages, changes.list().ofMinSize(1).ofMaxSize(MOST_CHANGES))
                .as((message, all) -> {
                    byte[] octets = message.octets().toByteArray();
                    for (Change change : all) {
                        int at = change.position() % (octets.length - 1);
                        octets[at] = (byte) (change.value() >> Byte.SIZE);
                        octets[at + 1] = (byte) change.value();
                    }
                    return octets;
                });
    }
}
