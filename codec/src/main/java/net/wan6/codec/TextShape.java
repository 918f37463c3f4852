package net.wan6.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * A text in UTF-8, or one or more of them, each after its length in two octets.
 */
record TextShape<T>(String javaType, boolean isList) implements Shape<T> {
    @Override
    public int least() {
        return isList ? 2 : 0;
    }

    @Override
    public int most() {
        return LONGEST;
    }

    @Override
    @SuppressWarnings("unchecked") // a text or a list, as the components say
    public T readAdmitted(byte[] array, int from, int to) {
        return (T) (isList ? list(new OctetReader(array, from, to)) : Utf8.strictly(array, from, from, to));
    }

    private static List<String> list(OctetReader in) {
        List<String> texts = new ArrayList<>(2);
        while (in.remaining() > 0) {
            texts.add(in.window(in.u16()).restAsStrictText());
        }
        return List.copyOf(texts);
    }

    @Override
    public void write(OctetWriter out, T value) {
        if (isList) {
            writeList(out, (List<?>) value);
        } else {
            out.text((String) value);
        }
    }

    private static void writeList(OctetWriter out, List<?> texts) {
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("an empty list");
        }
        for (Object text : texts) {
            byte[] utf8 = Utf8.encode((String) text);
            out.u16(utf8.length).range(utf8, 0, utf8.length);
        }
    }
}
