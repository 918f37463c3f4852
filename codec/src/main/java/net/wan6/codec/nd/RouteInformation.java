package net.wan6.codec.nd;

import java.util.Locale;
import java.util.Optional;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.MalformedOptionException;
import net.wan6.codec.OctetReader;
import net.wan6.codec.OctetWriter;

/**
 * A route by the router (Route Information, RFC 4191 §2.3).
 *
 * @param prefix where it leads
 * @param preference how it is to be preferred to other routers' routes there
 * @param routeLifetime how long it can be used; 0 takes it away
 */
public record RouteInformation(Ipv6Prefix prefix, RouterPreference preference, Lifetime routeLifetime)
        implements Ignorable {
    private static final int HALF = 64;

    /** The prefix takes no octets, 8 or 16: as many as it needs, or more. */
    static RouteInformation read(OctetReader in) {
        int length = in.u8();
        RouterPreference preference = RouterPreference.ofOctet(in.u8());
        Lifetime lifetime = Lifetime.ofSeconds(in.u32());
        if (length > Ipv6Address.BITS) {
            throw new MalformedOptionException("prefix length is " + length + ", more than 128", 0);
        }
        int octets = in.remaining();
        if (octets > Ipv6Address.OCTETS || octets * 8 < length) {
            throw in.malformed("length is " + octets + " octets for a prefix of " + length + " bits");
        }
        long high = octets > 0 ? in.u64() : 0;
        long low = octets > 8 ? in.u64() : 0;
        return new RouteInformation(Ipv6Prefix.masking(new Ipv6Address(high, low), length), preference, lifetime);
    }

    static void write(OctetWriter out, RouteInformation route) {
        Ipv6Address address = route.prefix.address();
        out.u8(route.prefix.length()).u8(route.preference.inOctet()).u32(route.routeLifetime.seconds());
        if (route.prefix.length() > 0) {
            out.u64(address.high());
        }
        if (route.prefix.length() > HALF) {
            out.u64(address.low());
        }
    }

    @Override
    public Optional<UnusableReason> ignored() {
        return preference == RouterPreference.RESERVED
                ? Optional.of(UnusableReason.RESERVED_PREFERENCE)
                : Optional.empty();
    }

    @Override
    public String toString() {
        return prefix + " preference " + preference.name().toLowerCase(Locale.ROOT) + " lifetime " + routeLifetime;
    }
}
