package net.wan6.test.carrier;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.wan6.codec.DomainName;
import net.wan6.codec.Octets;

/** The resolver of a rule server: one answer, octet by octet (RFC 1035 §4.1). */
final class RuleServerDns {
    private static final int HEADER = 12;
    private static final int TXT = 16;
    private static final int AAAA = 28;

    private static final int ANSWER = 0x8180;
    private static final int TRUNCATED = 0x0200;
    private static final int SERVFAIL = 2;
    private static final int NXDOMAIN = 3;
    private static final int REFUSED = 5;

    private static final Octets TO_QUESTION = Octets.parseHex("c00c");
    private static final List<Octets> NOBODYS = List.of(
            Octets.parseHex("00000000000000000000ffff7f000001"), // IPv4-mapped
            Octets.parseHex("fe800000000000000000000000000001"), // link-local
            Octets.parseHex("ff020000000000000000000000000001"), // multicast
            Octets.parseHex("00000000000000000000000000000000"));

    private final RuleServer server;
    private final Octets question;

    RuleServerDns(RuleServer server, Octets question) {
        this.server = server;
        this.question = question;
    }

    List<Octets> answers(RuleServer.Via via) {
        if (question.length() < HEADER + 5 || server.has(RuleServerFault.DNS_SILENCE)) {
            return List.of();
        }
        if (server.has(RuleServerFault.DNS_GARBAGE)) {
            return List.of(Octets.parseHex("00"), Octets.EMPTY, question);
        }
        List<Octets> answers = new ArrayList<>();
        if (server.has(RuleServerFault.DNS_FORGED)) {
            int guessed = question.u16(0) ^ 1;
            answers.add(message(guessed, ANSWER, List.of(txt(List.of("v=v6mig-1 url=https://evil.example/ t=a")))));
        }
        if (isCut(via)) {
            answers.add(message(question.u16(0), ANSWER | TRUNCATED, List.of()));
        } else if (via == RuleServer.Via.UDP || !server.has(RuleServerFault.DNS_TRUNCATED_FOR_EVER)) {
            answers.add(message(question.u16(0), ANSWER | rcode(), records()));
        }
        return answers;
    }

    private boolean isCut(RuleServer.Via via) {
        return via == RuleServer.Via.UDP
                && (server.has(RuleServerFault.DNS_TRUNCATED) || server.has(RuleServerFault.DNS_TRUNCATED_FOR_EVER));
    }

    private int rcode() {
        if (server.has(RuleServerFault.DNS_SERVFAIL)) {
            return SERVFAIL;
        } else if (server.has(RuleServerFault.DNS_REFUSED)) {
            return REFUSED;
        }
        return server.has(RuleServerFault.DNS_NXDOMAIN) || !isKnown() ? NXDOMAIN : 0;
    }

    private boolean isKnown() {
        return isFor("4over6.info") || isFor(RuleServer.HOST);
    }

    private boolean isFor(String name) {
        Octets asked = question.slice(HEADER, question.length() - 4);
        return asked.equals(DomainName.parse(name).octets());
    }

    private List<Octets> records() {
        int type = question.u16(question.length() - 4);
        if (rcode() != 0) {
            return List.of();
        }
        List<Octets> records = new ArrayList<>();
        if (type == TXT && isFor("4over6.info") && !server.has(RuleServerFault.DNS_NODATA)) {
            server.records().forEach(strings -> records.add(txt(strings)));
        } else if (type == AAAA && isFor(RuleServer.HOST) && !server.has(RuleServerFault.DNS_NO_ADDRESS)) {
            List<Octets> addresses = server.has(RuleServerFault.DNS_HOSTILE_ADDRESSES)
                    ? NOBODYS
                    : List.of(Octets.of(server.address().toByteArray()));
            addresses.forEach(address -> records.add(record(AAAA, address)));
        }
        return records;
    }

    private Octets message(int id, int flags, List<Octets> records) {
        Octets whole = Octets.parseHex(String.format("%04x%04x0001%04x00000000", id, flags, records.size()))
                .concat(question.slice(HEADER, question.length()));
        for (Octets record : records) {
            whole = whole.concat(record);
        }
        return whole;
    }

    private static Octets txt(List<String> strings) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (String string : strings) {
            data.write(string.length());
            data.writeBytes(string.getBytes(StandardCharsets.ISO_8859_1));
        }
        return record(TXT, Octets.of(data.toByteArray()));
    }

    private static Octets record(int type, Octets data) {
        return TO_QUESTION
                .concat(Octets.parseHex(String.format("%04x0001%08x%04x", type, 3600, data.length())))
                .concat(data);
    }
}
