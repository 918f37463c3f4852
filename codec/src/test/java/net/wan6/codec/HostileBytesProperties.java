package net.wan6.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.wan6.test.captures.VectorKind;
import net.wan6.test.captures.Vectors;
import net.wan6.test.captures.WireVector;

/** Whatever the octets: nothing but the declared exception, and no door but its own answer. */
class HostileBytesProperties {
    private static final int LONGEST = 2_000;

    private static final List<byte[]> MESSAGES = Stream.concat(Vectors.dhcpv6().stream(), Vectors.synthetic().stream())
            .filter(vector -> vector.kind() == VectorKind.MESSAGE)
            .map(WireVector::octets)
            .filter(octets -> octets.length > 0 && octets.length <= LONGEST)
            .toList();

    @Property(tries = 500)
    void randomOctets(@ForAll @Size(max = 300) byte[] octets) {
        EveryDoor.open(Octets.of(octets));
    }

    @Property(tries = 500)
    void randomPayloadsOfEveryOption(
            @ForAll @IntRange(min = 0, max = 160) int code,
            @ForAll @IntRange(min = 1, max = 37) int type,
            @ForAll @Size(max = 80) byte[] payload) {
        Octets options = Options.none(OptionSpace.DHCPV6)
                .withRaw(code, Octets.of(payload))
                .octets();
        int header = type == 12 || type == 13 ? 34 : type >= 24 && type <= 35 ? 8 : 4;
        byte[] beginning = new byte[header];
        beginning[0] = (byte) type;

        assertTrue(EveryDoor.open(Octets.of(beginning).concat(options)));
    }

    @Property(tries = 500)
    void messagesCutShort(@ForAll("messages") byte[] message, @ForAll @IntRange(min = 0, max = LONGEST) int length) {
        EveryDoor.open(Octets.of(Arrays.copyOf(message, Math.min(length, message.length))));
    }

    @Property(tries = 1_000)
    void messagesWithBitsTurned(
            @ForAll("messages") byte[] message, @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 0) Integer> bits) {
        byte[] turned = message.clone();
        for (int bit : bits) {
            turned[bit / 8 % turned.length] ^= (byte) (1 << bit % 8);
        }
        EveryDoor.open(Octets.of(turned));
    }

    @Property(tries = 200)
    void editingNothingChangesNothing(@ForAll("messages") byte[] message) {
        try {
            if (Message.decode(message) instanceof ClientServerMessage whole) {
                Octets options = whole.edit().build().octets();
                assertEquals(whole.octets(), options.concat(whole.trailingOctets()));
                assertEquals(options, whole.edit().map(Options::just).build().octets());
            }
        } catch (MalformedMessageException broken) {
            assertTrue(broken.offset() <= message.length);
        }
    }

    @Provide
    Arbitrary<byte[]> messages() {
        return Arbitraries.of(MESSAGES);
    }
}
