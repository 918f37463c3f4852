package net.wan6.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import net.wan6.auth.RejectionReason;
import net.wan6.codec.Duid;
import net.wan6.codec.Lifetime;
import net.wan6.codec.MessageType;
import net.wan6.core.LeaseStep.WithdrawalReason;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of a client (RFC 9915 §18.2): what it does at each moment, its timers, and the moves from one state
 * to the next. It is moved by its timers, by {@link DatagramHandler} with what comes from the network, and by {@link
 * ControlHandler} with what the application and the host say.
 *
 * <p>Long because each move may lead to any other: cut in two, every reader would read both.
 */
final class ClientStateMachine implements EngineTimers.Handler {
    /** Servers to ask one after the other before the search begins anew; each may take minutes to fail. */
    private static final int MOST_RUNNERS_UP = 3;

    private static final long RA_INTERVAL = 30 * Instants.SECOND;
    private static final long LATE_RENEW = 60 * Instants.SECOND;
    private static final long LONGEST_PAUSE = 600;

    final ClientConfig config;
    final ClientIdentity identity;
    final PersistentState persistent;
    final OutputQueue outputs;
    final Counters counters = new Counters();
    final List<IaKey> ias;
    private final Transmitter transmitter;
    private EngineState state = EngineState.Stopped.LINKED;
    private @Nullable AnnouncedRelease announced;
    private @Nullable DiagnosisReports diagnoses;
    private int failures;
    private long lifetimesSeenTo = Long.MIN_VALUE;
    private long renewAt = Instants.NEVER;
    private long checkAt = Instants.NEVER;
    private Trigger.@Nullable Asked putOff;
    private long refreshAt = Instants.NEVER;
    private RaSignal checkFor = RaSignal.CHANGED;
    private long raAllowedAt = Long.MIN_VALUE;
    private long forwardAllowedAt = Long.MIN_VALUE;

    ClientStateMachine(
            ClientConfig config,
            ClientIdentity identity,
            RandomGenerator random,
            TokenBucket bucket,
            OutputQueue outputs) {
        this.config = config;
        this.identity = identity;
        this.outputs = outputs;
        this.persistent = new PersistentState(config, outputs);
        this.ias = IaKey.of(config, identity);
        this.transmitter = new Transmitter(config, identity, ias, outputs, counters, new RandomSource(random), bucket);
    }

    EngineState state() {
        return state;
    }

    void become(EngineState next) {
        state = next;
    }

    /** Tells what is wrong, if that has changed. */
    void tellDiagnosis(long now) {
        // While an answer is waited for nothing gets well, and a flood must not make us look each time.
        if (diagnoses != null && !diagnoses.mayTell(now) && state.exchange() != null) {
            return;
        }
        List<Finding> findings = Findings.of(this);
        if (diagnoses == null && findings.isEmpty()) {
            return;
        }
        if (diagnoses == null) {
            diagnoses = new DiagnosisReports();
        }
        diagnoses.news(state.name(), findings, now).ifPresent(outputs::notify);
    }

    // ---------------------------------------------------------------- timers

    @Override
    public long dueAt(EngineTimers.Timer timer) {
        Exchange exchange = state.exchange();
        return switch (timer) {
            case LIFETIME -> persistent.heldLeases().nextLifetimeEnd(lifetimesSeenTo);
            case LINE -> persistent.lineDueAt();
            case SAVE -> persistent.saveDueAt();
            case T1 -> state.extendsAtT1() ? persistent.heldLeases().t1At() : Instants.NEVER;
            case T2 -> state.extendsAtT1() ? persistent.heldLeases().t2At() : Instants.NEVER;
            case EARLY_RENEW -> mayCheck() ? Math.min(renewAt, checkAt) : Instants.NEVER;
            case REFRESH -> state.refreshes() ? refreshAt : Instants.NEVER;
            case END -> exchange == null ? Instants.NEVER : exchange.endAt();
            case SEND -> exchange == null ? Instants.NEVER : exchange.nextAt();
        };
    }

    @Override
    public void run(EngineTimers.Timer timer, long now) {
        switch (timer) {
            case LIFETIME -> endLifetimes(now);
            case LINE -> {
                persistent.tellLine(now);
                followLine();
            }
            case SAVE -> save(now);
            case T1 -> extendLeases(now);
            case T2 -> {
                putOff(now);
                rebind(Trigger.of(ChangeCause.REBIND), now);
            }
            case EARLY_RENEW -> checkLink(now);
            case REFRESH -> {
                putOff(now);
                inform(null, Trigger.of(ChangeCause.RENEW), now);
            }
            case END -> giveUp(now);
            case SEND -> sendOrFail(now);
        }
    }

    /** L-14: nothing but the time has changed. */
    private void save(long now) {
        persistent.saves.saved(now);
        outputs.persist();
    }

    /** At T1; so late that T2 is over, the server of the leases has had its time. */
    private void extendLeases(long now) {
        putOff(now);
        if (persistent.heldLeases().t2At() <= now) {
            rebind(Trigger.of(ChangeCause.REBIND), now);
        } else {
            renew(Trigger.of(ChangeCause.RENEW), now);
        }
    }

    /** An Information-request for who holds leases is put off for it. */
    private boolean mayCheck() {
        return state instanceof EngineState.Bound || (state instanceof EngineState.Informing && holdsOurs());
    }

    /**
     * N-3: Renew. N-5: Renew where prefixes are held; Confirm of addresses, or Information-request, otherwise. N-13: Rebind,
     * where a router has other prefixes for those who ask for their own.
     */
    private void checkLink(long now) {
        boolean holdsPrefixes = !persistent.heldLeases().prefixes().isEmpty();
        boolean renews = renewAt <= now || holdsPrefixes;
        boolean rebinds = checkAt <= now && checkFor == RaSignal.PD_PREFERRED && holdsPrefixes;
        raAllowedAt = checkAt <= now ? now + RA_INTERVAL : raAllowedAt;
        putOff(now);
        renewAt = Instants.NEVER;
        checkAt = Instants.NEVER;
        if (rebinds && holdsOurs()) {
            rebind(Trigger.of(ChangeCause.REBIND), now);
        } else if (renews && holdsOurs()) {
            renew(Trigger.of(ChangeCause.RENEW), now);
        } else {
            enter(now);
        }
    }

    /** L-12: whatever the state is. */
    private void endLifetimes(long now) {
        HeldLeases before = persistent.heldLeases();
        List<LeaseStep> deprecated = before.all().stream()
                .filter(lease -> HeldLeases.preferredUntil(lease) > lifetimesSeenTo
                        && HeldLeases.preferredUntil(lease) <= now
                        && !lease.preferredLifetime().isZero()
                        && HeldLeases.validUntil(lease) > now)
                .<LeaseStep>map(LeaseStep.Deprecated::new)
                .toList();
        lifetimesSeenTo = now;
        HeldLeases after = before.keeping(lease -> HeldLeases.validUntil(lease) > now);
        persistent.commit(after, deprecated, Set.of(ChangeCause.TIME), WithdrawalReason.EXPIRED, now);
        if (!before.equals(after) && !holdsOurs()) {
            leasesLost(now);
        } else if (extendsInTime() && before.t1At() <= now && after.t1At() > now) {
            // L-6: what the server never mentioned has ended, and all the rest was extended.
            bound(now);
        }
    }

    /** whether it extends leases because their time has come, and not because a Reconfigure asks for it. */
    private boolean extendsInTime() {
        return (state instanceof EngineState.Renewing renewing
                        && !renewing.trigger().isReconfigure())
                || (state instanceof EngineState.Rebinding rebinding
                        && !rebinding.trigger().isReconfigure());
    }

    /**
     * N-7, §18.2.5: discovery begins again when the last valid lifetime is over; one that runs already goes on. Who asks for
     * no leases may have lost some of a former configuration.
     */
    private void leasesLost(long now) {
        if (state instanceof EngineState.Declining declining) {
            declined(declining, now);
        } else if (state.restsOnLeases() && !ias.isEmpty()) {
            solicit(now);
        }
    }

    /** An exchange whose time is over (MRD). */
    private void giveUp(long now) {
        if (state instanceof EngineState.Verifying verifying) {
            endVerification(verifying, now);
        } else if (state instanceof EngineState.Renewing renewing) {
            // N-2, R-9: a Reconfigure that nobody stood by is answered, and another is heard.
            Trigger trigger = renewing.trigger().isReconfigure() ? Trigger.of(ChangeCause.RENEW) : renewing.trigger();
            rebind(trigger.and(ChangeCause.REBIND), now);
        } else {
            fail(now);
        }
    }

    /** §18.2.3, §18.2.10.3, §18.2.12: silence says nothing of the leases; only a NotOnLink that nobody denied does. */
    private void endVerification(EngineState.Verifying verifying, long now) {
        if (verifying.doubt() == EngineState.Doubt.NOT_ON_LINK) {
            persistent.commit(HeldLeases.NONE, Set.of(ChangeCause.VERIFY), WithdrawalReason.SERVER, now);
            solicit(now);
        } else {
            bound(now);
        }
    }

    private void sendOrFail(long now) {
        Exchange exchange = Objects.requireNonNull(state.exchange());
        if (exchange.isExhausted()) {
            fail(now);
            return;
        }
        // S-2: the first retransmission time is over.
        if (state instanceof EngineState.Soliciting soliciting
                && exchange.sent() > 0
                && !soliciting.offers().isEmpty()) {
            requestBest(soliciting.offers(), now);
            return;
        }
        state = transmitter.send(state, persistent, now);
    }

    // ---------------------------------------------------------------- moves

    void start(long now) {
        forgetFailures();
        if (state.isLinked()) {
            enter(now);
        } else {
            state = EngineState.NoLink.NO_LINK;
        }
    }

    /** As after a start with nothing: what a Reconfigure asked for was of what is forgotten. */
    void begin(long now) {
        renewAt = Instants.NEVER;
        checkAt = Instants.NEVER;
        refreshAt = Instants.NEVER;
        forgetFailures();
        state = EngineState.Bound.BOUND;
        putOff = null;
        announced = null;
        enter(now);
    }

    /** Whatever suits what is held: verify it (S-9), look for a server, or ask for configuration alone (N-12). */
    void enter(long now) {
        putOff(now);
        if (holdsOurs()) {
            verify(now);
        } else if (asksForNothing()) {
            bound(now);
        } else if (ias.isEmpty()) {
            inform(null, Trigger.of(ChangeCause.REQUEST), now);
        } else {
            solicit(now);
        }
    }

    /** Whether it waits for routers alone. */
    private boolean asksForNothing() {
        return ias.isEmpty() && !config.does(ClientFeature.INFORMATION_REQUEST);
    }

    void hearLine(List<LinePrefix> news, long now) {
        persistent.hearLine(news, now);
        followLine();
    }

    /** P-9: who waits for routers alone is bound while they announce something. */
    private void followLine() {
        if (asksForNothing() && (state instanceof EngineState.Bound || state instanceof EngineState.Listening)) {
            state = resting();
        }
    }

    private EngineState resting() {
        return asksForNothing() && persistent.linePrefixes().isEmpty()
                ? EngineState.Listening.LISTENING
                : EngineState.Bound.BOUND;
    }

    /** Whether anything is held of the IAs that this client is configured for. */
    boolean holdsOurs() {
        for (IaLease lease : persistent.heldLeases().all()) {
            if (ias.contains(IaKey.of(lease))) {
                return true;
            }
        }
        return false;
    }

    void solicit(long now) {
        if (!persistent.declined(now).isEmpty()) {
            // L-13: or a server would offer again and again what must not be taken.
            decline(now);
            return;
        }
        renewAt = Instants.NEVER;
        checkAt = Instants.NEVER;
        persistent.forgetOptions(Set.of(ChangeCause.TIME), now);
        //
        long backoff = failures == 0
                ? 0
                : Math.min(1L << Math.min(failures, 12), persistent.mrt(ExchangeSpec.SOLICIT) / Instants.SECOND);
        Exchange exchange = transmitter.begin(ExchangeSpec.SOLICIT, now + backoff * Instants.SECOND, Instants.NEVER);
        state = new EngineState.Soliciting(exchange, persistent.former(), List.of(), AdvertisedMaxRt.NONE);
    }

    /** what was offered, and then what others have offered. */
    void requestBest(List<Offer> offers, long now) {
        List<Offer> ranked = new ArrayList<>(offers);
        ranked.sort(Offer.BEST_FIRST);
        Offer best = ranked.remove(0);
        List<Offer> others = ranked.subList(0, Math.min(ranked.size(), MOST_RUNNERS_UP));
        Exchange exchange = transmitter.begin(ExchangeSpec.REQUEST, now, Instants.NEVER);
        Trigger trigger = Trigger.of(ChangeCause.REQUEST);
        state = new EngineState.Requesting(
                exchange, best.server(), best.leases(), List.copyOf(others), Set.of(), trigger);
    }

    /** L-5: a server that does not know some of our IAs is asked for all of them anew. */
    void requestAgain(Duid server, Set<IaKey> suspects, Trigger trigger, long now) {
        requestAgain(ExchangeSpec.REQUEST, server, suspects, trigger, now);
    }

    private void requestAgain(ExchangeSpec spec, Duid server, Set<IaKey> suspects, Trigger trigger, long now) {
        Exchange exchange = transmitter.begin(spec, now, Instants.NEVER);
        List<IaLease> wanted = persistent.heldLeases().all();
        state = new EngineState.Requesting(exchange, server, wanted, List.of(), suspects, trigger);
    }

    /**
     * L-8: an IA lost all it had; the server that said so is there, so ask it, more slowly each time. Where nothing is left
     * it has two chances: one that takes everything away may have nothing more to say, and another may serve the line.
     */
    void requestAfterLoss(Duid server, Trigger trigger, long now) {
        if (holdsOurs()) {
            requestAgain(server, Set.of(), trigger, now);
        } else if (failures == 0) {
            requestAgain(ExchangeSpec.LAST_REQUEST, server, Set.of(), trigger, now);
        } else {
            failures++;
            solicit(now);
        }
    }

    void bound(long now) {
        if (!persistent.declined(now).isEmpty()) {
            decline(now);
        } else if (!holdsOurs() && !ias.isEmpty()) {
            solicit(now);
        } else {
            state = resting();
            Trigger.Asked asked = putOff;
            putOff = null;
            if (asked != null && now < asked.until()) {
                begin(asked, now);
            }
        }
    }

    /** What a Reconfigure asks for: at once, or when what is going on is over. */
    void answer(Trigger.Asked asked, long now) {
        boolean isOverdue = state.answers() != null;
        if (isOverdue || state.yieldsTo(asked.type())) {
            begin(asked, now);
        } else {
            putOff = asked;
        }
    }

    private void begin(Trigger.Asked asked, long now) {
        switch (asked.type()) {
            case RENEW -> renew(Trigger.of(asked), now);
            case REBIND -> rebind(Trigger.of(asked), now);
            case INFORMATION_REQUEST -> inform(asked.server(), Trigger.of(asked), now);
        }
    }

    /** The Reconfigure that is to be answered when what goes on is over, or null. */
    Trigger.@Nullable Asked waiting() {
        return putOff;
    }

    /** What is left unfinished for something more urgent is done after that. */
    void putOff(long now) {
        Trigger.Asked unfinished = state.answers();
        if (unfinished != null && now < unfinished.until()) {
            putOff = unfinished;
        } else if (state instanceof EngineState.Informing && unfinished == null && !ias.isEmpty()) {
            refreshAt = now;
        }
    }

    private void decline(long now) {
        Exchange exchange = transmitter.begin(ExchangeSpec.DECLINE, now, Instants.NEVER);
        state = new EngineState.Declining(exchange, persistent.declined(now));
    }

    /** The Decline was answered, or came to nothing. */
    void declined(EngineState.Declining declining, long now) {
        persistent.declineIsOver(declining.leases());
        bound(now);
    }

    /** Leases were granted, or the outside has changed: whatever went wrong before is over. */
    void forgetFailures() {
        failures = 0;
    }

    /** N-1: until T2; or for a minute, if a Reconfigure asks for it when T2 is over. */
    void renew(Trigger trigger, long now) {
        renewAt = Instants.NEVER;
        checkAt = checkFor == RaSignal.PD_PREFERRED ? checkAt : Instants.NEVER;
        long endAt = t2Or(Instants.after(now, LATE_RENEW), now);
        state = new EngineState.Renewing(transmitter.begin(ExchangeSpec.RENEW, now, endAt), trigger);
    }

    /**
     * An exchange that was answered for some IAs goes on for the rest at its pace, as another transaction: a copy of the
     * answer must not extend anything again (L-1). A Renew goes on to the T2 of what is left.
     */
    void continueForTheRest(long now) {
        Exchange exchange = Objects.requireNonNull(state.exchange());
        long endAt = state instanceof EngineState.Renewing ? t2Or(exchange.endAt(), now) : exchange.endAt();
        state = state.with(transmitter.anew(exchange, endAt));
    }

    private long t2Or(long otherwise, long now) {
        long t2At = persistent.heldLeases().t2At();
        return t2At > now ? t2At : otherwise;
    }

    void rebind(Trigger trigger, long now) {
        rebind(trigger, now, 0);
    }

    private void rebind(Trigger trigger, long now, long pause) {
        renewAt = Instants.NEVER;
        checkAt = Instants.NEVER;
        state = new EngineState.Rebinding(transmitter.begin(ExchangeSpec.REBIND, now + pause, Instants.NEVER), trigger);
    }

    /** N-4, §18.2.12: Rebind with the timing of Confirm, since Confirm must not be sent where prefixes are held (N-6). */
    void verify(long now) {
        ExchangeSpec spec = persistent.heldLeases().prefixes().isEmpty()
                        && config.prefixes().isEmpty()
                ? ExchangeSpec.CONFIRM
                : ExchangeSpec.VERIFY;
        checkAt = Instants.NEVER;
        state = new EngineState.Verifying(transmitter.begin(spec, now, Instants.NEVER), EngineState.Doubt.NONE);
    }

    /** IR: on its own account, or of one server that asked for it. */
    void inform(@Nullable Duid server, Trigger trigger, long now) {
        refreshAt = server == null ? Instants.NEVER : refreshAt;
        Exchange exchange = transmitter.begin(ExchangeSpec.INFORMATION_REQUEST, now, Instants.NEVER);
        state = new EngineState.Informing(exchange, server, trigger);
    }

    void scheduleRefresh(long at) {
        refreshAt = at;
    }

    /** §18.2.10: what a server could not process is repeated for a limited time, also where nothing else ends it. */
    void repeatForAWhile(long now) {
        Exchange exchange = state.exchange();
        boolean isEndless = state instanceof EngineState.Informing
                || (state.isExtending() && persistent.heldLeases().nextLifetimeEnd(now) == Instants.NEVER);
        if (exchange != null && isEndless && exchange.endAt() == Instants.NEVER) {
            state = state.with(exchange.until(Instants.after(now, LONGEST_PAUSE * Instants.SECOND)));
        }
    }

    /** An exchange that came to nothing: its messages are used up, or its server refused. */
    void fail(long now) {
        Exchange exchange = Objects.requireNonNull(state.exchange());
        MessageType type = exchange.spec().message;
        EngineState failed = state;
        if (failed instanceof EngineState.Releasing releasing) {
            released(releasing, now);
            return;
        }
        if (failed instanceof EngineState.Declining declining) {
            declined(declining, now);
            return;
        }
        outputs.notify(new ClientEvent.ExchangeFailed(type, exchange.refusals()));
        if (failed instanceof EngineState.Informing) {
            // As if a Reconfigure that asked for it had not come; what was wanted all the same is asked for again.
            scheduleRefresh(Instants.after(now, persistent.mrt(ExchangeSpec.INFORMATION_REQUEST)));
            bound(now);
            return;
        }
        failures++;
        if (failed instanceof EngineState.Requesting requesting
                && !requesting.others().isEmpty()) {
            requestBest(requesting.others(), now);
        } else if (holdsOurs() && persistent.heldLeases().t1At() > now && !isInDoubt(failed)) {
            // What is left was extended just now; the rest is asked for again when that is due.
            bound(now);
        } else if (holdsOurs()) {
            // I-10, law 7: a server that fell silent, or another one that knows nothing, has not taken anything away.
            rebind(Trigger.of(ChangeCause.REBIND), now, pause() * Instants.SECOND);
        } else {
            solicit(now);
        }
    }

    /** L-5: a server did not know a lease, and then fell silent: until T1 may be too long to find out. */
    private boolean isInDoubt(EngineState failed) {
        return failed instanceof EngineState.Requesting requesting
                && requesting.exchange().isExhausted()
                && requesting.suspects().stream().anyMatch(persistent.heldLeases()::holdsOf);
    }

    private long pause() {
        return Math.min(1L << Math.min(failures, 10), LONGEST_PAUSE);
    }

    /** As if T1 had come, when nothing else goes on from then. */
    void scheduleRenew(long at) {
        renewAt = at;
    }

    /**
     * What routers say of the line. Who looks for a server tries again at once, as they are the first sign that there is one
     * again; who holds leases asks whether they are still good (RFC 9915 §18.2.12, RFC 9762 §7.1; engine rules N-5, N-13, N-14).
     */
    void routerAdvertised(RaSignal signal, long now) {
        if (state instanceof EngineState.Soliciting soliciting) {
            if (soliciting.offers().isEmpty()) {
                bringForward(now);
            }
        } else if (state instanceof EngineState.Rebinding) {
            bringForward(now);
        } else if (state instanceof EngineState.Renewing renewing && signal == RaSignal.PD_PREFERRED) {
            rebindInstead(renewing, now);
        } else if (signal != RaSignal.HEARD && isCheckable()) {
            scheduleCheck(signal, now);
        }
    }

    private boolean isCheckable() {
        boolean isOfUse = holdsOurs() || (ias.isEmpty() && !asksForNothing());
        return isOfUse
                && switch (state.name()) {
                    case STOPPED, NO_LINK, RELEASING -> false;
                    default -> true;
                };
    }

    /** N-5: at most once in 30 seconds, and when nothing else goes on. */
    private void scheduleCheck(RaSignal signal, long now) {
        boolean isScheduled = checkAt != Instants.NEVER;
        checkFor = isScheduled && checkFor.compareTo(signal) > 0 ? checkFor : signal;
        boolean isRenewedAnyway = renewAt != Instants.NEVER && signal != RaSignal.PD_PREFERRED;
        if (!isScheduled && !isRenewedAnyway) {
            checkAt = Math.max(now, raAllowedAt);
        }
    }

    /** N-13: the Renew goes to one server, and the routers speak of another; a Reconfigure is answered all the same. */
    private void rebindInstead(EngineState.Renewing renewing, long now) {
        if (persistent.heldLeases().prefixes().isEmpty()) {
            return;
        }
        if (now < raAllowedAt) {
            scheduleCheck(RaSignal.PD_PREFERRED, now);
            return;
        }
        raAllowedAt = now + RA_INTERVAL;
        rebind(renewing.trigger().and(ChangeCause.REBIND), now);
    }

    /** N-14: once in 30 seconds, since an advertisement reaches a whole street, and only what has backed off. */
    private void bringForward(long now) {
        Exchange exchange = state.exchange();
        boolean hasBackedOff = exchange != null && exchange.sent() != 1;
        if (exchange == null || !hasBackedOff || now < forwardAllowedAt) {
            return;
        }
        long soon = transmitter.soon(now);
        long at = exchange.sent() == 0 ? soon : Math.max(soon, exchange.lastSentAt() + exchange.spec().irt);
        forwardAllowedAt = now + RA_INTERVAL;
        // What is due even sooner begins the pace anew as well.
        state = state.with(exchange.restarted(Math.min(at, exchange.nextAt())));
    }

    /** E-1, E-3: tells what is to be released; that happens when the application says that nobody uses it. */
    void announceRelease() {
        Leases held = persistent.leases();
        announced = AnnouncedRelease.of(held);
        outputs.notify(new ClientEvent.AboutToRelease(held.prefixes(), held.addresses(), held.linePrefixes()));
    }

    @Nullable
    AnnouncedRelease announcedRelease() {
        return announced;
    }

    void release(List<IaLease> leases, long now) {
        announced = null;
        renewAt = Instants.NEVER;
        checkAt = Instants.NEVER;
        putOff = null;
        Exchange exchange = transmitter.begin(ExchangeSpec.RELEASE, now, Instants.NEVER);
        state = new EngineState.Releasing(exchange, leases, EngineState.Next.STOP);
    }

    /** E-3: the release is over, however it went. */
    void released(EngineState.Releasing releasing, long now) {
        stop();
        if (releasing.next() == EngineState.Next.START) {
            start(now);
        }
    }

    /** E-2, F-1: sends nothing any more, and keeps the leases. */
    void stop() {
        renewAt = Instants.NEVER;
        checkAt = Instants.NEVER;
        putOff = null;
        announced = null;
        state = state.isLinked() ? EngineState.Stopped.LINKED : EngineState.Stopped.UNLINKED;
    }

    /** Counts a Reconfigure that is not acted on, and tells of it unless that was told just now. */
    void reject(RejectionReason reason, long now) {
        counters.rejected(reason, now).ifPresent(outputs::notify);
    }

    void restore(PersistentState.Snapshot snapshot, Lifetime unmeasured, long now) {
        lifetimesSeenTo = now;
        persistent.saves.begins(now);
        persistent.restore(snapshot, unmeasured, ias, now);
    }
}
