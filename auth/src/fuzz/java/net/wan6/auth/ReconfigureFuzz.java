package net.wan6.auth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.wan6.codec.Duid;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.RawOption;
import net.wan6.test.captures.VectorKind;
import net.wan6.test.captures.Vectors;
import net.wan6.test.captures.WireVector;
import org.junit.jupiter.params.provider.MethodSource;

/** Any octets are a verdict; good ones only with a digest that another implementation of HMAC-MD5 finds right. */
class ReconfigureFuzz {
    private static final int MESSAGE_HEADER = 4;
    private static final int DIGEST = 16;
    private static final Duid CLIENT = Duid.parseHex("0003000102005e005301");
    private static final Duid SERVER = Duid.parseHex("0003000102005e005302");
    private static final ReconfigureKey KEY = ReconfigureKey.parseHex("000102030405060708090a0b0c0d0e0f");
    private static final KeyRing KEYS = KeyRing.empty().with(SERVER, KEY);

    static Stream<byte[]> seeds() {
        Stream<byte[]> ours = Stream.of(ReconfigureType.values())
                .map(type -> Rkap.sign(Reconfigures.of(type, CLIENT, SERVER).build(), KEY, 2)
                        .octets()
                        .toByteArray());
        Stream<byte[]> others = Vectors.synthetic().stream()
                .filter(vector -> vector.kind() == VectorKind.MESSAGE)
                .map(WireVector::octets)
                .filter(octets -> octets.length > 0 && octets[0] == MessageType.RECONFIGURE.code());
        return Stream.concat(ours, others);
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "5m")
    void anyDatagram(byte[] datagram) throws GeneralSecurityException {
        Octets octets = Octets.of(datagram);
        for (ReplayPolicy policy : List.of(
                ReplayPolicy.STRICT, ReplayPolicy.BASELINE_FROM_FIRST_RECONFIGURE, ReplayPolicy.ALLOW_CONSTANT_ZERO)) {
            assertEquals(
                    Verdict.Rejected.class,
                    Rkap.verify(octets, Delivery.UNICAST, CLIENT, KeyRing.empty(), policy, 0)
                            .getClass());
            if (Rkap.verify(octets, Delivery.UNICAST, CLIENT, KEYS, policy, 0) instanceof Verdict.Verified) {
                requireDigest(octets);
            }
        }
    }

    private static void requireDigest(Octets octets) throws GeneralSecurityException {
        Options options = Message.decode(octets).options();
        assertEquals(1, options.count(OptionTypes.AUTH));
        byte[] zeroed = octets.toByteArray();
        int end = MESSAGE_HEADER;
        for (RawOption option : options) {
            end += option.octets().length();
            if (option.code() == OptionTypes.AUTH.code()) {
                break;
            }
        }
        byte[] digest = Arrays.copyOfRange(zeroed, end - DIGEST, end);
        Arrays.fill(zeroed, end - DIGEST, end, (byte) 0);
        Mac mac = Mac.getInstance("HmacMD5");
        mac.init(new SecretKeySpec(KEY.secretOctets().toByteArray(), "HmacMD5"));
        assertArrayEquals(mac.doFinal(zeroed), digest);
    }
}
