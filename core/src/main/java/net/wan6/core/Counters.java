package net.wan6.core;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import net.wan6.auth.RejectionReason;
import net.wan6.codec.MessageType;

/** Counts what happens, in as little room as can be: there may be a million of these. */
final class Counters {
    private static final int TYPES = 12;

    private final int[] sent = new int[TYPES];
    private final int[] received = new int[TYPES];
    private Map<DiscardReason, Long> discarded = Map.of();
    private Map<RejectionReason, Long> rejected = Map.of();
    private long accepted;
    private long retransmissions;
    private long transmitFailures;
    private long rateLimited;
    private long lastExchange = -1;

    void sent(Exchange exchange) {
        sent[exchange.spec().message.code()]++;
        retransmissions += exchange.sent() > 0 ? 1 : 0;
    }

    void received(MessageType type) {
        received[type.code()]++;
    }

    void discarded(DiscardReason reason) {
        if (discarded.isEmpty()) {
            discarded = new EnumMap<>(DiscardReason.class);
        }
        discarded.merge(reason, 1L, Long::sum);
    }

    void rejected(RejectionReason reason) {
        if (rejected.isEmpty()) {
            rejected = new EnumMap<>(RejectionReason.class);
        }
        rejected.merge(reason, 1L, Long::sum);
    }

    void accepted() {
        accepted++;
    }

    void transmitFailed() {
        transmitFailures++;
    }

    void rateLimited() {
        rateLimited++;
    }

    void answered(Exchange exchange, long now) {
        lastExchange = now - exchange.firstSentAt();
    }

    ClientStatistics snapshot() {
        return new ClientStatistics(
                byType(sent),
                byType(received),
                retransmissions,
                discarded,
                accepted,
                rejected,
                transmitFailures,
                rateLimited,
                lastExchange);
    }

    private static Map<MessageType, Long> byType(int[] counts) {
        Map<MessageType, Long> byType = new HashMap<>();
        for (int code = 0; code < TYPES; code++) {
            if (counts[code] > 0) {
                byType.put(new MessageType(code), (long) counts[code]);
            }
        }
        return byType;
    }
}
