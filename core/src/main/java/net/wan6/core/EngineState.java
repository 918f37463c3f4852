package net.wan6.core;

import java.util.List;
import java.util.Set;
import net.wan6.auth.ReconfigureType;
import net.wan6.codec.Duid;
import org.jspecify.annotations.Nullable;

/**
 * What an engine is doing, with the data of doing it, and what follows from that for messages and timers. Leases are
 * elsewhere: they outlive every state. No state has more than one exchange (engine rule I-3).
 */
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

    /** Whether the interface can send, as far as is known. */
    default boolean isLinked() {
        return true;
    }

    /** What becomes of it when the interface cannot send any more. */
    default EngineState withoutLink() {
        return NoLink.NO_LINK;
    }

    /**
     * Who its message names as its server, or null where it is for any.
     *
     * @param ours the server of the leases
     */
    default @Nullable Duid addressee(@Nullable Duid ours) {
        return null;
    }

    /**
     * What its message names in the IAs.
     *
     * @param declined addresses in use elsewhere, of which their server is still to be told
     */
    default List<IaLease> leasesToName(HeldLeases held, List<AddressLease> declined) {
        return held.all();
    }

    /** only the message that answers a Reconfigure repeats its Option Request. */
    default List<Integer> moreCodes() {
        return List.of();
    }

    /** Whether the leases are extended at T1 and T2 from here. */
    default boolean extendsAtT1() {
        return switch (name()) {
            case BOUND, INFORMING -> true;
            default -> false;
        };
    }

    /** Whether it asks for the leases to be extended. */
    default boolean isExtending() {
        return switch (name()) {
            case RENEWING, REBINDING -> true;
            default -> false;
        };
    }

    /** Whether configuration alone is refreshed in time: also while one server that asked us to is silent. */
    default boolean refreshes() {
        return false;
    }

    /** Whether it has no purpose without leases: discovery begins when the last one has ended (§18.2.5). */
    default boolean restsOnLeases() {
        return isExtending() || extendsAtT1() || name() == ClientState.VERIFYING;
    }

    /** The Reconfigure that it answers, or null. */
    default Trigger.@Nullable Asked answers() {
        return null;
    }

    /** whether it is left for what a Reconfigure asks for; if not, that comes when it is over. */
    default boolean yieldsTo(ReconfigureType reconfigure) {
        return false;
    }

    /** Not started, or stopped; it is still heard whether there is a link. */
    record Stopped(Link link) implements EngineState {
        static final Stopped LINKED = new Stopped(Link.UP);
        static final Stopped UNLINKED = new Stopped(Link.DOWN);

        @Override
        public ClientState name() {
            return ClientState.STOPPED;
        }

        @Override
        public boolean isLinked() {
            return link == Link.UP;
        }

        @Override
        public EngineState withoutLink() {
            return UNLINKED;
        }
    }

    record NoLink() implements EngineState {
        static final NoLink NO_LINK = new NoLink();

        @Override
        public ClientState name() {
            return ClientState.NO_LINK;
        }

        @Override
        public boolean isLinked() {
            return false;
        }
    }

    /**
     * Looks for a server.
     *
     * @param former prefixes that the client had, and would like to have again (RFC 8168 §3.1)
     * @param offers what was advertised so far
     * @param limits what was advertised so far of retransmission times
     */
    record Soliciting(Exchange exchange, List<IaLease> former, List<Offer> offers, AdvertisedMaxRt limits)
            implements EngineState {
        @Override
        public ClientState name() {
            return ClientState.SOLICITING;
        }

        @Override
        public EngineState with(Exchange next) {
            return new Soliciting(next, former, offers, limits);
        }

        Soliciting with(List<Offer> advertised, AdvertisedMaxRt agreed) {
            return new Soliciting(exchange, former, advertised, agreed);
        }

        @Override
        public List<IaLease> leasesToName(HeldLeases held, List<AddressLease> declined) {
            return former;
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
            List<IaLease> wanted,
            List<Offer> others,
            Set<IaKey> suspects,
            Trigger trigger)
            implements EngineState {
        @Override
        public Trigger.@Nullable Asked answers() {
            return trigger.asked();
        }

        @Override
        public ClientState name() {
            return ClientState.REQUESTING;
        }

        @Override
        public EngineState with(Exchange next) {
            return new Requesting(next, server, wanted, others, suspects, trigger);
        }

        @Override
        public Duid addressee(@Nullable Duid ours) {
            return server;
        }

        /** L-13: it may have turned out meanwhile that another host uses an address. */
        @Override
        public List<IaLease> leasesToName(HeldLeases held, List<AddressLease> declined) {
            return HeldLeases.keeping(
                    wanted, lease -> !(lease instanceof AddressLease address && declined.contains(address)));
        }
    }

    record Bound() implements EngineState {
        static final Bound BOUND = new Bound();

        @Override
        public ClientState name() {
            return ClientState.BOUND;
        }

        @Override
        public boolean refreshes() {
            return true;
        }

        @Override
        public boolean yieldsTo(ReconfigureType reconfigure) {
            return true;
        }
    }

    /** Has nothing, and asks nobody for it: routers will announce it. */
    record Listening() implements EngineState {
        static final Listening LISTENING = new Listening();

        @Override
        public ClientState name() {
            return ClientState.LISTENING;
        }
    }

    record Renewing(Exchange exchange, Trigger trigger) implements EngineState {
        @Override
        public Trigger.@Nullable Asked answers() {
            return trigger.asked();
        }

        @Override
        public ClientState name() {
            return ClientState.RENEWING;
        }

        @Override
        public EngineState with(Exchange next) {
            return new Renewing(next, trigger);
        }

        @Override
        public @Nullable Duid addressee(@Nullable Duid ours) {
            return ours;
        }

        @Override
        public List<Integer> moreCodes() {
            return trigger.moreCodes();
        }

        @Override
        public boolean yieldsTo(ReconfigureType reconfigure) {
            return reconfigure == ReconfigureType.REBIND;
        }
    }

    record Rebinding(Exchange exchange, Trigger trigger) implements EngineState {
        @Override
        public Trigger.@Nullable Asked answers() {
            return trigger.asked();
        }

        @Override
        public ClientState name() {
            return ClientState.REBINDING;
        }

        @Override
        public EngineState with(Exchange next) {
            return new Rebinding(next, trigger);
        }

        @Override
        public List<Integer> moreCodes() {
            return trigger.moreCodes();
        }

        @Override
        public boolean yieldsTo(ReconfigureType reconfigure) {
            return reconfigure == ReconfigureType.RENEW;
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

    /**
     * Gives leases back.
     *
     * @param next what comes when it is over
     */
    record Releasing(Exchange exchange, List<IaLease> leases, Next next) implements EngineState {
        Releasing thenStart() {
            return new Releasing(exchange, leases, Next.START);
        }

        @Override
        public ClientState name() {
            return ClientState.RELEASING;
        }

        @Override
        public EngineState with(Exchange further) {
            return new Releasing(further, leases, next);
        }

        /** E-3: over, for the server will hear no more of it. */
        @Override
        public EngineState withoutLink() {
            return next == Next.START ? NoLink.NO_LINK : Stopped.UNLINKED;
        }

        @Override
        public @Nullable Duid addressee(@Nullable Duid ours) {
            return ours;
        }

        @Override
        public List<IaLease> leasesToName(HeldLeases held, List<AddressLease> declined) {
            return leases;
        }
    }

    /** N-6: of addresses alone. */
    record Declining(Exchange exchange, List<AddressLease> leases) implements EngineState {
        @Override
        public ClientState name() {
            return ClientState.DECLINING;
        }

        @Override
        public EngineState with(Exchange next) {
            return new Declining(next, leases);
        }

        @Override
        public @Nullable Duid addressee(@Nullable Duid ours) {
            return ours;
        }

        @Override
        public List<IaLease> leasesToName(HeldLeases held, List<AddressLease> declined) {
            return List.copyOf(leases);
        }
    }

    /**
     * Asks for configuration.
     *
     * @param server who asked us to by a Reconfigure, or null
     */
    record Informing(Exchange exchange, @Nullable Duid server, Trigger trigger) implements EngineState {
        @Override
        public Trigger.@Nullable Asked answers() {
            return trigger.asked();
        }

        @Override
        public ClientState name() {
            return ClientState.INFORMING;
        }

        @Override
        public EngineState with(Exchange next) {
            return new Informing(next, server, trigger);
        }

        @Override
        public @Nullable Duid addressee(@Nullable Duid ours) {
            return server;
        }

        @Override
        public List<Integer> moreCodes() {
            return trigger.moreCodes();
        }

        @Override
        public boolean refreshes() {
            return server != null;
        }

        @Override
        public boolean yieldsTo(ReconfigureType reconfigure) {
            return true;
        }
    }

    /** Whether the interface can send. */
    enum Link {
        UP,
        DOWN
    }

    /** What was heard of leases that are being verified. */
    enum Doubt {
        NONE,
        NOT_ON_LINK
    }

    /** What comes after a release. */
    enum Next {
        STOP,
        START
    }
}
