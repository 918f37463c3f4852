package net.wan6.codec;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The options a client asks for (ORO, RFC 9915 §21.7): a view of its octets, in wire order, repeats kept.
 */
public final class OptionRequest extends WireImage {
    /** What is sent unasked, or never by servers: one bit a code (RFC 9915 §21.7). */
    private static final long NOT_REQUESTABLE =
            bits(1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 18, 19, 20, 25, 26);

    private static long bits(int... codes) {
        long bits = 0;
        for (int code : codes) {
            bits |= 1L << code;
        }
        return bits;
    }

    private static boolean isRequestable(int code) {
        return code >= Long.SIZE || (NOT_REQUESTABLE >>> code & 1) == 0;
    }

    static final ViewShape.Form<OptionRequest> FORM = new ViewShape.Form<>() {
        @Override
        public int least() {
            return 0;
        }

        @Override
        public OptionRequest read(byte[] array, int from, int to) {
            return checked(array, from, to);
        }

        @Override
        public OptionRequest remade(OptionRequest value) {
            return value.remade();
        }
    };

    private OptionRequest(byte[] array, int from, int to) {
        super(array, from, to);
    }

    private static OptionRequest checked(byte[] array, int from, int to) {
        if ((to - from) % 2 != 0) {
            throw new MalformedOptionException("length is " + (to - from) + ", not a multiple of 2", to - from);
        }
        return new OptionRequest(array, from, to);
    }

    private OptionRequest remade() {
        return ofCodes(codes().toArray());
    }

    /** Whether a client asks in such a message; what a server or a relay lists are not its wishes. */
    static boolean isOfClient(MessageType message) {
        return switch (message.code()) {
            case 1, 3, 5, 6, 11 -> true;
            default -> false;
        };
    }

    /** What is wrong with a client's request, or null. */
    @Nullable
    String firstNotRequestable() {
        for (int at = from; at < to; at += 2) {
            int code = BigEndian.u16(array, at);
            if (!isRequestable(code)) {
                return "option " + code + " may not be asked for";
            }
        }
        return null;
    }

    /**
     * Asks for options.
     *
     * @param types the options
     * @return the request
     * @throws IllegalArgumentException if one may not be asked for (RFC 9915 §21.7)
     */
    public static OptionRequest of(OptionType<?>... types) {
        return of(List.of(types));
    }

    /**
     * Asks for options.
     *
     * @param types the options
     * @return the request
     * @throws IllegalArgumentException if one may not be asked for (RFC 9915 §21.7)
     */
    public static OptionRequest of(List<OptionType<?>> types) {
        for (OptionType<?> type : types) {
            if (!type.isRequestable()) {
                throw new IllegalArgumentException(type + " may not be asked for in an Option Request");
            }
        }
        int[] codes = new int[types.size()];
        for (int i = 0; i < codes.length; i++) {
            codes[i] = types.get(i).code();
        }
        return ofCodes(codes);
    }

    /**
     * Lists whatever codes: those of options that no table has, and in an ERO those of a relay's options. As an Option Request
     * a builder of messages refuses the codes that RFC 9915 §21.7 forbids.
     *
     * @param codes 0 to 65535 each
     * @return the request
     * @throws IllegalArgumentException if a code does not fit
     */
    public static OptionRequest ofCodes(int... codes) {
        OctetWriter out = new OctetWriter(2 * codes.length);
        for (int code : codes) {
            out.u16(code);
        }
        byte[] octets = out.finish();
        return new OptionRequest(octets, 0, octets.length);
    }

    /**
     * The codes asked for.
     *
     * @return in wire order, repeats kept
     */
    public IntStream codes() {
        return IntStream.range(0, size() / 2).map(index -> BigEndian.u16(array, from + 2 * index));
    }

    /**
     * Whether an option is asked for.
     *
     * @param type the option
     * @return true if its code stands here
     */
    public boolean contains(OptionType<?> type) {
        return codes().anyMatch(code -> code == type.code());
    }

    /**
     * This request without the codes that a client may not list (RFC 9915 §21.7).
     *
     * @return a request that a client may send
     */
    public OptionRequest requestable() {
        return firstNotRequestable() == null
                ? this
                : ofCodes(codes().filter(OptionRequest::isRequestable).toArray());
    }

    /**
     * This request and another after it, codes that stand here already left out.
     *
     * @param more what else to ask for
     * @return a new request
     */
    public OptionRequest and(OptionRequest more) {
        return ofCodes(IntStream.concat(codes(), more.codes().filter(code -> codes().noneMatch(here -> here == code)))
                .toArray());
    }

    @Override
    public String toString() {
        return "OptionRequest " + Arrays.toString(codes().toArray());
    }
}
