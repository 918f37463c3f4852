package net.wan6.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import net.wan6.auth.KeyRing;
import net.wan6.auth.KeyUpdate;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.Message;
import net.wan6.codec.MessageBuilder;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.core.LeaseStep.WithdrawalReason;
import org.jspecify.annotations.Nullable;

/**
 * What a client knows and must not forget: leases, server, keys, the last Reply. Every change is told and persisted here
 * and nowhere else.
 *
 * <p>Long for that: split, a change could be told by one part and kept by another.
 */
final class PersistentState {
    private static final long LEAST_MAX_RT = 60;
    private static final long GREATEST_MAX_RT = 86_400;

    private final ClientConfig config;
    private final OutputQueue outputs;
    final SaveSchedule saves = new SaveSchedule();
    private HeldLeases heldLeases = HeldLeases.NONE;
    private final HeldLine line;
    private final PlannedSoftwires softwires;
    private Octets lastReply = Octets.EMPTY;
    private @Nullable Duid server;
    private KeyRing keys = KeyRing.empty();
    private int solMaxRt;
    private int infMaxRt;
    private List<AddressLease> declined = List.of();
    private List<Ipv6Prefix> advertised = List.of();
    private List<PrefixLease> former = List.of();

    PersistentState(ClientConfig config, OutputQueue outputs) {
        this.config = config;
        this.outputs = outputs;
        this.line = new HeldLine(LineLeases.Breadth.of(config));
        this.softwires = new PlannedSoftwires(config.softwires());
    }

    HeldLeases heldLeases() {
        return heldLeases;
    }

    /** The leases as the application knows them. */
    Leases leases() {
        return new Leases(heldLeases.prefixes(), heldLeases.addresses(), line.told(), softwires.softwires());
    }

    /** The prefixes that routers announce, as the application knows them. */
    List<LineLease> linePrefixes() {
        return line.told();
    }

    ClientConfig config() {
        return config;
    }

    /** What the application says of a server or a prefix; its code must not cost a lease. */
    <T> boolean takes(Predicate<T> choice, T what, long now) {
        try {
            return choice.test(what);
        } catch (RuntimeException failed) {
            outputs.problem("the choice of servers or prefixes failed: " + failed, now);
            return true;
        }
    }

    /** When {@link #tellLine} is due. */
    long lineDueAt() {
        return line.dueAt();
    }

    /** When the state is saved though nothing has changed but the time. */
    long saveDueAt() {
        return saves.dueAt(heldLeases, line.leases().known());
    }

    /** Takes news of what routers announce. */
    void hearLine(List<LinePrefix> news, long now) {
        if (line.hear(news, now)) {
            // A14: anybody on the link can have that thousands of times a second.
            if (line.maySave(now)) {
                outputs.persist();
            } else {
                saves.soon(now);
            }
        }
        tellLine(now);
    }

    /** Tells what has become of the prefixes that routers announce, if there is something to tell. */
    void tellLine(long now) {
        Leases before = leases();
        ChangeCause cause = line.cause();
        List<LeaseStep> steps = line.advance(now);
        if (!steps.isEmpty()) {
            outputs.persist();
            tell(before, steps, Set.of(cause), now);
        }
    }

    boolean plansSoftwires() {
        return softwires.isPlanned();
    }

    /** Another plan, which belongs to the line and not to what is kept; told if its result is another. */
    void plan(SoftwirePlan plan, long now) {
        softwires.plan(plan);
        tell(List.of(), Set.of(ChangeCause.SOFTWIRE_PLAN), now);
    }

    @Nullable
    Duid server() {
        return server;
    }

    /** Whether the leases are from this server. */
    boolean isServer(Duid other) {
        Duid ours = server;
        return ours != null && ours.equals(other);
    }

    KeyRing keys() {
        return keys;
    }

    /** MRT in nanoseconds, which a server may have set (RFC 9915 §21.24, §21.25). */
    long mrt(ExchangeSpec spec) {
        int set = switch (spec) {
            case SOLICIT -> solMaxRt;
            case INFORMATION_REQUEST -> infMaxRt;
            default -> 0;
        };
        return set > 0 ? set * Instants.SECOND : spec.mrt;
    }

    /** Addresses in use elsewhere, of which their server is still to be told; a lease that is over needs no Decline. */
    List<AddressLease> declined(long now) {
        return HeldLeases.keeping(declined, lease -> HeldLeases.validUntil(lease) > now);
    }

    /** L-13: the server is to be told of these, also after a restart; until then none of them is taken again. */
    void decline(List<AddressLease> inUseElsewhere, long now) {
        List<AddressLease> all = new ArrayList<>(declined(now));
        all.addAll(inUseElsewhere);
        declined = List.copyOf(all);
        outputs.persist();
    }

    /** The server was told, or could not be. */
    void declineIsOver(List<AddressLease> told) {
        declined = HeldLeases.keeping(declined, lease -> !told.contains(lease));
        outputs.persist();
    }

    void advertised(List<Ipv6Prefix> prefixes) {
        if (!prefixes.equals(advertised)) {
            advertised = prefixes;
            outputs.persist();
        }
    }

    void recordKeys(KeyRing recorded) {
        keys = recorded;
        outputs.persist();
    }

    /** Takes what the Advertises of a search agree on (S-4). */
    void adopt(AdvertisedMaxRt agreed, long now) {
        limits(
                AdvertisedMaxRt.orKnown(agreed.solMaxRt(), solMaxRt),
                AdvertisedMaxRt.orKnown(agreed.infMaxRt(), infMaxRt),
                now);
    }

    /** Takes SOL_MAX_RT and INF_MAX_RT from any valid message, also one that says no (V-11). */
    void learnLimits(Options options, long now) {
        limits(
                inRange(options, OptionTypes.SOL_MAX_RT, solMaxRt),
                inRange(options, OptionTypes.INF_MAX_RT, infMaxRt),
                now);
    }

    /** Used at once, saved soon (A14). */
    private void limits(long sol, long inf, long now) {
        if (sol != solMaxRt || inf != infMaxRt) {
            solMaxRt = (int) sol;
            infMaxRt = (int) inf;
            saves.soon(now);
        }
    }

    /** Takes the key from a Reply, if it brings one; AUTH of another kind costs nothing. */
    void learnKey(ClientServerMessage reply, long now) {
        KeyUpdate update = keys.learn(reply);
        if (!update.keys().equals(keys)) {
            recordKeys(update.keys());
        }
        if (update instanceof KeyUpdate.Replaced replaced) {
            outputs.notify(new ClientEvent.KeyReplaced(replaced.serverId()));
        } else if (update instanceof KeyUpdate.Ignored ignored) {
            outputs.problem(
                    "the AUTH option of a Reply is of no use (" + ignored.reason() + "); the Reply is used", now);
        }
    }

    /** The server that granted leases is the one to ask from then (N-8). */
    void learnServer(Duid from) {
        Duid before = server;
        if (before == null || !before.equals(from)) {
            server = sharedWithKeys(from);
            outputs.persist();
            if (before != null) {
                outputs.notify(new ClientEvent.ServerChanged(from));
            }
        }
    }

    /** The same DUID as an object that is kept anyway: there may be a million clients. */
    private Duid sharedWithKeys(Duid from) {
        for (Duid known : keys.servers()) {
            if (known.equals(from)) {
                return known;
            }
        }
        return from;
    }

    /** Takes the options that were asked for from a Reply that said yes. */
    void learnOptions(ClientServerMessage reply) {
        keepReply(reply.octets().compact());
        outputs.persist();
    }

    /**
     * Takes new values of options that were asked for from a Reply that neither grants nor refuses leases (§18.2.10): what
     * it does not mention stays as it is.
     */
    void learnNews(ClientServerMessage reply, long now) {
        Options news = requested(reply.options());
        if (news.isEmpty()) {
            return;
        }
        MessageBuilder<ClientServerMessage> both = Message.builder(reply.type(), reply.transactionId());
        List<Integer> codes = new ArrayList<>();
        news.forEach(option -> codes.add(option.code()));
        configuration().forEach(option -> {
            if (!codes.contains(option.code())) {
                both.add(option);
            }
        });
        news.forEach(both::add);
        Options before = configuration();
        Octets updated = both.build().octets();
        if (!requested(Message.decode(updated).options()).equals(before)) {
            keepReply(updated);
            // A14: no lease hangs on them, and a restart asks for them again.
            saves.soon(now);
            tell(List.of(), Set.of(ChangeCause.RENEW), now);
        }
    }

    /** §18.2.13: the options of a session end with its leases; who asks for none has no session. */
    void forgetOptions(Set<ChangeCause> causes, long now) {
        if (!lastReply.isEmpty()) {
            keepReply(Octets.EMPTY);
            outputs.persist();
            tell(List.of(), causes, now);
        }
    }

    private void keepReply(Octets reply) {
        Options before = configuration();
        lastReply = reply;
        Options after = configuration();
        // L-10, N-9
        if (!after.equals(before)) {
            outputs.notify(new ClientEvent.OptionsChanged(before, after));
        }
    }

    /** What the last Reply says of that which was asked for; read again when wanted, so that it is not kept twice. */
    private Options configuration() {
        return lastReply.isEmpty()
                ? Options.none(OptionSpace.DHCPV6)
                : requested(Message.decode(lastReply).options());
    }

    /** V-11: a value out of range is as good as none. */
    static long inRange(Options options, OptionType<Long> type, long otherwise) {
        long seconds = options.first(type).orElse(otherwise);
        return seconds >= LEAST_MAX_RT && seconds <= GREATEST_MAX_RT ? seconds : otherwise;
    }

    /** Only what was asked for, which the key cannot be (§21.7). */
    private Options requested(Options options) {
        Options nothing = Options.none(options.space());
        return options.mapping(
                option -> config.optionRequest().contains(option.code()) ? Options.just(option) : nothing);
    }

    /**
     * Of each IA that lost its last prefix and did not give it back, that prefix: a server may well have it still (RFC 8168
     * §3.1). Whoever is not to be recognised does not name it (RFC 7844 §4).
     */
    List<IaLease> former() {
        return config.does(ClientFeature.ANONYMITY) ? List.of() : List.copyOf(former);
    }

    /** Of several prefixes of an IA the one that was given last counts. */
    private void remember(List<PrefixLease> ended, HeldLeases after) {
        List<PrefixLease> lost = HeldLeases.keeping(ended, lease -> !after.holdsOf(IaKey.of(lease)));
        if (former.isEmpty() && lost.isEmpty()) {
            return;
        }
        Map<Long, PrefixLease> last = new LinkedHashMap<>();
        for (PrefixLease lease : former) {
            last.put(lease.iaid(), lease);
        }
        for (PrefixLease lease : lost) {
            last.merge(lease.iaid(), lease, BinaryOperator.maxBy(Comparator.comparingLong(PrefixLease::since)));
        }
        former = last.values().stream()
                .filter(lease -> !after.holdsOf(IaKey.of(lease)))
                .toList();
    }

    void commit(HeldLeases after, Set<ChangeCause> causes, WithdrawalReason reason, long now) {
        commit(after, List.of(), causes, reason, now);
    }

    /** Sets what is held after a Reply. */
    void commit(LeaseUpdate update, Set<ChangeCause> causes, WithdrawalReason reason, long now) {
        if (!update.evicted().isEmpty()) {
            outputs.problem(
                    "servers give more leases than " + config.leaseOctets()
                            + " octets: those not mentioned for longest are given up",
                    now);
        }
        commit(
                update.held(),
                List.of(),
                causes,
                lease -> update.evicted().contains(LeaseKey.of(lease)) ? WithdrawalReason.EVICTED : reason,
                now);
    }

    /**
     * Sets what is held, and tells what became of each lease in one event (design law 8; engine rules I-4, I-5).
     *
     * @param alsoTold steps that change nothing that is held
     */
    void commit(
            HeldLeases after, List<LeaseStep> alsoTold, Set<ChangeCause> causes, WithdrawalReason reason, long now) {
        commit(after, alsoTold, causes, lease -> reason, now);
    }

    private void commit(
            HeldLeases after,
            List<LeaseStep> alsoTold,
            Set<ChangeCause> causes,
            Function<IaLease, WithdrawalReason> reason,
            long now) {
        Leases before = leases();
        List<LeaseStep> steps = new ArrayList<>(alsoTold);
        steps.addAll(LeaseDiff.steps(heldLeases, after, reason, now));
        if (!after.equals(heldLeases)) {
            remember(
                    HeldLeases.keeping(
                            heldLeases.prefixes(), lease -> reason.apply(lease) != WithdrawalReason.RELEASED),
                    after);
            heldLeases = after;
            outputs.persist();
        }
        tell(before, steps, causes, now);
    }

    /** E-3, P-7: gives up all that is held, of whatever source. */
    void release(long now) {
        Leases before = leases();
        List<LeaseStep> steps =
                new ArrayList<>(LeaseDiff.steps(heldLeases, HeldLeases.NONE, lease -> WithdrawalReason.RELEASED, now));
        for (LineLease lease : line.told()) {
            steps.add(new LeaseStep.Withdrawn(lease, WithdrawalReason.RELEASED, LeaseDiff.deprecateFor(lease, now)));
        }
        heldLeases = HeldLeases.NONE;
        line.end();
        outputs.persist();
        tell(before, steps, Set.of(ChangeCause.RELEASE), now);
    }

    /** As if nothing had been held of servers, nor known of them; what routers announce stays. */
    void forget(long now) {
        former = List.of();
        declined = List.of();
        server = null;
        keys = KeyRing.empty();
        commit(HeldLeases.NONE, Set.of(ChangeCause.FORGOTTEN), WithdrawalReason.FORGOTTEN, now);
        former = List.of();
        forgetOptions(Set.of(ChangeCause.FORGOTTEN), now);
        outputs.persist();
    }

    void tell(List<LeaseStep> steps, Set<ChangeCause> causes, long now) {
        tell(leases(), steps, causes, now);
    }

    private void tell(Leases before, List<LeaseStep> steps, Set<ChangeCause> causes, long now) {
        softwires.update(heldLeases.prefixes(), line.told(), configuration(), outputs, now);
        if (!steps.isEmpty() || !before.softwires().equals(softwires.softwires())) {
            outputs.notify(new ClientEvent.LeaseChange(now, before, leases(), causes, steps));
        }
        if (heldLeases.prefixes().size() > 1) {
            OverlappingPrefixes.among(heldLeases.prefixes()).forEach(overlap -> outputs.problem(overlap, now));
        }
    }

    /**
     * I-8: puts back what was persisted, told once as restored; what ended meanwhile is withdrawn. Leases of IAs that are no
     * longer configured live to their end, but nobody asks for them again.
     *
     * @param unmeasured what may have passed besides since it was persisted
     */
    void restore(Snapshot snapshot, Lifetime unmeasured, List<IaKey> ours, long now) {
        Leases before = leases();
        HeldLeases live = snapshot.heldLeases()
                .keeping(lease -> HeldLeases.validUntil(lease) > now)
                .after(unmeasured, now);
        remember(snapshot.heldLeases().prefixes(), live);
        heldLeases = new HeldLeases(
                live.prefixes(),
                live.addresses(),
                live.timers().stream()
                        .filter(timer -> ours.contains(timer.ia()))
                        .toList());
        server = snapshot.server();
        keys = snapshot.keys();
        solMaxRt = (int) snapshot.solMaxRt();
        infMaxRt = (int) snapshot.infMaxRt();
        declined = HeldLeases.keeping(snapshot.declined(), lease -> ours.contains(IaKey.of(lease)));
        advertised = snapshot.advertised();
        if (ours.isEmpty() || live.all().stream().anyMatch(lease -> ours.contains(IaKey.of(lease)))) {
            keepReply(snapshot.lastReply());
        }
        long foreign = live.all().stream()
                .filter(lease -> !ours.contains(IaKey.of(lease)))
                .count();
        if (foreign > 0) {
            outputs.problem(
                    foreign + " leases are of IAs that are no longer configured; they are kept until they end", now);
        }
        Set<LeaseKey> living = new HashSet<>();
        live.all().forEach(lease -> living.add(LeaseKey.of(lease)));
        List<Lease> ended = new ArrayList<>(
                HeldLeases.keeping(snapshot.heldLeases().all(), lease -> !living.contains(LeaseKey.of(lease))));
        ended.addAll(restoreLine(snapshot.line(), unmeasured, now));
        List<Lease> lives = new ArrayList<>(live.all());
        lives.addAll(line.told());
        tell(before, LeaseDiff.restored(lives, ended, advertised), Set.of(ChangeCause.RESTORED), now);
    }

    /** P-8: what was told of the line and is no more: who no longer wants announced prefixes has none. */
    private List<LineLease> restoreLine(LineLeases former, Lifetime unmeasured, long now) {
        if (config.wantsLinePrefixes()) {
            line.restore(former.at(now).after(unmeasured), now);
        }
        return former.told().stream()
                .filter(lease -> !line.leases().knows(lease.prefix()))
                .toList();
    }

    /** What {@link #restore} takes. */
    Snapshot snapshot() {
        return new Snapshot(
                server, keys, lastReply, heldLeases, line.leases(), declined, advertised, solMaxRt, infMaxRt);
    }

    /**
     * What outlives a process.
     *
     * @param server who the leases are from, or null
     * @param keys the reconfigure keys and what was seen of each server's counter
     * @param lastReply the last Reply as it was received, or nothing
     * @param heldLeases the leases, with instants of the engine's clock
     * @param line what routers announce, in the same way
     * @param declined addresses in use elsewhere, of which their server is still to be told
     * @param advertised what the application said it tells its LANs
     * @param solMaxRt seconds, 0 for the default
     * @param infMaxRt seconds, 0 for the default
     */
    record Snapshot(
            @Nullable Duid server,
            KeyRing keys,
            Octets lastReply,
            HeldLeases heldLeases,
            LineLeases line,
            List<AddressLease> declined,
            List<Ipv6Prefix> advertised,
            long solMaxRt,
            long infMaxRt) {
        /** Whether there is nothing whose end would have to be told. */
        boolean holdsNothing() {
            return heldLeases.isEmpty() && line.isEmpty();
        }
    }
}
