package net.wan6.core.simulation;

import static net.wan6.core.simulation.Violation.unless;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.MessageType;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEngine;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientState;
import net.wan6.core.Input;
import net.wan6.core.Lease;
import net.wan6.core.Output;
import net.wan6.core.simulation.Step.Origin;

/** A restarted client that nobody answers (invariants I-8 and I-10, F1). */
final class Silence {
    private static final long SECOND = 1_000_000_000L;
    private static final Set<MessageType> SEARCH = Set.of(MessageType.SOLICIT, MessageType.DECLINE);

    private final ClientEngine engine;
    private final boolean asksServers;
    private final Invariants invariants;
    private long now;

    Silence(ClientEngine engine, ClientConfig config, ClientIdentity identity, long now) {
        this.engine = engine;
        this.asksServers = !config.prefixes().isEmpty();
        this.invariants = new Invariants(config, identity, new Reconfigures());
        this.now = now;
    }

    List<Output> drain() {
        List<Output> outputs = new ArrayList<>(4);
        do {
            outputs.add(engine.poll());
        } while (!(outputs.get(outputs.size() - 1) instanceof Output.WaitUntil));
        return outputs;
    }

    /** What a process says before it was told anything. */
    void begins(List<Output> outputs) {
        check(new Input.Timeout(), outputs);
    }

    private List<ClientServerMessage> check(Input input, List<Output> outputs) {
        Glance glance = Glance.without(engine);
        return invariants.check(new Step(input, Origin.GENUINE, now, glance, outputs, glance));
    }

    private List<ClientServerMessage> input(Input input) {
        engine.handle(input, now);
        return check(input, drain());
    }

    /** To an instant, with all that is due on the way. */
    private List<ClientServerMessage> until(long instant) {
        List<ClientServerMessage> sent = new ArrayList<>();
        while (engine.deadline() <= instant) {
            now = engine.deadline();
            sent.addAll(input(new Input.Timeout()));
        }
        now = instant;
        return sent;
    }

    /** RFC 9915 §18.2.12: Rebind within a second where something is held; silence costs nothing. */
    void verifies() {
        List<Lease> held = LeaseModel.ofServers(engine.leases());
        input(new Input.Start());
        if (!asksServers) {
            listens();
            return;
        }
        boolean right = held.isEmpty() ? isSearching() : engine.state() == ClientState.VERIFYING;
        unless(right, "I-8", () -> "begins " + engine.state() + " with " + held);
        long began = now;
        List<ClientServerMessage> sent = until(began + SECOND);
        boolean lives = held.stream().anyMatch(lease -> LeaseModel.end(lease) > began + SECOND);
        MessageType type = sent.isEmpty() ? MessageType.REPLY : sent.get(0).type();
        unless(
                lives == type.equals(MessageType.REBIND) || (!held.isEmpty() && !lives),
                "I-8",
                () -> "first sends " + sent + " with " + held);
        until(now + 11 * SECOND);
        for (Lease lease : held) {
            boolean kept = LeaseModel.ofServers(engine.leases()).contains(lease);
            unless(kept || LeaseModel.end(lease) <= now, "I-8", () -> "lost in silence: " + lease);
        }
        unless(engine.state() != ClientState.VERIFYING, "I-8", "verifies for ever");
        // A4: one that is not over by the estimate until then, beside one that lives, moves no T1.
        Ages.asksOn(engine.state(), engine.leases(), began);
        Ages.onLans(engine.leases().prefixes(), now);
    }

    /** P-9: who waits for routers alone says nothing. */
    private void listens() {
        ClientState expected = engine.leases().linePrefixes().isEmpty() ? ClientState.LISTENING : ClientState.BOUND;
        unless(engine.state() == expected, "P-9", () -> "begins " + engine.state() + " with " + engine.leases());
        List<ClientServerMessage> sent = until(now + 100 * SECOND);
        unless(sent.isEmpty(), "P-9", () -> "sends " + sent);
    }

    /** I-10: silence for ever; every lease lives to its end, then Solicits go on. */
    void outlasts(List<Lease> held) {
        long end = now;
        for (Lease lease : held) {
            end = Math.max(end, LeaseModel.end(lease));
        }
        if (end == Long.MAX_VALUE || held.isEmpty() || !asksServers) {
            return;
        }
        until(end - 1);
        for (Lease lease : held) {
            boolean kept = LeaseModel.ofServers(engine.leases()).contains(lease);
            unless(kept || LeaseModel.end(lease) <= now, "I-10", () -> "lost in silence: " + lease);
        }
        until(end);
        unless(isSearching(), "I-10", () -> "at the end of all leases " + engine.state());
        List<ClientServerMessage> sent = until(end + 3 * 3600 * SECOND);
        unless(!sent.isEmpty(), "I-10", "no Solicit in three hours");
        for (ClientServerMessage message : sent) {
            boolean right = SEARCH.contains(message.type());
            unless(right, "I-10", () -> "sends " + message);
        }
    }

    /** An address in use elsewhere is declined before the search (L-13). */
    private boolean isSearching() {
        return engine.state() == ClientState.SOLICITING || engine.state() == ClientState.DECLINING;
    }
}
