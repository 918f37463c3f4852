package net.wan6.core.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTTP/1.1 responses, octet by octet; {@code \\r} and {@code \\n} are written out. */
class HttpResponseReaderTest {

    private static HttpAnswer read(String response) throws IOException {
        byte[] octets = response.replace("\\r", "\r").replace("\\n", "\n").getBytes(StandardCharsets.ISO_8859_1);
        return new HttpResponseReader(new ByteArrayInputStream(octets)).read();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\n{}x                     | 200 | {}
            HTTP/1.1 200\\r\\ncontent-length:2\\r\\n\\r\\n{}                          | 200 | {}
            HTTP/1.0 200 OK\\n\\n{}                                                  | 200 | {}
            HTTP/1.1 200 OK\\r\\nTransfer-Encoding: Chunked\\r\\n\\r\\n1\\r\\n{\\r\\n001;a=b\\r\\n}\\r\\n0\\r\\n | 200 | {}
            HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\nContent-Length: 2\\r\\n\\r\\n{}   | 200 | {}
            HTTP/1.1 200 OK\\r\\nContent-Encoding: Identity\\r\\n\\r\\n{}              | 200 | {}
            HTTP/1.1 404 Not Found\\r\\nContent-Length: 99999\\r\\n\\r\\n            | 404 | ''
            HTTP/1.1 204 \\r\\n\\r\\n                                             | 204 | ''
            HTTP/1.1 100 \\r\\n\\r\\nHTTP/1.1 500 \\r\\n\\r\\n                   | 500 | ''
            """)
    void whatIsRead(String response, int status, String body) throws IOException {
        HttpAnswer answer = read(response);
        assertEquals(status, answer.status());
        assertEquals(body, new String(answer.body().toByteArray(), StandardCharsets.ISO_8859_1));
    }

    @Test
    void theFirstLocationCounts() throws IOException {
        assertEquals(
                "/a", read("HTTP/1.1 307 \nLocation:  /a \nlocation: /b\n\n").location());
        assertEquals("", read("HTTP/1.1 307 \n\n").location());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                                                                | the response ends before its body
            HTTP/1.1 200 OK\\r\\nContent-Length: 3\\r\\n\\r\\n{}                      | the response ends in the middle of its body
            HTTP/1.1 200 OK\\r\\nContent-Length: -1\\r\\n\\r\\n                       | the length of the body is none
            HTTP/1.1 200 OK\\r\\nContent-Length: 1\\r\\nContent-Length: 2\\r\\n\\r\\n{}   | the response has two lengths
            HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n{} | the body is in a transfer coding that is not understood
            HTTP/1.1 200 OK\\r\\nTransfer-Encoding: gzip, chunked\\r\\n\\r\\n{}       | the body is in a transfer coding that is not understood
            HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n-1\\r\\n         | a chunk of the body has no length
            HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n1\\r\\n{}\\r\\n     | a chunk of the body does not end where it should
            HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n7fffffffffffffff\\r\\n | a chunk of the body has no length
            HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n7ffffffffffffff\\r\\n{ | the response ends in the middle of its body
            HTTP/1.1 200 OK\\r\\nContent-Encoding: br\\r\\n\\r\\n{}                    | the body is in a content coding that was not asked for
            HTTP/1.1 200 OK\\r\\nX : y\\r\\n\\r\\n{}                                   | the header of the response is broken
            HTTP/1.1 200 OK\\r\\nnothing\\r\\n\\r\\n{}                                 | the header of the response is broken
            HTTP/2 200\\r\\n\\r\\n{}                                              | what came is not HTTP/1.1
            HTTP/1.1 600 \\r\\n\\r\\n                                             | what came is not HTTP/1.1
            """)
    void whatIsRefused(String response, String why) {
        assertEquals(why, assertThrows(IOException.class, () -> read(response)).getMessage());
    }

    @Test
    void aBodyIsReadToOneOctetBeyondItsLimit() throws IOException {
        String body = "x".repeat(300_000);
        for (String header :
                new String[] {"", "Content-Length: 300000\n", "Content-Length: 99999999999999999999999\n"}) {
            assertEquals(
                    262_145,
                    read("HTTP/1.1 200 OK\n" + header + '\n' + body).body().length(),
                    header);
        }
        assertEquals(
                262_145,
                read("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n493e0\n" + body)
                        .body()
                        .length());
    }

    @Test
    void interimResponsesAndHeadersEndSomewhere() {
        String interim = "HTTP/1.1 100 \n\n".repeat(2000);
        assertEquals(
                "the header of the response is longer than 16384 octets",
                assertThrows(IOException.class, () -> read(interim)).getMessage());
        String chunks = "HTTP/1.1 200 \nTransfer-Encoding: chunked\n\n" + "1;" + "x".repeat(20_000) + "\n";
        assertThrows(IOException.class, () -> read(chunks));
    }

    /** Whatever comes: an answer, or the exception declared, and no more octets than are of use. */
    @RepeatedTest(2000)
    void damagedResponses(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        byte[] octets = """
                HTTP/1.1 103
                A: b

                HTTP/1.1 200 OK
                Transfer-Encoding: chunked
                X: y

                3;e
                {"a
                2
                ":
                2
                1}
                0

                """.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = random.nextInt(4); i >= 0; i--) {
            octets[random.nextInt(octets.length)] = (byte) random.nextInt(256);
        }
        try {
            HttpAnswer answer = new HttpResponseReader(new ByteArrayInputStream(octets)).read();
            assertTrue(answer.status() >= 200 && answer.status() < 600);
        } catch (IOException declared) {
            assertTrue(String.valueOf(declared.getMessage()).length() > 10);
        }
    }
}
