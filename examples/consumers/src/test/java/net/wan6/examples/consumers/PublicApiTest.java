package net.wan6.examples.consumers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Fails when a module exports something else than docs/api says, so that no change of the API goes unnoticed; with
 * {@code -Dwan6.docs.write=true} writes it.
 */
class PublicApiTest {
    private static final Path LISTINGS = Path.of("..", "..", "docs", "api");

    @ParameterizedTest
    @ValueSource(
            strings = {"net.wan6.codec", "net.wan6.auth", "net.wan6.mape", "net.wan6.core", "net.wan6.test.carrier"})
    void theListingIsWhatTheModuleExports(String module) throws Exception {
        String exported = ApiListing.of(Jars.module(module));
        Path listing = LISTINGS.resolve(module + ".txt");
        if (Boolean.getBoolean("wan6.docs.write")) {
            Files.createDirectories(LISTINGS);
            Files.writeString(listing, exported);
        }
        assertEquals(read(listing), exported, "if this is meant, write docs/api anew as CONTRIBUTING.md says");
    }

    private static String read(Path listing) throws IOException {
        return Files.exists(listing) ? Files.readString(listing) : "";
    }
}
