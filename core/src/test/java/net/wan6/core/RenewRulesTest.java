package net.wan6.core;

import static net.wan6.core.Given.ADDRESS;
import static net.wan6.core.Given.CONFIG;
import static net.wan6.core.Given.NOT_KNOWN;
import static net.wan6.core.Given.boundTo;
import static net.wan6.core.Given.boundToAddress;
import static net.wan6.core.Given.boundToBoth;
import static net.wan6.core.Given.na;
import static net.wan6.core.Given.renewed;
import static net.wan6.core.GivenKeys.boundAndKeyed;
import static net.wan6.core.Script.NEW;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.OTHER_SERVER;
import static net.wan6.core.Script.SERVER;
import static net.wan6.core.Script.answer;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.pd;
import static net.wan6.core.Script.prefix;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.wan6.codec.IaAddress;
import net.wan6.codec.IaPd;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import org.junit.jupiter.api.Test;

/** Renew and Rebind: when, to whom, and until when (RFC 9915 §18.2.4, §18.2.5; engine rules N-1, N-2, N-3, N-7, N-8). */
class RenewRulesTest {
    @Test
    void n2_t1EqualToT2IsARebind() {
        Script script = Script.bound(CONFIG).at(7300);
        script.replies(reply(script.lastSent())
                .add(OptionTypes.IA_PD, pd(1, 1000, 1000).withPrefix(prefix(OLD, 2000, 3000))));
        script.sent.clear();
        script.at(8300).sends(MessageType.REBIND);
    }

    @Test
    void n1_atT2NoRenewIsSentAnyMore() {
        Script script = Script.bound(CONFIG).at(7300);
        script.replies(reply(script.lastSent())
                .add(OptionTypes.IA_PD, pd(1, 1000, 1630).withPrefix(prefix(OLD, 2000, 3000))));
        script.at(8925).sent.clear();
        script.at(8930).sends(MessageType.REBIND);
    }

    /** T1 is far: nothing else would make the client ask again. */
    @Test
    void n3_aRenewBeforeT1OutlivesTheEndOfALifetime() {
        IaPd pd = pd(1, 900, 1800).withPrefix(prefix(OLD, 3000, 4000)).withPrefix(prefix(NEW, 1000, 2000));
        Script script = boundAndKeyed(CONFIG, pd).at(800);
        script.replies(reply(script.at(903).lastSent())
                .add(OptionTypes.IA_PD, pd(1, 9000, 10_000).withPrefix(prefix(OLD, 20_000, 30_000))));
        assertEquals(ClientState.BOUND, script.engine.state());
        script.at(990).tell(new Input.LinkLocalChanged()).at(1010);
        assertEquals(ClientState.RENEWING, script.engine.state(), "after a preferred lifetime");
        script.at(1990).at(2010);
        assertEquals(ClientState.RENEWING, script.engine.state(), "after a valid lifetime");
    }

    @Test
    void n5_n12_whoAsksForNoLeasesDoesNotRenewThoseOfAFormerConfiguration() {
        ClientConfig stateless = ClientConfig.builder(ClientProfile.RFC9915).build();
        Script script = boundAndKeyed(CONFIG, ntt(OLD)).crashAndResume(stateless, new Downtime.Unknown());
        script.start().after(1).replies(reply(script.lastSent()));
        script.tell(new Input.RouterAdvertised(RaSignal.CHANGED)).after(0.6);
        script.sends(MessageType.INFORMATION_REQUEST, MessageType.INFORMATION_REQUEST);
    }

    /** A18: the first word of the link may be that it is up; it was down then, or somebody missed the rest. */
    @Test
    void a18_n4_aLinkUpWithoutLinkDownVerifiesWhatIsHeld() {
        Script script = Script.bound(config().build()).at(100).tell(new Input.LinkUp());
        assertEquals(ClientState.VERIFYING, script.engine.state());
        int xid = script.after(1).lastSent().transactionId();
        script.tell(new Input.LinkUp()).tell(new Input.LinkUp());
        assertEquals(xid, script.after(1).lastSent().transactionId());
        assertEquals(ClientState.BOUND, script.after(15).engine.state(), "silence costs nothing");
        assertEquals(1, script.engine.leases().prefixes().size());
    }

    @Test
    void a18_itVerifiesFromWhateverExtendsLeases() {
        for (double at : new double[] {7300, 10_900}) {
            Script script = Script.bound(config().build()).at(at).tell(new Input.LinkUp());
            assertEquals(ClientState.VERIFYING, script.engine.state());
        }
    }

    /** What runs already asks for as much: a host that says LinkUp again and again must not begin it anew each time. */
    @Test
    void a18_whatIsBeingAskedForIsNotAskedForAnew() {
        Script script = Script.of(config().build()).start().at(1);
        long deadline = script.engine.deadline();
        int xid = script.lastSent().transactionId();
        script.tell(new Input.LinkUp());
        assertEquals(deadline, script.engine.deadline());
        assertEquals(xid, script.after(2).lastSent().transactionId());

        Script stopped = Script.bound(config().build()).tell(new Input.Stop()).tell(new Input.LinkUp());
        assertEquals(ClientState.STOPPED, stopped.engine.state());
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
    void n1_aRenewOfTheRestLastsToTheT2OfTheRest() {
        Script script = boundTo(
                pd(1, 100, 200).withPrefix(prefix(OLD, 1000, 1000)),
                pd(2, 100, 900).withPrefix(prefix(NEW, 1000, 1000)));
        script.at(190)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, pd(1, 100, 400).withPrefix(prefix(OLD, 1000, 1000))));
        script.at(589);
        assertEquals(ClientState.RENEWING, script.engine.state());
        script.at(591);
        assertEquals(ClientState.REBINDING, script.engine.state());
    }

    @Test
    void n8_theSameServerIsNotToldAsAnother() {
        Script script = Script.bound(config().build()).at(7300);
        script.replies(renewed(script).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(List.of(), script.all(ClientEvent.ServerChanged.class));
    }

    @Test
    void f5_n10_anotherLengthIsTakenAndTheWishStaysBesideIt() {
        Ipv6Prefix shorter = Ipv6Prefix.parse("2001:db8:4::/48");
        Script script = Script.bound(CONFIG).at(7300);
        script.replies(
                reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(shorter).withPrefix(prefix(OLD, 0, 0))));
        script.after(7201);
        List<Ipv6Prefix> named = script.lastSent().options().first(OptionTypes.IA_PD).orElseThrow().prefixes().stream()
                .map(IaPrefix::prefix)
                .toList();
        assertEquals(List.of(shorter, Ipv6Prefix.parse("::/56")), named);
    }

    @Test
    void n1_theRenewNamesTheAddress() {
        Script script = boundToAddress().at(2003);
        script.sends(MessageType.RENEW);
        assertEquals(
                List.of(ADDRESS),
                script.at(2014).lastSent().options().first(OptionTypes.IA_NA).orElseThrow().addresses().stream()
                        .map(IaAddress::address)
                        .toList());
    }

    @Test
    void n2_aLeaseThatEndsBeforeT2BeginsTheSearch() {
        long infinite = Lifetime.INFINITE.seconds();
        Script script = Script.bound(CONFIG).at(7300);
        script.replies(reply(script.lastSent())
                .add(OptionTypes.IA_PD, pd(1, 100, infinite).withPrefix(prefix(OLD, 200, 200))));
        script.at(7499);
        assertEquals(ClientState.RENEWING, script.engine.state());
        script.at(7500);
        assertEquals(ClientState.SOLICITING, script.engine.state());
    }

    @Test
    void n2_aPrefixThatEndsDuringADeclineBeginsTheSearch() {
        Script script = boundToBoth().at(3400);
        assertEquals(ClientState.REBINDING, script.engine.state());
        script.replies(reply(script.lastSent())
                .add(OptionTypes.IA_PD, pd(1, 0, 0).withPrefix(prefix(OLD, 5, 5)))
                .add(OptionTypes.IA_NA, na()));
        script.tell(new Input.AddressInUse(ADDRESS));
        assertEquals(ClientState.DECLINING, script.engine.state());
        script.after(5.5);
        assertEquals(ClientState.SOLICITING, script.engine.state());
    }
}
