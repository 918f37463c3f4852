package net.wan6.core;

import static net.wan6.core.GivenLine.A;
import static net.wan6.core.GivenLine.B;
import static net.wan6.core.GivenLine.C;
import static net.wan6.core.GivenLine.CROSS;
import static net.wan6.core.GivenLine.NEXT;
import static net.wan6.core.GivenLine.SEVERAL;
import static net.wan6.core.GivenLine.announces;
import static net.wan6.core.GivenLine.deprecates;
import static net.wan6.core.GivenLine.ends;
import static net.wan6.core.GivenLine.holding;
import static net.wan6.core.GivenLine.kinds;
import static net.wan6.core.GivenLine.line;
import static net.wan6.core.GivenLine.news;
import static net.wan6.core.GivenLine.prefix;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import net.wan6.core.LeaseStep.WithdrawalReason;
import org.junit.jupiter.api.Test;

/** Prefixes that routers announce: what is known of them and what is held (engine rules P-1, P-2, P-6, P-9). */
class LinePrefixRulesTest {
    @Test
    void p9_whoWantsNothingElseListensAndSendsNothing() {
        Script script = Script.of(NEXT).start().at(100_000);
        assertEquals(ClientState.LISTENING, script.engine.state());
        assertEquals(
                List.of(
                        new ClientEvent.StateChanged(ClientState.LISTENING),
                        new ClientEvent.Diagnosed(
                                new Diagnosis(ClientState.LISTENING, List.of(new Finding.NothingAnnounced())))),
                script.events);
        script.tell(new Input.RouterAdvertised(RaSignal.PD_PREFERRED))
                .after(100)
                .sends();
        assertEquals(Output.WaitUntil.NEVER, script.engine.deadline());
    }

    @Test
    void p9_aRouterMakesItBoundAndItsEndMakesItListen() {
        Script script = Script.of(NEXT).start().at(1).tell(announces(A));
        assertEquals(ClientState.BOUND, script.engine.state());
        ClientEvent.LeaseChange change = script.change();
        assertEquals(Set.of(ChangeCause.ROUTER_ADVERTISEMENT), change.causes());
        LineLease lease = change.after().linePrefixes().get(0);
        assertEquals(List.of(new LeaseStep.Acquired(lease)), change.steps());
        assertEquals(1, change.after().softwires().size(), "the tunnel stands in the same event");
        assertEquals(2700, lease.forLan(script.now()).preferred().seconds());

        script.at(10).tell(ends(A));
        assertEquals(ClientState.LISTENING, script.engine.state());
        ClientEvent.LeaseChange end = script.change();
        assertEquals(
                List.of(new LeaseStep.Withdrawn(lease, WithdrawalReason.ROUTER, Lifetime.ofSeconds(5400))),
                end.steps());
        assertEquals(Leases.NONE, end.after());
    }

    @Test
    void p9_anInformationRequestIsSentWhereItIsConfigured() {
        ClientConfig informing =
                ClientConfig.builder(ClientProfile.RFC9915).linePrefixes().build();
        Script script = Script.of(informing).start().at(1).tell(announces(A));
        script.sends(MessageType.INFORMATION_REQUEST);
        assertEquals(List.of(A), line(script), "nobody has to answer it");
    }

    @Test
    void p9_withoutTheWishNothingIsHeld() {
        Script script = Script.bound(Given.CONFIG).tell(announces(A));
        assertEquals(List.of(), line(script));
        assertThrows(
                IllegalArgumentException.class,
                () -> ClientConfig.builder(ClientProfile.NTT_FLETS).build());
    }

    @Test
    void p1_whatIsNotMentionedRunsDownByItself() {
        Script script = holding(SEVERAL, A).tell(news(prefix(B, 100, 200))).at(100.9);
        assertEquals(List.of(B, A), line(script));
        script.events.clear();
        for (int i = 0; i < 20; i++) {
            script.tell(announces(A));
        }
        script.at(101);
        ClientEvent.LeaseChange deprecated = script.change();
        assertEquals(Set.of(ChangeCause.TIME), deprecated.causes());
        assertEquals(List.of(LeaseStep.Deprecated.class), kinds(deprecated));
        assertEquals(List.of(A, B), line(script), "preferred before deprecated");
        script.at(200.9);
        assertEquals(2, line(script).size());
        ClientEvent.LeaseChange ended = script.at(201).change();
        assertEquals(List.of(A), line(script));
        LeaseStep.Withdrawn withdrawn = ended.steps(LeaseStep.Withdrawn.class).get(0);
        assertEquals(WithdrawalReason.EXPIRED, withdrawn.reason());
        assertEquals(Lifetime.ZERO, withdrawn.deprecateFor());
    }

    @Test
    void p1_lifetimesAreTakenAsTheyAreWithoutTwoHours() {
        Script script = holding(NEXT, A).at(10).tell(news(prefix(A, 1, 1)));
        assertEquals(List.of(LeaseStep.Refreshed.class), kinds(script.change()), "it promises a LAN less");
        script.at(11);
        assertEquals(List.of(LeaseStep.Withdrawn.class), kinds(script.change()));
    }

    @Test
    void p1_anInfiniteLifetimeNeverEnds() {
        long infinite = Lifetime.INFINITE.seconds();
        Script script = Script.of(NEXT).start().tell(news(prefix(A, infinite, infinite)));
        script.at(1e9);
        assertEquals(List.of(A), line(script));
        assertEquals(1, script.all(ClientEvent.LeaseChange.class).size(), "nothing more to tell in 30 years");
    }

    @Test
    void p1_theEndOfWhatIsNotKnownIsNoNews() {
        Script script = holding(NEXT, A).tell(ends(B)).tell(news()).after(10);
        assertEquals(List.of(), script.events);
        assertEquals(0, script.persisted);
    }

    /** RFC 4862 §5.5.3 b, d: what no host makes addresses of; link-local and multicast ones, and a /48 or /128. */
    @Test
    void p1_whatHostsMakeNoAddressesOfIsLeftOutAndTold() {
        for (String unusable : List.of("fe80::/64", "ff02::/64", "::/64", "2001:db8::/48", "2001:db8::1/128", "::/0")) {
            Script script = holding(NEXT, A);
            script.tell(news(prefix(Ipv6Prefix.parse(unusable), 100, 100), prefix(B, 604_800, 2_592_000)));
            assertEquals(
                    List.of(),
                    line(script).stream()
                            .filter(Ipv6Prefix.parse(unusable)::equals)
                            .toList());
            assertEquals(1, Given.problems(script).size(), unusable);
            assertEquals(List.of(B), line(script.after(1)), "the rest is used");
        }
    }

    @Test
    void p2_theNewestPreferredOneIsHeldAndHearingAgainMakesNothingNewer() {
        Script script = holding(NEXT, A).at(10).tell(announces(B));
        assertEquals(List.of(B), line(script));
        script.events.clear();
        for (int i = 0; i < 50; i++) {
            script.after(3).tell(announces(A)).after(3).tell(announces(B));
        }
        assertEquals(List.of(B), line(script));
        assertEquals(List.of(), script.events, "two routers that disagree do not take turns");
        ClientEvent.LeaseChange change = script.tell(deprecates(B)).change();
        assertEquals(List.of(LeaseStep.Replaced.class), kinds(change));
        assertEquals(List.of(A), line(script));
    }

    /** Nobody would win by a move from one that is on its way out to another such. */
    @Test
    void p2_whatIsDeprecatedDoesNotTakeThePlaceOfWhatIsHeld() {
        Script script = holding(NEXT, A).at(10).tell(deprecates(B)).after(2);
        assertEquals(List.of(), script.events);
        script.tell(deprecates(A));
        assertEquals(List.of(LeaseStep.Deprecated.class), kinds(script.change()));
        assertEquals(List.of(A), line(script));
        assertEquals(
                List.of(LeaseStep.Replaced.class),
                kinds(script.after(2).tell(ends(A)).change()));
        assertEquals(List.of(B), line(script));
    }

    @Test
    void p2_of33TheOldestDeprecatedOrTheOneNotHeardForLongestMakesRoom() {
        Ipv6Prefix[] many = IntStream.range(0, 32)
                .mapToObj(i -> Ipv6Prefix.parse("2001:db8:0:" + Integer.toHexString(i) + "::/64"))
                .toArray(Ipv6Prefix[]::new);
        Script script = Script.of(SEVERAL).start().tell(announces(many)).at(10);
        for (int i = 0; i < 32; i++) {
            if (i != 7) {
                script.tell(announces(many[i]));
            }
        }
        script.events.clear();
        ClientEvent.LeaseChange change = script.after(5).tell(announces(A)).change();
        LeaseStep.Replaced replaced = change.steps(LeaseStep.Replaced.class).get(0);
        assertEquals(many[7], ((LineLease) replaced.oldLease()).prefix());
        script.after(5).tell(deprecates(many[20])).after(5).tell(announces(B));
        assertFalse(line(script).contains(many[20]));
        assertEquals(32, line(script).size());
    }

    /** Whoever is on the link can announce what it likes; what is in use is not pushed out by what is not. */
    @Test
    void p2_aFloodOfDeprecatedPrefixesDoesNotPushOutTheOneThatIsHeld() {
        Script script = holding(NEXT, A);
        for (int i = 0; i < 1000; i++) {
            script.tell(deprecates(Ipv6Prefix.parse("2001:db8:0:" + Integer.toHexString(i) + "::/64")));
        }
        assertEquals(List.of(A), line(script.after(10)));
        assertEquals(List.of(), script.all(ClientEvent.LeaseChange.class));
    }

    @Test
    void p6_noMessageNamesIt() {
        Script script = Script.bound(CROSS).tell(announces(A)).at(7300);
        assertEquals(List.of(OLD), named(script), "Renew");
        script.at(10_900);
        assertEquals(MessageType.REBIND, script.lastSent().type());
        assertEquals(List.of(OLD), named(script), "Rebind");
        script.at(11_000).tell(announces(A)).at(15_000).tell(announces(A));
        assertEquals(ClientState.SOLICITING, script.engine.state());
        assertTrue(named(script).stream().noneMatch(A::equals), "Solicit");
        assertEquals(List.of(A), line(script));
    }

    private static List<Ipv6Prefix> named(Script script) {
        return script.lastSent().options().first(OptionTypes.IA_PD).orElseThrow().prefixes().stream()
                .map(net.wan6.codec.IaPrefix::prefix)
                .filter(prefix -> !prefix.address().isUnspecified())
                .toList();
    }

    /** Law 7: a link that goes down and up, a sleep and a stop say nothing of what routers announced. */
    @Test
    void p6_linkDownSleepAndStopEndNothing() {
        Script script = holding(NEXT, A)
                .tell(new Input.LinkDown())
                .after(100)
                .tell(new Input.LinkUp())
                .tell(new Input.Resumed())
                .tell(new Input.LinkLocalChanged())
                .tell(news())
                .tell(new Input.Stop())
                .after(1000);
        assertEquals(List.of(A), line(script));
        assertEquals(List.of(), script.all(ClientEvent.LeaseChange.class));
        script.tell(announces(B));
        assertEquals(List.of(A), line(script), "a stopped client does not listen");
        script.start().tell(announces(B));
        assertEquals(List.of(B), line(script));
        script.tell(new Input.LinkDown()).after(2).tell(announces(C));
        assertEquals(List.of(C), line(script), "an embedder may hear more than the driver");
        assertEquals(ClientState.BOUND, script.tell(new Input.LinkUp()).engine.state());
    }

    @Test
    void p6_notOnLinkEndsWhatServersGaveAndNothingElse() {
        ClientConfig addresses = ClientConfig.builder(ClientProfile.RFC9915)
                .address()
                .linePrefixes()
                .build();
        Script script = Script.of(addresses).start().tell(announces(A)).at(2);
        script.replies(Script.advertise(script.lastSent()).add(OptionTypes.IA_NA, Given.na()));
        script.at(3).replies(reply(script.lastSent()).add(OptionTypes.IA_NA, Given.na()));
        script.at(100).tell(new Input.LinkUp()).after(1);
        assertEquals(MessageType.CONFIRM, script.lastSent().type(), "it says nothing of prefixes");
        script.replies(reply(script.lastSent()).add(OptionTypes.STATUS_CODE, Status.of(StatusCode.NOT_ON_LINK, "")))
                .after(15);
        assertEquals(List.of(), script.engine.leases().addresses());
        assertEquals(List.of(A), line(script));
    }

    @Test
    void p6_bothAreHeldAndTheDelegatedOneStaysWhenTheOtherEnds() {
        Script script = Script.bound(CROSS).tell(announces(A));
        assertEquals(List.of(OLD), Given.held(script));
        assertEquals(List.of(A), line(script));
        script.after(2).tell(ends(A));
        assertEquals(List.of(OLD), Given.held(script));
        assertEquals(ClientState.BOUND, script.engine.state());
        script.at(7300).replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(List.of(OLD), Given.held(script));
    }
}
