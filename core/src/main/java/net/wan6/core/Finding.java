package net.wan6.core;

import java.util.List;
import java.util.Objects;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.MessageType;
import net.wan6.codec.Status;
import net.wan6.mape.provisioning.ProvisioningProblem;

/** One thing that keeps a line from what it was asked for; see {@link Diagnosis}. Its text is for an operator. */
public sealed interface Finding {
    /**
     * Whether it is about the same as another: numbers that grow make no news.
     *
     * @param other another finding
     * @return true if so
     */
    default boolean isAboutTheSameAs(Finding other) {
        return equals(Objects.requireNonNull(other, "other"));
    }

    /** The interface cannot send: no carrier, or it is down or gone. */
    record NoLink() implements Finding {
        @Override
        public String toString() {
            return "the interface is down, or has no carrier";
        }
    }

    /** Nothing is asked for: routers have to announce a prefix. */
    record NothingAnnounced() implements Finding {
        @Override
        public String toString() {
            return "no router announces a prefix";
        }
    }

    /**
     * Message after message, and no answer that grants anything.
     *
     * @param message what is sent at the moment
     * @param sent how many messages were sent since the last good answer, 3 or more
     * @param answers how many valid answers came to them
     */
    record Unanswered(MessageType message, long sent, long answers) implements Finding {
        /**
         * Checks the values.
         *
         * @param message what is sent at the moment
         * @param sent how many messages were sent
         * @param answers how many valid answers came
         */
        public Unanswered {
            Objects.requireNonNull(message, "message");
            Arguments.notNegative(sent, "sent");
            Arguments.notNegative(answers, "answers");
        }

        @Override
        public boolean isAboutTheSameAs(Finding other) {
            return Objects.requireNonNull(other, "other") instanceof Unanswered that
                    && (answers > 0) == (that.answers > 0);
        }

        @Override
        public String toString() {
            return sent + " messages were sent, the last a " + message + "; "
                    + (answers == 0 ? "no valid answer came" : "answers of no use: " + answers);
        }
    }

    /**
     * What came while an answer was waited for was dropped.
     *
     * @param reason why
     * @param count how many datagrams since the last good answer
     */
    record Discarded(DiscardReason reason, long count) implements Finding {
        /**
         * Checks the values.
         *
         * @param reason why
         * @param count how many datagrams
         */
        public Discarded {
            Objects.requireNonNull(reason, "reason");
            Arguments.notNegative(count, "count");
        }

        @Override
        public boolean isAboutTheSameAs(Finding other) {
            return Objects.requireNonNull(other, "other") instanceof Discarded that && reason == that.reason;
        }

        @Override
        public String toString() {
            return "dropped as " + reason.metric() + ": " + count;
        }
    }

    /**
     * The transport could not send.
     *
     * @param count how many messages since the last good answer
     */
    record NotSent(long count) implements Finding {
        /**
         * Checks the value.
         *
         * @param count how many messages
         */
        public NotSent {
            Arguments.notNegative(count, "count");
        }

        @Override
        public boolean isAboutTheSameAs(Finding other) {
            return Objects.requireNonNull(other, "other") instanceof NotSent;
        }

        @Override
        public String toString() {
            return "could not be sent: " + count;
        }
    }

    /**
     * A server refuses something, and has not granted it since.
     *
     * @param serverId who says so
     * @param message in what: an Advertise or a Reply
     * @param status the reason, with the server's words, which are {@link Status#printable()}
     */
    record Refused(Duid serverId, MessageType message, Status status) implements Finding {
        /**
         * Checks that nothing is null.
         *
         * @param serverId who says so
         * @param message in what
         * @param status the reason
         */
        public Refused {
            Objects.requireNonNull(serverId, "serverId");
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(status, "status");
        }

        @Override
        public String toString() {
            String words = status.message().isEmpty() ? "" : ", \"" + status.printable() + '"';
            return "the server " + serverId + " refuses in its " + message + ": " + status.code() + words;
        }
    }

    /** No server has given a reconfigure key, though it was told that one is wanted: a change is noticed only at T1. */
    record NoReconfigureKey() implements Finding {
        @Override
        public String toString() {
            return "no reconfigure key, though it was asked for: the server cannot tell of changes";
        }
    }

    /**
     * There are prefixes, and the softwire plan makes nothing of them.
     *
     * @param prefixes what is held
     */
    record NoSoftwire(List<Ipv6Prefix> prefixes) implements Finding {
        /**
         * Copies the list.
         *
         * @param prefixes what is held
         */
        public NoSoftwire {
            prefixes = Arguments.copyOf(prefixes, "prefixes");
        }

        @Override
        public String toString() {
            return "no softwire follows from " + prefixes;
        }
    }

    /**
     * The line's rule server was asked in vain.
     *
     * @param problem the last problem with it
     */
    record NotProvisioned(ProvisioningProblem problem) implements Finding {
        /**
         * Checks that nothing is null.
         *
         * @param problem the last problem with it
         */
        public NotProvisioned {
            Objects.requireNonNull(problem, "problem");
        }

        @Override
        public String toString() {
            return "provisioning: " + problem;
        }
    }
}
