package net.wan6.benchmarks.robustness;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import net.wan6.codec.MalformedMessageException;
import net.wan6.test.captures.VectorKind;
import net.wan6.test.captures.Vectors;
import net.wan6.test.captures.WireVector;
import org.anarres.dhcp.v6.Dhcp6Exception;
import org.anarres.dhcp.v6.io.Dhcp6MessageDecoder;
import org.onlab.packet.DHCP6;
import org.onlab.packet.DeserializationException;

/**
 * Hands broken messages to our codec and to its peers, and counts the exceptions that leak past the declared ones. Ours
 * is asked for everything it can tell of a message, the peers to decode it.
 */
public final class Robustness {
    private static final int MESSAGES = 200_000;
    private static final long SEED = 9915;

    /** Longer ones are about limits, which is another table; one peer takes minutes over them. */
    private static final int LONGEST = 2_000;

    private static final List<Decoder> DECODERS = List.of(
            new Decoder("wan6, everything read", EverythingRead::decode, List.of(MalformedMessageException.class)),
            new Decoder(
                    "ONOS onlab-misc 2.7.0, decode",
                    datagram -> DHCP6.deserializer().deserialize(datagram, 0, datagram.length),
                    List.of(DeserializationException.class)),
            new Decoder(
                    "dhcp4j dhcp-protocol 1.0.9, decode",
                    datagram -> Dhcp6MessageDecoder.getInstance().decode(ByteBuffer.wrap(datagram)),
                    List.of(Dhcp6Exception.class, IOException.class)));

    private Robustness() {}

    /**
     * Prints the table.
     *
     * @param arguments how many messages and the seed, or nothing for 200000 and 9915
     */
    public static void main(String... arguments) {
        int messages = arguments.length > 0 ? Integer.parseInt(arguments[0]) : MESSAGES;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : SEED;
        List<byte[]> originals = originals();
        print(System.out, run(messages, seed, originals), messages, seed, originals.size());
    }

    private static List<byte[]> originals() {
        return Stream.concat(Vectors.dhcpv6().stream(), Vectors.synthetic().stream())
                .filter(vector -> vector.kind() == VectorKind.MESSAGE)
                .map(WireVector::octets)
                .filter(octets -> octets.length > 0 && octets.length <= LONGEST)
                .toList();
    }

    private static Map<Decoder, Tally> run(int messages, long seed, List<byte[]> originals) {
        Map<Decoder, Tally> tallies = new LinkedHashMap<>();
        DECODERS.forEach(decoder -> tallies.put(decoder, new Tally()));
        Mutator mutator = new Mutator(originals, new SplittableRandom(seed));
        for (int i = 0; i < messages; i++) {
            byte[] datagram = mutator.next();
            tallies.forEach((decoder, tally) -> tally.run(decoder, datagram));
        }
        return tallies;
    }

    private static void print(PrintStream out, Map<Decoder, Tally> tallies, int messages, long seed, int originals) {
        out.println(messages + " messages mutated from " + originals + ", seed " + seed);
        out.println();
        out.println("| codec | decoded | refused as declared | leaked | what |");
        out.println("|---|--:|--:|--:|---|");
        tallies.forEach((decoder, tally) -> out.println(tally.row(decoder.name())));
    }
}
