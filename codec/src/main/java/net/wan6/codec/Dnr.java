package net.wan6.codec;

import java.util.List;

/**
 * A DNS server that encrypts (V6_DNR, RFC 9463 §4): a view of its octets.
 *
 * <p>The service parameters are those of SVCB records (RFC 9460 §2.2): keys that rise, each with its value. A caller makes
 * sense of them; here they are only known to walk to their end and not to repeat the addresses (RFC 9463 §3.1.8).
 */
public final class Dnr extends WireImage {
    private static final int HEADER = 4;
    private static final int IPV4_HINT = 4;
    private static final int IPV6_HINT = 6;

    static final Payload<Dnr> PAYLOAD = Shape.image("Dnr", HEADER, Dnr::new)
            .remaking(value -> value.isNameOnly()
                    ? Dnr.of(value.priority(), value.name)
                    : Dnr.of(value.priority(), value.name, value.addresses, value.serviceParameters()));

    private final DomainName name;
    private final List<Ipv6Address> addresses;
    private final int parameters;

    private Dnr(byte[] array, int from, int to) {
        super(array, from, to);
        OctetReader in = new OctetReader(array, from, to);
        in.u16();
        OctetReader inName = in.window(in.u16());
        this.name = inName.name();
        if (inName.remaining() > 0) {
            throw inName.malformed("octets after the root label");
        }
        boolean nameOnly = in.remaining() == 0;
        int size = nameOnly ? 0 : in.u16();
        if (size % 16 != 0 || (size == 0 && !nameOnly)) {
            throw in.malformed("addresses of " + size + " octets, not a multiple of 16 and more than none");
        }
        Octets inAddresses = in.octets(size);
        this.addresses = AddressList.of(array, inAddresses.from, inAddresses.to);
        this.parameters = to - in.remaining();
        requireParameters(in);
    }

    private static void requireParameters(OctetReader in) {
        for (int last = -1; in.remaining() > 0; ) {
            int key = in.u16();
            if (key <= last) {
                throw in.malformed("service parameter " + key + " after " + last);
            }
            if (key == IPV4_HINT || key == IPV6_HINT) {
                throw in.malformed("service parameter " + key + ", a hint of addresses");
            }
            in.octets(in.u16());
            last = key;
        }
    }

    /**
     * A server of which only the name is given; its addresses come from ordinary DNS.
     *
     * @param priority 0 to 65535, the lowest first
     * @param name the authentication domain name, full
     * @return the value
     * @throws IllegalArgumentException if the number does not fit or the name is partial
     */
    public static Dnr of(int priority, DomainName name) {
        return of(begin(priority, name));
    }

    /**
     * A server with its addresses.
     *
     * @param priority 0 to 65535, the lowest first
     * @param name the authentication domain name, full
     * @param addresses where it listens, at least one
     * @param serviceParameters keys and values as RFC 9460 §2.2 has them on the wire, without hints of addresses
     * @return the value
     * @throws IllegalArgumentException if something does not fit
     */
    public static Dnr of(int priority, DomainName name, List<Ipv6Address> addresses, Octets serviceParameters) {
        OctetWriter out = begin(priority, name).u16(16 * addresses.size());
        addresses.forEach(out::ipv6);
        return of(out.octets(serviceParameters));
    }

    private static OctetWriter begin(int priority, DomainName name) {
        return new OctetWriter(128).u16(priority).u16(name.size()).name(name);
    }

    private static Dnr of(OctetWriter out) {
        byte[] octets = out.toByteArray();
        try {
            return new Dnr(octets, 0, octets.length);
        } catch (MalformedOptionException refused) {
            throw new IllegalArgumentException(refused.reason());
        }
    }

    /**
     * Which server to try first.
     *
     * @return 0 to 65535, the lowest first
     */
    public int priority() {
        return BigEndian.u16(array, from);
    }

    /**
     * The name that the server proves to have.
     *
     * @return a full name
     */
    public DomainName authenticationDomainName() {
        return name;
    }

    /**
     * Whether only the name is given, without addresses and parameters.
     *
     * @return true if the option ends after the name
     */
    public boolean isNameOnly() {
        return size() == HEADER + name.size();
    }

    /**
     * Where the server listens.
     *
     * @return at least one address, or none where only the name is given
     */
    public List<Ipv6Address> addresses() {
        return addresses;
    }

    /**
     * How the server is to be spoken to.
     *
     * @return keys and values as RFC 9460 §2.2 has them on the wire, perhaps none
     */
    public Octets serviceParameters() {
        return new Octets(array, parameters, to);
    }

    @Override
    public String toString() {
        return "Dnr " + priority() + " " + name + " " + addresses;
    }
}
