package net.wan6.test.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Fails when a module exports something else than its api.txt says, so that no change of the API goes unnoticed; with
 * {@code -Dwan6.docs.write=true} writes it.
 */
class PublicApiTest {
    private static final Path ROOT = Path.of("..", "..");

    @ParameterizedTest
    @CsvSource({
        "net.wan6.codec, codec",
        "net.wan6.auth, auth",
        "net.wan6.mape, mape",
        "net.wan6.core, core",
        "net.wan6.test.carrier, src-test-fixtures/carrier",
        "net.wan6.test.line, src-test-fixtures/line"
    })
    void theListingIsWhatTheModuleExports(String module, String directory) throws Exception {
        String exported = ApiListing.of(Jars.module(module));
        Path listing = ROOT.resolve(directory).resolve("api.txt");
        if (Boolean.getBoolean("wan6.docs.write")) {
            Files.writeString(listing, exported);
        }
        assertEquals(
                Files.readString(listing), exported, "if this is meant, write api.txt anew as CONTRIBUTING.md says");
    }
}
