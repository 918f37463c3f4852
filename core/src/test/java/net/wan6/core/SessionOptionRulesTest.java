package net.wan6.core;

import static net.wan6.core.Given.ADDRESS;
import static net.wan6.core.Given.CONFIG;
import static net.wan6.core.Given.boundToAddress;
import static net.wan6.core.Given.boundToBoth;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionRequest;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import net.wan6.codec.VendorClass;
import net.wan6.codec.VendorOptions;
import org.junit.jupiter.api.Test;

/**
 * What is configured besides leases, and what refuses it (RFC 9915 §18.2.10, §18.2.13, §21.7, §21.23; engine rules L-10, N-9,
 * N-11, E-3, IR; audit F3 to F6, F10, F13).
 */
class SessionOptionRulesTest {
    private static final List<Ipv6Address> DNS = List.of(Ipv6Address.parse("2001:db8::53"));
    private static final List<Ipv6Address> OTHER_DNS = List.of(Ipv6Address.parse("2001:db8::54"));
    private static final Status UNSPEC = Status.of(StatusCode.UNSPEC_FAIL, "not now");
    private static final ClientConfig STATELESS =
            ClientConfig.builder(ClientProfile.RFC9915).build();

    private static Script boundWithDns() {
        Script script = Script.of(CONFIG).start().at(1);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.at(3)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, ntt(OLD))
                        .add(OptionTypes.DNS_SERVERS, DNS));
        script.events.clear();
        return script;
    }

    private static List<Ipv6Address> dns(Script script) {
        List<ClientEvent.OptionsChanged> told = script.all(ClientEvent.OptionsChanged.class);
        assertEquals(1, told.size(), script.events::toString);
        script.events.clear();
        return told.get(0).after().first(OptionTypes.DNS_SERVERS).orElse(List.of());
    }

    /** F3. */
    @Test
    void theOptionsOfASessionEndWithItsLastLease() {
        Script script = boundWithDns().at(14_500);
        assertEquals(ClientState.SOLICITING, script.engine.state());
        assertEquals(List.of(), dns(script));
        script.at(30_000);
        assertEquals(List.of(), script.all(ClientEvent.OptionsChanged.class), "told once");
        Script again = script.crashAndResume(CONFIG, new Downtime.Unknown());
        assertEquals(List.of(), again.events);
    }

    /** F3. */
    @Test
    void whatIsReadBackWithoutALeaseIsOfNoUse() {
        Script script = boundWithDns().crashAndResume(CONFIG, new Downtime.Exactly(20_000 * Instants.SECOND));
        assertEquals(List.of(), script.all(ClientEvent.OptionsChanged.class));
        Script again = script.start().crashAndResume(CONFIG, new Downtime.Unknown());
        assertEquals(List.of(), again.events);
    }

    /** F3. */
    @Test
    void theOptionsOfASessionEndWithItsRelease() {
        Script script = boundWithDns().tell(new Input.Release()).tell(new Input.PrefixNoLongerAdvertised());
        assertEquals(List.of(), dns(script));
    }

    /** F3: who asks for no leases has no session that could end. */
    @Test
    void configurationAloneIsReadBack() {
        Script script = Script.of(STATELESS).start().at(1);
        script.replies(reply(script.lastSent()).add(OptionTypes.DNS_SERVERS, DNS));
        assertEquals(DNS, dns(script.crashAndResume(STATELESS, new Downtime.Unknown())));
    }

    /** F4. */
    @Test
    void anInformationRequestThatIsNotProcessedIsRepeatedForTenMinutesAndAgainInAnHour() {
        Script script = Script.of(STATELESS).start().at(1);
        for (int seconds = 2; seconds < 700; seconds++) {
            if (script.engine.state() == ClientState.INFORMING) {
                script.replies(reply(script.lastSent()).add(OptionTypes.STATUS_CODE, UNSPEC));
            }
            script.at(seconds);
        }
        assertEquals(ClientState.BOUND, script.engine.state());
        ClientEvent.ExchangeFailed failed =
                script.all(ClientEvent.ExchangeFailed.class).get(0);
        assertEquals(MessageType.INFORMATION_REQUEST, failed.message());
        assertEquals(List.of(UNSPEC), failed.statuses());
        assertEquals(1, script.all(ClientEvent.Refused.class).size());
        script.sent.clear();
        script.at(4000).sends();
        script.at(4202).sends(MessageType.INFORMATION_REQUEST);
    }

    /** F4: another status is no other matter. */
    @Test
    void aRefreshThatIsRefusedGoesBackToTheLeases() {
        Script script = Script.of(STATELESS).start().at(1);
        script.replies(reply(script.lastSent()).add(OptionTypes.STATUS_CODE, Status.of(new StatusCode(99), "never")));
        script.at(610);
        assertEquals(ClientState.BOUND, script.engine.state());
    }

    /** F4. */
    @Test
    void onlySuccessConfirms() {
        Script script = boundToAddress().at(100).tell(new Input.LinkDown()).tell(new Input.LinkUp());
        script.after(1);
        assertEquals(MessageType.CONFIRM, script.lastSent().type());
        script.replies(reply(script.lastSent()).add(OptionTypes.STATUS_CODE, UNSPEC));
        assertEquals(ClientState.VERIFYING, script.engine.state());
        script.replies(reply(script.lastSent()));
        assertEquals(ClientState.BOUND, script.engine.state());
    }

    /** F5. */
    @Test
    void theRefreshTimeCountsWhereLeasesAreConfiguredToo() {
        for (long seconds : new long[] {700, 0}) {
            Script script = GivenKeys.keyed(CONFIG).at(100);
            script.receives(GivenKeys.reconfigure(net.wan6.auth.ReconfigureType.INFORMATION_REQUEST, 101));
            script.after(1);
            var answer = reply(script.lastSent());
            if (seconds > 0) {
                answer.add(OptionTypes.INFORMATION_REFRESH_TIME, seconds);
            }
            script.replies(answer);
            script.sent.clear();
            script.after(699).sends();
            if (seconds > 0) {
                script.after(2).sends(MessageType.INFORMATION_REQUEST);
            }
        }
    }

    /** F6. */
    @Test
    void addressesAreNamedBeforeTheirReleaseToo() {
        Script script = boundToBoth().at(100).tell(new Input.Release());
        ClientEvent.AboutToRelease about =
                script.all(ClientEvent.AboutToRelease.class).get(0);
        assertEquals(script.engine.leases().prefixes(), about.prefixes());
        assertEquals(
                List.of(ADDRESS),
                about.addresses().stream().map(AddressLease::address).toList());
    }

    /** F10. */
    @Test
    void aNewValueIsTakenFromAReplyWithoutLeasesAndWhatItDoesNotMentionStays() {
        Script script = boundWithDns().at(7300);
        script.replies(reply(script.lastSent()));
        assertEquals(List.of(), script.all(ClientEvent.OptionsChanged.class));
        script.replies(reply(script.lastSent()).add(OptionTypes.DNS_SERVERS, OTHER_DNS));
        assertEquals(OTHER_DNS, dns(script));
        assertEquals(ClientState.RENEWING, script.engine.state(), "L-6: the leases are still asked for");
        assertEquals(OTHER_DNS, dns(script.crashAndResume(CONFIG, new Downtime.Unknown())));
    }

    /** F10. */
    @Test
    void nothingIsLearnedFromARefusal() {
        for (StatusCode code : List.of(StatusCode.UNSPEC_FAIL, StatusCode.NO_BINDING)) {
            Script script = boundWithDns().at(7300);
            script.replies(reply(script.lastSent())
                    .add(OptionTypes.STATUS_CODE, Status.of(code, ""))
                    .add(OptionTypes.DNS_SERVERS, OTHER_DNS));
            assertEquals(List.of(), script.all(ClientEvent.OptionsChanged.class), code::toString);
        }
    }

    /** F13. */
    @Test
    void whatMayNotStandInAnOptionRequestIsRefusedByItsCodeToo() {
        for (int code : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 18, 19, 20, 25, 26}) {
            assertRefused("option " + code, () -> Script.config().requestCode(code));
        }
        for (int code : new int[] {0, 10, 17, 21, 24, 27, 32, 65_535}) {
            assertTrue(Script.config().requestCode(code).build().optionRequest().contains(code));
        }
    }

    /** F13. */
    @Test
    void oneVendorClassAndOneOfVendorOptionsForEachEnterprise() {
        VendorClass vendorClass = VendorClass.of(9, List.of(Octets.of((byte) 1)));
        VendorOptions vendorOptions = VendorOptions.of(9, Options.none(OptionSpace.vendor(9)));
        ClientConfig.Builder builder = Script.config()
                .extraOption(MessageType.SOLICIT, OptionTypes.VENDOR_CLASS, vendorClass)
                .extraOption(MessageType.REQUEST, OptionTypes.VENDOR_CLASS, vendorClass)
                .extraOption(
                        MessageType.SOLICIT, OptionTypes.VENDOR_CLASS, VendorClass.of(10, List.of(Octets.of((byte) 1))))
                .extraOption(MessageType.SOLICIT, OptionTypes.VENDOR_OPTS, vendorOptions);
        assertRefused("9", () -> builder.extraOption(MessageType.SOLICIT, OptionTypes.VENDOR_CLASS, vendorClass));
        assertRefused("9", () -> builder.extraOption(MessageType.SOLICIT, OptionTypes.VENDOR_OPTS, vendorOptions));
    }

    /** F13: a second Option Request would pass by the first. */
    @Test
    void whatTheClientWritesItselfIsNotAddedOnceMore() {
        assertRefused(
                "ORO",
                () -> Script.config()
                        .extraOption(MessageType.SOLICIT, OptionTypes.ORO, OptionRequest.ofCodes(new int[] {1})));
        assertRefused(
                "ELAPSED_TIME", () -> Script.config().extraOption(MessageType.RENEW, OptionTypes.ELAPSED_TIME, 1));
    }

    private static void assertRefused(String said, Runnable mistake) {
        String message =
                assertThrows(IllegalArgumentException.class, mistake::run).getMessage();
        assertTrue(message.contains(said), message);
    }
}
