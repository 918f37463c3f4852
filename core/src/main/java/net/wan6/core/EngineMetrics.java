package net.wan6.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import net.wan6.auth.RejectionReason;
import net.wan6.codec.MessageType;
import net.wan6.core.ClientMetric.Kind;

/** The numbers that an engine knows: a dashboard needs those that are still 0, too. */
final class EngineMetrics {
    private static final List<MessageType> SENT = List.of(
            MessageType.SOLICIT,
            MessageType.REQUEST,
            MessageType.CONFIRM,
            MessageType.RENEW,
            MessageType.REBIND,
            MessageType.RELEASE,
            MessageType.DECLINE,
            MessageType.INFORMATION_REQUEST);
    private static final List<MessageType> RECEIVED =
            List.of(MessageType.ADVERTISE, MessageType.REPLY, MessageType.RECONFIGURE);

    private final List<ClientMetric> metrics = new ArrayList<>();

    private EngineMetrics() {}

    static List<ClientMetric> of(ClientEngine engine, long now) {
        EngineMetrics all = new EngineMetrics();
        all.count(engine.statistics());
        all.gauge(engine, now);
        return List.copyOf(all.metrics);
    }

    private void count(ClientStatistics counted) {
        SENT.forEach(type -> counter(
                "wan6_messages_sent_total", "type", text(type), counted.sent().getOrDefault(type, 0L)));
        RECEIVED.forEach(type -> counter(
                "wan6_messages_received_total",
                "type",
                text(type),
                counted.received().getOrDefault(type, 0L)));
        counter("wan6_retransmissions_total", counted.retransmissions());
        for (DiscardReason reason : DiscardReason.values()) {
            long count = counted.discarded().getOrDefault(reason, 0L);
            counter("wan6_datagrams_discarded_total", "reason", reason.metric(), count);
        }
        counter("wan6_reconfigures_accepted_total", counted.reconfiguresAccepted());
        for (RejectionReason reason : RejectionReason.values()) {
            long count = counted.reconfiguresRejected().getOrDefault(reason, 0L);
            counter("wan6_reconfigures_rejected_total", "reason", reason.metric(), count);
        }
        counter("wan6_transmit_failures_total", counted.transmitFailures());
        counter("wan6_rate_limited_total", counted.rateLimited());
        long last = counted.lastExchangeNanoseconds();
        gauge("wan6_last_exchange_seconds", last < 0 ? Double.NaN : last / 1e9);
    }

    private void gauge(ClientEngine engine, long now) {
        for (ClientState state : ClientState.values()) {
            String name = state.name().toLowerCase(Locale.ROOT);
            metrics.add(
                    new ClientMetric(Kind.GAUGE, "wan6_state", Map.of("state", name), engine.state() == state ? 1 : 0));
        }
        Leases held = engine.leases();
        gauge("wan6_prefixes", held.prefixes().size());
        gauge("wan6_addresses", held.addresses().size());
        gauge("wan6_line_prefixes", held.linePrefixes().size());
        gauge("wan6_softwires", held.softwires().size());
        gauge("wan6_prefix_valid_seconds", validSeconds(held.prefixes().stream(), now));
        gauge("wan6_keys_held", engine.keysHeld());
    }

    /** Until the last of them ends. */
    private static double validSeconds(Stream<? extends Lease> leases, long now) {
        return leases.map(lease -> lease.remainingValid(now))
                .mapToDouble(left -> left.isInfinite() ? Double.POSITIVE_INFINITY : (double) left.seconds())
                .max()
                .orElse(0);
    }

    private static String text(MessageType type) {
        return type.toString().toLowerCase(Locale.ROOT).replace('-', '_');
    }

    private void counter(String name, long value) {
        metrics.add(ClientMetric.of(Kind.COUNTER, name, (double) value));
    }

    private void counter(String name, String tag, String of, long value) {
        metrics.add(new ClientMetric(Kind.COUNTER, name, Map.of(tag, of), (double) value));
    }

    private void gauge(String name, double value) {
        metrics.add(ClientMetric.of(Kind.GAUGE, name, value));
    }
}
