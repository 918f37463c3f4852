package net.wan6.core;

import java.util.List;
import java.util.Objects;
import net.wan6.codec.Duid;
import net.wan6.codec.Octets;

/** Begins exchanges and sends their messages, within the rate limit (RFC 9915 §14.1, §15; engine rule C-7). */
final class Transmitter {
    private final ClientConfig config;
    private final ClientIdentity identity;
    private final List<IaKey> ias;
    private final OutputQueue outputs;
    private final Counters counters;
    private final RandomSource chance;
    private final TokenBucket bucket;

    Transmitter(
            ClientConfig config,
            ClientIdentity identity,
            List<IaKey> ias,
            OutputQueue outputs,
            Counters counters,
            RandomSource chance,
            TokenBucket bucket) {
        this.config = config;
        this.identity = identity;
        this.ias = ias;
        this.outputs = outputs;
        this.counters = counters;
        this.chance = chance;
        this.bucket = bucket;
    }

    Exchange begin(ExchangeSpec spec, long notBefore, long endAt) {
        long delay = spec.firstDelay == ExchangeSpec.FirstDelay.NONE ? 0 : chance.upToASecond();
        return Exchange.begin(spec, chance.xid(), notBefore + delay, endAt);
    }

    /** Some moment of the next second, so that not all clients of a link send at once. */
    long soon(long now) {
        return now + chance.upToASecond();
    }

    /** What was not answered of an exchange, as another transaction. */
    Exchange anew(Exchange exchange, long endAt) {
        return exchange.anew(chance.xid(), endAt);
    }

    /** Sends the message that is due; the state with its exchange one step further, or waiting for the rate limit. */
    EngineState send(EngineState state, PersistentState persistent, long now) {
        Exchange exchange = Objects.requireNonNull(state.exchange());
        long available = bucket.availableAt(config.rateLimit(), now);
        if (available > now) {
            counters.rateLimited();
            return state.with(exchange.notBefore(available));
        }
        bucket.take(config.rateLimit(), now);
        outputs.transmit(message(exchange, state, persistent, now));
        counters.sent(exchange);
        // C-2
        boolean firstSolicit = exchange.spec() == ExchangeSpec.SOLICIT && exchange.sent() == 0;
        double rand = firstSolicit ? chance.positiveRand() : chance.rand();
        return state.with(exchange.transmitted(now, persistent.mrt(exchange.spec()), rand));
    }

    private Octets message(Exchange exchange, EngineState state, PersistentState persistent, long now) {
        HeldLeases held = persistent.heldLeases();
        List<IaLease> named = state.leasesToName(held, persistent.declined(now));
        // C-4, L-9, I-6: what ended while an exchange runs is not named any more, but in a wish to have it again.
        boolean wishes = exchange.spec() == ExchangeSpec.SOLICIT;
        List<IaLease> live = wishes ? named : HeldLeases.keeping(named, lease -> HeldLeases.validUntil(lease) > now);
        Duid server = state.addressee(persistent.server());
        List<IaLease> fitting = MessageRoom.fitting(live, exchange.spec(), config, identity.duid(), server);
        if (fitting.size() < live.size()) {
            outputs.problem("a " + exchange.spec().message + " has no room for all leases: the last to end wait", now);
        }
        return new MessageWriter(config, identity, ias)
                .write(exchange, server, fitting, held.timers(), state.moreCodes(), now);
    }
}
