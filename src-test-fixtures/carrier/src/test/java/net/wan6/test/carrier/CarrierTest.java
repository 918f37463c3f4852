package net.wan6.test.carrier;

import static net.wan6.test.carrier.TestLine.CLIENT;
import static net.wan6.test.carrier.TestLine.NEW;
import static net.wan6.test.carrier.TestLine.NEW_POOL;
import static net.wan6.test.carrier.TestLine.OLD;
import static net.wan6.test.carrier.TestLine.SERVER;
import static net.wan6.test.carrier.TestLine.addressed;
import static net.wan6.test.carrier.TestLine.bound;
import static net.wan6.test.carrier.TestLine.listing;
import static net.wan6.test.carrier.TestLine.message;
import static net.wan6.test.carrier.TestLine.rebind;
import static net.wan6.test.carrier.TestLine.renew;
import static net.wan6.test.carrier.TestLine.request;
import static net.wan6.test.carrier.TestLine.solicit;
import static net.wan6.test.carrier.TestLine.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.wan6.codec.IaAddress;
import net.wan6.codec.IaNa;
import net.wan6.codec.IaPd;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionRequest;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.PdExclude;
import net.wan6.codec.Present;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import net.wan6.test.carrier.CarrierPlan.RapidCommit;
import org.junit.jupiter.api.Test;

/** A carrier without faults (RFC 9915 §18.3). */
class CarrierTest {
    @Test
    void solicitIsAnsweredByAdvertiseAndLeasesNothing() {
        TestLine line = TestLine.of(plan -> plan.dnsServers(Ipv6Address.parse("2001:db8::53")));
        Message advertise = line.reply(solicit().build());
        assertEquals(MessageType.ADVERTISE, advertise.type());
        assertEquals(List.of(1, 2, 20, 23, 25), codes(advertise));
        assertEquals(Optional.of(CLIENT), advertise.options().first(OptionTypes.CLIENT_ID));
        assertEquals(Optional.of(SERVER), advertise.options().first(OptionTypes.SERVER_ID));
        assertEquals(List.of("2001:db8:1000::/56 12600/14400"), text(first(advertise)));
        assertEquals(List.of(), line.carrier.leases(line.now));
    }

    @Test
    void requestLeasesWhatWasOfferedAndBringsAKey() {
        TestLine line = TestLine.plain();
        line.reply(solicit().build());
        Message reply = line.reply(request().build());
        assertEquals(MessageType.REPLY, reply.type());
        assertEquals(List.of(1, 2, 11, 20, 25), codes(reply));
        assertEquals(7200, first(reply).t1().seconds());
        assertEquals(10800, first(reply).t2().seconds());
        assertEquals(List.of("2001:db8:1000::/56 12600/14400"), text(first(reply)));
        long end = line.now + 14400 * TestLine.SECOND;
        assertEquals(
                List.of(new CarrierLease(CLIENT, CarrierLease.Kind.PREFIX, 1, OLD, end)),
                line.carrier.leases(line.now));
        assertEquals(List.of(), line.carrier.leases(end));
        assertTrue(line.carrier.canReconfigure(CLIENT));
    }

    @Test
    void aClientThatDoesNotAcceptReconfigureGetsNoKey() {
        TestLine line = TestLine.plain();
        Message reply = line.reply(request().remove(OptionTypes.RECONF_ACCEPT).build());
        assertEquals(List.of(1, 2, 25), codes(reply));
        assertFalse(line.carrier.canReconfigure(CLIENT));
    }

    @Test
    void rapidCommitIsGrantedOnlyIfPlannedAndAsked() {
        Message solicit =
                solicit().add(OptionTypes.RAPID_COMMIT, Present.PRESENT).build();
        assertEquals(MessageType.ADVERTISE, TestLine.plain().reply(solicit).type());
        TestLine rapid = TestLine.of(plan -> plan.rapidCommit(RapidCommit.GRANTED));
        assertEquals(MessageType.ADVERTISE, rapid.reply(solicit().build()).type());
        Message reply = rapid.reply(solicit);
        assertEquals(MessageType.REPLY, reply.type());
        assertEquals(List.of(1, 2, 14, 20, 25), codes(reply));
        assertEquals(1, rapid.carrier.leases(rapid.now).size());
    }

    @Test
    void renewAndRebindExtend() {
        TestLine line = bound();
        line.now += 7200 * TestLine.SECOND;
        assertEquals(
                List.of("2001:db8:1000::/56 12600/14400"),
                text(line.pd(renew(OLD).build())));
        assertEquals(
                List.of("2001:db8:1000::/56 12600/14400"),
                text(line.pd(rebind(OLD).build())));
        assertEquals(
                line.now + 14400 * TestLine.SECOND,
                line.carrier.leases(line.now).get(0).validUntil());
    }

    @Test
    void aChangedPrefixIsToldAsTheBehaviourSays() {
        assertEquals(
                List.of("2001:db8:2000::/56 12600/14400", "2001:db8:1000::/56 0/0"),
                renewedAfterChange(RenewalBehaviour.NEW_AND_OLD_ZERO));
        assertEquals(
                List.of("2001:db8:1000::/56 0/0", "2001:db8:2000::/56 12600/14400"),
                renewedAfterChange(RenewalBehaviour.OLD_ZERO_AND_NEW));
        assertEquals(List.of("2001:db8:2000::/56 12600/14400"), renewedAfterChange(RenewalBehaviour.NEW_ONLY));
    }

    private static List<String> renewedAfterChange(RenewalBehaviour behaviour) {
        TestLine line = bound(plan -> plan.renewals(behaviour));
        line.carrier.renumber(NEW_POOL, 56);
        List<String> renewed = text(line.pd(renew(OLD).build()));
        assertEquals(renewed, text(line.pd(renew(OLD).build())), "a Renew sent again is answered alike");
        assertEquals(NEW, line.carrier.leases(line.now).get(0).prefix());
        return renewed;
    }

    @Test
    void noBindingIsFollowedByARequestForTheNewPrefix() {
        TestLine line = bound(plan -> plan.renewals(RenewalBehaviour.NO_BINDING));
        line.carrier.renumber(NEW_POOL, 56);
        assertEquals(StatusCode.NO_BINDING, status(line.pd(renew(OLD).build())));
        assertEquals(StatusCode.NO_BINDING, status(line.pd(rebind(OLD).build())));
        assertEquals(
                List.of("2001:db8:2000::/56 12600/14400"),
                text(line.pd(request().build())));
        assertEquals(
                List.of("2001:db8:2000::/56 12600/14400"),
                text(line.pd(renew(NEW).build())));
    }

    @Test
    void aSinglePrefixCanBeChangedForOneClient() {
        TestLine line = bound();
        line.carrier.renumber(CLIENT, Ipv6Prefix.parse("2001:db8:3000:100::/56"));
        assertEquals(
                List.of("2001:db8:3000:100::/56 12600/14400", "2001:db8:1000::/56 0/0"),
                text(line.pd(renew(OLD).build())));
    }

    @Test
    void withoutItsDatabaseARestartedCarrierKnowsNobody() {
        Message renew = renew(OLD).build();
        TestLine line = restarted(RenewalBehaviour.NO_BINDING);
        assertEquals(StatusCode.NO_BINDING, status(line.pd(renew)));
        assertEquals(List.of(), line.send(rebind(OLD).build()));
        assertEquals(
                List.of("2001:db8:1000::/56 12600/14400"),
                text(restarted(RenewalBehaviour.NEW_AND_OLD_ZERO).pd(renew)));
        assertFalse(line.carrier.canReconfigure(CLIENT));
    }

    private static TestLine restarted(RenewalBehaviour behaviour) {
        return TestLine.of(plan -> plan.renewals(behaviour));
    }

    @Test
    void withItsDatabaseARestartedCarrierKnowsLeaseKeyAndCounter() {
        TestLine before = bound();
        CarrierDatabase kept = before.carrier.database();
        before.reply(addressed(MessageType.RELEASE)
                .add(OptionTypes.IA_PD, listing(1, OLD))
                .build());
        assertEquals(1, kept.leases(before.now).size(), "a copy does not change");
        TestLine after = new TestLine(Carrier.resume(before.carrier.plan(), kept, new Random(7)));
        assertTrue(after.carrier.canReconfigure(CLIENT));
        assertEquals(kept.leases(after.now), after.carrier.leases(after.now));
        assertEquals(1, kept.leases(before.now).size());
    }

    @Test
    void releaseFreesAndAnUnknownOneIsNoBinding() {
        TestLine line = bound();
        Message release = addressed(MessageType.RELEASE)
                .add(OptionTypes.IA_PD, listing(1, OLD))
                .build();
        Message reply = line.reply(release);
        assertEquals(StatusCode.SUCCESS, status(reply.options()));
        assertFalse(reply.options().contains(OptionTypes.IA_PD));
        assertEquals(List.of(), line.carrier.leases(line.now));
        assertEquals(StatusCode.NO_BINDING, status(line.pd(release)));
        line.reply(solicit().build());
        assertEquals(StatusCode.NO_BINDING, status(line.pd(release)), "an offer is no binding");
    }

    /** RFC 9915 §18.3.7: what is not assigned to the IA is passed over, and the binding is there all the same. */
    @Test
    void releaseOfAnotherPrefixFreesNothing() {
        TestLine line = bound();
        for (IaPd named : List.of(listing(1, NEW), listing(1))) {
            Message reply = line.reply(
                    addressed(MessageType.RELEASE).add(OptionTypes.IA_PD, named).build());
            assertEquals(StatusCode.SUCCESS, status(reply.options()));
            assertFalse(reply.options().contains(OptionTypes.IA_PD), named::toString);
            assertEquals(1, line.carrier.leases(line.now).size(), named::toString);
        }
    }

    @Test
    void reservedPrefixesAreKeptForTheirClient() {
        TestLine line = TestLine.of(plan -> plan.reserve(CLIENT, OLD));
        Message other = request().replace(OptionTypes.CLIENT_ID, TestLine.OTHER).build();
        assertEquals(
                List.of("2001:db8:1000:100::/56 12600/14400"), text(line.pd(other)), "though it asks for the other's");
        assertEquals(
                List.of("2001:db8:1000::/56 12600/14400"),
                text(line.pd(request().build())));
    }

    @Test
    void anExhaustedPoolIsNoPrefixAvailInTheIa() {
        TestLine line = TestLine.of(plan -> plan.pools(List.of(PrefixPool.just(OLD))));
        line.reply(request().build());
        Message other = request().replace(OptionTypes.CLIENT_ID, TestLine.OTHER).build();
        assertEquals(StatusCode.NO_PREFIX_AVAIL, status(line.pd(other)));
        line.now += 14400 * TestLine.SECOND;
        assertEquals(List.of("2001:db8:1000::/56 12600/14400"), text(line.pd(other)), "after the lease ended");
    }

    @Test
    void addressesAreGivenConfirmedDeclinedAndNeverGivenAgain() {
        TestLine line = TestLine.of(plan -> plan.addresses(Ipv6Prefix.parse("2001:db8:a::/64")));
        IaNa granted = line.reply(addressed(MessageType.REQUEST)
                        .add(OptionTypes.IA_NA, IaNa.of(4))
                        .build())
                .options()
                .first(OptionTypes.IA_NA)
                .orElseThrow();
        Ipv6Address address = granted.addresses().get(0).address();
        assertEquals(Ipv6Address.parse("2001:db8:a::1"), address);
        Message confirm =
                message(MessageType.CONFIRM).add(OptionTypes.IA_NA, granted).build();
        assertEquals(StatusCode.SUCCESS, status(line.reply(confirm).options()));
        line.reply(
                addressed(MessageType.DECLINE).add(OptionTypes.IA_NA, granted).build());
        IaNa next = line.reply(addressed(MessageType.REQUEST)
                        .add(OptionTypes.IA_NA, granted)
                        .build())
                .options()
                .first(OptionTypes.IA_NA)
                .orElseThrow();
        assertEquals(Ipv6Address.parse("2001:db8:a::2"), next.addresses().get(0).address());
    }

    /** RFC 9915 §18.3.8. */
    @Test
    void declineOfAnotherAddressTakesNothingAway() {
        TestLine line = TestLine.of(plan -> plan.addresses(Ipv6Prefix.parse("2001:db8:a::/64")));
        Message request = addressed(MessageType.REQUEST)
                .add(OptionTypes.IA_NA, IaNa.of(4))
                .build();
        line.reply(request);
        IaNa other =
                IaNa.of(4).withAddress(IaAddress.of(Ipv6Address.parse("2001:db8:a::9"), Lifetime.ZERO, Lifetime.ZERO));
        Message reply = line.reply(
                addressed(MessageType.DECLINE).add(OptionTypes.IA_NA, other).build());
        assertEquals(StatusCode.SUCCESS, status(reply.options()));
        assertFalse(reply.options().contains(OptionTypes.IA_NA));
        assertEquals(1, line.carrier.leases(line.now).size());
    }

    @Test
    void confirmOfPrefixesIsNotAnsweredAndOfStrangeAddressesIsNotOnLink() {
        TestLine line = bound();
        assertEquals(
                List.of(),
                line.send(message(MessageType.CONFIRM)
                        .add(OptionTypes.IA_PD, listing(1, OLD))
                        .build()));
        IaNa strange =
                IaNa.of(4).withAddress(IaAddress.of(Ipv6Address.parse("2001:db8:b::1"), Lifetime.ZERO, Lifetime.ZERO));
        Message reply = line.reply(
                message(MessageType.CONFIRM).add(OptionTypes.IA_NA, strange).build());
        assertEquals(StatusCode.NOT_ON_LINK, status(reply.options()));
    }

    @Test
    void informationRequestGetsWhatItAsksFor() {
        TestLine line = TestLine.of(
                plan -> plan.dnsServers(Ipv6Address.parse("2001:db8::53")).maxRt(7200, 7201));
        Message reply = line.reply(message(MessageType.INFORMATION_REQUEST).build());
        assertEquals(List.of(1, 2, 20, 23, 82), codes(reply));
        assertEquals(
                List.of(2, 23),
                codes(line.reply(message(MessageType.INFORMATION_REQUEST)
                        .remove(OptionTypes.CLIENT_ID)
                        .remove(OptionTypes.RECONF_ACCEPT)
                        .replace(OptionTypes.ORO, OptionRequest.of(OptionTypes.DNS_SERVERS))
                        .build())));
    }

    /** a /64 kept back from the /56, told to those who ask and not with a prefix that ends. */
    @Test
    void anExcludedPrefixStandsInsideTheOneDelegated() {
        PdExclude exclude = PdExclude.of(OLD, OLD.subnet(64, 0));
        TestLine line = bound(plan -> plan.inPrefixes(OptionTypes.PD_EXCLUDE, exclude));
        assertEquals(0, line.pd(renew(OLD).build()).prefixes().get(0).options().count());
        Message asking = renew(OLD)
                .replace(OptionTypes.ORO, OptionRequest.of(OptionTypes.PD_EXCLUDE))
                .build();
        assertEquals(
                Optional.of(exclude),
                line.pd(asking).prefixes().get(0).options().first(OptionTypes.PD_EXCLUDE));
        line.carrier.renumber(NEW_POOL, 56);
        assertEquals(
                List.of(1, 0),
                line.pd(asking).prefixes().stream()
                        .map(prefix -> prefix.options().count())
                        .toList());
    }

    static List<Integer> codes(Message message) {
        List<Integer> codes = new ArrayList<>();
        message.options().forEach(option -> codes.add(option.code()));
        return codes;
    }

    private static IaPd first(Message message) {
        return message.options().first(OptionTypes.IA_PD).orElseThrow();
    }

    private static StatusCode status(IaPd pd) {
        assertEquals(List.of(), pd.prefixes());
        return status(pd.options());
    }

    private static StatusCode status(Options options) {
        return options.first(OptionTypes.STATUS_CODE).map(Status::code).orElseThrow();
    }
}
