package net.wan6.core;

import java.io.IOException;
import java.nio.file.Path;
import net.wan6.codec.Octets;

/**
 * Where a client's state outlives the process. The state holds the reconfigure key: keep it as one keeps a password.
 *
 * <p>A store belongs to one client, which calls it from one thread at a time and waits for it: what is sent or told after
 * a save must not be known to others before it is kept. An embedder may bring its own, over a database for example.
 */
public interface LeaseStore extends AutoCloseable {
    /**
     * Reads what was kept last. Called once, before anything is saved; claims the store for this client.
     *
     * @return the state, or why there is none
     * @throws IOException if the store cannot be read, or another process has claimed it
     */
    Stored load() throws IOException;

    /**
     * Keeps a state in the place of the one before, so that a crash at any moment leaves one of the two.
     *
     * @param state what to keep
     * @throws IOException if it is not kept
     */
    void save(Octets state) throws IOException;

    /**
     * Puts away what was loaded, because the client cannot use it, where a person finds it.
     *
     * @return where it is now
     * @throws IOException if that fails
     */
    default String putAway() throws IOException {
        return "nowhere";
    }

    /** Lets the store go. */
    @Override
    default void close() {}

    /**
     * A store that keeps nothing: every start is the first.
     *
     * @return the store
     */
    static LeaseStore none() {
        return NoLeaseStore.INSTANCE;
    }

    /**
     * A file, readable for its owner only, replaced as a whole at each save. A symbolic link is followed. Beside it are
     * a lock, {@code .lock}, and for moments a {@code .new}; a file that cannot be used is kept as {@code .unusable-}
     * and the time.
     *
     * @param path the file, in a directory that exists
     * @return the store; nothing is touched before it is loaded
     */
    static LeaseStore file(Path path) {
        return file(path, HostClock.system());
    }

    /**
     * As {@link #file(Path)}, with the stamps of another clock: that of the client's loop.
     *
     * @param path the file, in a directory that exists
     * @param clock where the stamps come from
     * @return the store
     */
    static LeaseStore file(Path path, HostClock clock) {
        return new FileLeaseStore(path, clock);
    }

    /** What a store holds. */
    sealed interface Stored {
        /** Nothing yet. */
        record Nothing() implements Stored {}

        /**
         * A state.
         *
         * @param state what was kept
         * @param downtime how long ago that was
         */
        record State(Octets state, Downtime downtime) implements Stored {}

        /**
         * Something that is no state of this version; it was put away, not deleted.
         *
         * @param description one line that says what was wrong and where it is now
         */
        record Unusable(String description) implements Stored {}
    }
}
