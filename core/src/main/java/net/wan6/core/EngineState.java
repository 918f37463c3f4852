package net.wan6.core;

import java.util.List;
import java.util.Set;
import net.wan6.codec.Duid;
import org.jspecify.annotations.Nullable;

/** What an engine is doing, with the data of doing it. Leases are elsewhere: they outlive every state. */
sealed interface EngineState {
    /** What the outside calls it. */
    ClientState name();

    /** The exchange that is running, or null. */
    default @Nullable Exchange exchange() {
        return null;
    }

    /** The same with the exchange one step further. */
    default EngineState with(Exchange exchange) {
        throw new IllegalStateException(name() + " has no exchange");
    }

    record Stopped() implements EngineState {
        @Override
        public ClientState name() {
            return ClientState.STOPPED;
        }
    }

    record NoLink() implements EngineState {
        @Override
        public ClientState name() {
            return ClientState.NO_LINK;
        }
    }

    /**
     * Looks for a server.
     *
     * @param offers what was advertised so far
     * @param limits what was advertised so far of retransmission times
     */
    record Soliciting(Exchange exchange, List<Offer> offers, AdvertisedMaxRt limits) implements EngineState {
        @Override
        public ClientState name() {
            return ClientState.SOLICITING;
        }

        @Override
        public EngineState with(Exchange next) {
            return new Soliciting(next, offers, limits);
        }
    }

    /**
     * Asks one server.
     *
     * @param wanted what to name in the IAs
     * @param others who to ask if this one fails
     * @param suspects IAs that this server said it does not know (engine rule L-5)
     */
    record Requesting(
            Exchange exchange,
            Duid server,
            List<Lease> wanted,
            List<Offer> others,
            Set<IaKey> suspects,
            Trigger trigger)
            implements EngineState {
        @Override
        public ClientState name() {
            return ClientState.REQUESTING;
        }

        @Override
        public EngineState with(Exchange next) {
            return new Requesting(next, server, wanted, others, suspects, trigger);
        }
    }

    record Bound() implements EngineState {
        @Override
        public ClientState name() {
            return ClientState.BOUND;
        }
    }

    record Renewing(Exchange exchange, Trigger trigger) implements EngineState {
        @Override
        public ClientState name() {
            return ClientState.RENEWING;
        }

        @Override
        public EngineState with(Exchange next) {
            return new Renewing(next, trigger);
        }
    }

    record Rebinding(Exchange exchange, Trigger trigger) implements EngineState {
        @Override
        public ClientState name() {
            return ClientState.REBINDING;
        }

        @Override
        public EngineState with(Exchange next) {
            return new Rebinding(next, trigger);
        }
    }

    /**
     * By Rebind, or by Confirm where only addresses are held (RFC 9915 §18.2.12).
     *
     * @param doubt whether a server said NotOnLink; another may know better (§18.2.10.3)
     */
    record Verifying(Exchange exchange, Doubt doubt) implements EngineState {
        @Override
        public ClientState name() {
            return ClientState.VERIFYING;
        }

        @Override
        public EngineState with(Exchange next) {
            return new Verifying(next, doubt);
        }
    }

    record Releasing(Exchange exchange, List<Lease> leases) implements EngineState {
        @Override
        public ClientState name() {
            return ClientState.RELEASING;
        }

        @Override
        public EngineState with(Exchange next) {
            return new Releasing(next, leases);
        }
    }

    record Declining(Exchange exchange, List<AddressLease> leases) implements EngineState {
        @Override
        public ClientState name() {
            return ClientState.DECLINING;
        }

        @Override
        public EngineState with(Exchange next) {
            return new Declining(next, leases);
        }
    }

    /**
     * Asks for configuration.
     *
     * @param server who asked us to by a Reconfigure, or null
     */
    record Informing(Exchange exchange, @Nullable Duid server, Trigger trigger) implements EngineState {
        @Override
        public ClientState name() {
            return ClientState.INFORMING;
        }

        @Override
        public EngineState with(Exchange next) {
            return new Informing(next, server, trigger);
        }
    }

    /** What was heard of leases that are being verified. */
    enum Doubt {
        NONE,
        NOT_ON_LINK
    }
}
