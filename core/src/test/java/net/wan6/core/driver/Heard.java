package net.wan6.core.driver;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import net.wan6.core.ClientEvent;
import net.wan6.core.LeaseStep;

/** A listener that keeps what it hears, for a test that waits for it. */
final class Heard implements ClientListener {
    private final BlockingQueue<ClientEvent> events = new LinkedBlockingQueue<>();

    @Override
    public void onEvent(ClientEvent event) {
        events.add(event);
    }

    /** Takes events until one of a kind that a condition holds for. */
    <E extends ClientEvent> E next(Class<E> kind, Predicate<E> condition) throws InterruptedException {
        while (true) {
            ClientEvent event = events.poll(30, TimeUnit.SECONDS);
            assertNotNull(event, () -> "no " + kind.getSimpleName() + " came");
            if (kind.isInstance(event) && condition.test(kind.cast(event))) {
                return kind.cast(event);
            }
        }
    }

    <E extends ClientEvent> E next(Class<E> kind) throws InterruptedException {
        return next(kind, any -> true);
    }

    /** The next step of a kind in any change of leases. */
    <S extends LeaseStep> S step(Class<S> kind) throws InterruptedException {
        ClientEvent.LeaseChange change =
                next(ClientEvent.LeaseChange.class, any -> any.steps().stream().anyMatch(kind::isInstance));
        return change.steps().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst()
                .orElseThrow();
    }

    boolean isEmpty() {
        return events.isEmpty();
    }
}
