package net.wan6.codec;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/** Addresses side by side, read where they stand. */
final class AddressList extends AbstractList<Ipv6Address> implements RandomAccess {
    private static final int SIZE = 16;

    private final byte[] array;
    private final int from;
    private final int size;

    private AddressList(byte[] array, int from, int size) {
        this.array = array;
        this.from = from;
        this.size = size;
    }

    static List<Ipv6Address> of(byte[] array, int from, int to) {
        if ((to - from) % SIZE != 0) {
            throw new MalformedOptionException("length is " + (to - from) + ", not a multiple of 16", to - from);
        }
        return from == to ? List.of() : new AddressList(array, from, (to - from) / SIZE);
    }

    @Override
    public Ipv6Address get(int index) {
        return Ipv6Address.readFrom(array, from + SIZE * Objects.checkIndex(index, size));
    }

    @Override
    public int size() {
        return size;
    }
}
