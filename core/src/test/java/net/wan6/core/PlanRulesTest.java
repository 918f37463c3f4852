package net.wan6.core;

import static net.wan6.core.GivenLine.A;
import static net.wan6.core.GivenLine.B;
import static net.wan6.core.GivenLine.CROSS;
import static net.wan6.core.GivenLine.DOMAIN;
import static net.wan6.core.GivenLine.NEXT;
import static net.wan6.core.GivenLine.SEVERAL;
import static net.wan6.core.GivenLine.announces;
import static net.wan6.core.GivenLine.ends;
import static net.wan6.core.GivenLine.holding;
import static net.wan6.core.GivenLine.kinds;
import static net.wan6.core.Script.NEW;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import net.wan6.mape.InterfaceIdFormat;
import net.wan6.mape.Softwire;
import org.junit.jupiter.api.Test;

/** Plans for softwires: over prefixes of both sources, and changed while a client runs (engine rules P-10, P-11). */
class PlanRulesTest {
    private static final SoftwirePlan FAILS = (prefixes, options) -> {
        throw new IllegalStateException("no rules today");
    };
    private static final Softwire TUNNEL = Softwire.DsLite.to(Ipv6Address.parse("2001:db8::1"));

    private static Softwire.MapE mapE(Leases leases) {
        assertEquals(1, leases.softwires().size());
        return (Softwire.MapE) leases.softwires().get(0);
    }

    @Test
    void p10_theTunnelOfTheDelegatedPrefixGoesBeforeAndComesBackWithItsEnd() {
        Script script = Script.of(CROSS).start().at(2).tell(announces(B));
        Softwire ofLine = mapE(script.change().after());
        script.replies(Script.advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.at(4).events.clear();
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        ClientEvent.LeaseChange delegated = script.change();
        assertEquals(List.of(LeaseStep.Acquired.class), kinds(delegated), "never Replaced across sources");
        assertEquals(OLD, mapE(delegated.after()).ce().endUserPrefix());
        assertEquals(List.of(ofLine), delegated.before().softwires());
        script.at(14_000).tell(announces(B));
        script.events.clear();
        ClientEvent.LeaseChange ended = script.at(14_410).change();
        assertEquals(List.of(LeaseStep.Withdrawn.class), kinds(ended));
        assertEquals(List.of(ofLine), ended.after().softwires());
    }

    /** The rule and its EA bits are 56 bits here: whoever has the /56 or its first /64 has the same tunnel. */
    @Test
    void p10_aPrefixAndThe64InsideItGiveTheSameTunnel() {
        Script line = holding(NEXT, A);
        Script delegated = Script.bound(CROSS);
        assertEquals(
                mapE(delegated.engine.leases()).ce().ceAddress(),
                mapE(line.engine.leases()).ce().ceAddress());
        assertEquals(line.engine.leases().softwires(), delegated.engine.leases().softwires());
    }

    @Test
    void p10_aDelegatedPrefixOfNoRuleLeavesTheLinesTunnel() {
        Ipv6Prefix other = Ipv6Prefix.parse("2001:db8:99::/56");
        Script script = Script.of(CROSS).start().at(1).tell(announces(A));
        Softwire tunnel = mapE(script.engine.leases());
        script.replies(Script.advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(other)));
        script.at(4).replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(other)));
        assertEquals(List.of(other), Given.held(script));
        assertEquals(tunnel, mapE(script.engine.leases()));
    }

    @Test
    void p10_aPlanSeesBothDelegatedOnesFirstAndAlsoNone() {
        List<List<HeldPrefix>> seen = new ArrayList<>();
        ClientConfig config = ClientConfig.builder(ClientProfile.NTT_FLETS)
                .prefix(56)
                .linePrefixes()
                .softwires((prefixes, options) -> {
                    seen.add(prefixes);
                    return List.of();
                })
                .build();
        Script script = Script.bound(config).tell(announces(B));
        assertEquals(
                List.of(OLD, B),
                seen.get(seen.size() - 1).stream().map(HeldPrefix::prefix).toList());
        script.tell(ends(B)).at(14_410);
        assertEquals(List.of(), seen.get(seen.size() - 1));
    }

    /** RFC 7598 options of a Reply count for an announced prefix, too. */
    @Test
    void p10_theServersRulesFitTheLinesPrefix() {
        ClientConfig config = ClientConfig.builder(ClientProfile.RFC9915)
                .linePrefixes()
                .softwiresFromServer(InterfaceIdFormat.RFC_7597)
                .build();
        Script script = Script.of(config).start().at(1).tell(announces(Ipv6Prefix.parse("2001:db8:1012:3400::/64")));
        script.events.clear();
        script.replies(reply(script.lastSent())
                .addRaw(
                        OptionTypes.S46_CONT_MAPE.code(),
                        Octets.parseHex("0059" + "0015" + "01" + "10" + "18" + "c0000200" + "28" + "20010db810" + "005d"
                                + "0004" + "06000000" + "005a" + "0010" + "20010db8ffff00000000000000000001")));
        assertEquals(0x34, mapE(script.change().after()).ce().psid());
    }

    /** Another /64 than the first of what the rule counts: no packet to the CE's address comes to this line. */
    @Test
    void p10_aTunnelThatBeginsOutsideTheLineIsToldAsAProblem() {
        Script script = holding(NEXT, Ipv6Prefix.parse("2400:4050:5c71:af37::/64"));
        assertTrue(Given.problems(Script.of(NEXT).start().tell(announces(Ipv6Prefix.parse("2400:4050:5c71:af37::/64"))))
                .get(0)
                .contains("in no prefix of the line"));
        assertEquals(1, script.engine.leases().softwires().size(), "it is the application's to decide");
        assertEquals(List.of(), Given.problems(Script.of(NEXT).start().tell(announces(A))));
    }

    @Test
    void p11_rulesThatArriveLaterAreUsedAtOnceAndOnlyWhereTheyMakeADifference() {
        ClientConfig without =
                ClientConfig.builder(ClientProfile.NTT_FLETS).prefix(56).build();
        Script script = Script.bound(without).at(100).tell(new Input.SoftwiresChanged(SoftwirePlan.ofDomain(DOMAIN)));
        ClientEvent.LeaseChange change = script.change();
        assertEquals(Set.of(ChangeCause.SOFTWIRE_PLAN), change.causes());
        assertEquals(List.of(), change.steps());
        assertEquals(List.of(), change.before().softwires());
        assertEquals(OLD, mapE(change.after()).ce().endUserPrefix());
        script.tell(new Input.SoftwiresChanged(SoftwirePlan.ofDomain(DOMAIN)));
        assertEquals(List.of(), script.events, "an equal result");
        script.sends();
        script.at(7300).replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(NEW)));
        assertEquals(NEW, mapE(script.change().after()).ce().endUserPrefix());
        script.tell(new Input.SoftwiresChanged(SoftwirePlan.NONE));
        assertEquals(List.of(), script.change().after().softwires());
    }

    @Test
    void p11_inEveryStateAndWithNothingHeldThereIsNoEvent() {
        SoftwirePlan plan = SoftwirePlan.ofDomain(DOMAIN);
        for (Script script : List.of(
                Script.of(CROSS),
                Script.of(CROSS).start().at(5),
                Script.of(NEXT).start(),
                Script.of(CROSS).tell(new Input.LinkDown()).start())) {
            script.events.clear();
            long deadline = script.engine.deadline();
            script.tell(new Input.SoftwiresChanged(FAILS)).tell(new Input.SoftwiresChanged(plan));
            assertEquals(List.of(), script.all(ClientEvent.LeaseChange.class));
            assertEquals(deadline, script.engine.deadline());
        }
        for (Input input : List.of(new Input.Stop(), new Input.LinkDown(), new Input.LinkUp())) {
            Script script = Script.bound(CROSS).at(100).tell(input);
            script.events.clear();
            script.tell(new Input.SoftwiresChanged((prefixes, options) -> List.of(TUNNEL)));
            assertEquals(List.of(TUNNEL), script.change().after().softwires());
        }
    }

    @Test
    void p11_itIsNotKept() {
        Script script = Script.bound(CROSS).tell(new Input.SoftwiresChanged((prefixes, options) -> List.of(TUNNEL)));
        script.at(7300).replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(NEW)));
        Script after = script.crashAndResume(CROSS, Given.NO_DOWNTIME);
        assertEquals(NEW, mapE(after.engine.leases()).ce().endUserPrefix());
    }

    @Test
    void p11_aPlanThatThrowsKeepsTheTunnelOnlyWhileThePrefixesAreTheSame() {
        Script script = Script.bound(CROSS);
        Softwire tunnel = mapE(script.engine.leases());
        script.tell(new Input.SoftwiresChanged(FAILS));
        assertEquals(List.of(tunnel), script.engine.leases().softwires());
        assertEquals(1, Given.problems(script).size());
        script.at(7300).replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(List.of(tunnel), script.engine.leases().softwires());
        script.events.clear();
        script.at(14_600).replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(NEW)));
        ClientEvent.LeaseChange change = script.change();
        assertEquals(List.of(LeaseStep.Replaced.class), kinds(change));
        assertEquals(List.of(), change.after().softwires(), "not on a prefix that is gone");
        assertEquals(
                NEW,
                mapE(script.tell(new Input.SoftwiresChanged(SoftwirePlan.ofDomain(DOMAIN)))
                                .engine
                                .leases())
                        .ce()
                        .endUserPrefix());
    }

    @Test
    void p11_aPlanThatAnswersWithNullIsOneThatFails() {
        Script script = holding(SEVERAL, A);
        Softwire tunnel = mapE(script.engine.leases());
        List<Softwire> holey = new ArrayList<>();
        holey.add(null);
        script.tell(new Input.SoftwiresChanged((prefixes, options) -> holey));
        assertEquals(List.of(tunnel), script.engine.leases().softwires());
        assertEquals(1, Given.problems(script).size());
        script.after(2).tell(announces(B));
        assertEquals(List.of(), script.engine.leases().softwires());
    }
}
