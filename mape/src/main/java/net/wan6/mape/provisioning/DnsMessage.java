package net.wan6.mape.provisioning;

import java.io.ByteArrayOutputStream;
import net.wan6.codec.DomainName;
import net.wan6.codec.Octets;

/**
 * Reads a DNS message (RFC 1035 §4.1) from its first octet on. Bounds are checked here and nowhere else; names end after at
 * most 255 octets and 128 pointers, each of which leads backwards.
 */
final class DnsMessage {
    static final int HEADER = 12;

    private static final int LONGEST_NAME = 255;
    private static final int LABEL = 0x00;
    private static final int POINTER = 0xc0;
    private static final int MOST_POINTERS = 128;

    private final Octets message;
    private int at;

    DnsMessage(Octets message) {
        this.message = message;
    }

    int position() {
        return at;
    }

    int u8() {
        return message.u8(take(1));
    }

    int u16() {
        return message.u16(take(2));
    }

    Octets octets(int count) {
        int begin = take(count);
        return message.slice(begin, begin + count);
    }

    void skip(int count) {
        take(count);
    }

    /** Reads a name, compressed or not (RFC 1035 §4.1.4). */
    DomainName name() {
        ByteArrayOutputStream labels = new ByteArrayOutputStream();
        int end = -1;
        int lowest = at;
        int pointers = 0;
        for (int length = u8(); length != 0; length = u8()) {
            if ((length & POINTER) == LABEL) {
                labels.write(length);
                labels.writeBytes(octets(length).toByteArray());
            } else if ((length & POINTER) == POINTER) {
                int target = (length & ~POINTER) << 8 | u8();
                end = end < 0 ? at : end;
                if (target >= lowest || ++pointers > MOST_POINTERS) {
                    throw new Malformed("a name whose pointers go in circles");
                }
                lowest = target;
                at = target;
            } else {
                throw new Malformed("a label of an unknown kind");
            }
            if (labels.size() >= LONGEST_NAME) {
                throw new Malformed("a name of more than 255 octets");
            }
        }
        labels.write(0);
        at = end < 0 ? at : end;
        return DomainName.of(Octets.of(labels.toByteArray()));
    }

    private int take(int count) {
        if (count < 0 || count > message.length() - at) {
            throw new Malformed("it ends inside a field");
        }
        int begin = at;
        at += count;
        return begin;
    }

    /** The octets are no DNS message; never leaves this package. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        final String why;

        Malformed(String why) {
            super(why, null, false, false);
            this.why = why;
        }
    }
}
