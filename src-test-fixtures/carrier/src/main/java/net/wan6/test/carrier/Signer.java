package net.wan6.test.carrier;

import java.util.random.RandomGenerator;
import net.wan6.auth.ReconfigureKey;
import net.wan6.auth.Rkap;
import net.wan6.codec.Authentication;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Octets;

/** Keys, counters and signatures of a carrier (RFC 9915 §20.4). */
final class Signer {
    private static final long NANOS = 1_000_000_000L;

    private final CarrierPlan plan;
    private final LeaseBook book;
    private final RandomGenerator entropy;
    private final ActiveFaults faults;

    Signer(CarrierPlan plan, LeaseBook book, RandomGenerator entropy, ActiveFaults faults) {
        this.plan = plan;
        this.book = book;
        this.entropy = entropy;
        this.faults = faults;
    }

    /** The client's key, new if the plan says so; a message sent again gets what it got. */
    Authentication deliver(Client client, Request request) {
        ReconfigureKey key = client.key;
        boolean again = client.keyTransaction == request.message().transactionId();
        if (key == null || !(again || plan.keyDelivery() == KeyDelivery.SAME_IN_EVERY_REPLY)) {
            key = newKey(entropy);
            client.key = key;
            client.keyTransaction = request.message().transactionId();
        }
        return Rkap.keyDelivery(key, isZeroed() ? 0 : next(request.now()));
    }

    ClientServerMessage sign(ClientServerMessage reconfigure, ReconfigureKey key, long now) {
        return Rkap.sign(reconfigure, faults.strikes(Fault.OTHER_KEY) ? newKey(entropy) : key, counter(now));
    }

    static ReconfigureKey newKey(RandomGenerator entropy) {
        byte[] octets = new byte[ReconfigureKey.LENGTH];
        entropy.nextBytes(octets);
        return ReconfigureKey.of(Octets.of(octets));
    }

    private long counter(long now) {
        Long last = book.lastReplay;
        if (isZeroed()) {
            return 0;
        }
        if (last != null && faults.strikes(Fault.REPLAYED_COUNTER)) {
            return last;
        }
        if (last != null && faults.strikes(Fault.LOWER_COUNTER)) {
            return last - 1;
        }
        return next(now);
    }

    private boolean isZeroed() {
        return plan.replayCounter() != ReplayCounting.ZERO && faults.strikes(Fault.ZERO_COUNTERS);
    }

    private long next(long now) {
        Long last = book.lastReplay;
        long next = switch (plan.replayCounter()) {
            case ZERO -> 0;
            case STEPS -> last == null ? plan.firstReplay() : last + 1;
            case SECONDS -> {
                long seconds = plan.firstReplay() + (Math.floorDiv(now, NANOS) << 32);
                yield last == null || Long.compareUnsigned(seconds, last) > 0 ? seconds : last + 1;
            }
        };
        book.lastReplay = next;
        return next;
    }
}
