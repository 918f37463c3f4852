package net.wan6.examples.programs;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import net.wan6.core.ClientEvent;
import net.wan6.core.driver.ClientListener;
import net.wan6.core.driver.HostClock;

/** Wakes the router when something is due. All calls are on the one thread that also hears the client. */
final class HomeRouterAlarm implements ClientListener {
    private final HomeRouter router;
    private final ScheduledExecutorService thread;
    private final HostClock clock;
    private Future<?> set = CompletableFuture.completedFuture(null);

    HomeRouterAlarm(HomeRouter router, ScheduledExecutorService thread, HostClock clock) {
        this.router = router;
        this.thread = thread;
        this.clock = clock;
    }

    @Override
    public void onLeaseChange(ClientEvent.LeaseChange change) {
        router.onLeaseChange(change);
        set();
    }

    private void set() {
        set.cancel(false);
        router.due()
                .ifPresent(due -> set = thread.schedule(this::ring, due - clock.nanoseconds(), TimeUnit.NANOSECONDS));
    }

    private void ring() {
        router.onTime(clock.nanoseconds());
        set();
    }
}
