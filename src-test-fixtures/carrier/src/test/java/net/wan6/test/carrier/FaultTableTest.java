package net.wan6.test.carrier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The table in docs/carrier.md names every fault, in the order of their declaration, and no other. */
class FaultTableTest {
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\|");

    @Test
    void theTableIsThatOfTheCode() throws IOException {
        String page = Files.readString(Path.of("..", "..", "docs", "carrier.md"));
        List<String> named = ROW.matcher(page.substring(page.indexOf("## Faults")))
                .results()
                .map(row -> row.group(1))
                .toList();
        assertEquals(Arrays.stream(Fault.values()).map(Fault::label).toList(), named);
    }
}
