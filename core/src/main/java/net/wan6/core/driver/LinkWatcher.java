package net.wan6.core.driver;

import java.util.List;
import java.util.Objects;
import net.wan6.codec.Ipv6Address;

/** Tells how an interface is at the moment. Called by one thread at a time, several times a second. */
@FunctionalInterface
public interface LinkWatcher {
    /**
     * What this host tells: on Linux addresses with their flags and the carrier, elsewhere what the JDK knows.
     *
     * @return a watcher
     */
    static LinkWatcher system() {
        return ProcLinkWatcher.isAvailable() ? ProcLinkWatcher.INSTANCE : new JdkLinkWatcher();
    }

    /**
     * Looks at an interface.
     *
     * @param interfaceName its name, such as {@code wan0}
     * @return how it is
     */
    Link look(String interfaceName);

    /** How an interface is. */
    sealed interface Link {}

    /**
     * It can send and receive.
     *
     * @param index the system's number of the interface, 0 or more; another one means another interface of the same name
     * @param linkLocals its link-local addresses, at least one, none of them tentative
     */
    record Up(int index, List<Ipv6Address> linkLocals) implements Link {
        /**
         * Copies the list.
         *
         * @param index the system's number of the interface
         * @param linkLocals its link-local addresses
         * @throws IllegalArgumentException if the index is negative, or there is no address
         */
        public Up {
            if (index < 0) {
                throw new IllegalArgumentException("index " + index + " is negative");
            }
            for (Ipv6Address linkLocal : Objects.requireNonNull(linkLocals, "linkLocals")) {
                Objects.requireNonNull(linkLocal, "linkLocals holds a null");
            }
            linkLocals = List.copyOf(linkLocals);
            if (linkLocals.isEmpty()) {
                throw new IllegalArgumentException("an interface that is up has a link-local address");
            }
        }
    }

    /**
     * It cannot be used.
     *
     * @param reason why
     */
    record Down(DownReason reason) implements Link {
        /**
         * Checks that nothing is null.
         *
         * @param reason why
         */
        public Down {
            Objects.requireNonNull(reason, "reason");
        }
    }

    /**
     * It cannot be told at the moment, for example because the process has no file descriptor left. Whatever was known
     * before stands.
     *
     * @param why one line for a log
     */
    record Unknown(String why) implements Link {
        /**
         * Checks that nothing is null.
         *
         * @param why one line for a log
         */
        public Unknown {
            Objects.requireNonNull(why, "why");
        }
    }

    /** Why an interface cannot be used. */
    enum DownReason {
        /** There is no interface of that name. */
        ABSENT,
        /** It is down, or has nobody at the other end. */
        NO_CARRIER,
        /** It has no link-local address, or one whose uniqueness is still being checked (RFC 4862 §5.4). */
        NO_LINK_LOCAL
    }
}
