package net.wan6.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * One domain name, or a list of full ones one after the other.
 *
 * @param kind which names there may be, one of those below
 * @param least how many octets there are at least
 */
record NameShape<T>(int kind, String javaType, int least) implements Shape<T> {
    /** One that ends in the root. */
    static final int FULL = 0;

    /** One that ends in the root and has a label. */
    static final int OF_HOST = 1;

    /** One that may lack the root. */
    static final int FULL_OR_PARTIAL = 2;

    /** Any number of full ones. */
    static final int LIST = 3;

    private static final int LONGEST_NAME = 255;
    private static final String NO_LABELS = "a name without labels";

    @Override
    public int most() {
        return kind == LIST ? LONGEST : LONGEST_NAME;
    }

    @Override
    @SuppressWarnings("unchecked") // a name or a list, as the kind says
    public T readAdmitted(byte[] array, int from, int to) {
        return (T) (kind == LIST ? names(array, from, to) : name(array, from, to));
    }

    private DomainName name(byte[] array, int from, int to) {
        DomainName name = DomainName.of(new Octets(array, from, to));
        if (name.isPartial() && kind != FULL_OR_PARTIAL) {
            throw DomainName.unfinished(to - from);
        }
        if (name.isRoot() && kind == OF_HOST) {
            throw new MalformedOptionException(NO_LABELS, 0);
        }
        return name;
    }

    private static List<DomainName> names(byte[] array, int from, int to) {
        List<DomainName> names = new ArrayList<>(2);
        for (int at = from; at < to; at = names.get(names.size() - 1).to) {
            names.add(DomainName.readFull(array, from, at, to));
        }
        return List.copyOf(names);
    }

    @Override
    public void write(OctetWriter out, T value) {
        if (kind == LIST) {
            writeList(out, (List<?>) value);
        } else {
            writeName(out, (DomainName) value);
        }
    }

    private void writeList(OctetWriter out, List<?> names) {
        if (least > 0 && names.isEmpty()) {
            throw new IllegalArgumentException("an empty list");
        }
        for (int i = 0; i < names.size(); i++) {
            writeName(out, (DomainName) names.get(i));
        }
    }

    private void writeName(OctetWriter out, DomainName name) {
        if (name.isPartial() && kind != FULL_OR_PARTIAL) {
            throw new IllegalArgumentException("\"" + name + "\" lacks the root label");
        }
        if (name.isRoot() && kind == OF_HOST) {
            throw new IllegalArgumentException(NO_LABELS);
        }
        out.name(name);
    }
}
