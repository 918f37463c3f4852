package net.wan6.core;

import static net.wan6.core.Given.ADDRESS;
import static net.wan6.core.Given.CONFIG;
import static net.wan6.core.Given.NO_BINDING;
import static net.wan6.core.Given.TWO;
import static net.wan6.core.Given.boundToAddress;
import static net.wan6.core.Given.boundToTwo;
import static net.wan6.core.Given.held;
import static net.wan6.core.Given.na;
import static net.wan6.core.Given.problems;
import static net.wan6.core.Given.refused;
import static net.wan6.core.Given.renewed;
import static net.wan6.core.Given.second;
import static net.wan6.core.GivenKeys.boundAndKeyed;
import static net.wan6.core.Script.NEW;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.advertise;
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
import java.util.Set;
import java.util.stream.IntStream;
import net.wan6.codec.IaAddress;
import net.wan6.codec.IaNa;
import net.wan6.codec.IaPd;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.StatusCode;
import net.wan6.core.LeaseStep.WithdrawalReason;
import org.junit.jupiter.api.Test;

/**
 * What a Reply does to leases, and how it is told (RFC 9915 §18.2.10.1; engine rules L-2, L-9, F-3; design laws 7 and 8).
 */
class LeaseRulesTest {
    private static boolean names(Script script) {
        return script.lastSent().options().first(OptionTypes.IA_PD).orElseThrow().prefixes().stream()
                .anyMatch(prefix -> prefix.prefix().equals(OLD));
    }

    @Test
    void c4_l9_aRequestForALeaseThatEndsMeanwhileDoesNotNameItAnyMore() {
        Script script = Script.bound(CONFIG).at(14_400);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, refused(NO_BINDING)));
        assertEquals(ClientState.REQUESTING, script.engine.state());
        assertTrue(names(script));
        script.at(14_405);
        assertEquals(MessageType.REQUEST, script.lastSent().type());
        assertFalse(names(script));
    }

    @Test
    void law8_whatEndsInOneMomentIsToldInOneEvent() {
        IaPd one = pd(1, 1000, 2000).withPrefix(prefix(OLD, 3000, 6000));
        IaPd two = pd(2, 1000, 2000).withPrefix(prefix(NEW, 3000, 3000));
        Script script = boundAndKeyed(config().prefix(56).build(), one, two).at(3003);
        ClientEvent.LeaseChange change = script.change();
        assertEquals(
                List.of(LeaseStep.Deprecated.class, LeaseStep.Withdrawn.class),
                change.steps().stream().map(Object::getClass).toList());
        assertEquals(1, change.after().prefixes().size());
    }

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

    @Test
    void singlePrefixLetsTheNewOneTakeThePlaceOfTheOneNotMentioned() {
        Script script =
                Script.bound(config().with(ClientFeature.SINGLE_PREFIX).build()).at(7300);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(NEW)));

        assertInstanceOf(LeaseStep.Replaced.class, script.change().steps().get(0));
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

    @Test
    void law7_whatAServerTakesAwayIsNotCountedAgainstTheBound() {
        Script script = boundToTwo(TWO).at(7300);
        IaPd flood =
                second(IntStream.range(0, 32).mapToObj(i -> NEW.subnet(72, i)).toArray(Ipv6Prefix[]::new));
        script.replies(renewed(script)
                .add(OptionTypes.IA_PD, ntt(OLD))
                .add(OptionTypes.IA_PD, flood.withPrefix(prefix(NEW, 0, 0))));
        assertTrue(!held(script).contains(NEW), "the prefix taken away is gone");
        assertEquals(List.of(), problems(script));
    }

    @Test
    void l2_onlyWhatIsMentionedIsRefreshed() {
        Script script = boundToTwo(TWO).at(7300);
        script.replies(renewed(script).add(OptionTypes.IA_PD, second(NEW)));
        ClientEvent.LeaseChange change = script.change();
        assertEquals(1, change.steps().size());
        LeaseStep.Refreshed refreshed =
                assertInstanceOf(LeaseStep.Refreshed.class, change.steps().get(0));
        assertEquals(NEW, ((PrefixLease) refreshed.lease()).prefix());
        assertEquals(List.of(OLD, NEW), held(script));
    }

    @Test
    void law8_aPrefixOfOneIaDoesNotReplaceThatOfAnother() {
        Script script = boundToTwo(TWO).at(7300);
        Ipv6Prefix third = Ipv6Prefix.parse("2001:db8:3::/56");
        script.replies(renewed(script)
                .add(OptionTypes.IA_PD, pd(1, 0, 0).withPrefix(prefix(OLD, 0, 0)))
                .add(OptionTypes.IA_PD, second(NEW, third)));
        List<LeaseStep> steps = script.change().steps();
        LeaseStep.Withdrawn withdrawn = assertInstanceOf(LeaseStep.Withdrawn.class, steps.get(0));
        assertEquals(WithdrawalReason.SERVER, withdrawn.reason());
        LeaseStep.Acquired acquired = assertInstanceOf(LeaseStep.Acquired.class, steps.get(1));
        assertEquals(third, ((PrefixLease) acquired.lease()).prefix());
    }

    @Test
    void law8_aDeprecatedPrefixThatIsRefreshedIsNotDeprecatedAgain() {
        Script script = Script.bound(config().build()).at(7300);
        script.replies(renewed(script).add(OptionTypes.IA_PD, pd(1, 1000, 2000).withPrefix(prefix(OLD, 0, 5000))));
        assertEquals(2, script.change().steps().size());
        script.after(1001)
                .replies(
                        renewed(script).add(OptionTypes.IA_PD, pd(1, 1000, 2000).withPrefix(prefix(OLD, 0, 5000))));
        List<LeaseStep> steps = script.change().steps();
        assertEquals(1, steps.size());
        assertInstanceOf(LeaseStep.Refreshed.class, steps.get(0));
    }

    /** One that a server refuses to extend has no place taken; several IAs are no line of one prefix. */
    @Test
    void aSinglePrefixGivesWayOnlyWhereAnotherIsGranted() {
        ClientConfig single = ClientConfig.builder(ClientProfile.RFC9915)
                .prefix(56)
                .with(ClientFeature.SINGLE_PREFIX)
                .build();
        Ipv6Prefix third = Ipv6Prefix.parse("2001:db8:3::/56");

        Script unmentioned = Script.bound(single).at(7300);
        unmentioned.replies(renewed(unmentioned).add(OptionTypes.IA_PD, ntt(third)));
        assertEquals(List.of(third), held(unmentioned));

        Script refused = Script.bound(single).at(7300);
        refused.replies(renewed(refused).add(OptionTypes.IA_PD, refused(1, StatusCode.NO_PREFIX_AVAIL)));
        assertEquals(List.of(OLD), held(refused));
    }

    @Test
    void l2_anAddressIsReplacedLikeAPrefix() {
        Script script = boundToAddress().at(2100);
        Ipv6Address other = Ipv6Address.parse("2001:db8::5678");
        IaNa renewed = na(other).withAddress(IaAddress.of(ADDRESS, Lifetime.ZERO, Lifetime.ZERO));
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_NA, renewed));
        LeaseStep.Replaced replaced = assertInstanceOf(
                LeaseStep.Replaced.class, script.change().steps().get(0));
        assertEquals(other, ((AddressLease) replaced.newLease()).address());
        assertEquals(1, script.engine.leases().addresses().size());
    }

    @Test
    void singlePrefixDoesNotConcernAddresses() {
        ClientConfig single =
                config().address().with(ClientFeature.SINGLE_PREFIX).build();
        Script script = Script.of(single).start().at(2);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_NA, na()));
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_NA, na()));
        script.at(2100);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_NA, na(Ipv6Address.parse("2001:db8::5678"))));
        assertEquals(2, script.engine.leases().addresses().size());
    }

    private static List<? extends Class<?>> kinds(Script script) {
        return script.change().steps().stream().map(Object::getClass).toList();
    }

    @Test
    void law8_aPreferredLifetimeThatEndsIsToldOnceAndNotWhenTheValidOneEndsToo() {
        Script script = Script.bound(CONFIG).at(7300);
        script.replies(reply(script.lastSent())
                .add(
                        OptionTypes.IA_PD,
                        pd(1, 5000, 6000)
                                .withPrefix(prefix(OLD, 100, 1000))
                                .withPrefix(prefix(NEW, 200, 1000))
                                .withPrefix(prefix(NEW.subnet(60, 15), 300, 300))));
        script.events.clear();
        script.at(7401);
        assertEquals(List.of(LeaseStep.Deprecated.class), kinds(script));
        script.at(7501);
        assertEquals(List.of(LeaseStep.Deprecated.class), kinds(script));
        script.at(7601);
        assertEquals(List.of(LeaseStep.Withdrawn.class), kinds(script));
    }

    /** A19: two prefixes, one inside the other, are held as they were given; but the application must know. */
    @Test
    void a19_aPrefixInsideAnotherIsToldOnce() {
        Ipv6Prefix outer = Ipv6Prefix.parse("2001:db8:0:10::/60");
        Ipv6Prefix inner = Ipv6Prefix.parse("2001:db8:0:14::/62");
        Ipv6Prefix innermost = Ipv6Prefix.parse("2001:db8:0:15::/64");
        Ipv6Prefix beside = Ipv6Prefix.parse("2001:db8:0:20::/60");
        Script script = Script.bound(TWO).at(7300);
        script.replies(renewed(script).add(OptionTypes.IA_PD, ntt(OLD, inner)));
        assertEquals(List.of(), problems(script));
        for (int reply = 0; reply < 3; reply++) {
            script.after(7201)
                    .replies(renewed(script)
                            .add(OptionTypes.IA_PD, ntt(inner, beside, innermost))
                            .add(OptionTypes.IA_PD, second(outer)));
        }
        assertEquals(Set.of(inner, beside, innermost, outer), Set.copyOf(held(script)));
        assertEquals(
                List.of(
                        inner + " is a part of " + outer + ", which is delegated too: not for two LANs",
                        innermost + " is a part of " + inner + ", which is delegated too: not for two LANs"),
                problems(script));
    }
}
