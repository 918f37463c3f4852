package net.wan6.core;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import net.wan6.auth.RejectionReason;
import net.wan6.codec.MessageType;
import org.jspecify.annotations.Nullable;

/** Counts what happens, in as little room as can be: there may be a million of these. */
final class Counters {
    private static final int TYPES = 12;

    /** By type, which says the direction too: no type of message goes both ways. Grown to the types that come. */
    private int[] messages = new int[MessageType.REPLY.code() + 1];

    private Map<DiscardReason, Long> discarded = Map.of();
    private @Nullable Rejections rejections;
    private @Nullable Unanswered unanswered;
    private int accepted;
    private int retransmissions;
    private int transmitFailures;
    private int rateLimited;
    private long lastExchange = -1;

    void sent(Exchange exchange) {
        count(exchange.spec().message);
        boolean isAgain = exchange.sent() > 0;
        retransmissions += isAgain ? 1 : 0;
        if (isAgain || unanswered != null) {
            opened().sent++;
        }
    }

    void received(MessageType type) {
        count(type);
        if (unanswered != null) {
            unanswered.received++;
        }
    }

    private void count(MessageType type) {
        if (type.code() >= messages.length) {
            messages = Arrays.copyOf(messages, TYPES);
        }
        messages[type.code()]++;
    }

    void discarded(DiscardReason reason) {
        if (discarded.isEmpty()) {
            discarded = new EnumMap<>(DiscardReason.class);
        }
        discarded.merge(reason, 1L, Long::sum);
        if (unanswered != null) {
            unanswered.discarded.merge(reason, 1L, Long::sum);
        }
    }

    /** What came of the messages since the last good answer, or null if nothing is worth a word. */
    @Nullable
    Unanswered unanswered() {
        return unanswered;
    }

    private Unanswered opened() {
        if (unanswered == null) {
            unanswered = new Unanswered();
        }
        return unanswered;
    }

    /** Counts, and says what to tell of it: at most one a reason and ten seconds, so that a flood tells little. */
    Optional<ClientEvent.ReconfigureRejected> rejected(RejectionReason reason, long now) {
        if (rejections == null) {
            rejections = new Rejections();
        }
        return rejections.add(reason, now);
    }

    void accepted() {
        accepted++;
    }

    void transmitFailed() {
        transmitFailures++;
        opened().notSent++;
    }

    void rateLimited() {
        rateLimited++;
    }

    void answered(Exchange exchange, long now) {
        lastExchange = now - exchange.firstSentAt();
        unanswered = null;
    }

    ClientStatistics snapshot() {
        return new ClientStatistics(
                byType(Counters::isSent),
                byType(type -> !isSent(type)),
                retransmissions,
                discarded,
                accepted,
                rejections == null ? Map.of() : rejections.counts(),
                transmitFailures,
                rateLimited,
                lastExchange);
    }

    private Map<MessageType, Long> byType(Predicate<MessageType> which) {
        Map<MessageType, Long> byType = new HashMap<>();
        for (int code = 0; code < messages.length; code++) {
            MessageType type = new MessageType(code);
            if (messages[code] > 0 && which.test(type)) {
                byType.put(type, (long) messages[code]);
            }
        }
        return byType;
    }

    private static boolean isSent(MessageType type) {
        return !type.equals(MessageType.ADVERTISE)
                && !type.equals(MessageType.REPLY)
                && !type.equals(MessageType.RECONFIGURE);
    }

    /** Since the first message that had to be sent again, until there is a good answer. */
    static final class Unanswered {
        private final Map<DiscardReason, Long> discarded = new EnumMap<>(DiscardReason.class);
        private long sent = 1;
        private long received;
        private long notSent;

        long sent() {
            return sent;
        }

        long received() {
            return received;
        }

        long notSent() {
            return notSent;
        }

        Map<DiscardReason, Long> discarded() {
            return discarded;
        }
    }

    /** Refused Reconfigures, which few clients ever see. */
    private static final class Rejections {
        private static final long INTERVAL = 10 * Instants.SECOND;

        private final Map<RejectionReason, Refused> refused = new EnumMap<>(RejectionReason.class);

        private record Refused(long count, long toldAt, long untold) {}

        Optional<ClientEvent.ReconfigureRejected> add(RejectionReason reason, long now) {
            Refused last = refused.get(reason);
            if (last == null) {
                refused.put(reason, new Refused(1, now, 0));
                return Optional.of(new ClientEvent.ReconfigureRejected(reason, 0));
            }
            if (now - last.toldAt() < INTERVAL) {
                refused.put(reason, new Refused(last.count() + 1, last.toldAt(), last.untold() + 1));
                return Optional.empty();
            }
            refused.put(reason, new Refused(last.count() + 1, now, 0));
            return Optional.of(new ClientEvent.ReconfigureRejected(reason, last.untold()));
        }

        Map<RejectionReason, Long> counts() {
            Map<RejectionReason, Long> counts = new EnumMap<>(RejectionReason.class);
            refused.forEach((reason, times) -> counts.put(reason, times.count()));
            return counts;
        }
    }
}
