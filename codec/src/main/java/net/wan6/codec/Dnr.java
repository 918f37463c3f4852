package net.wan6.codec;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

    static final ViewShape.Form<Dnr> FORM = new ViewShape.Form<>() {
        @Override
        public int least() {
            return HEADER;
        }

        @Override
        public Dnr read(byte[] array, int from, int to) {
            return new Dnr(array, from, to);
        }

        @Override
        public Dnr remade(Dnr value) {
            return value.remade();
        }
    };

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

    private Dnr remade() {
        OctetWriter out = begin(priority(), name);
        return of(
                isNameOnly()
                        ? out
                        : out.u16(16 * addresses.size()).addresses(addresses).octets(serviceParameters()));
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
     * @param addresses where it listens, at least one, none of them multicast, loopback or unspecified
     * @param serviceParameters keys and values as RFC 9460 §2.2 has them on the wire, without hints of addresses
     * @return the value
     * @throws IllegalArgumentException if something does not fit
     */
    public static Dnr of(int priority, DomainName name, List<Ipv6Address> addresses, Octets serviceParameters) {
        Dnr resolver = of(begin(priority, name)
                .u16(16 * addresses.size())
                .addresses(addresses)
                .octets(serviceParameters));
        String unusable = resolver.firstUnusable();
        if (unusable != null) {
            throw new IllegalArgumentException(unusable);
        }
        return resolver;
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
     * Where the server listens. Multicast, loopback and unspecified addresses are left out (RFC 9463 §4.2); {@link #octets()}
     * has them.
     *
     * @return the addresses; none where only the name is given, or all are of no use
     */
    public List<Ipv6Address> addresses() {
        return firstUnusable() == null
                ? addresses
                : addresses.stream().filter(Dnr::isUsable).toList();
    }

    /**
     * The servers that options name, in the order in which to try them: by {@link #priority()}, and those of one priority as
     * they stand (RFC 9463 §4.2). A server of which only addresses are given that are of no use is left out.
     *
     * @param options those of a message
     * @return the servers, perhaps none
     */
    public static List<Dnr> inOrder(Options options) {
        return options.all(OptionTypes.V6_DNR).stream()
                .filter(resolver ->
                        resolver.isNameOnly() || !resolver.addresses().isEmpty())
                .sorted(Comparator.comparingInt(Dnr::priority))
                .toList();
    }

    /** Which of its addresses no server can have, as a text, or null (RFC 9463 §4.2). */
    @Nullable
    String firstUnusable() {
        for (Ipv6Address address : addresses) {
            if (!isUsable(address)) {
                return address + (address.isMulticast() ? " is multicast" : " is no address of a server");
            }
        }
        return null;
    }

    private static boolean isUsable(Ipv6Address address) {
        return !address.isMulticast() && !address.isLoopback() && !address.isUnspecified();
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
