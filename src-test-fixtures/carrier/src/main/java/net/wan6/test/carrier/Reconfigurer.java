package net.wan6.test.carrier;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import net.wan6.auth.ReconfigureKey;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.Reconfigures;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionRequest;
import net.wan6.codec.OptionTypes;
import net.wan6.test.carrier.Fault.Target;

/** Sends Reconfigures until they are answered (RFC 9915 §18.3.11). */
final class Reconfigurer {
    /** REC_TIMEOUT (RFC 9915 §7.6). */
    private static final long FIRST_TIMEOUT = 2_000_000_000L;

    /** REC_MAX_RC (RFC 9915 §7.6). */
    private static final int MOST_ATTEMPTS = 8;

    private static final Ipv6Address ALL_NODES = Ipv6Address.parse("ff02::1");

    private final Agenda agenda;
    private final ActiveFaults faults;
    private final Consumer<CarrierEvent> events;
    private final Map<Duid, Run> runs = new HashMap<>();

    Reconfigurer(Agenda agenda, ActiveFaults faults, Consumer<CarrierEvent> events) {
        this.agenda = agenda;
        this.faults = faults;
        this.events = events;
    }

    /** How a Reconfigure is made and signed now. */
    record Style(CarrierPlan plan, Signer signer) {}

    void begin(Client client, ReconfigureType type, Style style, long now, Consumer<Outgoing> out) {
        Run run = new Run(client, type, style);
        Run before = runs.put(client.duid, run);
        if (before != null) {
            before.over = true;
        }
        run.run(now, out);
    }

    /** A message that ends the asking, whatever of the three was asked for. */
    void heard(Duid client, MessageType type) {
        if (type.equals(MessageType.RENEW)
                || type.equals(MessageType.REBIND)
                || type.equals(MessageType.INFORMATION_REQUEST)) {
            answered(client, type);
        }
    }

    /** The client has bound anew, perhaps after a Release or a restart: it has all that it was to ask for. */
    void granted(Duid client, MessageType type) {
        answered(client, type);
    }

    private void answered(Duid client, MessageType type) {
        Run run = runs.remove(client);
        if (run != null) {
            run.over = true;
            events.accept(new CarrierEvent.ReconfigureAnswered(client, type));
        }
    }

    private Outgoing message(Client client, ReconfigureType type, Style style, long now) {
        ClientServerMessage message =
                faults.distorted(unsigned(client, type, style.plan()), Target.RECONFIGURE, Target.ANY);
        ReconfigureKey key = client.key;
        if (key != null && !faults.strikes(Fault.UNAUTHENTICATED)) {
            message = faults.distorted(style.signer().sign(message, key, now), Target.SIGNED, Target.AUTHENTICATED);
        }
        Path path = Objects.requireNonNull(client.path, "a client that was heard has an address");
        return faults.strikes(Fault.TO_MULTICAST)
                ? path.carry(message.octets(), ALL_NODES)
                : path.carry(message.octets());
    }

    private static ClientServerMessage unsigned(Client client, ReconfigureType type, CarrierPlan plan) {
        return switch (plan.reconfigureForm()) {
            case PLAIN -> Reconfigures.of(type, client.duid, plan.serverId()).build();
            case OPTION_REQUEST ->
                Reconfigures.of(type, client.duid, plan.serverId(), OptionRequest.ofCodes(OptionTypes.IA_PD.code()))
                        .build();
        };
    }

    /** One Reconfigure with its retransmissions, each with a counter of its own. */
    private final class Run implements Agenda.Task {
        private final Client client;
        private final ReconfigureType type;
        private final Style style;
        private int sent;
        private boolean over;

        Run(Client client, ReconfigureType type, Style style) {
            this.client = client;
            this.type = type;
            this.style = style;
        }

        @Override
        public boolean isOver() {
            return over;
        }

        @Override
        public void run(long now, Consumer<Outgoing> out) {
            if (sent == MOST_ATTEMPTS) {
                over = true;
                runs.remove(client.duid);
                events.accept(new CarrierEvent.ReconfigureGivenUp(client.duid));
                return;
            }
            sent++;
            out.accept(message(client, type, style, now));
            events.accept(new CarrierEvent.ReconfigureSent(client.duid, type, sent));
            agenda.add(now + (FIRST_TIMEOUT << (sent - 1)), this);
        }
    }
}
