package net.wan6.core.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Message;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEngine;
import net.wan6.core.ClientIdentity;
import net.wan6.core.Downtime;
import net.wan6.core.Input;
import net.wan6.core.Lease;
import net.wan6.core.Output;
import net.wan6.core.RateLimit;

/** What holds of a client whatever it is told: I-1, I-2, C-8, L-12, that its state is its state, and what {@link ReplyWatch} knows. */
final class Watch {
    private static final long SECOND = 1_000_000_000L;
    private static final int MOST_OUTPUTS = 64;
    private static final int LONGEST = 65_527;

    private final ClientEngine engine;
    private final ClientConfig config;
    private final ClientIdentity identity;
    private final ReplyWatch replies;
    private final long perToken;
    private final long burst;
    private long theoretical = Long.MIN_VALUE / 2;

    Watch(ClientEngine engine, ClientConfig config, ClientIdentity identity) {
        this.engine = engine;
        this.config = config;
        this.identity = identity;
        this.replies = new ReplyWatch(engine);
        RateLimit limit = config.rateLimit();
        this.perToken = limit.seconds() * SECOND / limit.messages();
        this.burst = perToken * (limit.messages() - 1);
    }

    private static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    /** Drains the engine, checks what it wants after an input, and gives what it sent. */
    List<ClientServerMessage> look(Input input, long now) {
        List<ClientServerMessage> sent = new ArrayList<>(1);
        List<Output> outputs = new ArrayList<>(2);
        for (Output output = engine.poll(); !(output instanceof Output.WaitUntil); output = engine.poll()) {
            outputs.add(output);
            int count = outputs.size();
            check(count <= MOST_OUTPUTS, "poll does not end");
            if (output instanceof Output.Transmit transmit) {
                sent.add(transmitted(transmit, now));
            } else if (output instanceof Output.Persist persist) {
                check(count == 1, "the state comes after what depends on it");
                isReadBack(persist, now);
            }
        }
        check(sent.size() <= 1, "sends " + sent.size() + " messages at once");
        check(engine.deadline() > now, "the deadline is not ahead");
        for (Lease lease : leases()) {
            check(end(lease) > now, "past its end: " + lease);
        }
        replies.check(input, outputs, now);
        return sent;
    }

    private List<Lease> leases() {
        List<Lease> leases = delegated(engine);
        leases.addAll(engine.leases().linePrefixes());
        return leases;
    }

    private static List<Lease> delegated(ClientEngine engine) {
        List<Lease> leases = new ArrayList<>(engine.leases().prefixes());
        leases.addAll(engine.leases().addresses());
        return leases;
    }

    private static long end(Lease lease) {
        return lease.validLifetime().isInfinite()
                ? Long.MAX_VALUE
                : lease.since() + lease.validLifetime().seconds() * SECOND;
    }

    /** The bucket, as a virtual schedule. */
    private ClientServerMessage transmitted(Output.Transmit transmit, long now) {
        int length = transmit.datagram().length();
        check(length <= LONGEST, "a message of " + length + " octets");
        check(now >= theoretical - burst, "more than " + config.rateLimit());
        theoretical = Math.max(theoretical, now) + perToken;
        return (ClientServerMessage) Message.decode(transmit.datagram());
    }

    /** What is written is read as the same, and written again as the same. */
    private void isReadBack(Output.Persist persist, long now) {
        ClientEngine again = ClientEngine.resume(
                config, identity, persist.state(), new Downtime.Exactly(0), now, new SplittableRandom(0));
        check(delegated(engine).equals(delegated(again)), "holds " + engine.leases() + ", read back " + again.leases());
        again.handle(new Input.PersistFailed(), now);
        Output output = again.poll();
        while (!(output instanceof Output.Persist || output instanceof Output.WaitUntil)) {
            output = again.poll();
        }
        // What routers announce is told at most once a second; a restart tells at once what was known and not told yet.
        boolean hasNews = !engine.leases().equals(again.leases());
        // Without a lease the configuration of a session that is over is not taken up again (F3), so that less is
        // written.
        check(
                output.equals(persist) || delegated(engine).isEmpty() || hasNews,
                "the state read back is another: " + persist + ", " + output);
    }
}
