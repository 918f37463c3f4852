package net.wan6.core;

import java.util.Objects;
import net.wan6.codec.Lifetime;

/** What happened to one lease in a {@link ClientEvent.LeaseChange}. */
public sealed interface LeaseStep {
    /**
     * A lease that was not there before.
     *
     * @param lease the lease
     */
    record Acquired(Lease lease) implements LeaseStep {
        /**
         * Checks that nothing is null.
         *
         * @param lease the lease
         */
        public Acquired {
            Objects.requireNonNull(lease, "lease");
        }
    }

    /**
     * A lease replaces another in its identity association, or a prefix that routers announce another such prefix. Set up what
     * depends on the new one before you tear down what depends on the old one.
     *
     * @param oldLease the lease that is no longer held
     * @param newLease the lease that is held instead
     * @param deprecateOldFor how long to advertise the old prefix on the LANs with lifetimes 0: at most 5400 seconds, or
     *     what remained of its valid lifetime (RFC 9096 §3.5)
     */
    record Replaced(Lease oldLease, Lease newLease, Lifetime deprecateOldFor) implements LeaseStep {
        /**
         * Checks that nothing is null.
         *
         * @param oldLease the lease that is no longer held
         * @param newLease the lease that is held instead
         * @param deprecateOldFor how long to advertise the old prefix on the LANs with lifetimes 0
         */
        public Replaced {
            Objects.requireNonNull(oldLease, "oldLease");
            Objects.requireNonNull(newLease, "newLease");
            Objects.requireNonNull(deprecateOldFor, "deprecateOldFor");
        }
    }

    /**
     * The same lease with new lifetimes.
     *
     * @param lease the lease as it is now
     */
    record Refreshed(Lease lease) implements LeaseStep {
        /**
         * Checks that nothing is null.
         *
         * @param lease the lease as it is now
         */
        public Refreshed {
            Objects.requireNonNull(lease, "lease");
        }
    }

    /**
     * The preferred lifetime has ended: use it for existing connections, not for new ones.
     *
     * @param lease the lease as it is now
     */
    @SuppressWarnings("JavaLangClash") // the word of RFC 9096 and RFC 4862
    record Deprecated(Lease lease) implements LeaseStep {
        /**
         * Checks that nothing is null.
         *
         * @param lease the lease
         */
        public Deprecated {
            Objects.requireNonNull(lease, "lease");
        }
    }

    /**
     * A lease that is no longer held and has no replacement.
     *
     * @param lease the lease as it was
     * @param reason why
     * @param deprecateFor how long to advertise the prefix on the LANs with lifetimes 0
     */
    record Withdrawn(Lease lease, WithdrawalReason reason, Lifetime deprecateFor) implements LeaseStep {
        /**
         * Checks that nothing is null.
         *
         * @param lease the lease as it was
         * @param reason why
         * @param deprecateFor how long to advertise the prefix on the LANs with lifetimes 0
         */
        public Withdrawn {
            Objects.requireNonNull(lease, "lease");
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(deprecateFor, "deprecateFor");
        }
    }

    /** Why a lease ended. */
    enum WithdrawalReason {
        /** Its valid lifetime is over. */
        EXPIRED,
        /** The server gave it a valid lifetime of 0. */
        SERVER,
        /** The server knows of no such binding, and a Request did not bring it back. */
        NO_BINDING,
        /** The application released it. */
        RELEASED,
        /** The application had it forgotten; its server was not told. */
        FORGOTTEN,
        /** Another host uses the address. */
        DECLINED,
        /** It ended while the client was not running. */
        ENDED_WHILE_DOWN,
        /**
         * Given up for what came since: no more may be held ({@link ClientConfig#leaseOctets()}; of prefixes that routers
         * announce, 32).
         */
        EVICTED,
        /** A router gave it a valid lifetime of 0. */
        ROUTER
    }
}
