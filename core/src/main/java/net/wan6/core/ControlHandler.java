package net.wan6.core;

import java.util.List;
import java.util.Set;
import net.wan6.codec.Ipv6Address;
import net.wan6.core.LeaseStep.WithdrawalReason;

/**
 * One thing that the application or the host says, and what the client does then (RFC 9915 §18.2.7, §18.2.8, §18.2.12;
 * engine rules E, N-3 to N-5, L-13).
 */
final class ControlHandler {
    private final ClientStateMachine machine;
    private final PersistentState persistent;
    private final long now;

    ControlHandler(ClientStateMachine machine, long now) {
        this.machine = machine;
        this.persistent = machine.persistent;
        this.now = now;
    }

    void handle(Input input) {
        if (input instanceof Input.Start) {
            start();
        } else if (input instanceof Input.Stop) {
            machine.stop();
        } else if (input instanceof Input.Release) {
            release();
        } else if (input instanceof Input.PrefixNoLongerAdvertised) {
            noLongerAdvertised();
        } else if (input instanceof Input.Forget) {
            forget();
        } else if (input instanceof Input.LinkUp) {
            linkUp();
        } else if (input instanceof Input.LinkDown) {
            machine.putOff(now);
            machine.become(machine.state().withoutLink());
        } else if (input instanceof Input.LinkLocalChanged) {
            linkLocalChanged();
        } else if (input instanceof Input.Resumed) {
            resumed();
        } else if (input instanceof Input.RouterAdvertised router) {
            machine.routerAdvertised(router.signal(), now);
        } else if (input instanceof Input.LinePrefixes line) {
            linePrefixes(line.news());
        } else if (input instanceof Input.SoftwiresChanged changed) {
            persistent.plan(changed.plan(), now);
        } else if (input instanceof Input.TransmitFailed) {
            machine.counters.transmitFailed();
        } else if (input instanceof Input.PersistFailed) {
            machine.outputs.persist();
        } else if (input instanceof Input.AddressInUse inUse) {
            addressInUse(inUse.address());
        } else if (input instanceof Input.LanPrefixesAdvertised advertised) {
            persistent.advertised(advertised.prefixes());
        } else if (input instanceof Input.RenewNow) {
            renewNow();
        }
    }

    private void start() {
        if (machine.state() instanceof EngineState.Releasing releasing) {
            machine.become(releasing.thenStart());
        } else if (machine.state() instanceof EngineState.Stopped) {
            machine.start(now);
        }
    }

    private void linkUp() {
        machine.forgetFailures();
        if (machine.state() instanceof EngineState.NoLink) {
            machine.enter(now);
        } else if (machine.state() instanceof EngineState.Stopped) {
            machine.become(EngineState.Stopped.LINKED);
        } else {
            // N-4: that it was down was not heard, but it was.
            resumed();
        }
    }

    /**
     * N-3: a server sends Reconfigures to the address it saw last, so a Renew tells it, at once or when what goes on is over:
     * an answer to that may be one to a message from the address before.
     */
    private void linkLocalChanged() {
        if (!machine.config.does(ClientFeature.ACCEPT_RECONFIGURE)) {
            return;
        }
        EngineState state = machine.state();
        if (state.extendsAtT1() && machine.holdsOurs()) {
            machine.putOff(now);
            machine.renew(Trigger.of(ChangeCause.RENEW), now);
        } else if (state instanceof EngineState.Bound) {
            machine.enter(now);
        } else if (machine.holdsOurs() && !(state instanceof EngineState.Stopped)) {
            machine.scheduleRenew(now);
        }
    }

    private void resumed() {
        EngineState state = machine.state();
        if (state.extendsAtT1() || state.isExtending()) {
            machine.enter(now);
        }
    }

    /** P-1, P-6: heard whatever else goes on, until a stop. Hosts make addresses of 64 bits only (RFC 4862 §5.5.3 d). */
    private void linePrefixes(List<LinePrefix> news) {
        EngineState state = machine.state();
        boolean isHeard = machine.config.wantsLinePrefixes()
                && !(state instanceof EngineState.Stopped)
                && !(state instanceof EngineState.Releasing);
        if (!isHeard) {
            return;
        }
        List<LinePrefix> usable = HeldLeases.keeping(news, LinePrefix::isForSlaac);
        if (usable.size() < news.size()) {
            machine.outputs.problem("a prefix is announced of which hosts make no addresses; it is not used", now);
        }
        machine.hearLine(usable, now);
    }

    private void renewNow() {
        if (machine.state() instanceof EngineState.Bound && machine.holdsOurs()) {
            machine.renew(Trigger.of(ChangeCause.RENEW), now);
        }
    }

    /** E-1, E-3: in two steps, the second when the application says that nobody uses the prefixes. */
    private void release() {
        if (machine.state() instanceof EngineState.Releasing) {
            return;
        }
        if (persistent.leases().isEmpty()) {
            machine.stop();
        } else {
            machine.announceRelease();
        }
    }

    /** E-6: whatever goes on was for what is forgotten; who is stopped, has no link or gives back what it has goes on with that. */
    private void forget() {
        persistent.forget(now);
        EngineState state = machine.state();
        boolean begins = state.isLinked()
                && !(state instanceof EngineState.Stopped)
                && !(state instanceof EngineState.Releasing);
        if (begins) {
            machine.begin(now);
        }
    }

    /** Releases what was announced; what changed since is announced first. */
    private void noLongerAdvertised() {
        AnnouncedRelease announced = machine.announcedRelease();
        if (announced == null) {
            return;
        }
        if (!announced.names(persistent.leases())) {
            release();
            return;
        }
        List<IaLease> ours = persistent.heldLeases().all().stream()
                .filter(lease -> machine.ias.contains(IaKey.of(lease)))
                .toList();
        persistent.release(now);
        persistent.forgetOptions(Set.of(ChangeCause.RELEASE), now);
        EngineState state = machine.state();
        boolean canSend = state.isLinked() && !(state instanceof EngineState.Stopped);
        if (ours.isEmpty() || persistent.server() == null || !canSend) {
            machine.stop();
        } else {
            machine.release(ours, now);
        }
    }

    /**
     * L-13: another host has the address; the other leases stay. Its server is told, at once unless more is at stake, but
     * not of an IA that is no longer configured: nothing is said of such to anybody.
     */
    private void addressInUse(Ipv6Address address) {
        List<AddressLease> inUse = persistent.heldLeases().addresses().stream()
                .filter(lease -> lease.address().equals(address))
                .toList();
        if (inUse.isEmpty()) {
            return;
        }
        HeldLeases left =
                persistent.heldLeases().keeping(lease -> !(lease instanceof AddressLease held && inUse.contains(held)));
        persistent.commit(left, Set.of(ChangeCause.DECLINE), WithdrawalReason.DECLINED, now);
        List<AddressLease> toTell = inUse.stream()
                .filter(lease -> machine.ias.contains(IaKey.of(lease)))
                .toList();
        if (!toTell.isEmpty()) {
            persistent.decline(toTell, now);
            declineOrGoOn();
        }
    }

    /**
     * A verification, or a Request for what a server did not know, goes on for the other leases; the address does not
     * come back by it. What else asked for a Renew before T1, such as a Reconfigure, asks again after the Decline.
     */
    private void declineOrGoOn() {
        EngineState state = machine.state();
        boolean isAsking = state instanceof EngineState.Verifying || state instanceof EngineState.Requesting;
        if (state.isExtending() && persistent.heldLeases().t1At() > now) {
            machine.putOff(now);
            if (state.answers() == null) {
                machine.scheduleRenew(now);
            }
            machine.bound(now);
        } else if (state.isExtending() || state.extendsAtT1() || (isAsking && !machine.holdsOurs())) {
            machine.putOff(now);
            machine.bound(now);
        }
    }
}
