package net.wan6.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Fails when docs/options.md is not what the code says; with {@code -Dwan6.docs.write=true} writes it. */
class OptionsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "options.md");

    @Test
    void thePageIsWhatTheTableSays() throws IOException {
        String page = new OptionsPage().text();
        if (Boolean.getBoolean("wan6.docs.write")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertEquals(page, Files.readString(PAGE));
    }
}
