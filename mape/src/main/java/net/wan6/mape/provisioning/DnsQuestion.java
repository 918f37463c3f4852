package net.wan6.mape.provisioning;

import java.nio.ByteBuffer;
import net.wan6.codec.DomainName;
import net.wan6.codec.Octets;

/**
 * One question to a resolver, for records of class IN.
 *
 * @param id the message's id
 * @param name whose records
 * @param type of which type
 */
record DnsQuestion(int id, DomainName name, int type) {
    private static final int RECURSION_DESIRED = 0x0100;

    DnsQuestion {
        if (id < 0 || id > 0xffff) {
            throw new IllegalArgumentException("id " + id + " is not in 0 to 65535");
        }
    }

    /** As a DNS message (RFC 1035 §4.1). */
    Octets octets() {
        Octets owner = name.octets();
        ByteBuffer out = ByteBuffer.allocate(DnsMessage.HEADER + owner.length() + 4);
        out.putShort((short) id).putShort((short) RECURSION_DESIRED).putShort((short) 1);
        out.position(DnsMessage.HEADER);
        out.put(owner.toByteBuffer()).putShort((short) type).putShort((short) DnsReplyReader.IN);
        return Octets.of(out.array());
    }
}
