package net.wan6.codec;

/**
 * Something in a message that is not as it should be, found by walking it all. No reason to refuse the message: an
 * option that is malformed hides itself and nothing else, and RFC 9915 §16 lets a receiver use the rest.
 *
 * @param path where, by name and by number among options of the same code, such as {@code IA_PD[0]/IAPREFIX[1]}; an
 *     option that is not known goes by its code; empty for the message itself, the path of the option that relays it for
 *     one that is relayed
 * @param offset where, as octets from the beginning of the datagram; of the octet at which it is wrong, or of the first
 *     octet of the option
 * @param kind what sort of problem it is
 * @param reason what is wrong, on one line
 */
public record Problem(String path, int offset, Kind kind, String reason) {

    /** The sorts of problems there are. */
    public enum Kind {
        /** The payload is not what the option's type asks for; no door opens it. */
        MALFORMED,
        /**
         * An option that stands at most once among its siblings stands there again; VENDOR_CLASS and VENDOR_OPTS stand once
         * for an enterprise, identity associations for an IAID, and an address or a prefix in one of these.
         */
        REPEATED,
        /** The option does not belong in this message, or in the option around it. */
        MISPLACED,
        /**
         * What an option relays is not a message; its octets can still be relayed. Or a Neighbor Discovery message is one that
         * every receiver has to discard.
         */
        BROKEN_MESSAGE,
        /** One to three octets follow the last option of an Advertise or a Reply; nothing reads them. */
        TRAILING_OCTETS,
        /**
         * The option is well formed, and what it says is to be ignored by who receives it: by itself, such as a preferred
         * lifetime longer than the valid one, or with the option around it. Doors open it all the same.
         */
        IGNORED,
        /** More than {@link DecodeLimits} allows, and not looked into. */
        BEYOND_LIMIT
    }

    @Override
    public String toString() {
        return EscapedText.of((path.isEmpty() ? "message" : path) + " at octet " + offset + ": " + reason);
    }
}
