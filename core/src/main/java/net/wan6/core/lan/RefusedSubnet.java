package net.wan6.core.lan;

import java.util.Objects;

/**
 * A wish that got nothing.
 *
 * @param name the wish's
 * @param reason why
 */
public record RefusedSubnet(String name, Reason reason) {

    /** Why a wish got nothing. */
    public enum Reason {
        /** The length wished is not from 48 to 64. */
        LENGTH,
        /** The delegated prefix is longer than /64, in which no host could make an address. */
        PREFIX_LONGER_THAN_64,
        /** No /64 was left. */
        NO_SPACE
    }

    /**
     * Checks that nothing is null.
     *
     * @param name the wish's
     * @param reason why
     */
    public RefusedSubnet {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(reason, "reason");
    }
}
