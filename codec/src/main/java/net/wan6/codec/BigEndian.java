package net.wan6.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Network byte order on arrays; one bounds check a number instead of one an octet. */
final class BigEndian {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private BigEndian() {}

    static int u8(byte[] array, int at) {
        return array[at] & 0xff;
    }

    /** Two octets by hand: where doors are inlined, a VarHandle uses up more of what the compiler inlines at most. */
    static int u16(byte[] array, int at) {
        return ((array[at] & 0xff) << 8) | (array[at + 1] & 0xff);
    }

    static int i32(byte[] array, int at) {
        return (int) INTS.get(array, at);
    }

    static long u32(byte[] array, int at) {
        return i32(array, at) & 0xffff_ffffL;
    }

    static long i64(byte[] array, int at) {
        return (long) LONGS.get(array, at);
    }

    static void put16(byte[] array, int at, int value) {
        array[at] = (byte) (value >>> 8);
        array[at + 1] = (byte) value;
    }

    static void put32(byte[] array, int at, int value) {
        INTS.set(array, at, value);
    }

    static void put64(byte[] array, int at, long value) {
        LONGS.set(array, at, value);
    }
}
