package net.wan6.codec.nd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import net.wan6.codec.Octets;
import net.wan6.test.captures.RaVector;
import net.wan6.test.captures.Vectors;
import org.junit.jupiter.params.provider.MethodSource;

/** Any octets: every door, and what is written from them again. */
class AdvertisementFuzz {
    static Stream<byte[]> seeds() {
        return Vectors.routerAdvertisements().stream().map(RaVector::octets);
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "2m")
    void anyMessage(byte[] message) {
        Octets octets = Octets.of(message);
        if (EveryNdDoor.open(octets) && NdMessage.decode(octets) instanceof RouterAdvertisement advertisement) {
            RouterAdvertisement edited = advertisement.edit().build();
            assertEquals(advertisement.options(), edited.options());
            assertEquals(edited, edited.edit().build());
        }
    }
}
