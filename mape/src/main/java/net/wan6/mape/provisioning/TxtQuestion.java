package net.wan6.mape.provisioning;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.wan6.codec.DomainName;
import net.wan6.codec.Octets;

/**
 * The DNS question that leads to a rule server: the TXT records of {@code 4over6.info} (HB46PP 1.1 §3.1), to be asked of the
 * line's own resolvers, because only they know the answer. Immutable.
 *
 * @param id the message's id, 0 to 65535; one that nobody can guess, new for each question
 */
public record TxtQuestion(int id) {

    /** What is asked for. */
    public static final DomainName NAME = DomainName.parse("4over6.info");

    private static final int TXT = 16;

    /**
     * Checks the id.
     *
     * @param id the message's id
     * @throws IllegalArgumentException if it is not in 0 to 65535
     */
    public TxtQuestion {
        if (id < 0 || id > 0xffff) {
            throw new IllegalArgumentException("id " + id + " is not in 0 to 65535");
        }
    }

    /**
     * The question as a DNS message (RFC 1035 §4.1). Over TCP its length in two octets goes before it.
     *
     * @return the octets for port 53 of a resolver
     */
    public Octets octets() {
        return dns().octets();
    }

    /**
     * Reads what came from the resolver.
     *
     * @param message a DNS message, or anything else
     * @return what it says
     */
    public TxtReply read(Octets message) {
        DnsReplyReader.Reply reply = new DnsReplyReader(dns(), message).read();
        if (reply instanceof DnsReplyReader.Reply.Records records) {
            return texts(records.data());
        } else if (reply instanceof DnsReplyReader.Reply.Failed failed) {
            return new TxtAnswer.Failed(failed.why());
        } else if (reply instanceof DnsReplyReader.Reply.Unrelated unrelated) {
            return new TxtReply.Unrelated(unrelated.why());
        }
        return reply instanceof DnsReplyReader.Reply.Truncated ? new TxtReply.Truncated() : new TxtAnswer.NotFound();
    }

    private DnsQuestion dns() {
        return new DnsQuestion(id, NAME, TXT);
    }

    private static TxtAnswer texts(List<Octets> records) {
        try {
            List<String> texts = new ArrayList<>();
            for (Octets record : records) {
                texts.add(joined(record));
            }
            return new TxtAnswer.Records(texts);
        } catch (DnsMessage.Malformed malformed) {
            return new TxtAnswer.Failed("the resolver's answer is broken: " + malformed.why);
        }
    }

    /** The character-strings of a record, each after its length (RFC 1035 §3.3.14). */
    private static String joined(Octets record) {
        DnsMessage strings = new DnsMessage(record);
        StringBuilder joined = new StringBuilder(record.length());
        while (strings.position() < record.length()) {
            Octets string = strings.octets(strings.u8());
            joined.append(new String(string.toByteArray(), StandardCharsets.ISO_8859_1));
        }
        return joined.toString();
    }
}
