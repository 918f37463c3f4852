package net.wan6.core.driver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import net.wan6.codec.Octets;
import net.wan6.core.Downtime;

/**
 * Keeps a client's state between runs of the process. The state contains the Reconfigure key: protect it like a password.
 *
 * <p>A store belongs to one client. The client calls it from one thread at a time and waits for it, because nothing that
 * depends on a state may be sent or reported before that state is saved. You can write your own, for example over a
 * database.
 */
public interface LeaseStore extends AutoCloseable {
    /**
     * Reads the last saved state. Called once, before anything is saved; claims the store for this client. If it throws, it has
     * claimed nothing, and the store is not closed.
     *
     * @return the state, or why there is none
     * @throws IOException if the store cannot be read, or another client has claimed it
     */
    Stored load() throws IOException;

    /**
     * Replaces the saved state. A crash at any moment must leave either the old state or the new one. Returns only when the
     * state is durable. If it throws, the client tells its listeners, goes on, and saves again half a minute later.
     *
     * @param state the state to save
     * @throws IOException if it could not be saved
     */
    void save(Octets state) throws IOException;

    /**
     * Sets the loaded state aside, because the client cannot use it, in a place where a person can find it.
     *
     * @return where it is now, for a log
     * @throws IOException if that fails
     */
    default String putAway() throws IOException {
        return "nowhere";
    }

    /** Releases the store. */
    @Override
    default void close() {}

    /**
     * A store that keeps nothing: every start is like the first.
     *
     * @return the store
     */
    static LeaseStore none() {
        return NoLeaseStore.INSTANCE;
    }

    /**
     * A file, readable by its owner only, which is replaced as a whole at each save. Next to it there are a lock file,
     * {@code .lock}, and for a moment a {@code .new} file. A state that is damaged or of another version is renamed to
     * {@code .unusable-} and the time. A file that does not begin as a state does is not touched, and {@link #load} throws.
     * It does so also where another user might have put the file there: where it belongs to somebody else than root or
     * the user of this process, where others may write to it, and at a symbolic link that is another user's or stands in
     * a directory such as {@code /tmp}. Other links are followed.
     *
     * @param path the file; its directory is made, for its owner alone, if the one above exists
     * @return the store; nothing is touched before it is loaded
     */
    static LeaseStore file(Path path) {
        return file(path, HostClock.system());
    }

    /**
     * As {@link #file(Path)}, with timestamps from another clock.
     *
     * @param path the file; its directory is made, for its owner alone, if the one above exists
     * @param clock the clock of the client's loop
     * @return the store
     */
    static LeaseStore file(Path path, HostClock clock) {
        return new FileLeaseStore(Objects.requireNonNull(path, "path"), Objects.requireNonNull(clock, "clock"));
    }

    /** What a store holds. */
    sealed interface Stored {
        /** Nothing yet. */
        record Nothing() implements Stored {}

        /**
         * A state.
         *
         * @param state the saved state
         * @param downtime how long ago it was saved
         */
        record State(Octets state, Downtime downtime) implements Stored {
            /**
             * Checks that nothing is null.
             *
             * @param state the saved state
             * @param downtime how long ago it was saved
             */
            public State {
                Objects.requireNonNull(state, "state");
                Objects.requireNonNull(downtime, "downtime");
            }
        }

        /**
         * Something that is not a state of this version. It was set aside, not deleted.
         *
         * @param description one line that says what is wrong with it and where it is now
         */
        record Unusable(String description) implements Stored {
            /**
             * Checks that nothing is null.
             *
             * @param description one line that says what is wrong with it and where it is now
             */
            public Unusable {
                Objects.requireNonNull(description, "description");
            }
        }
    }
}
