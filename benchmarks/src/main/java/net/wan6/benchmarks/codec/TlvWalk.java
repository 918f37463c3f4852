package net.wan6.benchmarks.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The floor: what it costs to step over the options of a message and add up their codes. */
final class TlvWalk {
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private TlvWalk() {}

    static int codes(byte[] message) {
        int sum = 0;
        int at = 4;
        while (message.length - at >= 4) {
            int header = (int) INTS.get(message, at);
            sum += header >>> 16;
            at += 4 + (header & 0xffff);
        }
        if (at != message.length) {
            throw new IllegalArgumentException("the options do not end with the message");
        }
        return sum;
    }
}
