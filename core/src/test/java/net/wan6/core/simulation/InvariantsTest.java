package net.wan6.core.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import net.wan6.auth.Delivery;
import net.wan6.auth.ReconfigureKey;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.Rkap;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.IaAddress;
import net.wan6.codec.IaNa;
import net.wan6.codec.IaPd;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.Message;
import net.wan6.codec.MessageBuilder;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import net.wan6.core.AddressLease;
import net.wan6.core.ChangeCause;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEngine;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.core.ClientState;
import net.wan6.core.Input;
import net.wan6.core.LanLifetimes;
import net.wan6.core.LeaseStep;
import net.wan6.core.LeaseStep.WithdrawalReason;
import net.wan6.core.Leases;
import net.wan6.core.LineLease;
import net.wan6.core.LinePrefix;
import net.wan6.core.Output;
import net.wan6.core.PrefixLease;
import net.wan6.core.RaSignal;
import net.wan6.core.SoftwirePlan;
import net.wan6.core.simulation.Step.Origin;
import org.junit.jupiter.api.Test;

/**
 * A checker that never complains proves nothing: each invariant is broken here by hand, and must be noticed. Long: one test for each.
 */
class InvariantsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Duid CLIENT = Duid.parseHex("0003000102005e005301");
    private static final Duid SERVER = Duid.parseHex("0003000102005e0053f1");
    private static final PrefixLease LEASE = lease("2001:db8:100::/56", 100);
    private static final PrefixLease OTHER = lease("2001:db8:200::/56", 100);
    private static final AddressLease ADDRESS =
            new AddressLease(1, Ipv6Address.parse("2001:db8::1"), Lifetime.ofSeconds(100), Lifetime.ofSeconds(100), 0);
    private static final Leases WITH_ADDRESS = new Leases(List.of(), List.of(ADDRESS), List.of(), List.of());
    private static final Leases HELD = new Leases(List.of(LEASE), List.of(), List.of(), List.of());
    private static final ReconfigureKey KEY = ReconfigureKey.parseHex("000102030405060708090a0b0c0d0e0f");
    private static final ReconfigureKey OTHER_KEY = ReconfigureKey.parseHex("ff0102030405060708090a0b0c0d0e0f");
    private static final Output ACCEPTED =
            new Output.Notify(new ClientEvent.ReconfigureAccepted(ReconfigureType.RENEW, SERVER));
    private static final Glance QUIET = new Glance(Leases.NONE, ClientState.RENEWING, Output.WaitUntil.NEVER, 0);
    private static final Leases FOR_EVER = new Leases(
            List.of(lease("2001:db8:100::/56", Lifetime.INFINITE.seconds())), List.of(), List.of(), List.of());
    private static final Octets NOISE = Octets.parseHex("07123456");

    private final ClientConfig config =
            ClientConfig.builder(ClientProfile.RFC9915).prefix(56).build();
    private final Invariants invariants = new Invariants(config, ClientIdentity.of(CLIENT), new Reconfigures());
    private Glance glance = new Glance(Leases.NONE, ClientState.STOPPED, Output.WaitUntil.NEVER, 0);
    private long now;

    private static PrefixLease lease(String prefix, long valid) {
        return new PrefixLease(
                1, Ipv6Prefix.parse(prefix), Lifetime.ofSeconds(valid), Lifetime.ofSeconds(valid), 0, List.of());
    }

    private static Input reply() {
        return received(NOISE);
    }

    private static Input received(Octets datagram) {
        return new Input.Received(datagram, Ipv6Address.parse("fe80::2"), 547, Delivery.UNICAST);
    }

    private void step(Input input, Origin origin, Glance after, Output... outputs) {
        Output[] all = Arrays.copyOf(outputs, outputs.length + 1);
        all[outputs.length] = new Output.WaitUntil(after.deadline());
        Glance before = glance;
        glance = after;
        invariants.check(new Step(input, origin, now, before, List.of(all), after));
    }

    private void step(Input input, Leases after, Output... outputs) {
        step(input, Origin.GENUINE, new Glance(after, ClientState.BOUND, Output.WaitUntil.NEVER, 0), outputs);
    }

    private static Output persist() {
        return new Output.Persist(Octets.EMPTY);
    }

    private Output change(Leases before, Leases after, LeaseStep... steps) {
        return new Output.Notify(
                new ClientEvent.LeaseChange(now, before, after, Set.of(ChangeCause.REQUEST), List.of(steps)));
    }

    private void acquire() {
        step(reply(), HELD, persist(), change(Leases.NONE, HELD, new LeaseStep.Acquired(LEASE)));
    }

    private static Output sends(MessageType type, int xid, int elapsed, Ipv6Prefix... prefixes) {
        IaPd pd = IaPd.of(1);
        for (Ipv6Prefix prefix : prefixes) {
            pd = pd.withPrefix(IaPrefix.of(prefix, Lifetime.ZERO, Lifetime.ZERO));
        }
        MessageBuilder<ClientServerMessage> message = Message.builder(type, xid).add(OptionTypes.CLIENT_ID, CLIENT);
        if (type.equals(MessageType.RENEW) || type.equals(MessageType.REQUEST)) {
            message.add(OptionTypes.SERVER_ID, SERVER);
        }
        message.add(OptionTypes.ELAPSED_TIME, elapsed).add(OptionTypes.IA_PD, pd);
        return new Output.Transmit(message.build().octets(), Output.ALL_DHCP_RELAY_AGENTS_AND_SERVERS);
    }

    private void broken(String rule, Runnable forbidden) {
        String message = assertThrows(Violation.class, forbidden::run).getMessage();
        assertEquals(rule, message.substring(0, message.indexOf(':')), message);
    }

    private static final Ipv6Prefix ANNOUNCED = Ipv6Prefix.parse("2001:db8:300::/64");

    @Test
    void aMessageThatNamesAnAnnouncedPrefixIsNoticed() {
        LineLease lease = new LineLease(ANNOUNCED, Lifetime.ofSeconds(100), Lifetime.ofSeconds(100), 0);
        Leases line = new Leases(List.of(), List.of(), List.of(lease), List.of());
        step(new Input.Timeout(), line, persist(), change(Leases.NONE, line, new LeaseStep.Acquired(lease)));
        broken("P-6", () -> step(new Input.Timeout(), line, sends(MessageType.SOLICIT, 1, 0, ANNOUNCED)));
    }

    private static Leases line(LineLease lease) {
        return new Leases(List.of(), List.of(), List.of(lease), List.of());
    }

    private static LineLease announced(long seconds, long since) {
        return new LineLease(ANNOUNCED, Lifetime.ofSeconds(seconds), Lifetime.ofSeconds(seconds), since);
    }

    private static Input says(long seconds) {
        Lifetime lifetime = Lifetime.ofSeconds(seconds);
        return new Input.LinePrefixes(List.of(new LinePrefix(ANNOUNCED, lifetime, lifetime)));
    }

    @Test
    void aPromiseBeyondWhatTheRouterSaidIsNoticed() {
        Leases told = line(announced(1000, 0));
        step(says(1000), told, persist(), change(Leases.NONE, told, new LeaseStep.Acquired(announced(1000, 0))));
        now = 10 * SECOND;
        step(says(988), told); // two seconds are the rounding
        broken("P-4", () -> step(says(900), told));
    }

    @Test
    void aSecondChangeOfTheLineInASecondIsNoticed() {
        Leases told = line(announced(1000, 0));
        step(says(1000), told, persist(), change(Leases.NONE, told, new LeaseStep.Acquired(announced(1000, 0))));
        now = SECOND - 1;
        Leases after = line(announced(500, now));
        LeaseStep refreshed = new LeaseStep.Refreshed(announced(500, now));
        broken("P-5", () -> step(says(500), after, persist(), change(told, after, refreshed)));
    }

    @Test
    void aSoftwireOfAnotherPlanOrOfWhatIsGoneIsNoticed() {
        SoftwirePlan plan = Scenario.PLANS.get(0);
        step(new Input.SoftwiresChanged(plan), Leases.NONE);
        LineLease lease = announced(1000, 0);
        Leases without = line(lease);
        broken(
                "P-10",
                () -> step(
                        says(1000), without, persist(), change(Leases.NONE, without, new LeaseStep.Acquired(lease))));
    }

    /** N-14: what has backed off may begin anew where a router was heard, but not twice in 30 seconds. */
    @Test
    void aPaceThatBeginsAnewTwiceIsNoticed() {
        now = 0;
        step(new Input.Timeout(), Leases.NONE, sends(MessageType.SOLICIT, 1, 0));
        solicitAgainAt(100);
        now = 101 * SECOND;
        Input heard = new Input.RouterAdvertised(RaSignal.HEARD);
        step(heard, Leases.NONE);
        solicitAgainAt(102);
        solicitAgainAt(103);
        solicitAgainAt(107);
        now = 108 * SECOND;
        step(heard, Leases.NONE);
        broken("C-1", () -> solicitAgainAt(109));
    }

    private void solicitAgainAt(int second) {
        now = second * SECOND;
        glance = new Glance(Leases.NONE, ClientState.SOLICITING, now, 0);
        step(new Input.Timeout(), Leases.NONE, sends(MessageType.SOLICIT, 1, second * 100));
    }

    @Test
    void anOrdinaryLifeBreaksNothing() {
        acquire();
        now = 50 * SECOND;
        step(new Input.Timeout(), HELD, sends(MessageType.RENEW, 1, 0, LEASE.prefix()));
        now = 60 * SECOND;
        step(new Input.Timeout(), HELD, sends(MessageType.RENEW, 1, 1000, LEASE.prefix()));
        now = 100 * SECOND;
        LeaseStep gone = new LeaseStep.Withdrawn(LEASE, WithdrawalReason.EXPIRED, Lifetime.ZERO);
        step(new Input.Timeout(), Leases.NONE, persist(), change(HELD, Leases.NONE, gone));
        step(new Input.Timeout(), Leases.NONE, sends(MessageType.SOLICIT, 2, 0));
    }

    @Test
    void i1_theDeadlineIsAheadAndTheStateIsKeptFirst() {
        Glance due = new Glance(Leases.NONE, ClientState.BOUND, 0, 0);
        broken("I-1", () -> step(new Input.Timeout(), Origin.GENUINE, due));
        Output told = change(Leases.NONE, HELD, new LeaseStep.Acquired(LEASE));
        broken("law 4", () -> step(reply(), HELD, told, persist()));
        glance = new Glance(Leases.NONE, ClientState.BOUND, Output.WaitUntil.NEVER, 0);
        broken("law 4", () -> step(reply(), HELD, told));
    }

    @Test
    void a14_refusalsAreNotSavedTwiceInASecond() {
        Octets refusal = Message.builder(MessageType.REPLY, 1)
                .add(OptionTypes.STATUS_CODE, Status.of(StatusCode.UNSPEC_FAIL, ""))
                .build()
                .octets();
        acquire();
        now = SECOND;
        step(received(refusal), HELD, persist());
        now = 2 * SECOND - 1;
        step(new Input.PersistFailed(), HELD, persist());
        now = 3 * SECOND - 2;
        step(received(refusal), HELD);
        broken("A14", () -> step(received(refusal), HELD, persist()));
    }

    private static ClientServerMessage reply(String prefix, Status... refused) {
        IaPd pd = IaPd.of(1, Lifetime.ofSeconds(50), Lifetime.ofSeconds(80), Options.none(OptionSpace.DHCPV6))
                .withPrefix(IaPrefix.of(Ipv6Prefix.parse(prefix), Lifetime.ofSeconds(100), Lifetime.ofSeconds(100)));
        for (Status status : refused) {
            pd = pd.withOptions(pd.options().with(OptionTypes.STATUS_CODE, status));
        }
        return Message.builder(MessageType.REPLY, 1)
                .add(OptionTypes.CLIENT_ID, CLIENT)
                .add(OptionTypes.SERVER_ID, SERVER)
                .add(OptionTypes.IA_PD, pd)
                .build();
    }

    private void takes(ClientServerMessage reply, Output... outputs) {
        glance = new Glance(glance.leases(), ClientState.RENEWING, Output.WaitUntil.NEVER, 0);
        step(received(reply.octets()), HELD, outputs);
    }

    @Test
    void a1_whatIsGivenAndNotHeldIsNoticed() {
        takes(reply("2001:db8:100::/56"), persist(), change(Leases.NONE, HELD, new LeaseStep.Acquired(LEASE)));
        broken("A1", () -> takes(reply("2001:db8:300::/56")));
    }

    @Test
    void a4_aRenewBeforeTheServersT1IsNoticed() {
        takes(reply("2001:db8:100::/56"), persist(), change(Leases.NONE, HELD, new LeaseStep.Acquired(LEASE)));
        now = 49 * SECOND;
        broken("A4", () -> step(new Input.Timeout(), HELD, sends(MessageType.RENEW, 1, 0, LEASE.prefix())));
    }

    @Test
    void a8_aRefusalThatIsNotToldIsNoticed() {
        Status full = Status.of(StatusCode.NO_PREFIX_AVAIL, "pool full");
        Output told =
                new Output.Notify(new ClientEvent.Refused(SERVER, MessageType.REPLY, full, List.of(1L), List.of(), 0));
        takes(
                reply("2001:db8:100::/56", full),
                persist(),
                change(Leases.NONE, HELD, new LeaseStep.Acquired(LEASE)),
                told);
        takes(reply("2001:db8:100::/56", full));
        Status other = Status.of(StatusCode.UNSPEC_FAIL, "");
        broken("A8", () -> takes(reply("2001:db8:100::/56", other)));
    }

    @Test
    void i2_noMoreThanTheRateLimit() {
        for (int xid = 1; xid <= 20; xid++) {
            now += 1000;
            step(new Input.Timeout(), Leases.NONE, sends(MessageType.SOLICIT, xid, 0));
        }
        broken("I-2", () -> step(new Input.Timeout(), Leases.NONE, sends(MessageType.SOLICIT, 21, 0)));
    }

    @Test
    void i2_notTwiceInAnInstant() {
        step(new Input.Timeout(), Leases.NONE, sends(MessageType.SOLICIT, 1, 0));
        broken("I-2", () -> step(new Input.Timeout(), Leases.NONE, sends(MessageType.SOLICIT, 2, 0)));
    }

    @Test
    void i3_aTransactionIdIsNotUsedAgain() {
        step(new Input.Timeout(), Leases.NONE, sends(MessageType.SOLICIT, 1, 0));
        now = SECOND;
        step(new Input.Timeout(), Leases.NONE, sends(MessageType.REQUEST, 2, 0));
        now = 2 * SECOND;
        broken("I-3", () -> step(new Input.Timeout(), Leases.NONE, sends(MessageType.SOLICIT, 1, 200)));
    }

    @Test
    void c1_c4_retransmissionsAreNeitherEarlyNorSilentAboutTheirAge() {
        step(new Input.Timeout(), Leases.NONE, sends(MessageType.SOLICIT, 1, 0));
        now = SECOND / 2;
        broken("C-1", () -> step(new Input.Timeout(), Leases.NONE, sends(MessageType.SOLICIT, 1, 50)));
        now = SECOND;
        broken("C-4", () -> step(new Input.Timeout(), Leases.NONE, sends(MessageType.SOLICIT, 1, 0)));
    }

    @Test
    void i4_whatIsHeldHasNotEnded() {
        acquire();
        now = 100 * SECOND;
        broken("I-4", () -> step(new Input.Timeout(), HELD));
    }

    @Test
    void i4_nothingIsAcquiredOrWithdrawnTwiceOrBeforeItsTime() {
        acquire();
        broken("I-4", () -> step(reply(), HELD, change(HELD, HELD, new LeaseStep.Acquired(LEASE))));
        LeaseStep early = new LeaseStep.Withdrawn(LEASE, WithdrawalReason.EXPIRED, Lifetime.ZERO);
        broken("I-4", () -> step(new Input.Timeout(), Leases.NONE, persist(), change(HELD, Leases.NONE, early)));
        glance = new Glance(HELD, ClientState.BOUND, Output.WaitUntil.NEVER, 0);
        LeaseStep unheld = new LeaseStep.Withdrawn(OTHER, WithdrawalReason.SERVER, Lifetime.ZERO);
        broken("law 8", () -> step(reply(), HELD, change(HELD, HELD, unheld)));
    }

    @Test
    void law7_aLeaseDoesNotEndBySilence() {
        acquire();
        LeaseStep lost = new LeaseStep.Withdrawn(LEASE, WithdrawalReason.NO_BINDING, Lifetime.ZERO);
        broken("law 7", () -> step(new Input.Timeout(), Leases.NONE, persist(), change(HELD, Leases.NONE, lost)));
    }

    @Test
    void i5_whatIsToldIsWhatIsHeld() {
        broken("I-5", () -> step(reply(), HELD, persist()));
        Leases both = new Leases(List.of(LEASE, OTHER), List.of(), List.of(), List.of());
        broken("I-5", () -> step(reply(), both, persist(), change(Leases.NONE, both, new LeaseStep.Acquired(LEASE))));
    }

    @Test
    void i6_aRenewNamesWhatIsHeldAndASolicitNothing() {
        acquire();
        now = SECOND;
        broken("I-6", () -> step(new Input.Timeout(), HELD, sends(MessageType.RENEW, 1, 0)));
        now = 2 * SECOND;
        broken("I-6", () -> step(new Input.Timeout(), HELD, sends(MessageType.REBIND, 2, 0, OTHER.prefix())));
        now = 3 * SECOND;
        broken("S-9", () -> step(new Input.Timeout(), HELD, sends(MessageType.SOLICIT, 3, 0)));
    }

    @Test
    void i7_noReconfigureIsAcceptedTwiceOrFromAnAttacker() {
        glance = QUIET;
        broken("I-7", () -> step(reconfigure(1, KEY), Origin.GENUINE, QUIET, ACCEPTED));
        step(replyWithKey(), Origin.GENUINE, QUIET);
        step(reconfigure(7, KEY), Origin.GENUINE, QUIET, ACCEPTED);
        broken("I-7", () -> step(reconfigure(7, KEY), Origin.GENUINE, QUIET, ACCEPTED));
        broken("I-7", () -> step(reconfigure(6, KEY), Origin.GENUINE, QUIET, ACCEPTED));
        broken("I-7", () -> step(reconfigure(8, OTHER_KEY), Origin.GENUINE, QUIET, ACCEPTED));
    }

    @Test
    void i7_aKeyBeginsTheCounterAnewAlsoWhenATimerIsDueAtThatMoment() {
        Glance waiting = new Glance(Leases.NONE, ClientState.RENEWING, SECOND, 0);
        glance = waiting;
        step(replyWithKey(), Origin.GENUINE, waiting);
        step(reconfigure(7, KEY), Origin.GENUINE, waiting, ACCEPTED);
        now = waiting.deadline();
        step(replyWithKey(), Origin.GENUINE, QUIET);
        step(reconfigure(6, KEY), Origin.GENUINE, QUIET, ACCEPTED);
    }

    private static Input reconfigure(long replayDetection, ReconfigureKey key) {
        ClientServerMessage unsigned = net.wan6.auth.Reconfigures.of(ReconfigureType.RENEW, CLIENT, SERVER)
                .build();
        return received(Rkap.sign(unsigned, key, replayDetection).octets());
    }

    private static Input replyWithKey() {
        return received(Message.builder(MessageType.REPLY, 1)
                .add(OptionTypes.CLIENT_ID, CLIENT)
                .add(OptionTypes.SERVER_ID, SERVER)
                .add(OptionTypes.AUTH, Rkap.keyDelivery(KEY, 1))
                .build()
                .octets());
    }

    @Test
    void i9_aHostileDatagramChangesNothingInABoundClient() {
        acquire();
        Glance refused = new Glance(HELD, ClientState.BOUND, Output.WaitUntil.NEVER, 1);
        step(received(NOISE), Origin.HOSTILE, refused);
        broken("I-9", () -> step(received(NOISE), Origin.HOSTILE, refused));
        Glance moved = new Glance(HELD, ClientState.RENEWING, Output.WaitUntil.NEVER, 2);
        broken("I-9", () -> step(received(NOISE), Origin.HOSTILE, moved));
        Glance persisted = new Glance(HELD, ClientState.BOUND, Output.WaitUntil.NEVER, 3);
        glance = refused;
        broken("I-9", () -> step(received(NOISE), Origin.HOSTILE, persisted, persist()));
    }

    @Test
    void i11_anIgnoredMessageMovesNoTimer() {
        glance = new Glance(Leases.NONE, ClientState.SOLICITING, 5 * SECOND, 0);
        Glance sooner = new Glance(Leases.NONE, ClientState.SOLICITING, 4 * SECOND, 1);
        broken("I-11", () -> step(received(NOISE), Origin.GENUINE, sooner));
    }

    /** A store that failed has an older state: what was accepted since may be accepted again, and nothing else. */
    @Test
    void i7_whatWasNotKeptMayBeAcceptedAgainAfterARestart() {
        Reconfigures reconfigures = new Reconfigures();
        Invariants first = new Invariants(config, ClientIdentity.of(CLIENT), reconfigures);
        first.check(new Step(replyWithKey(), Origin.GENUINE, now, QUIET, List.of(waits(QUIET)), QUIET));
        accepts(first, 7);
        reconfigures.kept();
        accepts(first, 8);
        reconfigures.restarted();
        Invariants second = new Invariants(config, ClientIdentity.of(CLIENT), reconfigures);
        broken("I-7", () -> accepts(second, 7));
        accepts(second, 8);
    }

    private void accepts(Invariants watcher, long counter) {
        List<Output> outputs = List.of(ACCEPTED, waits(QUIET));
        watcher.check(new Step(reconfigure(counter, KEY), Origin.GENUINE, now, QUIET, outputs, QUIET));
    }

    private static Output waits(Glance glance) {
        return new Output.WaitUntil(glance.deadline());
    }

    @Test
    void l13_anAddressInUseIsNotHeldBeforeItsServerWasTold() {
        Declines declines = new Declines();
        Step inUse = step(new Input.AddressInUse(ADDRESS.address()), WITH_ADDRESS, Leases.NONE);
        Step again = step(reply(), Leases.NONE, WITH_ADDRESS);
        declines.check(inUse, List.of(), 0);
        broken("L-13", () -> declines.check(again, List.of(), 0));
        declines.kept();
        declines.check(step(new Input.Timeout(), Leases.NONE, Leases.NONE), List.of(decline()), 0);
        declines.check(again, List.of(), 0);
        declines.restarted();
        broken("L-13", () -> declines.check(again, List.of(), 0));
        now = 100 * SECOND;
        declines.check(step(reply(), Leases.NONE, WITH_ADDRESS), List.of(), 0);
    }

    private Step step(Input input, Leases before, Leases after) {
        return new Step(input, Origin.GENUINE, now, glance(before), List.of(), glance(after));
    }

    private static Glance glance(Leases leases) {
        return new Glance(leases, ClientState.BOUND, Output.WaitUntil.NEVER, 0);
    }

    private static ClientServerMessage decline() {
        return Message.builder(MessageType.DECLINE, 1)
                .add(
                        OptionTypes.IA_NA,
                        IaNa.of(1).withAddress(IaAddress.of(ADDRESS.address(), Lifetime.ZERO, Lifetime.ZERO)))
                .build();
    }

    /** F1. */
    @Test
    void aLeaseThatGetsYoungerWithoutAReplyIsNoticed() {
        acquire();
        now = 50 * SECOND;
        PrefixLease younger = new PrefixLease(
                1, LEASE.prefix(), LEASE.preferredLifetime(), LEASE.validLifetime(), 40 * SECOND, List.of());
        Leases after = new Leases(List.of(younger), List.of(), List.of(), List.of());
        LeaseStep refreshed = new LeaseStep.Refreshed(younger);
        broken("F1", () -> step(new Input.Timeout(), after, persist(), change(HELD, after, refreshed)));
    }

    /** F1. */
    @Test
    void aLeaseWhoseDoubtGoesAwayByItselfIsNoticed() {
        Ages ages = new Ages();
        Leases inDoubt = new Leases(List.of(LEASE.withUnmeasured(Lifetime.INFINITE)), List.of(), List.of(), List.of());
        broken("F1", () -> ages.check(step(new Input.Timeout(), inDoubt, HELD)));
    }

    /** F1. */
    @Test
    void runningTimeThatIsNotSavedIsNoticed() {
        PrefixLease day = lease("2001:db8:100::/56", 86_400);
        Leases held = new Leases(List.of(day), List.of(), List.of(), List.of());
        Ages ages = new Ages();
        ages.check(step(new Input.Timeout(), Leases.NONE, Leases.NONE));
        now = 21_600 * SECOND;
        ages.check(step(new Input.Timeout(), held, held));
        now++;
        broken("F1", () -> ages.check(step(new Input.Timeout(), held, held)));
    }

    /** F1. */
    @Test
    void aRestartThatIsNotSavedIsNoticed() {
        Leases inDoubt = new Leases(
                List.of(lease("2001:db8:100::/56", 86_400).withUnmeasured(Lifetime.ofSeconds(1))),
                List.of(),
                List.of(),
                List.of());
        Ages forgetful = new Ages();
        forgetful.check(step(new Input.Timeout(), inDoubt, inDoubt));
        broken("F1", () -> forgetful.check(step(new Input.Start(), inDoubt, inDoubt)));

        Ages slow = new Ages();
        slow.check(step(new Input.Timeout(), inDoubt, inDoubt));
        slow.check(saving(inDoubt));
        now = 60 * SECOND;
        slow.check(saving(inDoubt));
        now = 120 * SECOND;
        slow.check(step(new Input.Timeout(), inDoubt, inDoubt));
        now++;
        broken("F1", () -> slow.check(step(new Input.Timeout(), inDoubt, inDoubt)));
    }

    private Step saving(Leases leases) {
        Glance same = glance(leases);
        return new Step(new Input.Timeout(), Origin.GENUINE, now, same, List.of(persist()), same);
    }

    /** F1. */
    @Test
    void aDeadLeaseThatNobodyIsAskedForOrThatALanIsToldOfForLongIsNoticed() {
        PrefixLease dead = lease("2001:db8:100::/56", 3600).withUnmeasured(Lifetime.ofSeconds(3600));
        Leases held = new Leases(List.of(dead), List.of(), List.of(), List.of());
        Ages.asksOn(ClientState.REBINDING, held, now);
        broken("F1", () -> Ages.asksOn(ClientState.BOUND, held, now));
        Ages.onLan(dead, lan(1800), now);
        broken("F1", () -> Ages.onLan(dead, lan(1801), now));
        PrefixLease halfSpent = lease("2001:db8:100::/56", 3600).withUnmeasured(Lifetime.ofSeconds(3000));
        Ages.onLan(halfSpent, lan(600), now);
        broken("F1", () -> Ages.onLan(halfSpent, lan(601), now));
    }

    private static LanLifetimes lan(long valid) {
        return new LanLifetimes(Lifetime.ZERO, Lifetime.ofSeconds(valid));
    }

    @Test
    void i10_whoHoldsNothingAfterTheTroublesIsNoticed() {
        Recovery.holdsAgain(HELD);
        broken("I-10", () -> Recovery.holdsAgain(Leases.NONE));
    }

    @Test
    void i10_aClientAndCarriersThatDisagreeAreNoticed() {
        Recovery.agrees(HELD, Set.of(LEASE.prefix(), OTHER.prefix()), 1);
        broken("I-10", () -> Recovery.agrees(HELD, Set.of(OTHER.prefix()), 1));
        broken("I-10", () -> Recovery.agrees(HELD, Set.of(LEASE.prefix()), 2));
        broken("I-10", () -> Recovery.agrees(Leases.NONE, Set.of(), 1));
    }

    @Test
    void i10_aLeaseThatEndsInSilenceIsNoticed() {
        broken("I-10", () -> silence().outlasts(List.of(LEASE)));
    }

    /** A client that has begun and holds nothing. */
    private Silence silence() {
        ClientIdentity identity = ClientIdentity.of(CLIENT);
        ClientEngine engine = ClientEngine.create(config, identity, new SplittableRandom(1));
        engine.handle(new Input.Start(), 0);
        return new Silence(engine, config, identity, 0);
    }

    @Test
    void i8_aRestartThatLosesWhatWasHeldIsNoticed() {
        ClientIdentity identity = ClientIdentity.of(CLIENT);
        ClientEngine engine = ClientEngine.create(config, identity, new SplittableRandom(1));
        engine.handle(new Input.LanPrefixesAdvertised(List.of(LEASE.prefix())), 0);
        Octets empty = ((Output.Persist) engine.poll()).state();
        SimulatedHost.Kept right = new SimulatedHost.Kept(empty, 0, 0, Leases.NONE, List.of(LEASE.prefix()));
        Restart.everywhere(config, identity, right, new SplittableRandom(2));
        SimulatedHost.Kept forgotten = new SimulatedHost.Kept(empty, 0, 0, FOR_EVER, List.of());
        broken("I-8", () -> Restart.everywhere(config, identity, forgotten, new SplittableRandom(2)));
        SimulatedHost.Kept untold = new SimulatedHost.Kept(empty, 0, 0, Leases.NONE, List.of(OTHER.prefix()));
        broken("F-4", () -> Restart.everywhere(config, identity, untold, new SplittableRandom(2)));
    }
}
