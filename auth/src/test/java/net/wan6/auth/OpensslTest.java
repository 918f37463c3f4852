package net.wan6.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** the digest is what another program computes over the message with 16 zero octets; skipped where there is none. */
class OpensslTest {
    @TempDir
    Path directory;

    @Test
    void opensslComputesTheSameDigest() throws IOException, InterruptedException {
        assumeTrue(hasMd5(), "no openssl with MD5 here");
        for (ReconfigureType type : ReconfigureType.values()) {
            Octets signed = Rkap.sign(
                            Reconfigures.of(type, Line.CLIENT, Line.SERVER).build(), Line.KEY, 0xe9e1a2b3_00000000L)
                    .octets();
            int digestAt = signed.length() - HmacMd5.LENGTH;
            Path zeroed = directory.resolve("zeroed");
            Files.write(
                    zeroed,
                    signed.slice(0, digestAt)
                            .concat(Octets.of(new byte[HmacMd5.LENGTH]))
                            .toByteArray());

            String printed = run(List.of(
                    "openssl", "dgst", "-md5", "-mac", "hmac", "-macopt", "hexkey:" + Line.KEY_HEX, zeroed.toString()));

            assertTrue(
                    printed.strip()
                            .endsWith("= "
                                    + signed.slice(digestAt, signed.length()).toHex()),
                    printed);
        }
    }

    @Test
    void theDigestStandsAtTheEndOfTheAuthOption() {
        Octets signed = Line.renew(101).octets();

        assertEquals(
                signed.slice(signed.length() - 16, signed.length()),
                RkapOption.value(
                        Line.renew(101).options().first(OptionTypes.AUTH).orElseThrow()));
    }

    /** Some have no openssl, and some have one that is forbidden MD5. */
    private boolean hasMd5() throws IOException, InterruptedException {
        Path empty = Files.write(directory.resolve("empty"), new byte[0]);
        try {
            return run(List.of("openssl", "dgst", "-md5", empty.toString()))
                    .contains("d41d8cd98f00b204e9800998ecf8427e");
        } catch (IOException absent) {
            return false;
        }
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(20, TimeUnit.SECONDS), printed);
        return printed;
    }
}
