package net.wan6.mape.provisioning;

import java.util.List;
import net.wan6.codec.DomainName;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Octets;

/**
 * The DNS question for the IPv6 addresses of a host, such as a rule server (RFC 3596 §2). IPv4 addresses are never asked for,
 * because rule servers are asked over IPv6 alone (HB46PP 1.1 §3.3). Immutable.
 *
 * @param id the message's id, 0 to 65535; one that nobody can guess, new for each question
 * @param name the host's name, with the root at its end
 */
public record AddressQuestion(int id, DomainName name) {
    private static final int AAAA = 28;

    /**
     * Checks the values.
     *
     * @param id the message's id
     * @param name the host's name
     * @throws IllegalArgumentException if the id is not in 0 to 65535, or the name is partial
     */
    public AddressQuestion {
        if (id < 0 || id > 0xffff) {
            throw new IllegalArgumentException("id " + id + " is not in 0 to 65535");
        }
        if (name.isPartial()) {
            throw new IllegalArgumentException("name " + name + " is partial");
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
    public AddressReply read(Octets message) {
        DnsReplyReader.Reply reply = new DnsReplyReader(dns(), message).read();
        if (reply instanceof DnsReplyReader.Reply.Records records) {
            return addresses(records.data());
        } else if (reply instanceof DnsReplyReader.Reply.Failed failed) {
            return new AddressReply.Failed(failed.why());
        } else if (reply instanceof DnsReplyReader.Reply.Unrelated unrelated) {
            return new AddressReply.Unrelated(unrelated.why());
        }
        return reply instanceof DnsReplyReader.Reply.Truncated
                ? new AddressReply.Truncated()
                : new AddressReply.NotFound();
    }

    private static AddressReply addresses(List<Octets> records) {
        if (records.stream().anyMatch(data -> data.length() != Ipv6Address.OCTETS)) {
            return new AddressReply.Failed("the resolver's answer is broken: an address of another length");
        }
        return new AddressReply.Addresses(
                records.stream().map(data -> Ipv6Address.of(data.toByteArray())).toList());
    }

    private DnsQuestion dns() {
        return new DnsQuestion(id, name, AAAA);
    }
}
