package net.wan6.test.arbitraries;

import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import net.wan6.core.ClientEvent;
import net.wan6.core.Leases;

/**
 * What a client told in the life of a line: events as a real engine told them that spoke with a real carrier, so that each
 * goes with the one before. Immutable.
 *
 * @param turns what happened to the line, in order
 * @param lives what was told, by each process in its turn; one if none was restarted
 */
public record Exchange(List<Turn> turns, List<Life> lives) {
    /**
     * One event.
     *
     * @param at when it was told, in nanoseconds of the engine's clock, which is the same for all lives
     * @param event what was told
     */
    public record Told(long at, ClientEvent event) {}

    /**
     * What one process was told. The next one begins with a listener that knows nothing, and is told first what is still
     * held.
     *
     * @param told all of it, in order
     * @param held what was held in the end
     */
    public record Life(List<Told> told, Leases held) {
        /**
         * Copies the list.
         *
         * @param told all of it, in order
         * @param held what was held in the end
         */
        public Life {
            told = List.copyOf(told);
        }

        /**
         * The changes of leases alone.
         *
         * @return changes in order; each is {@code before} what the one before it was {@code after}
         */
        public List<ClientEvent.LeaseChange> leaseChanges() {
            return events(ClientEvent.LeaseChange.class).toList();
        }

        private <E extends ClientEvent> Stream<E> events(Class<E> kind) {
            return told.stream().map(Told::event).filter(kind::isInstance).map(kind::cast);
        }
    }

    /**
     * Copies the lists.
     *
     * @param turns what happened to the line
     * @param lives what was told
     */
    public Exchange {
        turns = List.copyOf(turns);
        lives = List.copyOf(lives);
    }

    /**
     * All that was told, by whatever process.
     *
     * @return events in order
     */
    public List<ClientEvent> events() {
        return lives.stream()
                .flatMap(life -> life.told().stream().map(Told::event))
                .toList();
    }

    /** What happened, and what was told of it, for who reads why a property failed. */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner("\n");
        text.add("Exchange");
        turns.forEach(turn -> text.add("  " + turn));
        for (Life life : lives) {
            text.add("  told, then holding " + life.held());
            life.told().forEach(told -> text.add("    " + told.at() / 1_000_000 + " ms " + told.event()));
        }
        return text.toString();
    }
}
