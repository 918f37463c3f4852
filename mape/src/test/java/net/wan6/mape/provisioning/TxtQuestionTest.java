package net.wan6.mape.provisioning;

import static net.wan6.mape.provisioning.DnsAnswer.CNAME;
import static net.wan6.mape.provisioning.DnsAnswer.TO_QUESTION;
import static net.wan6.mape.provisioning.DnsAnswer.TXT;
import static net.wan6.mape.provisioning.DnsAnswer.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.wan6.codec.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The question for the rule server, and what resolvers answer. */
class TxtQuestionTest {
    private static final String RECORD = "v=v6mig-1 url=https://rules.example.jp/ t=b";
    private static final Octets RECORD_DATA = Octets.parseHex(String.format("%02x", RECORD.length())
            + Octets.of(RECORD.getBytes(StandardCharsets.US_ASCII)).toHex());

    @Test
    void theQuestionOctetByOctet() {
        assertEquals(
                "beef" // id
                        + "0100" // a query, recursion desired
                        + "0001000000000000" // one question
                        + "06346f7665723604696e666f00" // 4over6.info
                        + "0010" // TXT
                        + "0001", // IN
                new TxtQuestion(0xbeef).octets().toHex());
        assertThrows(IllegalArgumentException.class, () -> new TxtQuestion(0x10000));
        assertThrows(IllegalArgumentException.class, () -> new TxtQuestion(-1));
    }

    @Test
    void oneRecord() {
        assertEquals(
                new TxtAnswer.Records(List.of(RECORD)),
                new DnsAnswer().txt(List.of(RECORD)).read());
    }

    @Test
    void severalRecordsAndOthersBetween() {
        DnsAnswer answer = new DnsAnswer()
                .txt(List.of("one"))
                .record(hex("other.example"), TXT, RECORD_DATA)
                .record(TO_QUESTION, 28, Octets.parseHex("20010db8000000000000000000000001"))
                .txt(List.of("t", "w", "", "o"));
        assertEquals(new TxtAnswer.Records(List.of("one", "two")), answer.read());
    }

    @Test
    void everyOctetIsOneCharacter() {
        assertEquals(
                new TxtAnswer.Records(List.of("\u0000\u00ff")),
                new DnsAnswer()
                        .record(TO_QUESTION, TXT, Octets.parseHex("0200ff"))
                        .read());
    }

    @Test
    void anEmptyRecordIsARecord() {
        assertEquals(
                new TxtAnswer.Records(List.of("")),
                new DnsAnswer().record(TO_QUESTION, TXT, Octets.EMPTY).read());
    }

    @Test
    void aliasesAreFollowedInAnyOrder() {
        DnsAnswer answer = new DnsAnswer()
                .record(hex("b.example"), TXT, RECORD_DATA)
                .record(hex("a.example"), CNAME, Octets.parseHex(hex("B.example")))
                .record(TO_QUESTION, CNAME, Octets.parseHex(hex("a.example")));
        assertEquals(new TxtAnswer.Records(List.of(RECORD)), answer.read());
    }

    @Test
    void aliasesInACircleLeadNowhere() {
        DnsAnswer answer = new DnsAnswer()
                .record(hex("a.example"), CNAME, Octets.parseHex(hex("4over6.info")))
                .record(TO_QUESTION, CNAME, Octets.parseHex(hex("a.example")));
        assertEquals(new TxtAnswer.NotFound(), answer.read());
    }

    @ParameterizedTest
    @CsvSource({"8180", "8183", "8583", "8383"}) // no error, NXDOMAIN, authoritative NXDOMAIN, a truncated one
    void noData(String flags) {
        TxtReply reply = new DnsAnswer().flags(Integer.parseInt(flags, 16)).read();
        assertEquals(new TxtAnswer.NotFound(), reply);
    }

    @ParameterizedTest
    @CsvSource({
        "8181, the resolver says FORMERR",
        "8182, the resolver says SERVFAIL",
        "8184, the resolver says NOTIMP",
        "8185, the resolver says REFUSED",
        "818f, the resolver says RCODE 15",
    })
    void refusalsAreNoAnswer(String flags, String why) {
        int word = Integer.parseInt(flags, 16);
        assertEquals(new TxtAnswer.Failed(why), new DnsAnswer().flags(word).read());
        assertEquals(
                new TxtAnswer.Failed(why),
                new DnsAnswer().flags(word).question("").read());
    }

    @Test
    void whatDoesNotFitIsAskedForByTcp() {
        assertEquals(
                new TxtReply.Truncated(),
                new DnsAnswer().flags(0x8380).txt(List.of("cut")).read());
    }

    @Test
    void whatIsNotOursIsPassedOver() {
        assertUnrelated(new DnsAnswer().id(8).txt(List.of(RECORD)));
        assertUnrelated(new DnsAnswer().flags(0x0100).txt(List.of(RECORD))); // our own question
        assertUnrelated(new DnsAnswer().flags(0xa180).txt(List.of(RECORD))); // a notify
        assertUnrelated(new DnsAnswer().question("").txt(List.of(RECORD)));
        assertUnrelated(new DnsAnswer().question("").flags(0x8183));
        assertUnrelated(
                new DnsAnswer().question(hex("5over6.info") + "00100001").txt(List.of(RECORD)));
        assertUnrelated(
                new DnsAnswer().question(hex("4over6.info") + "001c0001").txt(List.of(RECORD)));
        assertUnrelated(
                new DnsAnswer().question(hex("4over6.info") + "00100003").txt(List.of(RECORD)));
        // In capitals it is the same question (RFC 4343).
        assertInstanceOf(
                TxtAnswer.Records.class,
                new DnsAnswer()
                        .question(hex("4OVER6.Info") + "00100001")
                        .txt(List.of(RECORD))
                        .read());
    }

    private static void assertUnrelated(DnsAnswer answer) {
        assertInstanceOf(TxtReply.Unrelated.class, answer.read());
    }

    /** A name that points at itself, forwards, or that has a label of a kind nobody knows. */
    @ParameterizedTest
    @ValueSource(strings = {"c01e", "c0ff", "01410c", "40", "80", "3f41"})
    void brokenNames(String owner) {
        assertInstanceOf(
                TxtAnswer.Failed.class,
                new DnsAnswer().record(owner, TXT, RECORD_DATA).read());
    }

    @Test
    void aNameThatGrowsThroughPointers() {
        // Each name is one label more and then the name before: in the end there are more than 255 octets.
        DnsAnswer answer = new DnsAnswer();
        int at = 12 + 17;
        String before = "c00c";
        for (int i = 0; i < 10; i++) {
            answer.record("1f" + "41".repeat(31) + before, 1, Octets.parseHex("c0000201"));
            before = String.format("%04x", 0xc000 | at);
            at += 32 + 2 + 10 + 4;
        }
        TxtAnswer.Failed failed = assertInstanceOf(TxtAnswer.Failed.class, answer.read());
        assertEquals("the resolver's answer is broken: a name of more than 255 octets", failed.why());
    }

    @Test
    void aliasWhoseDataAreLongerThanItsName() {
        DnsAnswer answer = new DnsAnswer()
                .record(TO_QUESTION, CNAME, Octets.parseHex(hex("a.example") + "ffff"))
                .record(hex("a.example"), TXT, RECORD_DATA);
        assertEquals(new TxtAnswer.Records(List.of(RECORD)), answer.read());
    }

    @Test
    void aliasWhoseDataAreShorterThanItsName() {
        Octets whole = new DnsAnswer()
                .record(TO_QUESTION, CNAME, Octets.parseHex(hex("a.example")))
                .octets();
        byte[] broken = whole.toByteArray();
        broken[12 + 17 + 11] = 3;
        assertInstanceOf(TxtAnswer.Failed.class, new TxtQuestion(7).read(Octets.of(broken)));
    }
}
