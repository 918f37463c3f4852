package net.wan6.core;

import static net.wan6.core.Given.ADDRESS;
import static net.wan6.core.Given.NOT_KNOWN;
import static net.wan6.core.Given.TWO;
import static net.wan6.core.Given.boundToAddress;
import static net.wan6.core.Given.boundToTwo;
import static net.wan6.core.Given.held;
import static net.wan6.core.Given.na;
import static net.wan6.core.Given.problems;
import static net.wan6.core.Given.renewed;
import static net.wan6.core.Given.second;
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
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.IaAddress;
import net.wan6.codec.IaNa;
import net.wan6.codec.IaPd;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which messages and options are taken (RFC 9915 §16, §21; engine rules V, X-1). */
class ValidationRulesTest {
    /** Held twice it would be withdrawn with the secondGranted IA while the first still has it. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void v9_aPrefixThatAnotherIaHoldsStaysThere(boolean isToldOfItsHolderToo) {
        Script script = Script.bound(config().prefix(56).build()).at(7300);
        script.events.clear();
        IaPd secondGranted = pd(2, 7200, 10_800).withPrefix(prefix(OLD, 12_600, 14_400));
        MessageBuilder<ClientServerMessage> reply = reply(script.lastSent()).add(OptionTypes.IA_PD, secondGranted);
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
    void v3_v4_v5_repliesThatAreNotOursChangeNothingButCounters() {
        Script script = Script.bound(config().build()).at(7300);
        ClientServerMessage renew = script.lastSent();
        script.replies(answer(MessageType.REPLY, renew, OTHER_SERVER).add(OptionTypes.IA_PD, ntt(NEW)));
        script.replies(reply(Message.builder(MessageType.RENEW, renew.transactionId() ^ 1)
                        .build())
                .add(OptionTypes.IA_PD, ntt(NEW)));
        script.replies(reply(renew).remove(OptionTypes.CLIENT_ID).add(OptionTypes.IA_PD, ntt(NEW)));
        script.replies(reply(renew).remove(OptionTypes.SERVER_ID).add(OptionTypes.IA_PD, ntt(NEW)));
        script.replies(reply(renew).add(OptionTypes.CLIENT_ID, OTHER_SERVER).add(OptionTypes.IA_PD, ntt(NEW)));

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
    void v9_theSecondIaOfAnIaidAndTheSecondCopyOfAPrefixAreLeftOut() {
        Script script = Script.of(TWO).start().at(2);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.replies(renewed(script)
                .add(OptionTypes.IA_PD, ntt(OLD))
                .add(OptionTypes.IA_PD, pd(1, 0, 0).withPrefix(prefix(NEW, 100, 200)))
                .add(OptionTypes.IA_PD, second(OLD)));
        assertEquals(List.of(OLD), held(script));
        assertEquals(
                List.of("the server speaks twice of IA_PD 1", "the server gives " + OLD + " twice"), problems(script));
    }

    @Test
    void v9_bitsAfterThePrefixLengthAreMaskedAndTold() {
        Script script = Script.bound(config().build()).at(7300);
        script.replies(renewed(script)
                .add(
                        OptionTypes.IA_PD,
                        pd(1, 7200, 10800)
                                .withOptions(Options.none(OptionSpace.DHCPV6)
                                        .withRaw(
                                                26,
                                                Octets.parseHex("00003138" + "00003840" + "38"
                                                        + "240040505c71af000000000000000001")))));
        assertEquals(List.of(OLD), held(script));
        assertEquals(1, problems(script).size());
        assertTrue(
                problems(script).get(0).contains("bits after its length"),
                () -> problems(script).get(0));
    }

    @Test
    void v8_t1EqualToT2IsNoFault() {
        Script script = Script.bound(config().build()).at(7300);
        script.replies(renewed(script).add(OptionTypes.IA_PD, pd(1, 1000, 1000).withPrefix(prefix(OLD, 2000, 3000))));
        assertEquals(List.of(), problems(script));
        script.sent.clear();
        script.at(8301);
        assertEquals(MessageType.REBIND, script.lastSent().type(), "T2 is over too");
    }

    @Test
    void v8_t1AfterT2IsToldWhereSomethingElseOfTheReplyIsUsed() {
        Script script = boundToTwo(TWO).at(7300);
        script.replies(renewed(script)
                .add(OptionTypes.IA_PD, ntt(OLD))
                .add(OptionTypes.IA_PD, pd(2, 200, 100).withPrefix(prefix(NEW, 300, 400))));
        assertEquals(1, problems(script).size());
        assertTrue(
                problems(script).get(0).startsWith("T1 "),
                () -> problems(script).get(0));
    }

    private static IaAddress bad(String address, long preferred, long valid) {
        return IaAddress.of(Ipv6Address.parse(address), Lifetime.ofSeconds(preferred), Lifetime.ofSeconds(valid));
    }

    @Test
    void problemsOfOneReplyAreToldUpToEight() {
        Script script = Script.bound(config().build()).at(7300);
        IaPd bad = ntt(OLD);
        for (int i = 0; i < 20; i++) {
            bad = bad.withPrefix(prefix(NEW.subnet(72, i), 300, 200));
        }
        script.replies(renewed(script).add(OptionTypes.IA_PD, bad));
        assertEquals(8, problems(script).size());
    }

    @Test
    void x1_anExcludedPrefixOutsideItsPrefixIsIgnoredAndTold() {
        Script script = Script.bound(config().build()).at(7300);
        Options inside = Options.none(OptionSpace.DHCPV6).withRaw(67, Octets.parseHex("2000"));
        script.replies(renewed(script)
                .add(
                        OptionTypes.IA_PD,
                        ntt().withPrefix(prefix(OLD, 12600, 14400).withOptions(inside))));
        assertEquals(List.of(OLD), held(script));
        assertEquals(List.of(), script.engine.leases().prefixes().get(0).excluded());
        assertEquals(List.of("the excluded prefix is not inside " + OLD), problems(script));
    }

    @Test
    void v9_anAddressThatCannotBeIsLeftOut() {
        Script script = boundToAddress().at(2100);
        IaNa bad = na().withAddress(bad("::", 1, 2))
                .withAddress(bad("::1", 1, 2))
                .withAddress(bad("fe80::1", 1, 2))
                .withAddress(bad("ff02::1", 1, 2))
                .withAddress(bad("2001:db8::9", 3, 2));
        script.replies(reply(script.lastSent())
                .add(OptionTypes.IA_NA, bad)
                .add(OptionTypes.IA_NA, IaNa.of(7).withAddress(bad("2001:db8::7", 1, 2))));
        assertEquals(
                List.of(ADDRESS),
                script.engine.leases().addresses().stream()
                        .map(AddressLease::address)
                        .toList());
        assertEquals(6, script.all(ClientEvent.ConfigurationProblem.class).size());
    }
}
