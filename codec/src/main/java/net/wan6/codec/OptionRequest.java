package net.wan6.codec;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The options a client asks for (ORO, RFC 9915 §21.7): a view of its octets, in wire order, repeats kept.
 */
public final class OptionRequest extends WireImage {
    static final Payload<OptionRequest> PAYLOAD =
            Shape.image("OptionRequest", 0, OptionRequest::read).remaking(OptionRequest::remade);

    private OptionRequest(byte[] array, int from, int to) {
        super(array, from, to);
    }

    private static OptionRequest read(byte[] array, int from, int to) {
        if ((to - from) % 2 != 0) {
            throw new MalformedOptionException("length is " + (to - from) + ", not a multiple of 2", to - from);
        }
        return new OptionRequest(array, from, to);
    }

    private OptionRequest remade() {
        return ofCodes(codes().toArray());
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
        OctetWriter out = new OctetWriter(2 * types.size());
        for (OptionType<?> type : types) {
            out.u16(type.code());
        }
        return written(out);
    }

    /**
     * Asks for whatever codes: for peers that want what RFC 9915 does not allow.
     *
     * @param codes 0 to 65535 each
     * @return the request
     */
    public static OptionRequest ofCodes(int... codes) {
        OctetWriter out = new OctetWriter(2 * codes.length);
        for (int code : codes) {
            out.u16(code);
        }
        return written(out);
    }

    private static OptionRequest written(OctetWriter out) {
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
