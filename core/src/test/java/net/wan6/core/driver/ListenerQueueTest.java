package net.wan6.core.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.core.ChangeCause;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientState;
import net.wan6.core.LanLifetimes;
import net.wan6.core.LeaseStep;
import net.wan6.core.Leases;
import net.wan6.core.PrefixLease;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The listener's contract: in order, one at a time, isolated, none after close. */
@Timeout(60)
class ListenerQueueTest {
    private static final ClientEvent ONE = new ClientEvent.StateChanged(ClientState.SOLICITING);
    private static final ClientEvent TWO = new ClientEvent.StateChanged(ClientState.REQUESTING);
    private static final ClientEvent THREE = new ClientEvent.StateChanged(ClientState.BOUND);

    private static final PrefixLease LEASE = new PrefixLease(
            1, Ipv6Prefix.parse("2001:db8::/56"), Lifetime.ofSeconds(60), Lifetime.ofSeconds(90), 0, List.of());
    private static final Leases HELD = new Leases(List.of(LEASE), List.of(), List.of(), List.of());
    private static final ClientEvent.LeaseChange ACQUIRED = new ClientEvent.LeaseChange(
            5, Leases.NONE, HELD, Set.of(ChangeCause.REQUEST), List.of(new LeaseStep.Acquired(LEASE)));

    private final List<ClientEvent> heard = new ArrayList<>();

    /** Hears with the method that every event comes to. */
    private static ClientListener ear(java.util.function.Consumer<ClientEvent> hearing) {
        return new ClientListener() {
            @Override
            public void onEvent(ClientEvent event) {
                hearing.accept(event);
            }
        };
    }

    private static void put(ListenerQueue queue, ClientEvent... events) {
        for (ClientEvent event : events) {
            queue.add(event);
        }
        queue.flush();
    }

    @Test
    void inOrder() {
        ListenerQueue queue = new ListenerQueue("wan0", Runnable::run);
        queue.addListener(ear(heard::add));
        put(queue, ONE, TWO, THREE);
        assertEquals(List.of(ONE, TWO, THREE), heard);
    }

    @Test
    void neverFromInsideAnotherCall() {
        ListenerQueue queue = new ListenerQueue("wan0", Runnable::run);
        AtomicBoolean inside = new AtomicBoolean();
        queue.addListener(ear(event -> {
            assertFalse(inside.getAndSet(true));
            if (event.equals(ONE)) {
                put(queue, TWO);
            }
            heard.add(event);
            inside.set(false);
        }));
        put(queue, ONE);
        assertEquals(List.of(ONE, TWO), heard);
    }

    @Test
    void aListenerThatThrowsHarmsNobody() {
        ListenerQueue queue = new ListenerQueue("wan0", Runnable::run);
        queue.addListener(ear(event -> {
            throw new AssertionError("on purpose");
        }));
        queue.addListener(ear(heard::add));
        put(queue, ONE, TWO);
        assertEquals(List.of(ONE, TWO), heard);
    }

    @Test
    void lateListenerHearsTheLeasesFirst() {
        ListenerQueue queue = new ListenerQueue("wan0", Runnable::run);
        put(queue, ACQUIRED, TWO);
        queue.addListener(ear(heard::add));
        put(queue, THREE);
        assertEquals(2, heard.size());
        ClientEvent.LeaseChange first = (ClientEvent.LeaseChange) heard.get(0);
        assertEquals(Leases.NONE, first.before());
        assertEquals(HELD, first.after());
        assertEquals(List.of(new LeaseStep.Acquired(LEASE)), first.steps());
        assertEquals(THREE, heard.get(1));
    }

    @Test
    void f4_lateListenerHearsWhatEndedWhileTheClientWasDown() {
        ListenerQueue queue = new ListenerQueue("wan0", Runnable::run);
        put(queue, restoredWithout(LEASE));
        queue.addListener(ear(heard::add));

        ClientEvent.LeaseChange change = (ClientEvent.LeaseChange) heard.get(0);
        assertEquals(restoredWithout(LEASE).steps(), change.steps());
        assertEquals(Leases.NONE, change.after());
    }

    @Test
    void f4_lateListenerHearsNothingOfAnEndThatIsOverSinceThePrefixIsHeldAgain() {
        ListenerQueue queue = new ListenerQueue("wan0", Runnable::run);
        put(queue, restoredWithout(LEASE), ACQUIRED);
        queue.addListener(ear(heard::add));

        ClientEvent.LeaseChange change = (ClientEvent.LeaseChange) heard.get(0);
        assertEquals(List.of(new LeaseStep.Acquired(LEASE)), change.steps());
    }

    private static ClientEvent.LeaseChange restoredWithout(PrefixLease ended) {
        LeaseStep withdrawn = new LeaseStep.Withdrawn(
                ended, LeaseStep.WithdrawalReason.ENDED_WHILE_DOWN, LanLifetimes.ND_VALID_LIMIT);
        return new ClientEvent.LeaseChange(
                3, Leases.NONE, Leases.NONE, Set.of(ChangeCause.RESTORED), List.of(withdrawn));
    }

    @Test
    void lateListenerWithoutLeasesHearsNothing() {
        ListenerQueue queue = new ListenerQueue("wan0", Runnable::run);
        put(queue, ONE);
        queue.addListener(ear(heard::add));
        assertEquals(List.of(), heard);
    }

    @Test
    void nothingAfterClose() {
        Deque<Runnable> tasks = new ArrayDeque<>();
        ListenerQueue queue = new ListenerQueue("wan0", tasks::add);
        queue.addListener(ear(heard::add));
        put(queue, ONE);
        queue.close();
        tasks.forEach(Runnable::run);
        put(queue, TWO);
        assertEquals(List.of(), heard);
    }

    @Test
    void closeInsideAListenerIsItsLastCall() {
        ListenerQueue queue = new ListenerQueue("wan0", Runnable::run);
        queue.addListener(ear(event -> {
            heard.add(event);
            queue.close();
        }));
        List<ClientEvent> secondHeard = new ArrayList<>();
        queue.addListener(ear(secondHeard::add));
        put(queue, ONE, TWO);
        assertEquals(List.of(ONE), heard);
        assertEquals(List.of(), secondHeard);
    }

    @Test
    void closeWaitsForACallThatRuns() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        ListenerQueue queue = new ListenerQueue("wan0", task -> new Thread(task).start());
        queue.addListener(ear(event -> {
            begun.countDown();
            try {
                assertTrue(mayEnd.await(30, TimeUnit.SECONDS));
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            ended.set(true);
        }));
        put(queue, ONE);
        assertTrue(begun.await(30, TimeUnit.SECONDS));
        Thread release = new Thread(mayEnd::countDown);
        release.start();
        queue.close();
        assertTrue(ended.get());
        release.join();
    }

    /** Kotlin and Scala know no checked exceptions: their listeners throw what Java's cannot declare. */
    @Test
    void aListenerThatThrowsACheckedExceptionHarmsNobody() {
        ListenerQueue queue = new ListenerQueue("wan0", Runnable::run);
        queue.addListener(ear(event -> {
            throw ListenerQueueTest.<RuntimeException>undeclared(new IOException("on purpose"));
        }));
        queue.addListener(ear(heard::add));
        put(queue, ONE, TWO);
        assertEquals(List.of(ONE, TWO), heard);
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> T undeclared(Throwable thrown) throws T {
        throw (T) thrown;
    }

    @Test
    void whatAnExecutorRefusesIsToldWhenItTakesWorkAgain() {
        List<Throwable> refusals = new ArrayList<>(List.of(
                new RejectedExecutionException("full"),
                new IllegalStateException("an executor of its own kind"),
                new OutOfMemoryError("unable to create native thread")));
        ListenerQueue queue = new ListenerQueue("wan0", task -> {
            if (refusals.isEmpty()) {
                task.run();
            } else {
                throw ListenerQueueTest.<RuntimeException>undeclared(refusals.remove(0));
            }
        });
        queue.addListener(ear(heard::add));
        queue.add(ACQUIRED);
        assertFalse(queue.flush());
        assertFalse(queue.flush());
        assertEquals(List.of(), heard);
        assertTrue(queue.flush());
        assertEquals(List.of(ACQUIRED), heard);
    }

    /** What is lost of a listener that does not keep up are never changes of leases. */
    @Test
    void slowListenerLosesNoLeaseChange() {
        Deque<Runnable> tasks = new ArrayDeque<>();
        ListenerQueue queue = new ListenerQueue("wan0", tasks::add);
        queue.addListener(ear(heard::add));
        for (int i = 0; i < 5000; i++) {
            queue.add(ONE);
        }
        queue.add(ACQUIRED);
        queue.flush();
        tasks.forEach(Runnable::run);
        assertTrue(heard.size() < 2000, () -> heard.size() + " kept");
        assertEquals(ACQUIRED, heard.get(heard.size() - 1));
    }
}
