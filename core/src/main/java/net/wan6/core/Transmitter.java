package net.wan6.core;

import java.util.List;
import java.util.Objects;
import net.wan6.codec.Duid;
import net.wan6.codec.Octets;
import org.jspecify.annotations.Nullable;

/** Begins exchanges and sends their messages, within the rate limit (RFC 9915 §14.1, §15). */
final class Transmitter {
    private final ClientStateMachine machine;
    private final RandomSource chance;
    private final TokenBucket bucket;

    Transmitter(ClientStateMachine machine, RandomSource chance, TokenBucket bucket) {
        this.machine = machine;
        this.chance = chance;
        this.bucket = bucket;
    }

    Exchange begin(ExchangeSpec spec, long notBefore, long endAt) {
        long delay = spec.firstDelay == ExchangeSpec.FirstDelay.NONE ? 0 : chance.upToASecond();
        return Exchange.begin(spec, chance.xid(), notBefore + delay, endAt);
    }

    /** What was not answered of an exchange, as another transaction. */
    Exchange anew(Exchange exchange, long endAt) {
        return exchange.anew(chance.xid(), endAt);
    }

    /** Sends the message that is due; the state with its exchange one step further, or waiting for the rate limit. */
    EngineState send(EngineState state, long now) {
        Exchange exchange = Objects.requireNonNull(state.exchange());
        long available = bucket.availableAt(now);
        if (available > now) {
            machine.counters.rateLimited();
            return state.with(exchange.notBefore(available));
        }
        bucket.take(now);
        machine.outputs.transmit(message(exchange, state, now));
        machine.counters.sent(exchange);
        boolean firstSolicit = exchange.spec() == ExchangeSpec.SOLICIT && exchange.sent() == 0;
        double rand = firstSolicit ? chance.positiveRand() : chance.rand();
        return state.with(exchange.transmitted(now, mrt(exchange.spec()), rand));
    }

    private Octets message(Exchange exchange, EngineState state, long now) {
        return new MessageWriter(machine.config, machine.identity, machine.ias)
                .write(
                        exchange,
                        addressee(state),
                        leases(state, now),
                        machine.persistent.heldLeases().timers(),
                        moreCodes(state),
                        now);
    }

    /** MRT in nanoseconds, which a server may have set (RFC 9915 §21.24, §21.25). */
    long mrt(ExchangeSpec spec) {
        long set = spec == ExchangeSpec.SOLICIT
                ? machine.persistent.solMaxRt()
                : spec == ExchangeSpec.INFORMATION_REQUEST ? machine.persistent.infMaxRt() : 0;
        return set > 0 ? set * Instants.SECOND : spec.mrt;
    }

    /** Who the message of a state names as its server, or null where it is for any. */
    @Nullable
    Duid addressee(EngineState state) {
        if (state instanceof EngineState.Requesting requesting) {
            return requesting.server();
        }
        if (state instanceof EngineState.Informing informing) {
            return informing.server();
        }
        boolean toOurs = state instanceof EngineState.Renewing
                || state instanceof EngineState.Releasing
                || state instanceof EngineState.Declining;
        return toOurs ? machine.persistent.server() : null;
    }

    /** C-4, L-9: what ended while an exchange runs is not named any more. */
    private List<Lease> leases(EngineState state, long now) {
        return Kept.of(leasesToName(state, now), lease -> HeldLeases.validUntil(lease) > now);
    }

    private List<Lease> leasesToName(EngineState state, long now) {
        if (state instanceof EngineState.Soliciting) {
            return List.of();
        }
        if (state instanceof EngineState.Requesting requesting) {
            // L-13: it may have turned out meanwhile that another host uses an address.
            List<AddressLease> declined = machine.persistent.declined(now);
            return Kept.of(
                    requesting.wanted(), lease -> !(lease instanceof AddressLease held && declined.contains(held)));
        }
        if (state instanceof EngineState.Releasing releasing) {
            return releasing.leases();
        }
        if (state instanceof EngineState.Declining declining) {
            return List.copyOf(declining.leases());
        }
        return machine.persistent.heldLeases().all();
    }

    /** only the message that answers a Reconfigure repeats its Option Request. */
    private static List<Integer> moreCodes(EngineState state) {
        if (state instanceof EngineState.Renewing renewing) {
            return renewing.trigger().moreCodes();
        }
        if (state instanceof EngineState.Rebinding rebinding) {
            return rebinding.trigger().moreCodes();
        }
        return state instanceof EngineState.Informing informing
                ? informing.trigger().moreCodes()
                : List.of();
    }
}
