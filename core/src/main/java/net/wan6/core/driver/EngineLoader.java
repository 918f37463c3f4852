package net.wan6.core.driver;

import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEngine;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientIdentity;
import net.wan6.core.PersistedStateException;
import net.wan6.core.TokenBucket;

/**
 * An engine made from what a store holds. What cannot be used is put away and told; the client goes on without it.
 *
 * @param engine the engine
 * @param problems what to tell the application
 */
record EngineLoader(ClientEngine engine, List<ClientEvent> problems) {
    static EngineLoader read(
            LeaseStore store,
            ClientConfig config,
            ClientIdentity identity,
            RandomGenerator random,
            TokenBucket bucket,
            HostClock clock)
            throws IOException {
        LeaseStore.Stored stored = store.load();
        boolean read = false;
        try {
            EngineLoader startup = of(stored, store, config, identity, random, bucket, clock);
            read = true;
            return startup;
        } finally {
            if (!read) {
                store.close();
            }
        }
    }

    private static EngineLoader of(
            LeaseStore.Stored stored,
            LeaseStore store,
            ClientConfig config,
            ClientIdentity identity,
            RandomGenerator random,
            TokenBucket bucket,
            HostClock clock)
            throws IOException {
        if (stored instanceof LeaseStore.Stored.State kept) {
            return resume(store, kept, config, identity, random, bucket, clock);
        }
        List<ClientEvent> problems = stored instanceof LeaseStore.Stored.Unusable unusable
                ? List.of(new ClientEvent.StoreProblem(unusable.description()))
                : List.of();
        return new EngineLoader(ClientEngine.create(config, identity, random, bucket), problems);
    }

    private static EngineLoader resume(
            LeaseStore store,
            LeaseStore.Stored.State kept,
            ClientConfig config,
            ClientIdentity identity,
            RandomGenerator random,
            TokenBucket bucket,
            HostClock clock)
            throws IOException {
        try {
            ClientEngine engine = ClientEngine.resume(
                    config, identity, kept.state(), kept.downtime(), clock.nanoseconds(), random, bucket);
            return new EngineLoader(engine, List.of());
        } catch (PersistedStateException refused) {
            ClientEngine fresh = ClientEngine.create(config, identity, random, bucket);
            String description =
                    "the stored state cannot be used: " + refused.getMessage() + "; kept as " + store.putAway();
            return new EngineLoader(fresh, List.of(new ClientEvent.StoreProblem(description)));
        }
    }
}
