package net.wan6.benchmarks.mape;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.mape.InterfaceIdFormat;
import net.wan6.mape.MapDomain;
import net.wan6.mape.MapRule;
import net.wan6.mape.Topology;

/** Where the rules of a domain lie; each has a /24 of IPv4, shared 256 times. */
public enum Layout {
    /** Side by side in 10.0.0.0/8 and 2001:db8::/32. */
    CONTIGUOUS {
        @Override
        MapRule rule(int index, Random random) {
            return made(0x0a000000 | index << 8, 0x2001_0db8_0000_0000L | (long) index << 16);
        }
    },
    /** Anywhere in both address spaces. */
    SCATTERED {
        @Override
        MapRule rule(int index, Random random) {
            long ipv6 = 0x2000_0000_0000_0000L | random.nextLong() >>> 3;
            return made(random.nextInt() & 0xffffff00, ipv6 & 0xffff_ffff_ffff_0000L);
        }
    };

    private static final long SEED = 7597;

    abstract MapRule rule(int index, Random random);

    static MapRule made(int ipv4, long ipv6) {
        return MapRule.of(
                new Ipv6Prefix(new Ipv6Address(ipv6, 0), 48), new Ipv4Prefix(new Ipv4Address(ipv4), 24), 16, 6);
    }

    MapDomain domain(int rules) {
        Random random = new Random(SEED);
        Set<Ipv4Prefix> ipv4 = new HashSet<>();
        Set<Ipv6Prefix> ipv6 = new HashSet<>();
        List<MapRule> all = new ArrayList<>();
        while (all.size() < rules) {
            MapRule rule = rule(all.size(), random);
            if (ipv4.add(rule.ipv4Prefix()) && ipv6.add(rule.ipv6Prefix())) {
                all.add(rule);
            }
        }
        return new MapDomain(all, List.of(), InterfaceIdFormat.RFC_7597, Topology.MESH);
    }
}
