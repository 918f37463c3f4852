package net.wan6.mape.provisioning;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.wan6.codec.DomainName;
import net.wan6.codec.Octets;

/** From a DNS message to what it says about the question; see {@link TxtQuestion#read}. */
final class TxtReplyReader {
    private static final int CNAME = 5;

    /** Longer chains of aliases than this are taken for a loop. */
    private static final int MOST_ALIASES = 8;

    // Bits of the second word of the header (RFC 1035 §4.1.1).
    private static final int RESPONSE = 0x8000;
    private static final int OPCODE = 0x7800;
    private static final int TRUNCATED = 0x0200;
    private static final int RCODE = 0x000f;

    private static final int NO_ERROR = 0;
    private static final int NXDOMAIN = 3;

    private final TxtQuestion question;
    private final DnsMessage message;

    /** A record of the answer section that matters: a TXT record or an alias. */
    private record Entry(DomainName owner, int type, Octets text, DomainName alias) {}

    TxtReplyReader(TxtQuestion question, Octets message) {
        this.question = question;
        this.message = new DnsMessage(message);
    }

    TxtReply read() {
        int flags;
        int questions;
        int answers;
        int rcode;
        try {
            if (message.u16() != question.id()) {
                return new TxtReply.Unrelated("another id");
            }
            flags = message.u16();
            rcode = flags & RCODE;
            questions = message.u16();
            answers = message.u16();
            message.skip(4);
            if ((flags & (RESPONSE | OPCODE)) != RESPONSE) {
                return new TxtReply.Unrelated("no answer to a query");
            }
            boolean repeated = questions == 1 && isOurs();
            // A server that refuses may leave the question out, one that answers may not.
            if (!repeated && (questions != 0 || rcode == NO_ERROR || rcode == NXDOMAIN)) {
                return new TxtReply.Unrelated("another question");
            }
        } catch (DnsMessage.Malformed malformed) {
            return new TxtReply.Unrelated(malformed.why);
        }
        if (rcode == NXDOMAIN) {
            return new TxtAnswer.NotFound();
        }
        if (rcode != NO_ERROR) {
            return new TxtAnswer.Failed("the resolver says " + name(rcode));
        }
        return (flags & TRUNCATED) != 0 ? new TxtReply.Truncated() : answer(answers);
    }

    private boolean isOurs() {
        return message.name().equalsIgnoreCase(TxtQuestion.NAME)
                && message.u16() == TxtQuestion.TXT
                && message.u16() == TxtQuestion.IN;
    }

    private TxtAnswer answer(int count) {
        try {
            List<String> records = records(entries(count));
            return records.isEmpty() ? new TxtAnswer.NotFound() : new TxtAnswer.Records(records);
        } catch (DnsMessage.Malformed malformed) {
            return new TxtAnswer.Failed("the resolver's answer is broken: " + malformed.why);
        }
    }

    private List<Entry> entries(int count) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            DomainName owner = message.name();
            int type = message.u16();
            boolean in = message.u16() == TxtQuestion.IN;
            message.skip(4);
            int length = message.u16();
            int begin = message.position();
            DomainName alias = in && type == CNAME ? message.name() : DomainName.ROOT;
            Octets text = in && type == TxtQuestion.TXT ? message.octets(length) : Octets.EMPTY;
            message.skip(length - (message.position() - begin));
            if (in && (type == CNAME || type == TxtQuestion.TXT)) {
                entries.add(new Entry(owner, type, text, alias));
            }
        }
        return entries;
    }

    /** The texts of the name asked for, or of what it is an alias of (RFC 1034 §3.6.2). */
    private static List<String> records(List<Entry> entries) {
        DomainName name = TxtQuestion.NAME;
        List<String> records = new ArrayList<>();
        for (int aliases = 0; aliases <= MOST_ALIASES && records.isEmpty(); aliases++) {
            DomainName next = name;
            for (Entry entry : entries) {
                boolean ours = entry.owner.equalsIgnoreCase(name);
                if (ours && entry.type == TxtQuestion.TXT) {
                    records.add(joined(entry.text));
                } else if (ours) {
                    next = entry.alias;
                }
            }
            name = next;
        }
        return records;
    }

    /** The character-strings of a record, each after its length (RFC 1035 §3.3.14). */
    private static String joined(Octets text) {
        DnsMessage strings = new DnsMessage(text);
        StringBuilder joined = new StringBuilder(text.length());
        while (strings.position() < text.length()) {
            Octets string = strings.octets(strings.u8());
            joined.append(new String(string.toByteArray(), StandardCharsets.ISO_8859_1));
        }
        return joined.toString();
    }

    private static String name(int rcode) {
        return switch (rcode) {
            case 1 -> "FORMERR";
            case 2 -> "SERVFAIL";
            case 4 -> "NOTIMP";
            case 5 -> "REFUSED";
            default -> "RCODE " + rcode;
        };
    }
}
