package net.wan6.codec;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Text that is UTF-8 or refused. */
final class Utf8 {
    private Utf8() {}

    /** Decodes a range; the offset of an exception counts from {@code base}. */
    static String strictly(byte[] array, int base, int from, int to) {
        if (isAscii(array, from, to)) {
            return new String(array, from, to - from, StandardCharsets.US_ASCII);
        }
        ByteBuffer in = ByteBuffer.wrap(array, from, to - from);
        CharBuffer out = CharBuffer.allocate(to - from);
        CoderResult end = StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        if (end.isError()) {
            throw new MalformedOptionException("not UTF-8", in.position() - base);
        }
        return out.flip().toString();
    }

    private static boolean isAscii(byte[] array, int from, int to) {
        for (int i = from; i < to; i++) {
            if (array[i] < 0) {
                return false;
            }
        }
        return true;
    }

    static byte[] encode(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("a surrogate without its partner in a text");
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
