package net.wan6.test.carrier;

import static net.wan6.test.carrier.TestLine.CLIENT;
import static net.wan6.test.carrier.TestLine.OLD;
import static net.wan6.test.carrier.TestLine.OTHER;
import static net.wan6.test.carrier.TestLine.addressed;
import static net.wan6.test.carrier.TestLine.listing;
import static net.wan6.test.carrier.TestLine.message;
import static net.wan6.test.carrier.TestLine.solicit;
import static net.wan6.test.carrier.TestLine.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.DomainName;
import net.wan6.codec.Duid;
import net.wan6.codec.IaNa;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Message;
import net.wan6.codec.MessageBuilder;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionRequest;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import org.junit.jupiter.api.Test;

/** Which prefix or address a client gets (RFC 9915 §13.1, §18.3.2). */
class AssignmentTest {
    private static final Ipv6Prefix SMALL = Ipv6Prefix.parse("2001:db8:1000::/55");
    private static final Ipv6Prefix SECOND = Ipv6Prefix.parse("2001:db8:1000:100::/56");

    @Test
    void whoComesBackGetsWhatItHad() {
        TestLine line = TestLine.bound();
        line.reply(addressed(MessageType.RELEASE)
                .add(OptionTypes.IA_PD, listing(1, OLD))
                .build());
        assertEquals(List.of(), line.carrier.leases(line.now));
        assertEquals(
                List.of("2001:db8:1000::/56 12600/14400"),
                text(line.pd(solicit().build())));
        assertEquals(SECOND, of(line, OTHER, 1));
    }

    @Test
    void whoComesBackAfterTheEndGetsWhatItHadUnlessAnotherHasIt() {
        TestLine line = exhaustible();
        assertEquals(OLD, of(line, CLIENT, 1));
        assertEquals(SECOND, of(line, OTHER, 1));
        line.now += 20_000 * TestLine.SECOND;
        assertEquals(OLD, of(line, duid(9), 1));
        assertEquals(SECOND, of(line, OTHER, 1));
        line.now += 20_000 * TestLine.SECOND;
        assertEquals(OLD, of(line, CLIENT, 1));
    }

    @Test
    void whatIsUsedUpIsToldInWordsAndIsThereAgainAfterARelease() {
        TestLine line = exhaustible();
        of(line, CLIENT, 1);
        of(line, OTHER, 1);
        Message solicit = from(duid(9), MessageType.SOLICIT, 1).build();
        Status none = line.pd(solicit).options().first(OptionTypes.STATUS_CODE).orElseThrow();
        assertEquals(StatusCode.NO_PREFIX_AVAIL, none.code());
        assertFalse(none.message().isEmpty());
        line.reply(addressed(MessageType.RELEASE)
                .add(OptionTypes.IA_PD, listing(1, OLD))
                .build());
        assertEquals(List.of("2001:db8:1000::/56 12600/14400"), text(line.pd(solicit)));
    }

    /** RFC 8168 §3.2: of pools with several lengths the one of the length wished, which is no promise. */
    @Test
    void aWishForALengthChoosesThePool() {
        TestLine line = TestLine.of(plan ->
                plan.pool(Ipv6Prefix.parse("2001:db8:3000::/40"), 60).pool(Ipv6Prefix.parse("2001:db8:4000::/40"), 48));
        assertEquals(List.of("2001:db8:3000::/60 12600/14400"), offered(line, 1, "::/60"));
        assertEquals(List.of("2001:db8:4000::/48 12600/14400"), offered(line, 2, "::/48"));
        assertEquals(List.of("2001:db8:1000::/56 12600/14400"), offered(line, 3, "::/64"));
        assertEquals(List.of("2001:db8:3000:70::/60 12600/14400"), offered(line, 4, "2001:db8:3000:70::/60"));
        assertEquals(List.of("2001:db8:3000:10::/60 12600/14400"), offered(line, 5, "2001:db8:9::/60"));
    }

    @Test
    void theAddressOfTheServerItselfIsNobodys() {
        TestLine line = TestLine.of(plan -> plan.addresses(Ipv6Prefix.parse("2001:db8:a::/64")));
        line.carrier.keep(Ipv6Address.parse("2001:db8:a::1"));
        for (int iaid = 1; iaid <= 2; iaid++) {
            IaNa granted = line.reply(addressed(MessageType.REQUEST)
                            .add(OptionTypes.IA_NA, IaNa.of(iaid))
                            .build())
                    .options()
                    .first(OptionTypes.IA_NA)
                    .orElseThrow();
            assertEquals(
                    Ipv6Address.parse("2001:db8:a::" + (iaid + 1)),
                    granted.addresses().get(0).address());
        }
    }

    @Test
    void theDomainSearchListIsForThoseWhoAsk() {
        DomainName domain = DomainName.parse("example.net.");
        TestLine line = TestLine.of(plan -> plan.domainSearch(domain));
        Message asking = message(MessageType.INFORMATION_REQUEST)
                .replace(OptionTypes.ORO, OptionRequest.of(OptionTypes.DOMAIN_LIST))
                .build();
        assertEquals(
                List.of(domain),
                line.reply(asking).options().first(OptionTypes.DOMAIN_LIST).orElseThrow());
        assertFalse(line.reply(message(MessageType.INFORMATION_REQUEST).build())
                .options()
                .contains(OptionTypes.DOMAIN_LIST));
    }

    private static TestLine exhaustible() {
        return TestLine.of(plan -> plan.pools(List.of(new PrefixPool(SMALL, 56))));
    }

    private static List<String> offered(TestLine line, long iaid, String wish) {
        return text(line.pd(message(MessageType.SOLICIT)
                .add(OptionTypes.IA_PD, listing(iaid, Ipv6Prefix.parse(wish)))
                .build()));
    }

    private static Ipv6Prefix of(TestLine line, Duid client, long iaid) {
        return line.pd(from(client, MessageType.REQUEST, iaid)
                        .add(OptionTypes.SERVER_ID, TestLine.SERVER)
                        .build())
                .prefixes()
                .get(0)
                .prefix();
    }

    private static MessageBuilder<ClientServerMessage> from(Duid client, MessageType type, long iaid) {
        return message(type).replace(OptionTypes.CLIENT_ID, client).add(OptionTypes.IA_PD, listing(iaid));
    }

    private static Duid duid(int number) {
        return Duid.parseHex("00030001020000000" + String.format("%03x", number));
    }
}
