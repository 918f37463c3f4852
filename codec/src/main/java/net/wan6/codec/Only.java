package net.wan6.codec;

import java.util.Optional;

/**
 * What is there of an option that should stand at most once: skipping the malformed and taking the first would let two
 * readers of one message see different options.
 *
 * @param <T> the Java type of the option's value
 */
public sealed interface Only<T> {
    /**
     * The value if it is there as it should be, for who need not know why it is not.
     *
     * @return the value of {@link One}, or empty
     */
    default Optional<T> toOptional() {
        return this instanceof One<T> one ? Optional.of(one.value()) : Optional.empty();
    }

    /**
     * The option is not there.
     *
     * @param <T> the Java type of the option's value
     */
    record Absent<T>() implements Only<T> {}

    /**
     * The option is there once and well formed.
     *
     * @param value its value
     * @param <T> the Java type of the option's value
     */
    record One<T>(T value) implements Only<T> {}

    /**
     * The option is there more than once, well formed and with the same octets each time, so that no two readers can see
     * different ones. Whoever is strict takes it as {@link Repeated}.
     *
     * @param value the value of each
     * @param count how often, 2 or more
     * @param <T> the Java type of the option's value
     */
    record Identical<T>(T value, int count) implements Only<T> {}

    /**
     * The option is there more than once, with different octets or malformed.
     *
     * @param count how often, 2 or more
     * @param <T> the Java type of the option's value
     */
    record Repeated<T>(int count) implements Only<T> {}

    /**
     * The option is there once and is not what its type asks for.
     *
     * @param reason what is wrong
     * @param offset the octet of its payload at which it is wrong
     * @param <T> the Java type of the option's value
     */
    record Malformed<T>(String reason, int offset) implements Only<T> {}
}
