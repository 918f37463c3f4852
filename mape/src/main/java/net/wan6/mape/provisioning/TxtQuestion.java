package net.wan6.mape.provisioning;

import java.nio.ByteBuffer;
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

    static final int TXT = 16;
    static final int IN = 1;

    private static final int RECURSION_DESIRED = 0x0100;

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
        Octets name = NAME.octets();
        ByteBuffer out = ByteBuffer.allocate(DnsMessage.HEADER + name.length() + 4);
        out.putShort((short) id).putShort((short) RECURSION_DESIRED).putShort((short) 1);
        out.position(DnsMessage.HEADER);
        out.put(name.toByteBuffer()).putShort((short) TXT).putShort((short) IN);
        return Octets.of(out.array());
    }

    /**
     * Reads what came from the resolver.
     *
     * @param message a DNS message, or anything else
     * @return what it says
     */
    public TxtReply read(Octets message) {
        return new TxtReplyReader(this, message).read();
    }
}
