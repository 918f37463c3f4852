package net.wan6.core.lan;

import java.util.Objects;
import java.util.Optional;
import net.wan6.codec.Ipv6Address;

/** What becomes of an address at the border: another address, or the packet is dropped. */
public sealed interface Nptv6Result permits Nptv6Result.Mapped, Nptv6Result.Dropped {

    /**
     * The address, if there is one.
     *
     * @return the mapped address, or empty
     */
    Optional<Ipv6Address> toOptional();

    /**
     * It has an address on the other side.
     *
     * @param address that address
     */
    record Mapped(Ipv6Address address) implements Nptv6Result {
        /**
         * Checks that it is not null.
         *
         * @param address the address
         */
        public Mapped {
            Objects.requireNonNull(address, "address");
        }

        @Override
        public Optional<Ipv6Address> toOptional() {
            return Optional.of(address);
        }
    }

    /**
     * It has none.
     *
     * @param reason why
     */
    record Dropped(Reason reason) implements Nptv6Result {
        /**
         * Checks that it is not null.
         *
         * @param reason why
         */
        public Dropped {
            Objects.requireNonNull(reason, "reason");
        }

        @Override
        public Optional<Ipv6Address> toOptional() {
            return Optional.empty();
        }
    }

    /** Why an address has none on the other side. */
    enum Reason {
        /** It does not lie in the prefix of its side. */
        NOT_IN_PREFIX,
        /** Up to /48: the subnet is 0xffff, which one's complement cannot tell from 0 (RFC 6296 §3.4). */
        SUBNET_OF_ONES,
        /** From /49 on: the interface identifier is 0 (RFC 6296 §3.7). */
        ZERO_IDENTIFIER,
        /** From /49 on: no word of the interface identifier can be adjusted (RFC 6296 §3.5). */
        IDENTIFIER_OF_ONES
    }
}
