package net.wan6.test.carrier;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.wan6.codec.Octets;

/**
 * What a rule server sends to a request.
 *
 * @param status the status code
 * @param header lines of the header, without the length of the body
 * @param body the content
 */
public record RuleReply(int status, List<String> header, Octets body) {
    /**
     * Copies the list.
     *
     * @param status the status code
     * @param header lines of the header
     * @param body the content
     */
    public RuleReply {
        header = List.copyOf(header);
    }

    static Octets utf8(String text) {
        return Octets.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Octets latin1(String text) {
        return Octets.of(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The response as it goes over a connection (RFC 9112 §4, §6.2). */
    Octets octets() {
        return head("Content-Length: " + body.length()).concat(body);
    }

    /** Status line and header, with one more line. */
    Octets head(String length) {
        StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " \r\n");
        header.forEach(line -> head.append(line).append("\r\n"));
        return latin1(head.append(length).append("\r\n\r\n").toString());
    }
}
