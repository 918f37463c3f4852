package net.wan6.core;

import java.util.Map;
import java.util.Objects;

/**
 * One number about a client, in the manner of Prometheus: {@code docs/metrics.md} lists all of them. Names and tags do not change
 * between releases; there may be more of them. Immutable.
 *
 * @param kind how the number behaves
 * @param name such as {@code wan6_messages_sent_total}
 * @param tags what tells the samples of one name apart; none or one
 * @param value the number; {@link Double#NaN} where there is none yet
 */
public record ClientMetric(Kind kind, String name, Map<String, String> tags, double value) {
    /**
     * Copies the tags.
     *
     * @param kind how the number behaves
     * @param name such as {@code wan6_messages_sent_total}
     * @param tags what tells the samples of one name apart
     * @param value the number
     */
    public ClientMetric {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(name, "name");
        tags = Arguments.copyOf(tags, "tags");
    }

    /**
     * A number without tags.
     *
     * @param kind how the number behaves
     * @param name such as {@code wan6_retransmissions_total}
     * @param value the number
     * @return the metric
     */
    public static ClientMetric of(Kind kind, String name, double value) {
        return new ClientMetric(kind, name, Map.of(), value);
    }

    /** As Prometheus writes it, but for a trailing timestamp. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(name);
        tags.forEach((tag, of) ->
                text.append('{').append(tag).append("=\"").append(of).append("\"}"));
        return text.append(' ').append(value).toString();
    }

    /** How a number behaves. */
    public enum Kind {
        /** It only grows, from 0 when the client is made. */
        COUNTER,
        /** It goes up and down. */
        GAUGE
    }
}
