package net.wan6.mape.provisioning;

import java.util.ArrayList;
import java.util.List;
import net.wan6.codec.DomainName;
import net.wan6.codec.Octets;

/** From a DNS message to what it says about a question (RFC 1035 §4.1). */
final class DnsReplyReader {
    static final int IN = 1;

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

    private final DnsQuestion question;
    private final DnsMessage message;

    /** What a message says; {@link TxtReply} and {@link AddressReply} say the same of their own records. */
    sealed interface Reply {
        /** The data of each record, at least one. */
        record Records(List<Octets> data) implements Reply {}

        record NotFound() implements Reply {}

        record Failed(String why) implements Reply {}

        record Truncated() implements Reply {}

        record Unrelated(String why) implements Reply {}
    }

    /** A record of the answer section that matters: one of the type asked for, or an alias. */
    private record Entry(DomainName owner, int type, Octets data, DomainName alias) {}

    DnsReplyReader(DnsQuestion question, Octets message) {
        this.question = question;
        this.message = new DnsMessage(message);
    }

    Reply read() {
        int flags;
        int questions;
        int answers;
        int rcode;
        try {
            if (message.u16() != question.id()) {
                return new Reply.Unrelated("another id");
            }
            flags = message.u16();
            rcode = flags & RCODE;
            questions = message.u16();
            answers = message.u16();
            message.skip(4);
            if ((flags & (RESPONSE | OPCODE)) != RESPONSE) {
                return new Reply.Unrelated("no answer to a query");
            }
            boolean repeated = questions == 1 && isOurs();
            // A server that refuses may leave the question out, one that answers may not.
            if (!repeated && (questions != 0 || rcode == NO_ERROR || rcode == NXDOMAIN)) {
                return new Reply.Unrelated("another question");
            }
        } catch (DnsMessage.Malformed malformed) {
            return new Reply.Unrelated(malformed.why);
        }
        if (rcode == NXDOMAIN) {
            return new Reply.NotFound();
        }
        if (rcode != NO_ERROR) {
            return new Reply.Failed("the resolver says " + name(rcode));
        }
        return (flags & TRUNCATED) != 0 ? new Reply.Truncated() : answer(answers);
    }

    private boolean isOurs() {
        return message.name().equalsIgnoreCase(question.name())
                && message.u16() == question.type()
                && message.u16() == IN;
    }

    private Reply answer(int count) {
        try {
            List<Octets> records = records(entries(count));
            return records.isEmpty() ? new Reply.NotFound() : new Reply.Records(records);
        } catch (DnsMessage.Malformed malformed) {
            return new Reply.Failed("the resolver's answer is broken: " + malformed.why);
        }
    }

    private List<Entry> entries(int count) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            DomainName owner = message.name();
            int type = message.u16();
            boolean in = message.u16() == IN;
            message.skip(4);
            int length = message.u16();
            int begin = message.position();
            DomainName alias = in && type == CNAME ? message.name() : DomainName.ROOT;
            Octets data = in && type == question.type() ? message.octets(length) : Octets.EMPTY;
            message.skip(length - (message.position() - begin));
            if (in && (type == CNAME || type == question.type())) {
                entries.add(new Entry(owner, type, data, alias));
            }
        }
        return entries;
    }

    /** The records of the name asked for, or of what it is an alias of (RFC 1034 §3.6.2). */
    private List<Octets> records(List<Entry> entries) {
        DomainName name = question.name();
        List<Octets> records = new ArrayList<>();
        for (int aliases = 0; aliases <= MOST_ALIASES && records.isEmpty(); aliases++) {
            DomainName next = name;
            for (Entry entry : entries) {
                boolean ours = entry.owner.equalsIgnoreCase(name);
                if (ours && entry.type == question.type()) {
                    records.add(entry.data);
                } else if (ours) {
                    next = entry.alias;
                }
            }
            name = next;
        }
        return records;
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
