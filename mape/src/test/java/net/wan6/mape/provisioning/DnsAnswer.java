package net.wan6.mape.provisioning;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.wan6.codec.DomainName;
import net.wan6.codec.Octets;

/** A DNS message to {@link TxtQuestion}, octet by octet. */
final class DnsAnswer {
    static final int TXT = 16;
    static final int CNAME = 5;

    /** A pointer to the name in the question. */
    static final String TO_QUESTION = "c00c";

    private final ByteArrayOutputStream records = new ByteArrayOutputStream();
    private int count;
    private int flags = 0x8180;
    private String question = TxtQuestion.NAME.octets().toHex() + "00100001";
    private int id = 7;

    DnsAnswer id(int newId) {
        id = newId;
        return this;
    }

    /** The second word of the header. */
    DnsAnswer flags(int newFlags) {
        flags = newFlags;
        return this;
    }

    /** The question section in hexadecimal digits; empty for none. */
    DnsAnswer question(String hex) {
        question = hex;
        return this;
    }

    DnsAnswer txt(List<String> strings) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (String string : strings) {
            data.write(string.length());
            data.writeBytes(string.getBytes(StandardCharsets.ISO_8859_1));
        }
        return record(TO_QUESTION, TXT, Octets.of(data.toByteArray()));
    }

    DnsAnswer record(String ownerHex, int type, Octets data) {
        records.writeBytes(Octets.parseHex(ownerHex).toByteArray());
        records.writeBytes(Octets.parseHex(String.format("%04x0001%08x%04x", type, 3600, data.length()))
                .toByteArray());
        records.writeBytes(data.toByteArray());
        count++;
        return this;
    }

    static String hex(String name) {
        return DomainName.parse(name).octets().toHex();
    }

    Octets octets() {
        String header = String.format("%04x%04x%04x%04x00000000", id, flags, question.isEmpty() ? 0 : 1, count);
        return Octets.parseHex(header + question).concat(Octets.of(records.toByteArray()));
    }

    /** What our question makes of it. */
    TxtReply read() {
        return new TxtQuestion(7).read(octets());
    }
}
