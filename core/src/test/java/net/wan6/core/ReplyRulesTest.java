package net.wan6.core;

import static net.wan6.core.Script.NEW;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.OTHER_SERVER;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.answer;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.pd;
import static net.wan6.core.Script.prefix;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.IaPd;
import net.wan6.codec.IaPrefix;
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
import net.wan6.core.LeaseStep.WithdrawalReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a Reply says, and what it does not say, about delegated prefixes (RFC 9915 §18.2.10.1). */
class ReplyRulesTest {
    private static final ClientConfig TWO = config().prefix(56).build();

    private static Script requesting() {
        Script script = Script.of(config().build()).start().at(2);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(MessageType.REQUEST, script.lastSent().type());
        script.events.clear();
        return script;
    }

    private static Script boundToTwo(ClientConfig config) {
        Script script = Script.of(config).start().at(2);
        script.replies(
                advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_PD, second(NEW)));
        script.at(3)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, ntt(OLD))
                        .add(OptionTypes.IA_PD, second(NEW)));
        script.events.clear();
        script.sent.clear();
        script.sentAt.clear();
        return script;
    }

    private static IaPd second(Ipv6Prefix... prefixes) {
        IaPd pd = pd(2, 7200, 10800);
        for (Ipv6Prefix prefix : prefixes) {
            pd = pd.withPrefix(prefix(prefix, 12600, 14400));
        }
        return pd;
    }

    private static IaPd refused(long iaid, StatusCode status) {
        IaPd empty = pd(iaid, 0, 0);
        return empty.withOptions(empty.options().with(OptionTypes.STATUS_CODE, Status.of(status, "")));
    }

    private static MessageBuilder<ClientServerMessage> renewed(Script script) {
        return reply(script.lastSent());
    }

    private static List<Ipv6Prefix> held(Script script) {
        return script.engine.leases().prefixes().stream()
                .map(PrefixLease::prefix)
                .toList();
    }

    private static List<String> problems(Script script) {
        return script.all(ClientEvent.ConfigurationProblem.class).stream()
                .map(ClientEvent.ConfigurationProblem::description)
                .toList();
    }

    /** UnspecFail, and UseMulticast from servers of RFC 8415. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void q3_aServerThatFailsOrWantsMulticastIsAskedAgainAtThePaceOfRetransmissions(int status) {
        Script script = requesting();
        int xid = script.lastSent().transactionId();
        script.sent.clear();
        script.replies(reply(requestOf(xid)).add(OptionTypes.STATUS_CODE, Status.of(new StatusCode(status), "")));
        assertEquals(ClientState.REQUESTING, script.engine.state());
        script.sends().after(2);
        assertEquals(xid, script.lastSent().transactionId());
        script.sends(MessageType.REQUEST);
        assertEquals(List.of(), script.all(ClientEvent.ExchangeFailed.class));
    }

    private static ClientServerMessage requestOf(int xid) {
        return Message.builder(MessageType.REQUEST, xid).build();
    }

    @Test
    void q3_aReplyThatSaysNothingAtAllIsAsIfItHadNotCome() {
        Script script = requesting();
        script.replies(reply(script.lastSent()));
        assertEquals(ClientState.REQUESTING, script.engine.state());
        assertEquals(List.of(), script.events);
    }

    @Test
    void q3_aReplyWhoseIaIsEmptyEndsTheRequest() {
        Script script = requesting();
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, pd(1, 0, 0)));
        assertEquals(ClientState.SOLICITING, script.engine.state());
        assertEquals(
                List.of(new ClientEvent.ExchangeFailed(MessageType.REQUEST, List.of())),
                script.all(ClientEvent.ExchangeFailed.class));
    }

    @Test
    void l4_whatTheServerSaidStandsInTheEvent() {
        Script script = requesting();
        script.replies(reply(script.lastSent())
                .add(OptionTypes.STATUS_CODE, Status.of(StatusCode.NO_ADDRS_AVAIL, ""))
                .add(OptionTypes.IA_PD, refused(1, StatusCode.NO_PREFIX_AVAIL)));
        assertEquals(
                List.of(new ClientEvent.ExchangeFailed(
                        MessageType.REQUEST, List.of(StatusCode.NO_ADDRS_AVAIL, StatusCode.NO_PREFIX_AVAIL))),
                script.all(ClientEvent.ExchangeFailed.class));
    }

    @Test
    void l4_onlyTheIaThatWasRefusedIsNamedInTheEvent() {
        Script script = Script.of(TWO).start().at(2);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.replies(renewed(script)
                .add(OptionTypes.IA_PD, pd(1, 0, 0))
                .add(OptionTypes.IA_PD, refused(2, StatusCode.NO_PREFIX_AVAIL)));
        assertEquals(
                List.of(new ClientEvent.ExchangeFailed(MessageType.REQUEST, List.of(StatusCode.NO_PREFIX_AVAIL))),
                script.all(ClientEvent.ExchangeFailed.class));
    }

    @Test
    void l4_aPrefixWithAFailureOfItsOwnIsNotTaken() {
        Script script = Script.bound(config().build()).at(7300);
        Options failure = Options.none(OptionSpace.DHCPV6)
                .with(OptionTypes.STATUS_CODE, Status.of(StatusCode.NO_PREFIX_AVAIL, ""));
        script.replies(renewed(script)
                .add(
                        OptionTypes.IA_PD,
                        ntt(OLD).withPrefix(prefix(NEW, 100, 200).withOptions(failure))));
        assertEquals(List.of(OLD), held(script));
        assertEquals(1, problems(script).size());
        assertTrue(
                problems(script).get(0).contains("of a prefix"),
                () -> problems(script).get(0));
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
    void law7_oneIaHoldsThirtyTwoPrefixesAndAnotherIaAsMany() {
        Script script = boundToTwo(TWO).at(7300);
        Ipv6Prefix[] many =
                IntStream.range(0, 40).mapToObj(i -> OLD.subnet(72, i)).toArray(Ipv6Prefix[]::new);
        Ipv6Prefix[] others =
                IntStream.range(0, 31).mapToObj(i -> NEW.subnet(72, i)).toArray(Ipv6Prefix[]::new);
        script.replies(renewed(script)
                .add(OptionTypes.IA_PD, ntt(many))
                .add(OptionTypes.IA_PD, second(others).withPrefix(prefix(NEW, 12600, 14400))));
        assertEquals(64, held(script).size());
        assertEquals(8, problems(script).size());
        assertEquals("the server gives more than 32 to one IA", problems(script).get(0));
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
    void l5_noBindingForTheWholeMessageAsksForAllIasAgain() {
        Script script = Script.bound(config().build()).at(7300);
        script.replies(renewed(script).add(OptionTypes.STATUS_CODE, Status.of(StatusCode.NO_BINDING, "")));
        assertEquals(ClientState.REQUESTING, script.engine.state());
        assertEquals(List.of(OLD), named(script));
        assertEquals(List.of(OLD), held(script));
    }

    @Test
    void l4_noBindingForTheWholeMessageBesideAGoodIaIsNoBindingOfNothing() {
        Script script = Script.bound(config().build()).at(7300);
        script.replies(renewed(script)
                .add(OptionTypes.STATUS_CODE, Status.of(StatusCode.NO_BINDING, ""))
                .add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(ClientState.BOUND, script.engine.state());
    }

    private static List<Ipv6Prefix> named(Script script) {
        return script.lastSent().options().first(OptionTypes.IA_PD).orElseThrow().prefixes().stream()
                .map(IaPrefix::prefix)
                .toList();
    }

    @Test
    void l6_takingAwayWhatIsNotHeldSaysNothing() {
        Script script = Script.bound(config().build()).at(7300);
        int xid = script.lastSent().transactionId();
        script.replies(renewed(script).add(OptionTypes.IA_PD, pd(1, 0, 0).withPrefix(prefix(NEW, 0, 0))));
        assertEquals(ClientState.RENEWING, script.engine.state());
        assertEquals(xid, script.after(600).lastSent().transactionId(), "the retransmissions go on");
    }

    @Test
    void l6_anIaThatIsNotMentionedIsAskedForAtThePaceOfTheRetransmissions() {
        Script script = boundToTwo(TWO).at(7203);
        script.sends(MessageType.RENEW);
        int xid = script.at(7214).lastSent().transactionId();
        script.replies(renewed(script).add(OptionTypes.IA_PD, ntt(OLD)));
        script.sent.clear();
        script.at(7232).sends();
        script.at(7234);
        assertNotEquals(xid, script.lastSent().transactionId(), "L-1: another transaction");
        script.sends(MessageType.RENEW);
    }

    @Test
    void l6_aPartlyGoodReplyInTheVeryInstantOfT1MakesNoStorm() {
        Script script = boundToTwo(TWO).at(7203);
        script.replies(renewed(script).add(OptionTypes.IA_PD, ntt(OLD)));
        script.sends(MessageType.RENEW);
        assertEquals(ClientState.RENEWING, script.engine.state());
    }

    @Test
    void l8_anotherServerThatOnlyTakesAwayDoesNotBecomeTheServer() {
        Script script = boundToTwo(TWO).at(10_900);
        script.replies(answer(MessageType.REPLY, script.lastSent(), OTHER_SERVER)
                .add(OptionTypes.IA_PD, pd(1, 0, 0).withPrefix(prefix(OLD, 0, 0))));
        assertEquals(List.of(), script.all(ClientEvent.ServerChanged.class));
        assertEquals(List.of(NEW), held(script));
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

    @Test
    void singlePrefixIsSingleInEachIaAndOnlyWhereSomethingIsGranted() {
        ClientConfig single =
                config().prefix(56).with(ClientFeature.SINGLE_PREFIX).build();
        Ipv6Prefix third = Ipv6Prefix.parse("2001:db8:3::/56");

        Script unmentioned = boundToTwo(single).at(7300);
        unmentioned.replies(renewed(unmentioned).add(OptionTypes.IA_PD, ntt(third)));
        assertEquals(List.of(third, NEW), held(unmentioned), "in the order of the IAs");

        Script refusedOne = boundToTwo(single).at(7300);
        refusedOne.replies(renewed(refusedOne)
                .add(OptionTypes.IA_PD, ntt(OLD))
                .add(OptionTypes.IA_PD, refused(2, StatusCode.NO_PREFIX_AVAIL)));
        assertEquals(List.of(OLD, NEW), held(refusedOne), "in the order of the IAs");
    }

    @Test
    void v11_limitsThatAReplySetsApplyToTheSearchAfterIt() {
        Script script = requesting();
        script.replies(reply(script.lastSent())
                .add(OptionTypes.SOL_MAX_RT, 60L)
                .add(OptionTypes.STATUS_CODE, Status.of(StatusCode.NO_PREFIX_AVAIL, "")));
        script.at(3000);
        double gap = script.sentAt.get(script.sentAt.size() - 1) - script.sentAt.get(script.sentAt.size() - 2);
        assertEquals(60, gap, 0.001);
    }

    @Test
    void n8_theSameServerIsNotToldAsAnother() {
        Script script = Script.bound(config().build()).at(7300);
        script.replies(renewed(script).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(List.of(), script.all(ClientEvent.ServerChanged.class));
    }

    @Test
    void l11_infiniteLifetimesStayInfiniteAndTheLanGetsItsLimits() {
        long infinite = Lifetime.INFINITE.seconds();
        Script script = Script.bound(config().build()).at(7300);
        script.replies(renewed(script)
                .add(OptionTypes.IA_PD, pd(1, infinite, infinite).withPrefix(prefix(OLD, infinite, infinite))));
        script.sent.clear();
        script.at(40_000_000).sends();
        PrefixLease lease = script.engine.leases().prefixes().get(0);
        assertEquals(Lifetime.INFINITE, lease.remainingValid(40_000_000 * Instants.SECOND));
        assertEquals(
                new LanLifetimes(Lifetime.ofSeconds(2700), Lifetime.ofSeconds(5400)),
                lease.forLan(40_000_000 * Instants.SECOND));
    }

    @Test
    void law4_anUnchangedDeadlineIsTheSameObject() {
        Script script = Script.bound(config().build());
        Output waiting = script.engine.poll();
        assertInstanceOf(Output.WaitUntil.class, waiting);
        assertSame(waiting, script.engine.poll());
        script.tell(new Input.Timeout());
        assertSame(waiting, script.engine.poll());
    }
}
