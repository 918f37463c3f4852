package net.wan6.core.driver;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.core.LanLifetimes;
import net.wan6.core.LinePrefix;

/**
 * From the addresses that a host makes of prefixes to news of these prefixes, by the clock of whoever looks.
 *
 * <p>An address tells no lifetimes: what stands is told with the longest that RFC 9096 §4 lets a LAN have, and again each
 * minute. Many addresses may be of one prefix, temporary ones among them that come and go: it is deprecated when all of them are.
 */
final class PrefixesOfAddresses {
    /** As many as an engine knows. */
    private static final int MOST = 32;

    private static final int SLAAC_LENGTH = 64;

    /** How long an address may be missing before its prefix has ended: it is gone for a moment when it is made anew. */
    private static final long ABSENCE = 30 * Nanoseconds.SECOND;

    private static final long REPEAT = 60 * Nanoseconds.SECOND;

    /** A prefix that was told. */
    private record Told(boolean deprecated, long at, long absentSince) {
        LinePrefix news(Ipv6Prefix prefix) {
            Lifetime preferred = deprecated ? Lifetime.ZERO : LanLifetimes.ND_PREFERRED_LIMIT;
            return new LinePrefix(prefix, preferred, LanLifetimes.ND_VALID_LIMIT);
        }
    }

    private final Map<Ipv6Prefix, Told> told = new LinkedHashMap<>();

    /** Prefixes of which an application knows from before: if they are not there, they have ended. */
    void remember(Collection<Ipv6Prefix> prefixes, long now) {
        prefixes.forEach(prefix -> told.putIfAbsent(prefix, new Told(false, now - REPEAT, now)));
    }

    /** The link is down, or was: what is absent says nothing (the kernel takes all addresses away). */
    void linkDown() {
        told.replaceAll((prefix, known) -> new Told(known.deprecated(), known.at(), Nanoseconds.NEVER));
    }

    /** The addresses of the interface, whose link is up. */
    List<LinePrefix> take(List<InterfaceAddress> addresses, long now) {
        Map<Ipv6Prefix, Boolean> standing = standing(addresses);
        List<LinePrefix> news = new ArrayList<>();
        for (Map.Entry<Ipv6Prefix, Told> each : List.copyOf(told.entrySet())) {
            Boolean deprecated = standing.remove(each.getKey());
            if (deprecated == null) {
                missing(each.getKey(), each.getValue(), now, news);
            } else {
                stands(each.getKey(), each.getValue(), deprecated, now, news);
            }
        }
        standing.forEach((prefix, deprecated) -> {
            if (told.size() < MOST) {
                tell(prefix, deprecated, now, news);
            }
        });
        return news;
    }

    private void stands(Ipv6Prefix prefix, Told known, boolean deprecated, long now, List<LinePrefix> news) {
        if (known.deprecated() != deprecated || now - known.at() >= REPEAT) {
            tell(prefix, deprecated, now, news);
        } else if (known.absentSince() != Nanoseconds.NEVER) {
            told.put(prefix, new Told(deprecated, known.at(), Nanoseconds.NEVER));
        }
    }

    private void missing(Ipv6Prefix prefix, Told known, long now, List<LinePrefix> news) {
        if (known.absentSince() == Nanoseconds.NEVER) {
            told.put(prefix, new Told(known.deprecated(), known.at(), now));
        } else if (now - known.absentSince() >= ABSENCE) {
            told.remove(prefix);
            news.add(new LinePrefix(prefix, Lifetime.ZERO, Lifetime.ZERO));
        }
    }

    private void tell(Ipv6Prefix prefix, boolean deprecated, long now, List<LinePrefix> news) {
        Told next = new Told(deprecated, now, Nanoseconds.NEVER);
        told.put(prefix, next);
        news.add(next.news(prefix));
    }

    /** The prefixes of the addresses, and whether all addresses of each are deprecated. */
    private static Map<Ipv6Prefix, Boolean> standing(List<InterfaceAddress> addresses) {
        Map<Ipv6Prefix, Boolean> standing = new LinkedHashMap<>();
        for (InterfaceAddress address : addresses) {
            if (address.scope() == InterfaceAddress.GLOBAL_SCOPE
                    && address.prefixLength() == SLAAC_LENGTH
                    && !address.has(InterfaceAddress.PERMANENT)) {
                Ipv6Prefix prefix = Ipv6Prefix.masking(address.address(), SLAAC_LENGTH);
                standing.merge(prefix, address.has(InterfaceAddress.DEPRECATED), Boolean::logicalAnd);
            }
        }
        return standing;
    }
}
