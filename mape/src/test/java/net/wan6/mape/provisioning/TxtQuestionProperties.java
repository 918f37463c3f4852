package net.wan6.mape.provisioning;

import static net.wan6.mape.provisioning.DnsAnswer.CNAME;
import static net.wan6.mape.provisioning.DnsAnswer.TO_QUESTION;
import static net.wan6.mape.provisioning.DnsAnswer.TXT;
import static net.wan6.mape.provisioning.DnsAnswer.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.wan6.codec.Octets;

/** Whatever a resolver, or somebody in its name, sends. */
class TxtQuestionProperties {

    /** Cut anywhere, it is a broken answer or none, and nothing is thrown. */
    @Property
    void cutAnywhere(@ForAll @IntRange(min = 0, max = 200) int length) {
        Octets whole = new DnsAnswer()
                .record(TO_QUESTION, CNAME, Octets.parseHex(hex("a.example")))
                .record(hex("a.example"), TXT, Octets.parseHex("0176"))
                .octets();
        int cut = Math.min(length, whole.length() - 1);
        TxtReply reply = new TxtQuestion(7).read(whole.slice(0, cut));
        Class<? extends TxtReply> kind = cut < 12 + 17 ? TxtReply.Unrelated.class : TxtAnswer.Failed.class;
        assertEquals(kind, reply.getClass());
    }

    @Property
    void anyOctetsAfterTheHeader(@ForAll byte[] tail) {
        Octets header = new DnsAnswer().txt(List.of("x")).octets().slice(0, 29);
        new TxtQuestion(7).read(header.concat(Octets.of(tail)));
    }
}
