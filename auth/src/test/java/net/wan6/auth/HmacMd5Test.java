package net.wan6.auth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 2202 §2, the seven of HMAC-MD5. A number before a pair of digits repeats that octet. */
class HmacMd5Test {
    @ParameterizedTest
    @CsvSource({
        "16*0b, Hi There, 9294727a3638bb1c13f48ef8158bfc9d",
        "4a656665, what do ya want for nothing?, 750c783e6ab0b503eaa86e310a5db738",
        "16*aa, 50*dd, 56be34521d144c88dbb8c733f0e8b3f6",
        "0102030405060708090a0b0c0d0e0f10111213141516171819, 50*cd, 697eaf0aca3a3aea3a75164746ffaa79",
        "16*0c, Test With Truncation, 56461ef2342edc00f9bab995690efd4c",
        "80*aa, Test Using Larger Than Block-Size Key - Hash Key First, 6b1ab7fe4bd7bf8f0b62e6ce61b9d0cd",
        "80*aa, Test Using Larger Than Block-Size Key and Larger Than One Block-Size Data,"
                + " 6f630fad67cda0ee1fb1f562db3aa53e"
    })
    void agreesWithRfc2202(String key, String data, String digest) {
        byte[] message = data.contains("*") ? octets(data) : data.getBytes(StandardCharsets.US_ASCII);

        assertEquals(digest, HexFormat.of().formatHex(HmacMd5.digest(octets(key), message)));
    }

    private static byte[] octets(String text) {
        int star = text.indexOf('*');
        if (star < 0) {
            return HexFormat.of().parseHex(text);
        }
        byte[] repeated = new byte[Integer.parseInt(text.substring(0, star))];
        Arrays.fill(repeated, HexFormat.of().parseHex(text.substring(star + 1))[0]);
        return repeated;
    }
}
