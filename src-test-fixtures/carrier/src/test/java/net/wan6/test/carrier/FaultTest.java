package net.wan6.test.carrier;

import static net.wan6.test.carrier.TestLine.CLIENT;
import static net.wan6.test.carrier.TestLine.OLD;
import static net.wan6.test.carrier.TestLine.SECOND;
import static net.wan6.test.carrier.TestLine.SERVER;
import static net.wan6.test.carrier.TestLine.addressed;
import static net.wan6.test.carrier.TestLine.bound;
import static net.wan6.test.carrier.TestLine.listing;
import static net.wan6.test.carrier.TestLine.rebind;
import static net.wan6.test.carrier.TestLine.renew;
import static net.wan6.test.carrier.TestLine.request;
import static net.wan6.test.carrier.TestLine.solicit;
import static net.wan6.test.carrier.TestLine.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import net.wan6.auth.Delivery;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.IaPd;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Lifetime;
import net.wan6.codec.MalformedMessageException;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.Present;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import net.wan6.codec.VendorOptions;
import net.wan6.test.carrier.CarrierPlan.RapidCommit;
import org.junit.jupiter.api.Test;

/** What is wrong in an answer is what the fault's name says, and nothing else is. */
class FaultTest {
    private static final Lifetime ZERO = Lifetime.ZERO;

    @Test
    void silenceAndDelay() {
        TestLine line = with(Fault.SILENCE);
        assertEquals(List.of(), line.send(renew(OLD).build()));
        line = bound(plan -> plan.answerDelay(Duration.ofSeconds(4)));
        line.carrier.inject(Fault.DELAY);
        assertEquals(List.of(), line.send(renew(OLD).build()));
        assertEquals(OptionalLong.of(line.now + 4 * SECOND), line.carrier.deadline());
        assertEquals(1, line.carrier.advance(line.now + 4 * SECOND).size());
        assertEquals(OptionalLong.empty(), line.carrier.deadline());
    }

    /**
     * G8: the same carrier with and without a fault, asked the same: the fault was told if and only if the octets differ,
     * or nothing came, or it came later. Otherwise a test that injects a fault once may have tested nothing.
     */
    @Test
    void aFaultHasStruckIfAndOnlyIfSomethingIsDifferent() {
        List<ClientServerMessage> asked = List.of(
                solicit().build(),
                solicit().add(OptionTypes.RAPID_COMMIT, Present.PRESENT).build(),
                request().build(),
                renew(OLD).build(),
                rebind(OLD).build());
        for (Fault fault : Fault.values()) {
            for (ClientServerMessage message : asked) {
                TestLine sound = bound();
                TestLine faulty = bound();
                faulty.carrier.inject(fault, 1);
                boolean same = sound.send(message).equals(faulty.send(message));
                boolean struck = faulty.carrier.takeEvents().contains(new CarrierEvent.Struck(fault));
                assertEquals(!same, struck, () -> fault + " at " + message.type());
                assertEquals(!struck, faulty.carrier.faults().contains(fault), "it is used up when it struck");
            }
        }
    }

    @Test
    void whatComesLateMayBeTruncatedToo() {
        TestLine line = bound(plan -> plan.answerDelay(Duration.ofSeconds(4)));
        line.carrier.inject(Fault.DELAY);
        line.carrier.inject(Fault.TRUNCATED);
        assertEquals(List.of(), line.send(renew(OLD).build()));
        Outgoing late = line.carrier.advance(line.now + 4 * SECOND).get(0);
        assertThrows(MalformedMessageException.class, () -> Message.decode(late.datagram()));
    }

    @Test
    void whatIsTruncatedIsNoMessage() {
        List<Outgoing> out = with(Fault.TRUNCATED).send(renew(OLD).build());
        assertThrows(
                MalformedMessageException.class, () -> Message.decode(out.get(0).datagram()));
    }

    @Test
    void identifiersAndTransactionId() {
        Message answer = renewed(Fault.WRONG_CLIENT_ID);
        assertNotEquals(Optional.of(CLIENT), answer.options().first(OptionTypes.CLIENT_ID));
        assertEquals(Optional.of(SERVER), answer.options().first(OptionTypes.SERVER_ID));
        answer = renewed(Fault.WRONG_SERVER_ID);
        assertEquals(Optional.of(CLIENT), answer.options().first(OptionTypes.CLIENT_ID));
        assertNotEquals(Optional.of(SERVER), answer.options().first(OptionTypes.SERVER_ID));
        assertEquals(List.of(2, 20, 25), CarrierTest.codes(renewed(Fault.NO_CLIENT_ID)));
        assertEquals(List.of(1, 20, 25), CarrierTest.codes(renewed(Fault.NO_SERVER_ID)));
        assertNotEquals(
                renew(OLD).build().transactionId(),
                ((ClientServerMessage) renewed(Fault.WRONG_TRANSACTION_ID)).transactionId());
    }

    @Test
    void emptyAndMissingAssociations() {
        TestLine line = TestLine.of(plan -> plan.faults(Fault.EMPTY_ADVERTISE_IA));
        assertEquals(IaPd.of(1), line.pd(solicit().build()));
        assertEquals(1, line.pd(request().build()).prefixes().size());
        line.carrier.inject(Fault.EMPTY_IA_ON_REBIND);
        assertEquals(1, line.pd(renew(OLD).build()).prefixes().size());
        assertEquals(IaPd.of(1), line.pd(rebind(OLD).build()));
        assertEquals(List.of(1, 2, 20), CarrierTest.codes(renewed(Fault.REPLY_WITHOUT_IA)));
        IaPd exhausted = pd(renewed(Fault.NO_PREFIX_AVAIL));
        assertEquals(List.of(), exhausted.prefixes());
        assertEquals(
                Optional.of(StatusCode.NO_PREFIX_AVAIL),
                exhausted.options().first(OptionTypes.STATUS_CODE).map(Status::code));
    }

    @Test
    void twoAssociations() {
        Message both = addressed(MessageType.REQUEST)
                .add(OptionTypes.IA_PD, listing(1))
                .add(OptionTypes.IA_PD, listing(2))
                .build();
        assertEquals(List.of("2001:db8:1000::", "2001:db8:1000:100::"), addresses(TestLine.plain(), both));
        assertEquals(List.of("2001:db8:1000::"), addresses(faulty(Fault.SECOND_IA_OMITTED), both));
        assertEquals(List.of("2001:db8:1000::", "2001:db8:1000::"), addresses(faulty(Fault.SAME_PREFIX_TWICE), both));
        assertEquals(3, addresses(faulty(Fault.FOREIGN_IA), both).size());
    }

    @Test
    void timesAndLifetimes() {
        IaPd pd = pd(renewed(Fault.T1_ABOVE_T2));
        assertTrue(pd.t1().compareTo(pd.t2()) > 0);
        IaPrefix prefix = pd(renewed(Fault.PREFERRED_ABOVE_VALID)).prefixes().get(0);
        assertTrue(prefix.preferredLifetime().compareTo(prefix.validLifetime()) > 0);
        pd = pd(renewed(Fault.ZERO_TIMES));
        assertEquals(List.of(ZERO, ZERO), List.of(pd.t1(), pd.t2()));
        pd = pd(renewed(Fault.INFINITE_LIFETIMES));
        assertEquals(List.of(ZERO, Lifetime.INFINITE), List.of(pd.t1(), pd.t2()));
        assertEquals(List.of("2001:db8:1000::/56 4294967295/4294967295"), text(pd));
    }

    @Test
    void hostBitsAndStatusInsideAPrefix() {
        IaPrefix prefix = pd(renewed(Fault.HOST_BITS)).prefixes().get(0);
        assertTrue(prefix.hasHostBits());
        assertEquals(OLD, prefix.prefix());
        assertEquals(12600, prefix.preferredLifetime().seconds());
        prefix = pd(renewed(Fault.STATUS_INSIDE_PREFIX)).prefixes().get(0);
        assertEquals(ZERO, prefix.validLifetime());
        assertEquals(
                Optional.of(StatusCode.NO_BINDING),
                prefix.options().first(OptionTypes.STATUS_CODE).map(Status::code));
    }

    @Test
    void statusesOfTheWhole() {
        Message answer = renewed(Fault.TOP_LEVEL_NO_ADDRS_AVAIL);
        assertEquals(StatusCode.NO_ADDRS_AVAIL, status(answer));
        assertEquals(List.of("2001:db8:1000::/56 12600/14400"), text(pd(answer)));
        answer = renewed(Fault.UNSPEC_FAIL);
        assertEquals(StatusCode.UNSPEC_FAIL, status(answer));
        assertFalse(answer.options().contains(OptionTypes.IA_PD));
    }

    @Test
    void whatComesByUnicastIsRefusedByStatus() {
        TestLine line = with(Fault.ONLY_MULTICAST);
        List<Outgoing> out =
                line.carrier.receive(renew(OLD).build().octets(), TestLine.PEER, Delivery.UNICAST, line.now);
        Message answer = Message.decode(out.get(0).datagram());
        assertEquals(List.of(1, 2, 13), CarrierTest.codes(answer));
        assertEquals(StatusCode.USE_MULTICAST, status(answer));
        assertEquals(1, line.pd(renew(OLD).build()).prefixes().size());
    }

    @Test
    void authenticationInAnswers() {
        assertEquals(List.of(1, 2, 20, 25), CarrierTest.codes(requested(Fault.NO_KEY)));
        assertEquals(List.of(1, 2, 11, 25), CarrierTest.codes(requested(Fault.NO_RECONFIGURE_ACCEPT)));
        assertEquals(33, octetsOf(11, requested(Fault.MALFORMED_AUTH)));
        assertEquals(
                200,
                requested(Fault.UNKNOWN_AUTH_PROTOCOL)
                        .options()
                        .first(OptionTypes.AUTH)
                        .orElseThrow()
                        .protocol());
        assertEquals(
                0,
                requested(Fault.ZERO_COUNTERS)
                        .options()
                        .first(OptionTypes.AUTH)
                        .orElseThrow()
                        .replayDetection());
        Message advertise = faulty(Fault.AUTH_IN_ADVERTISE).reply(solicit().build());
        assertEquals(32, octetsOf(11, advertise));
    }

    @Test
    void aReplyToSolicitWithoutRapidCommit() {
        TestLine line =
                TestLine.of(plan -> plan.rapidCommit(RapidCommit.GRANTED).faults(Fault.NO_RAPID_COMMIT));
        Message reply = line.reply(
                solicit().add(OptionTypes.RAPID_COMMIT, Present.PRESENT).build());
        assertEquals(MessageType.REPLY, reply.type());
        assertFalse(reply.options().contains(OptionTypes.RAPID_COMMIT));
    }

    @Test
    void ordersOfRealServers() {
        assertEquals(List.of(25, 2, 1, 7, 23, 17, 20, 82, 11), ordered(Fault.ORDER_DIBBLER));
        assertEquals(List.of(25, 1, 2, 20, 7, 11, 23, 82, 17), ordered(Fault.ORDER_ISC));
        List<Integer> shuffled = ordered(Fault.ORDER_SHUFFLED);
        assertNotEquals(List.of(1, 2, 7, 11, 17, 20, 23, 25, 82), shuffled);
        assertEquals(
                List.of(1, 2, 7, 11, 17, 20, 23, 25, 82),
                shuffled.stream().sorted().toList());
    }

    private static List<Integer> ordered(Fault fault) {
        TestLine line = TestLine.of(plan -> plan.faults(fault)
                .dnsServers(Ipv6Address.parse("2001:db8::53"))
                .maxRt(7200, 7200)
                .unasked(OptionTypes.PREFERENCE, 0)
                .unasked(OptionTypes.VENDOR_OPTS, VendorOptions.of(32473, Options.none(OptionSpace.vendor(32473)))));
        return CarrierTest.codes(line.reply(request().build()));
    }

    @Test
    void everythingButAssociationsTwice() {
        Message answer = renewed(Fault.DUPLICATE_OPTIONS);
        assertEquals(List.of(1, 2, 20, 25, 1, 2, 20), CarrierTest.codes(answer));
    }

    @Test
    void namesReadBackAsWritten() {
        for (Fault fault : Fault.values()) {
            assertEquals(fault, Fault.parse(fault.label()));
        }
        assertThrows(IllegalArgumentException.class, () -> Fault.parse("BAD_DIGEST"));
        assertEquals("bad-digest", Fault.BAD_DIGEST.label());
    }

    @Test
    void faultsAreSwitchedOffAgain() {
        TestLine line = with(Fault.SILENCE);
        line.carrier.clear(Fault.SILENCE);
        assertEquals(1, line.send(renew(OLD).build()).size());
        line.carrier.inject(Fault.SILENCE, 2);
        assertEquals(
                List.of(0, 0, 1),
                Stream.generate(() -> line.send(renew(OLD).build()).size())
                        .limit(3)
                        .toList());
    }

    private static TestLine with(Fault fault) {
        TestLine line = bound();
        line.carrier.inject(fault);
        return line;
    }

    private static TestLine faulty(Fault fault) {
        return TestLine.of(plan -> plan.faults(fault));
    }

    private static Message renewed(Fault fault) {
        return with(fault).reply(renew(OLD).build());
    }

    private static Message requested(Fault fault) {
        return faulty(fault).reply(request().build());
    }

    private static IaPd pd(Message message) {
        return message.options().first(OptionTypes.IA_PD).orElseThrow();
    }

    private static StatusCode status(Message message) {
        return message.options()
                .first(OptionTypes.STATUS_CODE)
                .map(Status::code)
                .orElseThrow();
    }

    private static int octetsOf(int code, Message message) {
        for (var option : message.options()) {
            if (option.code() == code) {
                return option.octets().length();
            }
        }
        return 0;
    }

    private static List<String> addresses(TestLine line, Message message) {
        return line.reply(message).options().all(OptionTypes.IA_PD).stream()
                .flatMap(pd -> pd.prefixes().stream())
                .map(prefix -> prefix.address().toString())
                .toList();
    }
}
