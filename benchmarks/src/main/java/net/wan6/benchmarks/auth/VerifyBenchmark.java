package net.wan6.benchmarks.auth;

import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import net.wan6.auth.Delivery;
import net.wan6.auth.KeyRing;
import net.wan6.auth.ReconfigureKey;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.Reconfigures;
import net.wan6.auth.ReplayPolicy;
import net.wan6.auth.Rkap;
import net.wan6.auth.Verdict;
import net.wan6.codec.Duid;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionRequest;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * A Reconfigure of 89 octets through every check, beside what the JDK takes for the digest alone over the same octets.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class VerifyBenchmark {
    private static final int LENGTH = 89;
    private static final Duid CLIENT = Duid.parseHex("0003000102005e005302");
    private static final Duid SERVER = Duid.parseHex("0003000102005e005301");

    private final ReconfigureKey key = ReconfigureKey.parseHex("000102030405060708090a0b0c0d0e0f");
    private final KeyRing keys = KeyRing.empty().with(SERVER, key, 1);
    private final Octets genuine = Rkap.sign(
                    Reconfigures.of(
                                    ReconfigureType.RENEW,
                                    CLIENT,
                                    SERVER,
                                    OptionRequest.ofCodes(17, 23, 24, 25, 31, 56, 82, 83))
                            .build(),
                    key,
                    2)
            .octets();
    private final Octets forged = Octets.of(flipped(genuine.toByteArray()));
    private final byte[] octets = genuine.toByteArray();
    private final SecretKeySpec jdkKey = new SecretKeySpec(key.secretOctets().toByteArray(), "HmacMD5");
    private final Mac keptMac;

    /** Makes both sides ready, and makes sure that they judge what they are said to. */
    public VerifyBenchmark() {
        try {
            keptMac = newMac();
        } catch (GeneralSecurityException noMd5Here) {
            throw new IllegalStateException(noMd5Here);
        }
        if (octets.length != LENGTH
                || !(verifyGenuine() instanceof Verdict.Verified)
                || !(verifyForged() instanceof Verdict.Rejected)) {
            throw new IllegalStateException("not what is to be measured");
        }
    }

    /** All checks, decoding and the ring with the counter recorded included. */
    @Benchmark
    public Verdict verifyGenuine() {
        return verify(genuine);
    }

    /** As far as the digest. */
    @Benchmark
    public Verdict verifyForged() {
        return verify(forged);
    }

    private Verdict verify(Octets datagram) {
        return Rkap.verify(datagram, Delivery.UNICAST, CLIENT, keys, ReplayPolicy.STRICT, 0);
    }

    /** The JDK's digest alone, its object kept and keyed from call to call. */
    @Benchmark
    public byte[] jdkMacKept() {
        return keptMac.doFinal(octets);
    }

    /** The JDK's digest alone, its object made for this call as for a client that holds many keys. */
    @Benchmark
    public byte[] jdkMacFresh() throws GeneralSecurityException {
        return newMac().doFinal(octets);
    }

    private Mac newMac() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacMD5");
        mac.init(jdkKey);
        return mac;
    }

    private static byte[] flipped(byte[] octets) {
        octets[octets.length - 1] ^= 1;
        return octets;
    }
}
