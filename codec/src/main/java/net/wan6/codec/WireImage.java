package net.wan6.codec;

import java.util.Arrays;

/**
 * A window on octets that never change: the base of every value that <em>is</em> its wire form.
 *
 * <p>Messages, containers and other option values are views of the image they were decoded from, so that reading costs
 * no copy and writing gives back the octets received. Equality is that of class and octets.
 */
abstract class WireImage {
    final byte[] array;
    final int from;
    final int to;

    WireImage(byte[] array, int from, int to) {
        this.array = array;
        this.from = from;
        this.to = to;
    }

    /**
     * The octets of this value as they stand on the wire; a view, nothing is copied.
     *
     * @return the octets, in network byte order
     */
    public final Octets octets() {
        return this instanceof Octets self ? self : new Octets(array, from, to);
    }

    final int size() {
        return to - from;
    }

    /** An array that holds this value and nothing else, never to be written to. */
    final byte[] ownArray() {
        return from == 0 && to == array.length ? array : Arrays.copyOfRange(array, from, to);
    }

    @Override
    public final boolean equals(Object other) {
        return this == other
                || (other instanceof WireImage that
                        && getClass() == that.getClass()
                        && Arrays.equals(array, from, to, that.array, that.from, that.to));
    }

    @Override
    public final int hashCode() {
        int hash = 1;
        for (int i = from; i < to; i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }
}
