package net.wan6.mape.provisioning;

import static net.wan6.mape.provisioning.DnsAnswer.CNAME;
import static net.wan6.mape.provisioning.DnsAnswer.TO_QUESTION;
import static net.wan6.mape.provisioning.DnsAnswer.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.wan6.codec.DomainName;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Octets;
import org.junit.jupiter.api.Test;

/** The question for the addresses of a rule server, and what resolvers answer. */
class AddressQuestionTest {
    private static final int AAAA = 28;
    private static final String QUESTION = hex("rules.example.jp") + "001c0001";
    private static final Octets ONE = Octets.parseHex("20010db8000000000000000000000001");
    private static final AddressQuestion ASKED = new AddressQuestion(7, DomainName.parse("rules.example.jp"));

    private static AddressReply read(DnsAnswer answer) {
        return ASKED.read(answer.question(QUESTION).octets());
    }

    @Test
    void theQuestionOctetByOctet() {
        assertEquals(
                "0007010000010000000000000572756c6573076578616d706c65026a7000001c0001",
                ASKED.octets().toHex());
        assertThrows(IllegalArgumentException.class, () -> new AddressQuestion(-1, DomainName.ROOT));
        assertThrows(IllegalArgumentException.class, () -> new AddressQuestion(0x10000, DomainName.ROOT));
        assertThrows(IllegalArgumentException.class, () -> new AddressQuestion(1, DomainName.parsePartial("rules")));
    }

    @Test
    void addressesInTheirOrderAlsoThroughAnAlias() {
        AddressReply.Addresses both =
                new AddressReply.Addresses(List.of(Ipv6Address.parse("2001:db8::1"), Ipv6Address.parse("2001:db8::2")));
        Octets two = Octets.parseHex("20010db8000000000000000000000002");
        assertEquals(both, read(new DnsAnswer().record(TO_QUESTION, AAAA, ONE).record(TO_QUESTION, AAAA, two)));
        assertEquals(
                new AddressReply.Addresses(List.of(Ipv6Address.parse("2001:db8::1"))),
                read(new DnsAnswer()
                        .record(TO_QUESTION, CNAME, Octets.parseHex(hex("cdn.example")))
                        .record(hex("cdn.example"), AAAA, ONE)));
    }

    @Test
    void anAddressOfAnotherLengthIsNone() {
        assertInstanceOf(
                AddressReply.Failed.class,
                read(new DnsAnswer().record(TO_QUESTION, AAAA, ONE).record(TO_QUESTION, AAAA, ONE.slice(0, 4))));
    }

    @Test
    void whatIsNoAddress() {
        assertEquals(new AddressReply.NotFound(), read(new DnsAnswer()));
        assertEquals(new AddressReply.NotFound(), read(new DnsAnswer().flags(0x8183)));
        assertEquals(new AddressReply.Failed("the resolver says SERVFAIL"), read(new DnsAnswer().flags(0x8182)));
        assertEquals(new AddressReply.Truncated(), read(new DnsAnswer().flags(0x8380)));
        assertInstanceOf(AddressReply.Unrelated.class, read(new DnsAnswer().id(8)));
        // An answer to the question for the rule server is none to this one.
        assertInstanceOf(
                AddressReply.Unrelated.class,
                ASKED.read(new DnsAnswer().txt(List.of("one")).octets()));
        assertInstanceOf(AddressReply.Unrelated.class, ASKED.read(Octets.EMPTY));
    }
}
