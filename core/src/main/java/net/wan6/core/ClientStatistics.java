package net.wan6.core;

import java.util.Map;
import net.wan6.auth.RejectionReason;
import net.wan6.codec.MessageType;

/**
 * Counters of one client since it was made: a snapshot. A type or reason that was not met is not in its map, so ask with
 * {@code getOrDefault(key, 0L)}.
 *
 * @param sent messages sent, by type
 * @param received messages taken, by type
 * @param retransmissions how many of those sent were sent again
 * @param discarded datagrams dropped, by reason
 * @param reconfiguresAccepted authentic Reconfigures that were acted on
 * @param reconfiguresRejected Reconfigures that were refused, by reason
 * @param transmitFailures messages the transport could not send
 * @param rateLimited messages that had to wait for the rate limit
 * @param lastExchangeNanoseconds how long the last exchange took that was answered, -1 before the first
 */
public record ClientStatistics(
        Map<MessageType, Long> sent,
        Map<MessageType, Long> received,
        long retransmissions,
        Map<DiscardReason, Long> discarded,
        long reconfiguresAccepted,
        Map<RejectionReason, Long> reconfiguresRejected,
        long transmitFailures,
        long rateLimited,
        long lastExchangeNanoseconds) {
    /**
     * Copies the maps.
     *
     * @param sent messages sent, by type
     * @param received messages taken, by type
     * @param retransmissions how many of those sent were sent again
     * @param discarded datagrams dropped, by reason
     * @param reconfiguresAccepted authentic Reconfigures that were acted on
     * @param reconfiguresRejected Reconfigures that were refused, by reason
     * @param transmitFailures messages the transport could not send
     * @param rateLimited messages that had to wait for the rate limit
     * @param lastExchangeNanoseconds how long the last exchange took that was answered, -1 before the first
     * @throws IllegalArgumentException if a number is negative
     */
    public ClientStatistics {
        sent = Arguments.copyOf(sent, "sent");
        received = Arguments.copyOf(received, "received");
        Arguments.notNegative(retransmissions, "retransmissions");
        discarded = Arguments.copyOf(discarded, "discarded");
        Arguments.notNegative(reconfiguresAccepted, "reconfiguresAccepted");
        reconfiguresRejected = Arguments.copyOf(reconfiguresRejected, "reconfiguresRejected");
        Arguments.notNegative(transmitFailures, "transmitFailures");
        Arguments.notNegative(rateLimited, "rateLimited");
        Arguments.inRange(lastExchangeNanoseconds, -1, Long.MAX_VALUE, "lastExchangeNanoseconds");
    }
}
