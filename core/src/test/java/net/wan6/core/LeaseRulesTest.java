package net.wan6.core;

import static net.wan6.core.Script.NEW;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.OTHER_SERVER;
import static net.wan6.core.Script.SERVER;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.answer;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.pd;
import static net.wan6.core.Script.prefix;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.IaPd;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.Message;
import net.wan6.codec.MessageBuilder;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import net.wan6.core.LeaseStep.WithdrawalReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Reply does to leases (RFC 9915 §18.2.10.1, §14.2). */
class LeaseRulesTest {
    private static final Status NO_BINDING = Status.of(StatusCode.NO_BINDING, "");
    private static final IaPd NOT_KNOWN =
            pd(1, 0, 0).withOptions(pd(1, 0, 0).options().with(OptionTypes.STATUS_CODE, NO_BINDING));

    @Test
    void l2_l8_newPrefixAndOldWithLifetimesZeroInOneIaAreOneReplaced() {
        Script script = Script.bound(config().build()).at(7300);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(NEW).withPrefix(prefix(OLD, 0, 0))));

        LeaseStep.Replaced replaced = assertInstanceOf(
                LeaseStep.Replaced.class, script.change().steps().get(0));
        assertEquals(OLD, ((PrefixLease) replaced.oldLease()).prefix());
        assertEquals(NEW, ((PrefixLease) replaced.newLease()).prefix());
        assertEquals(Lifetime.ofSeconds(5400), replaced.deprecateOldFor());
        assertEquals(ClientState.BOUND, script.engine.state());
    }

    @Test
    void f3_theOldPrefixIsNotDeprecatedForLongerThanItWouldHaveLived() {
        Script script = Script.bound(config().build()).at(14_000);
        assertEquals(ClientState.REBINDING, script.engine.state());
        script.events.clear();
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(NEW).withPrefix(prefix(OLD, 0, 0))));

        LeaseStep.Replaced replaced = assertInstanceOf(
                LeaseStep.Replaced.class, script.change().steps().get(0));
        assertEquals(Lifetime.ofSeconds(14_400 - 14_000 + 3), replaced.deprecateOldFor());
    }

    @Test
    void l2_aPrefixNotMentionedStaysAndTheNewOneIsAcquiredBesideIt() {
        Script script = Script.bound(config().build()).at(7300);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(NEW)));

        ClientEvent.LeaseChange change = script.change();
        assertInstanceOf(LeaseStep.Acquired.class, change.steps().get(0));
        assertEquals(
                List.of(OLD, NEW),
                change.after().prefixes().stream().map(PrefixLease::prefix).toList());
    }

    /** Held twice it would be withdrawn with the second IA while the first still has it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void v9_aPrefixThatAnotherIaHoldsStaysThere(boolean isToldOfItsHolderToo) {
        Script script = Script.bound(config().prefix(56).build()).at(7300);
        script.events.clear();
        IaPd second = pd(2, 7200, 10_800).withPrefix(prefix(OLD, 12_600, 14_400));
        MessageBuilder<ClientServerMessage> reply = reply(script.lastSent()).add(OptionTypes.IA_PD, second);
        script.replies(isToldOfItsHolderToo ? reply.add(OptionTypes.IA_PD, ntt(OLD)) : reply);

        assertEquals(1, script.engine.leases().prefixes().size());
        assertEquals(1, script.engine.leases().prefixes().get(0).iaid());
        List<LeaseStep> steps = script.all(ClientEvent.LeaseChange.class).stream()
                .flatMap(change -> change.steps().stream())
                .toList();
        assertEquals(isToldOfItsHolderToo ? 1 : 0, steps.size());
        assertTrue(steps.stream().allMatch(LeaseStep.Refreshed.class::isInstance), steps::toString);
    }

    @Test
    void singlePrefixLetsTheNewOneTakeThePlaceOfTheOneNotMentioned() {
        Script script =
                Script.bound(config().with(ClientFeature.SINGLE_PREFIX).build()).at(7300);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(NEW)));

        assertInstanceOf(LeaseStep.Replaced.class, script.change().steps().get(0));
    }

    @Test
    void l4_aPrefixWithAFailureAndLifetimesZeroIsGoneAtOnceAndAskedForAgain() {
        Script script = Script.bound(config().build()).at(7300);
        IaPd refused = pd(1, 0, 0)
                .withPrefix(prefix(OLD, 0, 0)
                        .withOptions(prefix(OLD, 0, 0).options().with(OptionTypes.STATUS_CODE, NO_BINDING)));
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, refused));

        LeaseStep.Withdrawn withdrawn = assertInstanceOf(
                LeaseStep.Withdrawn.class, script.change().steps().get(0));
        assertEquals(WithdrawalReason.SERVER, withdrawn.reason());
        assertEquals(ClientState.REQUESTING, script.engine.state(), "odhcp6c#61: not at the next T1");
    }

    @Test
    void l5_noBindingIsAnsweredByARequestWithTheLeaseKeptMeanwhileAndThenOneReplaced() {
        Script script = Script.bound(config().build()).at(7300);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, NOT_KNOWN));
        assertEquals(List.of(), script.all(ClientEvent.LeaseChange.class));
        assertEquals(MessageType.REQUEST, script.lastSent().type());
        assertEquals(Optional.of(SERVER), script.lastSent().options().first(OptionTypes.SERVER_ID));

        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(NEW)));
        assertInstanceOf(LeaseStep.Replaced.class, script.change().steps().get(0));
    }

    @Test
    void l5_whenTheRequestBringsTheSamePrefixNothingWasLost() {
        Script script = Script.bound(config().build()).at(7300);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, NOT_KNOWN));
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));

        assertInstanceOf(LeaseStep.Refreshed.class, script.change().steps().get(0));
    }

    @Test
    void l5_whenTheRequestConfirmsItTheLeaseIsWithdrawn() {
        Script script = Script.bound(config().build()).at(7300);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, NOT_KNOWN));
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, NOT_KNOWN));

        LeaseStep.Withdrawn withdrawn = assertInstanceOf(
                LeaseStep.Withdrawn.class, script.change().steps().get(0));
        assertEquals(WithdrawalReason.NO_BINDING, withdrawn.reason());
        assertEquals(ClientState.SOLICITING, script.engine.state());
    }

    @Test
    void law7_aServerThatSaysNoBindingAndThenFallsSilentTakesNothingAway() {
        Script script = Script.bound(config().build()).at(7300);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, NOT_KNOWN));
        script.at(7700);

        assertEquals(List.of(), script.all(ClientEvent.LeaseChange.class));
        assertEquals(ClientState.REBINDING, script.engine.state());
    }

    @Test
    void l6_l7_aReplyThatSaysNothingOfTheLeaseIsAsIfItHadNotCome() {
        Script undisturbed = Script.bound(config().build()).at(10_000);
        Script script = Script.bound(config().build()).at(7300);
        script.replies(reply(script.lastSent()));
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, pd(1, 0, 0)));
        script.at(10_000);

        assertEquals(undisturbed.sentAt, script.sentAt);
        assertEquals(List.of(), script.all(ClientEvent.LeaseChange.class));
    }

    @ParameterizedTest(name = "L-3: T1 {0} T2 {1} preferred {2} valid {3} gives {4} and {5}")
    @CsvSource({
        "7200, 10800, 12600, 14400, 7200, 10800",
        "0, 0, 1000, 2000, 500, 800",
        "0, 0, 0, 2000, 1000, 1600",
        "0, 800, 1000, 2000, 500, 800",
        "500, 0, 1000, 2000, 500, 800",
        "0, 4294967295, 4294967295, 4294967295, never, never",
        "0, 0, 4294967295, 4294967295, never, never",
        "100, 4294967295, 1000, 2000, 100, never",
        "4294967295, 4294967295, 1000, 2000, never, never",
        "5000, 6000, 1000, 2000, 1000, 1600",
        "2000, 2000, 1000, 2000, 1000, 1600",
        "4294967295, 0, 1000, 2000, never, never",
        "0, 4294967295, 1000, 2000, never, never",
        "0, 800, 4294967295, 4294967295, 800, 800",
    })
    void l3_t1AndT2(long t1, long t2, long preferred, long valid, String renewAt, String rebindAt) {
        PrefixLease lease =
                new PrefixLease(1, OLD, Lifetime.ofSeconds(preferred), Lifetime.ofSeconds(valid), 0, List.of());
        ReceivedIa grant = new ReceivedIa(
                new IaKey(IaKey.Kind.PD, 1),
                Lifetime.ofSeconds(t1),
                Lifetime.ofSeconds(t2),
                StatusCode.SUCCESS,
                List.of(lease));

        assertEquals(renewAt, seconds(grant.timers(0).t1At()));
        assertEquals(rebindAt, seconds(grant.timers(0).t2At()));
    }

    private static String seconds(long instant) {
        return instant == Instants.NEVER ? "never" : String.valueOf(instant / Instants.SECOND);
    }

    @Test
    void l1_l12_lifetimesCountFromTheReplyAndEndInEveryState() {
        Script script = Script.bound(config().build());
        script.at(12_602);
        assertEquals(List.of(), script.all(ClientEvent.LeaseChange.class));
        script.at(12_604);
        assertInstanceOf(LeaseStep.Deprecated.class, script.change().steps().get(0));
        script.at(14_402);
        assertFalse(script.engine.leases().isEmpty());
        script.at(14_404);
        LeaseStep.Withdrawn withdrawn = assertInstanceOf(
                LeaseStep.Withdrawn.class, script.change().steps().get(0));
        assertEquals(WithdrawalReason.EXPIRED, withdrawn.reason());
        assertEquals(ClientState.SOLICITING, script.engine.state(), "S-9: only now");
    }

    @Test
    void c8_aWakeUpAfterTheEndWithdrawsAndSolicitsAndSendsNoBurst() {
        Script script = Script.bound(config().build()).oversleeps(50_000);

        assertEquals(ClientState.SOLICITING, script.engine.state());
        assertEquals(
                1,
                script.all(ClientEvent.LeaseChange.class).stream()
                        .filter(change -> change.after().isEmpty())
                        .count());
        script.sends();
        script.after(1).sends(MessageType.SOLICIT);
    }

    @Test
    void c8_aWakeUpAfterT2RebindsWithOneMessage() {
        Script.bound(config().build()).oversleeps(11_000).sends(MessageType.REBIND);
    }

    @Test
    void v8_v9_whatCannotBeIsLeftOutAndTheRestIsUsed() {
        Script script = Script.bound(config().build()).at(7300);
        script.replies(reply(script.lastSent())
                .add(OptionTypes.IA_PD, pd(9, 0, 0).withPrefix(prefix(NEW, 100, 200)))
                .add(
                        OptionTypes.IA_PD,
                        ntt(OLD).withPrefix(prefix(Ipv6Prefix.parse("fe80::/64"), 100, 200))
                                .withPrefix(prefix(Ipv6Prefix.parse("ff00::/8"), 100, 200))
                                .withPrefix(prefix(NEW, 300, 200))));

        assertEquals(
                List.of(OLD),
                script.engine.leases().prefixes().stream()
                        .map(PrefixLease::prefix)
                        .toList());
        assertEquals(4, script.all(ClientEvent.ConfigurationProblem.class).size());
        assertInstanceOf(
                LeaseStep.Refreshed.class,
                script.all(ClientEvent.LeaseChange.class).get(0).steps().get(0));
    }

    @Test
    void v8_anIaWithT1AfterT2IsAsIfItWereNotThere() {
        Script script = Script.bound(config().build()).at(7300);
        script.replies(
                reply(script.lastSent()).add(OptionTypes.IA_PD, pd(1, 200, 100).withPrefix(prefix(NEW, 300, 400))));

        assertEquals(ClientState.RENEWING, script.engine.state());
        assertEquals(List.of(), script.all(ClientEvent.LeaseChange.class));
    }

    @Test
    void n8_anotherServerThatAnswersARebindIsTheServerFromThen() {
        Script script = Script.bound(config().build()).at(10_900);
        assertEquals(MessageType.REBIND, script.lastSent().type());
        assertFalse(script.lastSent().options().contains(OptionTypes.SERVER_ID), "N-2");
        script.replies(
                answer(MessageType.REPLY, script.lastSent(), OTHER_SERVER).add(OptionTypes.IA_PD, ntt(OLD)));

        assertEquals(List.of(new ClientEvent.ServerChanged(OTHER_SERVER)), script.all(ClientEvent.ServerChanged.class));
        script.after(7201);
        assertEquals(Optional.of(OTHER_SERVER), script.lastSent().options().first(OptionTypes.SERVER_ID));
    }

    @Test
    void v3_v4_v5_repliesThatAreNotOursChangeNothingButCounters() {
        Script script = Script.bound(config().build()).at(7300);
        ClientServerMessage renew = script.lastSent();
        script.replies(answer(MessageType.REPLY, renew, OTHER_SERVER).add(OptionTypes.IA_PD, ntt(NEW)));
        script.replies(reply(Message.builder(MessageType.RENEW, renew.transactionId() ^ 1)
                        .build())
                .add(OptionTypes.IA_PD, ntt(NEW)));
        script.replies(reply(renew).remove(OptionTypes.CLIENT_ID).add(OptionTypes.IA_PD, ntt(NEW)));
        script.replies(reply(renew).remove(OptionTypes.SERVER_ID).add(OptionTypes.IA_PD, ntt(NEW)));
        script.replies(reply(renew).add(OptionTypes.CLIENT_ID, Script.CLIENT).add(OptionTypes.IA_PD, ntt(NEW)));

        assertEquals(List.of(), script.all(ClientEvent.LeaseChange.class));
        assertEquals(ClientState.RENEWING, script.engine.state());
        assertEquals(
                Map.of(
                        DiscardReason.OTHER_SERVER, 1L,
                        DiscardReason.TRANSACTION_ID, 1L,
                        DiscardReason.CLIENT_ID, 2L,
                        DiscardReason.SERVER_ID, 1L),
                script.engine.statistics().discarded());
        assertTrue(script.engine.leases().prefixes().get(0).prefix().equals(OLD));
    }

    @Test
    void v1_onlyAdvertiseReplyAndReconfigureAreTaken() {
        Script script = Script.bound(config().build()).at(7300);
        for (int type : new int[] {1, 3, 4, 5, 6, 8, 9, 11, 14, 99, 0}) {
            script.replies(
                    Message.builder(new MessageType(type), script.lastSent().transactionId()));
        }
        script.receives(Octets.parseHex("0d" + "00".repeat(33)));
        assertEquals(12L, script.engine.statistics().discarded().get(DiscardReason.UNEXPECTED_TYPE));
    }

    @Test
    void v2_v6_unknownAndMisplacedOptionsCostNothingAndABrokenOneItsContainerAlone() {
        Script script = Script.bound(config().build()).at(7300);
        script.replies(reply(script.lastSent())
                .addRaw(0xfde8, Octets.parseHex("0102"))
                .add(OptionTypes.IAPREFIX, prefix(NEW, 100, 200))
                .addRaw(25, Octets.parseHex("000000010000000000000000001a00ff"))
                .add(OptionTypes.IA_PD, ntt(OLD)));
        assertInstanceOf(LeaseStep.Refreshed.class, script.change().steps().get(0));
    }

    @Test
    void v6_aBrokenEnvelopeCostsTheMessage() {
        Script script = Script.bound(config().build()).at(7300);
        Octets whole = reply(script.lastSent())
                .add(OptionTypes.IA_PD, ntt(NEW))
                .build()
                .octets();
        script.receives(whole.slice(0, whole.length() - 1)).receives(Octets.EMPTY);
        assertEquals(2L, script.engine.statistics().discarded().get(DiscardReason.MALFORMED));
        assertEquals(ClientState.RENEWING, script.engine.state());
    }

    @Test
    void v12_aServersDuidMayBeOfAnyKind() {
        Script script = Script.bound(config().build()).at(10_900);
        Duid strange = Duid.parseHex("fdfd" + "ab".repeat(128));
        script.replies(answer(MessageType.REPLY, script.lastSent(), strange).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(List.of(new ClientEvent.ServerChanged(strange)), script.all(ClientEvent.ServerChanged.class));
    }

    @Test
    void n1_renewGoesToTheServerOfTheLeasesAtT1AndNotBefore() {
        Script script = Script.bound(config().build()).at(7202);
        script.sends();
        script.at(7204);
        assertEquals(Optional.of(SERVER), script.lastSent().options().first(OptionTypes.SERVER_ID));
        script.sends(MessageType.RENEW);
    }

    @Test
    void n2_n7_rebindsUntilTheLastLeaseHasEndedAndOnlyThenSolicits() {
        Script script = Script.bound(config().build()).at(14_402);
        assertTrue(script.sent.stream().noneMatch(message -> message.type().equals(MessageType.SOLICIT)));
        assertEquals(MessageType.REBIND, script.lastSent().type());
        script.at(14_405);
        assertEquals(MessageType.SOLICIT, script.lastSent().type());
    }

    @Test
    void l6_anIaThatIsNeverMentionedEndsAndTheOthersGoOn() {
        Script script = Script.of(config().prefix(56).build()).start().at(1);
        script.replies(advertise(script.lastSent())
                .add(OptionTypes.IA_PD, ntt(OLD))
                .add(OptionTypes.IA_PD, pd(2, 7200, 10800).withPrefix(prefix(NEW, 12600, 14400))));
        script.at(3)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, ntt(OLD))
                        .add(OptionTypes.IA_PD, pd(2, 7200, 10800).withPrefix(prefix(NEW, 12600, 14400))));
        script.at(14_399).replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(ClientState.REBINDING, script.engine.state(), "the second IA is still asked for");
        script.at(14_410);
        assertEquals(ClientState.BOUND, script.engine.state());
        assertEquals(
                List.of(OLD),
                script.engine.leases().prefixes().stream()
                        .map(PrefixLease::prefix)
                        .toList());
    }

    @Test
    void law7_problemsOfRepliesThatSayNothingAreNotTold() {
        Script script = Script.bound(config().build()).at(7300);
        for (int i = 0; i < 1000; i++) {
            script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, pd(9, 0, 0)));
        }
        assertEquals(0, script.all(ClientEvent.ConfigurationProblem.class).size());
    }

    private static Script twoPrefixes() {
        Script script = Script.of(config().prefix(56).build()).start().at(1);
        script.replies(
                advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_PD, second()));
        script.at(3)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, ntt(OLD))
                        .add(OptionTypes.IA_PD, second()));
        script.events.clear();
        script.sent.clear();
        return script;
    }

    private static IaPd second() {
        return pd(2, 7200, 10800).withPrefix(prefix(NEW, 12600, 14400));
    }

    private static IaPd secondNotKnown() {
        return pd(2, 0, 0).withOptions(NOT_KNOWN.options());
    }

    @Test
    void l5_l6_anIaThatTheRequestPassesOverIsWithdrawnAndDoesNotStartAStorm() {
        Script script = twoPrefixes().at(7204);
        script.replies(
                reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_PD, secondNotKnown()));
        script.events.clear();
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        assertTrue(script.change().steps().stream()
                .anyMatch(step -> step instanceof LeaseStep.Withdrawn withdrawn
                        && withdrawn.reason() == WithdrawalReason.NO_BINDING));
        script.sends(MessageType.RENEW, MessageType.REQUEST);
        script.after(3600).sends();
    }

    @Test
    void l8_anIaThatLosesItsPrefixIsAskedForAtOnceThoughAnotherIsHeld() {
        Script script = twoPrefixes().at(7204);
        script.replies(reply(script.lastSent())
                .add(OptionTypes.IA_PD, ntt(OLD))
                .add(OptionTypes.IA_PD, pd(2, 0, 0).withPrefix(prefix(NEW, 0, 0))));
        script.sends(MessageType.RENEW, MessageType.REQUEST);
    }

    @Test
    void l1_aCopyOfAPartlyGoodReplyExtendsNothingAgain() {
        Script script = twoPrefixes().at(7204);
        Octets answer = reply(script.lastSent())
                .add(OptionTypes.IA_PD, ntt(OLD))
                .build()
                .octets();
        script.receives(answer);
        Lease extended = script.engine.leases().prefixes().get(0);
        script.at(9000).receives(answer);
        assertEquals(extended, script.engine.leases().prefixes().get(0));
        assertEquals(ClientState.RENEWING, script.engine.state());
    }

    @Test
    void law7_aServerCannotMakeUsHoldMoreThanWeCanSend() {
        Script script = Script.bound(config().build());
        for (int reply = 1; reply <= 3; reply++) {
            script.after(7201);
            IaPd flood = ntt(OLD);
            for (int i = 0; i < 2000; i++) {
                flood = i % 100 == 0
                        ? flood.withPrefix(prefix(NEW.subnet(72, reply * 10_000L + i), 12600, 14400))
                        : flood;
            }
            script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, flood));
        }
        assertEquals(
                HeldLeases.MOST_IN_ONE_IA, script.engine.leases().prefixes().size());
    }

    @Test
    void n8_aServerThatKnowsNothingDoesNotBecomeTheServerNorTakeTheLease() {
        Script script =
                Script.bound(config().build()).at(100).tell(new Input.Resumed()).after(1);
        script.replies(
                answer(MessageType.REPLY, script.lastSent(), OTHER_SERVER).add(OptionTypes.IA_PD, NOT_KNOWN));
        script.replies(answer(MessageType.REPLY, script.lastSent(), OTHER_SERVER)
                .add(
                        OptionTypes.IA_PD,
                        pd(1, 0, 0)
                                .withOptions(pd(1, 0, 0)
                                        .options()
                                        .with(OptionTypes.STATUS_CODE, Status.of(StatusCode.NO_PREFIX_AVAIL, "")))));
        assertEquals(List.of(), script.all(ClientEvent.ServerChanged.class));
        assertEquals(List.of(), script.all(ClientEvent.LeaseChange.class));
        assertEquals(ClientState.BOUND, script.engine.state());
    }

    @Test
    void c8_aLateWakeUpDuringARenewSendsOneMessage() {
        Script script = Script.bound(config().build()).at(7210);
        script.sent.clear();
        script.oversleeps(11_000).sends(MessageType.REBIND);
    }

    @Test
    void aPreferredLifetimeOfZeroIsToldOnceInTheEventOfItsReply() {
        Script script = Script.bound(config().build()).at(7204);
        script.replies(
                reply(script.lastSent()).add(OptionTypes.IA_PD, pd(1, 100, 200).withPrefix(prefix(OLD, 0, 14400))));
        assertEquals(
                List.of(LeaseStep.Refreshed.class, LeaseStep.Deprecated.class),
                script.change().steps().stream().map(Object::getClass).toList());
    }

    @Test
    void v11_limitsAreTakenFromARefusalToo() {
        Script script = Script.of(config().build()).start().at(1);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.at(3)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.SOL_MAX_RT, 60L)
                        .add(OptionTypes.IA_PD, NOT_KNOWN));
        script.at(3000);
        List<Double> at = script.sentAt;
        assertEquals(60, at.get(at.size() - 1) - at.get(at.size() - 2), 0.001);
    }

    @Test
    void v10_optionsMayStandInAnyOrder() {
        Script script = Script.bound(config().build()).at(7204);
        script.replies(Message.builder(MessageType.REPLY, script.lastSent().transactionId())
                .add(OptionTypes.IA_PD, ntt(NEW).withPrefix(prefix(OLD, 0, 0)))
                .add(OptionTypes.SERVER_ID, SERVER)
                .add(OptionTypes.CLIENT_ID, Script.CLIENT));
        assertInstanceOf(LeaseStep.Replaced.class, script.change().steps().get(0));
    }

    @Test
    void c4_l9_aLeaseThatEndedIsNotNamedInARetransmission() {
        Script script = Script.of(config().prefix(56).build()).start().at(1);
        IaPd shortLived = pd(2, 7200, 10800).withPrefix(prefix(NEW, 7000, 8000));
        script.replies(
                advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_PD, shortLived));
        script.at(3)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, ntt(OLD))
                        .add(OptionTypes.IA_PD, shortLived));
        script.at(7999);
        assertEquals(
                1,
                script.lastSent().options().all(OptionTypes.IA_PD).get(1).prefixes().stream()
                        .filter(prefix -> prefix.prefix().equals(NEW))
                        .count());
        script.at(9000);
        assertEquals(
                0,
                script.lastSent().options().all(OptionTypes.IA_PD).get(1).prefixes().stream()
                        .filter(prefix -> prefix.prefix().equals(NEW))
                        .count());
    }
}
