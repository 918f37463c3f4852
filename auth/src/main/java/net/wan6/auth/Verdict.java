package net.wan6.auth;

import java.util.Optional;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.OptionRequest;
import net.wan6.codec.OptionTypes;

/** What {@link Rkap#verify} found of a Reconfigure. */
public sealed interface Verdict {
    /**
     * The name under which it is counted.
     *
     * @return {@code accepted}, {@code accepted_zero_counter} or that of the {@link RejectionReason}
     */
    String metric();

    /**
     * The Reconfigure is from the server whose key we hold, for us, and new. To be recorded first and acted on then:
     * {@link #keys()} replaces the ring that was asked, and is kept before anything is sent.
     *
     * @param type what to send
     * @param serverId who asks
     * @param replayDetection the value that was found greater, or else let through; unsigned
     * @param freshness how the value was judged
     * @param message the message as received
     * @param keys the ring with the value recorded
     */
    record Verified(
            ReconfigureType type,
            Duid serverId,
            long replayDetection,
            Freshness freshness,
            ClientServerMessage message,
            KeyRing keys)
            implements Verdict {
        /**
         * What the server wants the client to ask for (RFC 3315 §19.1.1; not in RFC 9915).
         *
         * @return the Option Request of the Reconfigure, or empty if there is none that is well formed
         */
        public Optional<OptionRequest> optionRequest() {
            return message.options().first(OptionTypes.ORO);
        }

        @Override
        public String metric() {
            return freshness.metric();
        }
    }

    /**
     * The Reconfigure is to be dropped, and nothing is to be recorded.
     *
     * @param reason the first check that it fails
     */
    record Rejected(RejectionReason reason) implements Verdict {
        @Override
        public String metric() {
            return reason.metric();
        }
    }

    /** How the replay detection value of an accepted Reconfigure was judged. */
    enum Freshness {
        /** Greater than the last recorded, or the first. */
        NEW("accepted"),
        /** Zero once more, let through by {@link ReplayPolicy#ALLOW_CONSTANT_ZERO}. */
        CONSTANT_ZERO("accepted_zero_counter");

        private final String metric;

        Freshness(String metric) {
            this.metric = metric;
        }

        /**
         * The name under which it is counted.
         *
         * @return lower-case letters and underscores
         */
        public String metric() {
            return metric;
        }
    }
}
