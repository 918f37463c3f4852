package net.wan6.mape.provisioning;

import java.util.List;
import net.wan6.codec.Ipv6Address;

/** What a datagram, or a message over TCP, is to an {@link AddressQuestion}. Immutable values. */
public sealed interface AddressReply {

    /**
     * The host has addresses.
     *
     * @param addresses in the order of the answer, whatever they are; at least one
     */
    record Addresses(List<Ipv6Address> addresses) implements AddressReply {
        /**
         * Copies the list.
         *
         * @param addresses in the order of the answer
         * @throws IllegalArgumentException if there is none
         */
        public Addresses {
            addresses = List.copyOf(addresses);
            if (addresses.isEmpty()) {
                throw new IllegalArgumentException("addresses " + addresses + ": none is NotFound");
            }
        }
    }

    /** The name does not exist, or has no IPv6 address. */
    record NotFound() implements AddressReply {}

    /**
     * The resolver could not say.
     *
     * @param why for people
     */
    record Failed(String why) implements AddressReply {}

    /** The answer did not fit: ask the same resolver over TCP (RFC 7766 §5). */
    record Truncated() implements AddressReply {}

    /**
     * Something else, perhaps forged: go on waiting.
     *
     * @param why what gives it away
     */
    record Unrelated(String why) implements AddressReply {}
}
