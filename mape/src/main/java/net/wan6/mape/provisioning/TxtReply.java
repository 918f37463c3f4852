package net.wan6.mape.provisioning;

/** What a datagram, or a message over TCP, is to a {@link TxtQuestion}. Immutable values. */
public sealed interface TxtReply permits TxtAnswer, TxtReply.Truncated, TxtReply.Unrelated {

    /** The answer did not fit: ask the same resolver over TCP (RFC 7766 §5). */
    record Truncated() implements TxtReply {}

    /**
     * Something else, perhaps forged: go on waiting.
     *
     * @param why what gives it away
     */
    record Unrelated(String why) implements TxtReply {}
}
