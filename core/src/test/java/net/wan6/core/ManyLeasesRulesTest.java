package net.wan6.core;

import static net.wan6.core.Given.CONFIG;
import static net.wan6.core.Given.held;
import static net.wan6.core.Given.problems;
import static net.wan6.core.Given.renewed;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.pd;
import static net.wan6.core.Script.prefix;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.wan6.auth.ReconfigureKey;
import net.wan6.auth.Rkap;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
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
import net.wan6.codec.VendorClass;
import net.wan6.core.LeaseStep.WithdrawalReason;
import org.junit.jupiter.api.Test;

/** Servers that give much: all of it is held, named as far as a message has room, and kept over a restart (L-2, L-9; A1 to A3). */
class ManyLeasesRulesTest {
    private static final int LONGEST = 65_527;
    private static final long MONTH = 30 * 86_400;

    private static Ipv6Prefix number(int number) {
        return new Ipv6Prefix(new Ipv6Address(0x2001_0db8_0000_0000L + ((long) number << 8), 0), 56);
    }

    /** An IA_PD of prefixes by their numbers, as a server builds it. */
    private static IaPd many(long iaid, int first, int count, long preferred, long valid) {
        List<IaPrefix> prefixes = IntStream.range(first, first + count)
                .mapToObj(number -> prefix(number(number), preferred, valid))
                .toList();
        return IaPd.of(
                iaid,
                Lifetime.ofSeconds(3600),
                Lifetime.ofSeconds(5400),
                Options.none(OptionSpace.DHCPV6).withAll(OptionTypes.IAPREFIX, prefixes));
    }

    private static ClientConfig ofIas(int count) {
        ClientConfig.Builder config = ClientConfig.builder(ClientProfile.RFC9915);
        for (int i = 0; i < count; i++) {
            config.prefix(56);
        }
        return config.build();
    }

    private static Set<Ipv6Prefix> named(ClientServerMessage message) {
        Set<Ipv6Prefix> named = new HashSet<>();
        for (IaPd pd : message.options().all(OptionTypes.IA_PD)) {
            pd.prefixes().forEach(prefix -> named.add(prefix.prefix()));
        }
        return named;
    }

    /** A1: a prefix of a month at each reconnect, and no word of those before. */
    @Test
    void a1_whatWasGivenJustNowIsHeldHoweverManyThereWereBefore() {
        Script script = Script.of(CONFIG).start().at(1);
        IaPd first = many(1, 0, 1, MONTH, MONTH);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, first));
        script.at(3);
        for (int number = 0; number < 200; number++) {
            script.replies(renewed(script).add(OptionTypes.IA_PD, many(1, number, 1, MONTH, MONTH)));
            assertEquals(number + 1, script.engine.leases().prefixes().size());
            assertEquals(number(number), held(script).get(number));
            script.after(3601);
            assertEquals(MessageType.RENEW, script.lastSent().type());
        }
        assertEquals(200, named(script.lastSent()).size());
    }

    @Test
    void a1_beyondTheLimitWhatWasNotMentionedForLongestGoesAndIsTold() {
        ClientConfig narrow = config().leaseOctets(1024).build();
        Script script = Script.of(narrow).start().at(1);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, many(1, 0, 1, MONTH, MONTH)));
        script.at(3);
        for (int number = 0; number < 60; number++) {
            script.replies(renewed(script)
                    .add(
                            OptionTypes.IA_PD,
                            many(1, number, 1, MONTH, MONTH).withPrefix(prefix(number(1000), MONTH, MONTH))));
            script.after(3601);
        }
        List<Ipv6Prefix> expected = new ArrayList<>(
                IntStream.range(26, 60).mapToObj(ManyLeasesRulesTest::number).toList());
        expected.add(number(1000));
        assertEquals(Set.copyOf(expected), Set.copyOf(held(script)), "35 prefixes of 29 octets");
        assertEquals(
                List.of("servers give more leases than 1024 octets: those not mentioned for longest are given up"),
                problems(script),
                "once");
    }

    @Test
    void a1_ofThoseMentionedAtOneTimeTheFirstToEndGoes() {
        ClientConfig narrow = config().prefix(56).leaseOctets(1024).build();
        Script script = Script.of(narrow).start().at(1);
        IaPd longer = many(1, 0, 34, MONTH, MONTH);
        IaPd both = longer.withPrefix(prefix(OLD, 100_000, 200_000));
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, both));
        script.at(3).replies(renewed(script).add(OptionTypes.IA_PD, both));
        assertEquals(35, held(script).size());
        script.after(3601).events.clear();
        script.replies(renewed(script).add(OptionTypes.IA_PD, many(2, 100, 1, MONTH, MONTH)));
        assertEquals(35, held(script).size());
        assertFalse(held(script).contains(OLD));
        LeaseStep.Withdrawn withdrawn =
                script.change().steps(LeaseStep.Withdrawn.class).get(0);
        assertEquals(WithdrawalReason.EVICTED, withdrawn.reason());
        assertEquals(OLD, ((PrefixLease) withdrawn.lease()).prefix());
    }

    /** The limit bounds what piles up, never what one Reply gives. */
    @Test
    void a1_whatOneReplyGivesIsHeldEvenBeyondTheLimit() {
        ClientConfig narrow = config().leaseOctets(1024).build();
        Script script = Script.of(narrow).start().at(1);
        IaPd granted = many(1, 0, 500, MONTH, MONTH);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, granted));
        script.at(3).replies(renewed(script).add(OptionTypes.IA_PD, granted));
        assertEquals(500, held(script).size());
        assertEquals(List.of(), problems(script));
    }

    @Test
    void a1_theLimitIsChecked() {
        for (int octets : new int[] {-1, 0, 1023, 262_145}) {
            assertThrows(IllegalArgumentException.class, () -> config().leaseOctets(octets));
        }
        assertEquals(131_072, CONFIG.leaseOctets());
        assertEquals(262_144, config().leaseOctets(262_144).build().leaseOctets());
    }

    /** A2: a provider of clouds gives 40; nobody gives 2,000, and that many fit a message. */
    @Test
    void a2_aSingleIaHoldsAndRenewsAllItWasGiven() {
        for (int count : new int[] {40, 64, 2000}) {
            Script script = Script.of(CONFIG).start().at(1);
            IaPd granted = many(1, 0, count, 12_600, 14_400);
            script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, granted));
            assertEquals(count, named(script.at(3).lastSent()).size(), "requested");
            script.replies(renewed(script).add(OptionTypes.IA_PD, granted));
            assertEquals(count, held(script).size());
            script.at(3700);
            assertEquals(MessageType.RENEW, script.lastSent().type());
            assertEquals(Set.copyOf(held(script)), named(script.lastSent()));
            assertEquals(List.of(), problems(script));
        }
    }

    /** Seventy IAs of 32 prefixes in two Replies: more than any one message holds. */
    private static Script overfull() {
        Script script = Script.of(ofIas(70)).start().at(1);
        script.replies(half(advertise(script.lastSent()), 1));
        script.at(3).replies(half(reply(script.lastSent()), 1));
        assertEquals(35 * 32, held(script).size());
        script.at(3604);
        assertEquals(MessageType.RENEW, script.lastSent().type());
        script.replies(half(reply(script.lastSent()), 36));
        assertEquals(70 * 32, held(script).size());
        return script;
    }

    /** Thirty-five IAs; those of the first half end first. */
    private static MessageBuilder<ClientServerMessage> half(MessageBuilder<ClientServerMessage> answer, int first) {
        for (int iaid = first; iaid < first + 35; iaid++) {
            answer.add(OptionTypes.IA_PD, many(iaid, iaid * 32, 32, 12_600, 14_400));
        }
        return answer;
    }

    /** A3: what does not fit is left out; what is over soonest stays, and the rest has its turn. */
    @Test
    void a3_aRenewNamesWhatIsOverSoonestAsFarAsThereIsRoom() {
        Script script = overfull();
        script.sent.clear();
        script.at(3700);
        ClientServerMessage renew = script.lastSent();
        assertEquals(MessageType.RENEW, renew.type());
        int length = renew.octets().length();
        assertTrue(length <= LONGEST && length > LONGEST - 2200, () -> length + " octets");
        assertEquals(70, renew.options().all(OptionTypes.IA_PD).size());
        Set<Ipv6Prefix> named = named(renew);
        for (PrefixLease lease : script.engine.leases().prefixes()) {
            assertTrue(named.contains(lease.prefix()) || lease.iaid() > 35, "the first half ends first");
        }
        assertTrue(named.size() < 70 * 32);
        assertEquals(1, problems(script).size(), "told, once");

        script.replies(half(reply(renew), 1));
        assertEquals(ClientState.BOUND, script.engine.state());
        script.after(3700);
        Set<Ipv6Prefix> next = named(script.lastSent());
        for (PrefixLease lease : script.engine.leases().prefixes()) {
            assertTrue(next.contains(lease.prefix()) || lease.iaid() <= 35, "and then the second");
        }
    }

    /** In each message that names leases, whatever it is for. */
    @Test
    void a3_noMessageIsLongerThanADatagram() {
        Script script = overfull();
        script.at(3604 + 5500);
        assertEquals(MessageType.REBIND, script.lastSent().type());
        script.tell(new Input.LinkUp()).after(1);
        script.tell(new Input.Release()).tell(new Input.PrefixNoLongerAdvertised());
        assertEquals(MessageType.RELEASE, script.lastSent().type());
        for (ClientServerMessage sent : script.sent) {
            assertTrue(sent.octets().length() <= LONGEST, () -> sent.octets().length() + " octets");
        }
    }

    @Test
    void a3_theStateOfThemAllIsReadBack() {
        Script script = overfull();
        Script later = script.crashAndResume(ofIas(70), new Downtime.Exactly(0));
        assertEquals(held(script), held(later));
    }

    /** The limits that the state had of its own: 4,096 of each. */
    @Test
    void a3_thousandsOfLeasesAdvertisedPrefixesALongReplyAndLongNamesAreReadBack() {
        Duid longest = Duid.of(Octets.parseHex("ffff" + "ab".repeat(128)));
        ClientIdentity identity = ClientIdentity.of(longest);
        ClientConfig config = config().leaseOctets(262_144).build();
        Script script = Script.of(config, identity, Script.RAND_ZERO).start().at(1);
        for (int reply = 0; reply < 4; reply++) {
            MessageType type = reply == 0 ? MessageType.ADVERTISE : MessageType.REPLY;
            MessageBuilder<ClientServerMessage> answer = Message.builder(
                            type, script.lastSent().transactionId())
                    .add(OptionTypes.CLIENT_ID, longest)
                    .add(OptionTypes.SERVER_ID, Duid.of(Octets.parseHex("fffe" + "cd".repeat(128))))
                    .add(
                            OptionTypes.AUTH,
                            Rkap.keyDelivery(ReconfigureKey.parseHex("00112233445566778899aabbccddeeff"), 1))
                    .add(OptionTypes.IA_PD, many(1, reply * 2200, 2200, MONTH, MONTH));
            int length = answer.build().octets().length();
            answer.addRaw(65_000, Octets.of(new byte[65_535 - 4 - length]));
            script.replies(answer);
            script.after(reply == 0 ? 2 : 3601);
        }
        assertEquals(3 * 2200, held(script).size());
        script.tell(new Input.LanPrefixesAdvertised(held(script)));
        Script later = Script.resumed(config, identity, script.state);
        assertEquals(held(script), held(later));
        assertEquals(
                script.engine.leases().prefixes().size(), later.change().steps().size());
    }

    /** What an application asks for by itself is refused where it is set. */
    @Test
    void a3_aConfigurationThatFitsNoMessageIsRefused() {
        assertEquals(1300, ofIas(1300).prefixes().size());
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> ofIas(1500));
        assertTrue(refused.getMessage().contains("1500 prefixes"), refused.getMessage());
        VendorClass longest = VendorClass.of(1, List.of(Octets.of(new byte[65_100])));
        ClientConfig.Builder extra = config().extraOption(MessageType.RENEW, OptionTypes.VENDOR_CLASS, longest);
        assertThrows(IllegalArgumentException.class, extra::build);
    }

    /** The fullest configuration, with a Reply for each IA: 1,300 options side by side. */
    @Test
    void a3_aClientOfAsManyIasAsFitIsServed() {
        ClientConfig config = ofIas(1300);
        Script script = Script.of(config).start().at(1);
        MessageBuilder<ClientServerMessage> offer = advertise(script.lastSent());
        for (int iaid = 1; iaid <= 1300; iaid++) {
            offer.add(OptionTypes.IA_PD, many(iaid, iaid, 1, 12_600, 14_400));
        }
        script.replies(offer);
        MessageBuilder<ClientServerMessage> granted = reply(script.at(3).lastSent());
        for (int iaid = 1; iaid <= 1300; iaid++) {
            granted.add(OptionTypes.IA_PD, many(iaid, iaid, 1, 12_600, 14_400));
        }
        script.replies(granted);
        assertEquals(1300, held(script).size());
        assertEquals(MessageType.RENEW, script.at(3700).lastSent().type());
        assertTrue(script.lastSent().octets().length() <= LONGEST);
    }
}
