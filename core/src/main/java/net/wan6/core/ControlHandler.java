package net.wan6.core;

import java.util.List;
import net.wan6.codec.Ipv6Address;
import org.jspecify.annotations.Nullable;

/**
 * What the application and the host tell a client, and what it does then (RFC 9915 §18.2.7, §18.2.8, §18.2.12; engine
 * rules E, N-3 to N-5, L-13).
 */
final class ControlHandler {
    private static final long RA_INTERVAL = 30 * Instants.SECOND;

    private final ClientStateMachine machine;
    private @Nullable Surrender surrender;
    private boolean running;
    private boolean linked = true;
    private boolean startsAgain;
    private long raAllowedAt = Long.MIN_VALUE;

    ControlHandler(ClientStateMachine machine) {
        this.machine = machine;
    }

    void take(Input input, long now) {
        if (input instanceof Input.Start) {
            start(now);
        } else if (input instanceof Input.Stop) {
            stop();
        } else if (input instanceof Input.Release) {
            release();
        } else if (input instanceof Input.PrefixNoLongerAdvertised) {
            noLongerAdvertised(now);
        } else if (input instanceof Input.LinkUp) {
            linkUp(now);
        } else if (input instanceof Input.LinkDown) {
            linkDown(now);
        } else if (input instanceof Input.LinkLocalChanged) {
            linkLocalChanged(now);
        } else if (input instanceof Input.Resumed) {
            resumed(now);
        } else if (input instanceof Input.RaPrefixChanged) {
            raPrefixChanged(now);
        } else if (input instanceof Input.TransmitFailed) {
            machine.counters.transmitFailed();
        } else if (input instanceof Input.PersistFailed) {
            machine.outputs.persist();
        } else if (input instanceof Input.AddressInUse inUse) {
            addressInUse(inUse.address(), now);
        } else if (input instanceof Input.LanPrefixesAdvertised advertised) {
            machine.persistent.advertised(advertised.prefixes());
        } else if (input instanceof Input.RenewNow) {
            renewNow(now);
        }
    }

    private void start(long now) {
        if (machine.state() instanceof EngineState.Releasing) {
            startsAgain = true;
        } else if (!running) {
            running = true;
            machine.forgetFailures();
            machine.waitForLink();
            if (linked) {
                machine.enter(now);
            }
        }
    }

    private void stop() {
        running = false;
        startsAgain = false;
        if (surrender != null) {
            surrender.forget();
        }
        machine.stop();
    }

    private void linkUp(long now) {
        linked = true;
        machine.forgetFailures();
        if (running && machine.state() instanceof EngineState.NoLink) {
            machine.enter(now);
        }
    }

    private void linkDown(long now) {
        linked = false;
        if (machine.state() instanceof EngineState.Releasing) {
            released(now);
        } else if (running) {
            machine.waitForLink();
        }
    }

    /**
     * N-3: a server sends Reconfigures to the address it saw last. What runs already is sent from the new address too;
     * but an Information-request may wait for long, and a Decline says nothing of the other leases.
     */
    private void linkLocalChanged(long now) {
        if (!machine.config.does(ClientFeature.ACCEPT_RECONFIGURE)) {
            return;
        }
        if (machine.state() instanceof EngineState.Declining) {
            machine.renewAt(now);
        } else if (machine.extendsAtT1() && machine.holdsOurs()) {
            machine.renew(Trigger.of(ChangeCause.RENEW), now);
        } else if (machine.state() instanceof EngineState.Bound) {
            machine.enter(now);
        }
    }

    private void resumed(long now) {
        EngineState state = machine.state();
        boolean holds = machine.extendsAtT1()
                || state instanceof EngineState.Renewing
                || state instanceof EngineState.Rebinding;
        if (holds) {
            machine.enter(now);
        }
    }

    /** N-5: as if T1 had come, at most once in 30 seconds. */
    private void raPrefixChanged(long now) {
        if (machine.state() instanceof EngineState.Bound && !machine.isRenewDue()) {
            long at = Math.max(now, raAllowedAt);
            raAllowedAt = at + RA_INTERVAL;
            machine.renewAt(at);
        }
    }

    private void renewNow(long now) {
        if (machine.state() instanceof EngineState.Bound && machine.holdsOurs()) {
            machine.renew(Trigger.of(ChangeCause.RENEW), now);
        }
    }

    /** E-1, E-3: in two steps, the second when the application says that nobody uses the prefixes. */
    private void release() {
        if (machine.state() instanceof EngineState.Releasing) {
            return;
        }
        if (machine.persistent.heldLeases().isEmpty()) {
            stop();
        } else {
            surrender().announce();
        }
    }

    /** Releases what was announced; what changed since is announced first. */
    private void noLongerAdvertised(long now) {
        if (surrender().isAnnounced() && !surrender().isDue()) {
            release();
        } else if (surrender().isDue()) {
            List<Lease> given = surrender().giveUp(now);
            if (given.isEmpty() || machine.persistent.server() == null || !linked || !running) {
                stop();
            } else {
                machine.release(given, now);
            }
        }
    }

    /** E-3: the release is over, however it went. */
    void released(long now) {
        boolean again = startsAgain;
        stop();
        if (again) {
            start(now);
        }
    }

    /**
     * L-13: the server is told, of an address at once unless more is at stake. A verification, or a Request for what a
     * server did not know, goes on for the other leases; the address does not come back by it. What else asked for a
     * Renew before T1, such as a Reconfigure, asks again after the Decline.
     */
    private void addressInUse(Ipv6Address address, long now) {
        if (!surrender().decline(address, now)) {
            return;
        }
        EngineState state = machine.state();
        boolean isExtending = state instanceof EngineState.Renewing || state instanceof EngineState.Rebinding;
        boolean isAsking = state instanceof EngineState.Verifying || state instanceof EngineState.Requesting;
        if (isExtending && machine.persistent.heldLeases().t1At() > now) {
            machine.bound(now);
            machine.renewAt(now);
        } else if (isExtending || machine.extendsAtT1() || (isAsking && !machine.holdsOurs())) {
            machine.bound(now);
        }
    }

    /** Made when something is given up for the first time, which few clients ever do. */
    private Surrender surrender() {
        if (surrender == null) {
            surrender = new Surrender(machine.persistent, machine.outputs, machine.ias);
        }
        return surrender;
    }
}
