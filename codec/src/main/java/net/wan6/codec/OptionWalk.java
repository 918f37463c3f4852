package net.wan6.codec;

import net.wan6.codec.MalformedMessageException.Reason;

/**
 * The walk over options that everything else relies on: once it has passed, codes and lengths inside an image are known
 * to be good.
 */
final class OptionWalk {
    /** Octets of code and length. */
    static final int HEADER = 4;

    /** As many octets as a length of 16 bits can tell, and as a datagram or a TCP frame holds. */
    static final int LONGEST = 0xffff;

    private OptionWalk() {}

    /**
     * Walks options that fill a range exactly, and notes which codes there are, one bit a code modulo 32, so that a door
     * to an option that is not there costs nothing.
     *
     * @param base what offsets in an exception count from
     */
    static int presence(byte[] array, int base, int from, int to, int limit) {
        long walked = whole(array, base, from, to, limit);
        if (end(walked) != to) {
            throw new MalformedMessageException(Reason.TRUNCATED_OPTION_HEADER, end(walked) - base);
        }
        return presence(walked);
    }

    /**
     * Walks the options that are whole; up to three octets may be left. Answers {@link #presence(long)} and {@link
     * #end(long)} in one number, which costs no object.
     *
     * @param base what offsets in an exception count from
     */
    static long whole(byte[] array, int base, int from, int to, int limit) {
        int presence = 0;
        int count = 0;
        int at = from;
        while (to - at >= HEADER) {
            int header = header(array, at);
            int end = end(header, at);
            if (end > to) {
                throw new MalformedMessageException(Reason.OPTION_OVERRUN, at - base);
            }
            if (++count > limit) {
                throw new MalformedMessageException(Reason.TOO_MANY_OPTIONS, at - base);
            }
            presence |= bit(code(header));
            at = end;
        }
        return (long) at << 32 | (presence & 0xffff_ffffL);
    }

    static int presence(long walked) {
        return (int) walked;
    }

    /** Where the last option ends. */
    static int end(long walked) {
        return (int) (walked >>> 32);
    }

    static int bit(int code) {
        return 1 << code;
    }

    /** Code and length at once: two reads of two octets cost more. */
    static int header(byte[] array, int at) {
        return BigEndian.i32(array, at);
    }

    static int code(int header) {
        return header >>> 16;
    }

    static int end(int header, int at) {
        return at + HEADER + (header & 0xffff);
    }

    static int code(byte[] array, int at) {
        return BigEndian.u16(array, at);
    }

    static int end(byte[] array, int at) {
        return at + HEADER + BigEndian.u16(array, at + 2);
    }
}
