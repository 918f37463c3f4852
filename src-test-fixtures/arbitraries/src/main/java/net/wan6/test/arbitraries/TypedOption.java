package net.wan6.test.arbitraries;

import net.wan6.codec.Message;
import net.wan6.codec.MessageBuilder;
import net.wan6.codec.OptionType;
import net.wan6.codec.Options;

/**
 * An option and a value of its type.
 *
 * @param type what option it is
 * @param value its value
 * @param <T> the Java type of the value
 */
public record TypedOption<T>(OptionType<T> type, T value) {
    /**
     * Adds the option to a message.
     *
     * @param message the message being built
     * @param <M> the shape of its header
     * @return the builder given
     */
    public <M extends Message> MessageBuilder<M> addTo(MessageBuilder<M> message) {
        return message.add(type, value);
    }

    /**
     * Adds the option to options.
     *
     * @param options options of the space of its type
     * @return those and this one, last
     * @throws IllegalArgumentException if they are of another space
     */
    public Options addTo(Options options) {
        return options.with(type, value);
    }

    /**
     * The option alone.
     *
     * @return options of the space of its type, with this one in them
     */
    public Options alone() {
        return addTo(Options.none(type.space()));
    }
}
