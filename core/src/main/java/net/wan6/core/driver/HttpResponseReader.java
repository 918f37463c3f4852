package net.wan6.core.driver;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import net.wan6.codec.Octets;
import net.wan6.mape.provisioning.ProvisioningInput.HttpAnswered;

/**
 * Reads an HTTP/1.1 response to a request with {@code Connection: close} (RFC 9112). A stranger wrote it: nothing is read beyond
 * what is of use, and no message repeats a word of it.
 */
final class HttpResponseReader {
    private static final int OK = 200;

    /** Status lines and headers, interim ones too, and all that stands between chunks. */
    private static final int LONGEST_HEADER = 16_384;

    /** One more than is of use, so that whoever reads it sees that it is too long. */
    private static final int LONGEST_BODY = HttpAnswered.LONGEST_BODY + 1;

    private final InputStream in;
    private int headerLeft = LONGEST_HEADER;

    HttpResponseReader(InputStream in) {
        this.in = in;
    }

    HttpAnswer read() throws IOException {
        int status = status(line());
        Map<String, String> header = header();
        while (status < OK) {
            // Interim responses (RFC 9110 §15.2); the limit of the header bounds their number.
            status = status(line());
            header = header();
        }
        String location = header.getOrDefault("location", "");
        return new HttpAnswer(status, location, status == OK ? body(header) : Octets.EMPTY);
    }

    private static int status(String line) throws IOException {
        boolean whole = line.matches("HTTP/1\\.[0-9] [1-5][0-9][0-9]( .*)?");
        if (!whole) {
            throw new IOException("what came is not HTTP/1.1");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    /** The fields by their names in small letters; of one that is there twice, the first, but for lengths. */
    private Map<String, String> header() throws IOException {
        Map<String, String> header = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            // RFC 9112 §5.1, §5.2: no blank before the colon, and no line that goes on with the one before.
            if (colon < 1 || line.substring(0, colon).indexOf(' ') >= 0 || line.charAt(0) == '\t') {
                throw new IOException("the header of the response is broken");
            }
            String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
            String value = line.substring(colon + 1).strip();
            String before = header.putIfAbsent(name, value);
            // RFC 9112 §6.3: which one is meant nobody knows.
            if (before != null && name.equals("content-length") && !before.equals(value)) {
                throw new IOException("the response has two lengths");
            }
        }
        return header;
    }

    private Octets body(Map<String, String> header) throws IOException {
        if (!header.getOrDefault("content-encoding", "identity").equalsIgnoreCase("identity")) {
            throw new IOException("the body is in a content coding that was not asked for");
        }
        String length = header.get("content-length");
        String coding = header.get("transfer-encoding");
        if (coding != null) {
            if (length != null || !coding.equalsIgnoreCase("chunked")) {
                throw new IOException("the body is in a transfer coding that is not understood");
            }
            return chunks();
        }
        if (length == null) {
            return Octets.of(in.readNBytes(LONGEST_BODY));
        }
        if (!length.matches("[0-9]+")) {
            throw new IOException("the length of the body is none");
        }
        // Of 19 digits and more it is beyond every limit.
        int wanted = length.length() > 18 ? LONGEST_BODY : (int) Math.min(LONGEST_BODY, Long.parseLong(length));
        byte[] body = in.readNBytes(wanted);
        if (body.length < wanted) {
            throw new IOException("the response ends in the middle of its body");
        }
        return Octets.of(body);
    }

    /** RFC 9112 §7.1. The trailer is of no use and is left where it is. */
    private Octets chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int length = Math.min(chunkLength(line()), LONGEST_BODY - body.size());
            byte[] chunk = in.readNBytes(length);
            if (chunk.length < length) {
                throw new IOException("the response ends in the middle of its body");
            }
            body.writeBytes(chunk);
            if (length == 0 || body.size() == LONGEST_BODY) {
                return Octets.of(body.toByteArray());
            }
            if (!line().isEmpty()) {
                throw new IOException("a chunk of the body does not end where it should");
            }
        }
    }

    private static int chunkLength(String line) throws IOException {
        int extension = line.indexOf(';');
        String digits = (extension < 0 ? line : line.substring(0, extension)).strip();
        if (!digits.matches("[0-9a-fA-F]{1,15}")) {
            throw new IOException("a chunk of the body has no length");
        }
        return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(digits, 16));
    }

    /** A line without its end, which is CR LF, or LF alone (RFC 9112 §2.2). */
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("the response ends before its body");
            }
            if (--headerLeft < 0) {
                throw new IOException("the header of the response is longer than " + LONGEST_HEADER + " octets");
            }
            line.write(octet);
        }
        headerLeft--;
        String text = line.toString(StandardCharsets.ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
