package net.wan6.mape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;

/** What holds for every rule, port set and domain. */
class MapProperties {

    @Provide
    Arbitrary<MapRule> rules() {
        return Arbitraries.randomValue(MapProperties::randomRule);
    }

    @Provide
    Arbitrary<PortSet> portSets() {
        return Arbitraries.randomValue(random -> {
            int k = random.nextInt(17);
            int a = random.nextInt(Math.min(15, 16 - k) + 1);
            return PortSet.of(a, k, random.nextInt(1 << k)).excludingBelow(random.nextInt(3) * random.nextInt(2000));
        });
    }

    private static MapRule randomRule(Random random) {
        Reference.Rule bits = Reference.randomRule(random);
        Ipv6Address v6 = new Ipv6Address(random.nextLong(), random.nextLong());
        return new MapRule(
                Ipv6Prefix.masking(v6, bits.n()),
                Ipv4Prefix.masking(new Ipv4Address(random.nextInt()), bits.r()),
                bits.o(),
                bits.a(),
                bits.explicitLength(),
                bits.explicitPsid(),
                random.nextInt(4) == 0 ? RuleUse.BASIC_ONLY : RuleUse.BASIC_AND_FORWARDING);
    }

    private static Ipv6Prefix randomLine(MapRule rule, Random random) {
        Ipv6Address any = new Ipv6Address(random.nextLong(), random.nextLong());
        int n = rule.ipv6Prefix().length();
        Ipv6Address within = new Ipv6Address(
                rule.ipv6Prefix().address().high()
                        | (any.high() & ~any.masked(n).high()),
                rule.ipv6Prefix().address().low() | (any.low() & ~any.masked(n).low()));
        int end = rule.cePrefixLength();
        return Ipv6Prefix.masking(within, end + random.nextInt(129 - end));
    }

    @Property
    void textOfARuleReadsBack(@ForAll("rules") MapRule rule) {
        assertEquals(rule, MapRule.parse(rule.toString()));
    }

    /** RFC 7597 §5.1: every port from 2^(16-a) on belongs to exactly one PSID, the others to none. */
    @Property(tries = 40)
    void psidsPartitionThePorts(@ForAll @IntRange(max = 10) int k, @ForAll @IntRange(max = 15) int offset) {
        int a = Math.min(offset, 16 - k);
        BitSet given = new BitSet(65536);
        int total = 0;
        for (int psid = 0; psid < 1 << k; psid++) {
            PortSet ports = PortSet.of(a, k, psid);
            total += ports.size();
            for (PortRange range : ports.ranges()) {
                for (int port = range.first(); port <= range.last(); port++) {
                    if (given.get(port) || PortSet.psidOf(port, a, k) != psid) {
                        fail(port + " is of another set than " + ports);
                    }
                    given.set(port);
                }
            }
        }
        int excluded = a == 0 || k == 0 ? 0 : 1 << (16 - a);
        assertEquals(65536 - excluded, total);
        assertEquals(65536 - excluded, given.cardinality());
        assertEquals(excluded, given.nextSetBit(0));
    }

    @Property(tries = 300)
    void nthAndIndexOfAreInverse(@ForAll("portSets") PortSet ports, @ForAll @IntRange(max = 65535) int port) {
        int index = ports.indexOf(port);
        assertEquals(ports.contains(port), index >= 0);
        if (index >= 0) {
            assertEquals(port, ports.nth(index));
        }
        if (!ports.isEmpty()) {
            int last = ports.size() - 1;
            assertEquals(ports.lowest(), ports.nth(0));
            assertEquals(last, ports.indexOf(ports.nth(last)));
            List<PortRange> ranges = ports.ranges();
            assertEquals(ranges.get(ranges.size() - 1).last(), ports.nth(last));
        }
        assertEquals(
                ports.size(), ports.ranges().stream().mapToInt(PortRange::size).sum());
        assertThrows(IllegalArgumentException.class, () -> ports.nth(ports.size()));
        assertThrows(IllegalArgumentException.class, () -> ports.nth(-1));
    }

    @Property(tries = 60)
    void excludingChangesNothingElse(@ForAll("portSets") PortSet ports, @ForAll @IntRange(max = 65536) int floor) {
        PortSet fewer = ports.excludingBelow(floor);
        assertArrayEquals(
                ports.stream().filter(port -> port >= floor).toArray(),
                fewer.stream().toArray());
        assertEquals(fewer, fewer.excludingBelow(floor));
        assertEquals(ports, ports.excludingBelow(0));
        assertTrue(!ports.forNat().contains(0));
    }

    /** From a line to its CE, and from what others see of that back to the same address. */
    @Property
    void forwardingFindsTheCe(@ForAll("rules") MapRule rule, @ForAll Random random) {
        MapDomain domain = domain(List.of(rule), random);
        MapCe ce = domain.ce(randomLine(rule, random)).orElseThrow();
        PortSet ports = ce.ports();
        int host = ce.ipv4Prefix().length() == 32
                ? 0
                : random.nextInt() >>> ce.ipv4Prefix().length();
        Ipv4Address ipv4 = new Ipv4Address(ce.ipv4Address().value() | host);
        MapForwarder forwarder = domain.borderRelayForwarder();
        SourceValidator validator = domain.sourceValidator();
        int port = ports.nth(random.nextInt(ports.size()));
        assertEquals(Optional.of(ce.ceAddress()), forwarder.ceAddress(ipv4, port), rule::toString);
        assertEquals(SourceVerdict.VALID, validator.validate(ce.ceAddress(), ipv4, port), rule::toString);
        long[] halves = new long[2];
        ForwardingVerdict without = forwarder.forwardWithoutPort(ipv4.value(), halves, 0);
        assertEquals(
                rule.isShared() ? ForwardingVerdict.PORT_NEEDED : ForwardingVerdict.TO_CE, without, rule::toString);
        assertEquals(
                rule.isShared() ? SourceVerdict.PORT_NEEDED : SourceVerdict.VALID,
                validator.validateWithoutPort(
                        ce.ceAddress().high(), ce.ceAddress().low(), ipv4.value()),
                rule::toString);
        if (!rule.isShared()) {
            assertEquals(ce.ceAddress(), new Ipv6Address(halves[0], halves[1]), rule::toString);
        }
        int other = random.nextInt(65536);
        boolean same = forwarder.ceAddress(ipv4, other).equals(Optional.of(ce.ceAddress()));
        assertEquals(ports.contains(other), same, rule::toString);
    }

    @Property
    void draftIdentifierIsTheRfcsShiftedByEight(@ForAll int ipv4, @ForAll @IntRange(max = 65535) int psid) {
        Ipv4Address address = new Ipv4Address(ipv4);
        long rfc = InterfaceIdFormat.RFC_7597.interfaceId(address, psid);
        assertEquals(rfc << 8, InterfaceIdFormat.DRAFT_03.interfaceId(address, psid));
        assertEquals((ipv4 & 0xffff_ffffL) * 65536 + psid, rfc);
    }

    /** The check by IPv6 source and the one by IPv4 source and port are two ways to one answer. */
    @Property(tries = 200)
    void bothSourceChecksAgree(@ForAll Random random) {
        MapDomain domain = domainWithoutOverlap(random);
        MapForwarder byIpv4 = domain.borderRelayForwarder();
        SourceValidator byIpv6 = domain.sourceValidator();
        for (int i = 0; i < 20; i++) {
            MapRule rule = domain.rules().get(random.nextInt(domain.rules().size()));
            MapCe ce = domain.ce(randomLine(rule, random)).orElseThrow();
            Ipv6Address outer = random.nextInt(4) == 0 ? flip(ce.ceAddress(), random) : ce.ceAddress();
            int ipv4 = ce.ipv4Address().value() ^ (random.nextInt(4) == 0 ? 1 << random.nextInt(32) : 0);
            int port = random.nextBoolean() ? random.nextInt(65536) : ce.ports().nth(0);
            boolean valid = byIpv6.validate(outer, new Ipv4Address(ipv4), port) == SourceVerdict.VALID;
            assertEquals(
                    byIpv4.ceAddress(new Ipv4Address(ipv4), port).equals(Optional.of(outer)), valid, rule::toString);
        }
    }

    private static Ipv6Address flip(Ipv6Address address, Random random) {
        int bit = random.nextInt(128);
        return address.withBits(bit, 1, 1 - address.bits(bit, 1));
    }

    private static MapDomain domainWithoutOverlap(Random random) {
        List<MapRule> rules = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            MapRule rule = randomRule(random);
            boolean overlaps = rules.stream()
                    .anyMatch(other -> overlap(rule.ipv6Prefix(), other.ipv6Prefix())
                            || rule.ipv4Prefix().contains(other.ipv4Prefix())
                            || other.ipv4Prefix().contains(rule.ipv4Prefix()));
            if (!overlaps) {
                rules.add(rule);
            }
        }
        return domain(rules, random);
    }

    private static boolean overlap(Ipv6Prefix one, Ipv6Prefix other) {
        return one.contains(other) || other.contains(one);
    }

    private static MapDomain domain(List<MapRule> rules, Random random) {
        InterfaceIdFormat format = random.nextBoolean() ? InterfaceIdFormat.RFC_7597 : InterfaceIdFormat.DRAFT_03;
        return new MapDomain(rules, List.of(), format, Topology.MESH);
    }

    /** Longest match by the index and by looking at every prefix. */
    @Property(tries = 300)
    void indexIsALongestMatch(@ForAll Random random) {
        Set<Ipv6Prefix> distinct = new HashSet<>();
        Ipv6Address base = new Ipv6Address(random.nextLong(), random.nextLong());
        int count = random.nextInt(40);
        for (int i = 0; i < count; i++) {
            distinct.add(Ipv6Prefix.masking(near(base, random), random.nextInt(129)));
        }
        Ipv6Prefix[] prefixes = distinct.toArray(Ipv6Prefix[]::new);
        PrefixIndex index = new PrefixIndex(prefixes);
        for (int i = 0; i < 50; i++) {
            Ipv6Address address = random.nextInt(3) == 0 && prefixes.length > 0
                    ? edge(prefixes[random.nextInt(prefixes.length)], random)
                    : near(base, random);
            assertEquals(longest(prefixes, address, 129), index.find(address.high(), address.low()));
        }
        for (int i = 0; i < prefixes.length; i++) {
            assertEquals(longest(prefixes, prefixes[i].address(), prefixes[i].length()), index.parent(i));
        }
    }

    /** Addresses with few bits changed lie in many prefixes at once. */
    private static Ipv6Address near(Ipv6Address base, Random random) {
        Ipv6Address address = base;
        for (int changes = random.nextInt(4); changes > 0; changes--) {
            address = flip(address, random);
        }
        return random.nextInt(20) == 0 ? new Ipv6Address(random.nextLong(), random.nextLong()) : address;
    }

    /** First and last address of a prefix, and their neighbours outside. */
    private static Ipv6Address edge(Ipv6Prefix prefix, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> prefix.first();
            case 1 -> prefix.last();
            case 2 -> {
                Ipv6Address last = prefix.last();
                yield new Ipv6Address(last.high() + (last.low() == -1 ? 1 : 0), last.low() + 1);
            }
            default -> {
                Ipv6Address first = prefix.first();
                yield new Ipv6Address(first.high() - (first.low() == 0 ? 1 : 0), first.low() - 1);
            }
        };
    }

    private static int longest(Ipv6Prefix[] prefixes, Ipv6Address address, int shorterThan) {
        int best = PrefixIndex.NONE;
        for (int i = 0; i < prefixes.length; i++) {
            boolean longer = best == PrefixIndex.NONE || prefixes[i].length() > prefixes[best].length();
            if (longer && prefixes[i].length() < shorterThan && prefixes[i].contains(address)) {
                best = i;
            }
        }
        return best;
    }
}
