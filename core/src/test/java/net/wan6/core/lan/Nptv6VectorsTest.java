package net.wan6.core.lan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row of nptv6.tsv, which was made by a program of its own; the mapped ones agree with Linux's SNPT and DNPT. */
class Nptv6VectorsTest {
    private static final Map<String, Nptv6Result.Reason> REASONS = Map.of(
            "!not-in-prefix", Nptv6Result.Reason.NOT_IN_PREFIX,
            "!subnet-ffff", Nptv6Result.Reason.SUBNET_OF_ONES,
            "!iid-zero", Nptv6Result.Reason.ZERO_IDENTIFIER,
            "!iid-ffff", Nptv6Result.Reason.IDENTIFIER_OF_ONES);

    static List<String> rows() throws IOException {
        try (InputStream in = Nptv6VectorsTest.class.getResourceAsStream("nptv6.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .toList();
        }
    }

    @Test
    void noneIsLeftOut() throws IOException {
        assertEquals(38, rows().size());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void maps(String row) {
        String[] field = row.split("\t", -1);
        Ipv6Prefix inside = Ipv6Prefix.parse(field[1]);
        Ipv6Prefix outside = Ipv6Prefix.parse(field[2]);
        if (field[5].equals("!length")) {
            assertThrows(IllegalArgumentException.class, () -> new Nptv6(inside, outside));
            return;
        }
        Nptv6 translation = new Nptv6(inside, outside);
        Ipv6Address address = Ipv6Address.parse(field[4]);
        Nptv6Result result = field[3].equals("out") ? translation.outbound(address) : translation.inbound(address);
        Nptv6Result expected = field[5].startsWith("!")
                ? new Nptv6Result.Dropped(REASONS.get(field[5]))
                : new Nptv6Result.Mapped(Ipv6Address.parse(field[5]));
        assertEquals(expected, result);
    }
}
