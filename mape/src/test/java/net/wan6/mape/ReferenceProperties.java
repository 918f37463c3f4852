package net.wan6.mape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;

/** The module and {@link Reference} over random rules. */
class ReferenceProperties {
    private static final int TRIES = 100_000;

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void ceOfAnEndUserPrefix(@ForAll Random random) {
        Reference.Rule rule = Reference.randomRule(random);
        InterfaceIdFormat format = randomFormat(random);
        int end = rule.n() + rule.o();
        String prefix = rule.ipv6() + Reference.randomBits(random, end - rule.n() + random.nextInt(129 - end));
        Reference.Ce expected = Reference.ce(rule, prefix, format);
        MapCe actual = domain(rule, format).ce(ipv6Prefix(prefix)).orElseThrow();
        assertEquals(expected.ipv4(), bits(actual.ipv4Prefix()), rule::toString);
        assertEquals(expected.psid(), actual.psid(), rule::toString);
        assertEquals(rule.k(), actual.psidLength(), rule::toString);
        assertEquals(expected.address(), bits(actual.ceAddress()), rule::toString);
        assertEquals(!expected.address().startsWith(prefix), actual.isOutside(ipv6Prefix(prefix)), rule::toString);
        int port = random.nextInt(65536);
        boolean owns = Reference.ownsPort(rule.a(), rule.k(), expected.psid(), port);
        assertEquals(owns, actual.ports().contains(port), rule::toString);
        Statistics.label("EA bits end beyond bit 64")
                .collect(end > 64)
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 10));
    }

    @Property(tries = TRIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void destinationOfAnIpv4Packet(@ForAll Random random) {
        Reference.Rule rule = Reference.randomRule(random);
        InterfaceIdFormat format = randomFormat(random);
        String ipv4 = rule.ipv4() + Reference.randomBits(random, 32 - rule.r());
        int port = random.nextInt(65536);
        Optional<String> expected = Reference.destination(rule, ipv4, port, format);
        MapDomain domain = domain(rule, format);
        Optional<Ipv6Address> actual = domain.forwarder().ceAddress(ipv4(ipv4), port);
        assertEquals(expected, actual.map(ReferenceProperties::bits), rule::toString);
        // What a CE sends from there is accepted from its own address and from no neighbouring one.
        actual.ifPresent(address -> {
            SourceValidator validator = domain.sourceValidator();
            assertEquals(SourceVerdict.VALID, validator.validate(address, ipv4(ipv4), port), rule::toString);
            int bit = random.nextInt(128);
            Ipv6Address other = address.withBits(bit, 1, 1 - address.bits(bit, 1));
            assertTrue(validator.validate(other, ipv4(ipv4), port) != SourceVerdict.VALID, rule::toString);
        });
        Statistics.label("has a CE")
                .collect(actual.isPresent())
                .coverage(coverage -> coverage.check(true).percentage(share -> share > 50));
    }

    @Property(tries = 400, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    void portSets(@ForAll Random random) {
        int k = random.nextInt(17);
        int a = random.nextInt(Math.min(15, 16 - k) + 1);
        int psid = random.nextInt(1 << k);
        int floor = random.nextInt(4) == 0 ? random.nextInt(65537) : random.nextInt(2) * 1024;
        List<Integer> expected = new ArrayList<>(Reference.ports(a, k, psid));
        expected.removeIf(port -> port < floor);
        PortSet actual = PortSet.of(a, k, psid).excludingBelow(floor);
        assertEquals(expected.size(), actual.size(), actual::toString);
        assertEquals(expected, actual.stream().boxed().toList(), actual::toString);
        List<Integer> ofRanges = new ArrayList<>();
        actual.ranges().forEach(range -> {
            for (int port = range.first(); port <= range.last(); port++) {
                ofRanges.add(port);
            }
        });
        assertEquals(expected, ofRanges, actual::toString);
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(i, actual.indexOf(expected.get(i)), actual::toString);
        }
    }

    private static InterfaceIdFormat randomFormat(Random random) {
        return random.nextBoolean() ? InterfaceIdFormat.RFC_7597 : InterfaceIdFormat.DRAFT_03;
    }

    private static MapDomain domain(Reference.Rule rule, InterfaceIdFormat format) {
        MapRule made = new MapRule(
                ipv6Prefix(rule.ipv6()),
                new Ipv4Prefix(ipv4(rule.ipv4() + "0".repeat(32 - rule.r())), rule.r()),
                rule.o(),
                rule.a(),
                rule.explicitLength(),
                rule.explicitPsid(),
                RuleUse.BASIC_AND_FORWARDING);
        return new MapDomain(List.of(made), List.of(), format, Topology.MESH);
    }

    private static Ipv4Address ipv4(String bits) {
        return new Ipv4Address(new BigInteger(bits, 2).intValue());
    }

    private static Ipv6Prefix ipv6Prefix(String bits) {
        BigInteger number = new BigInteger(bits + "0".repeat(128 - bits.length()), 2);
        return new Ipv6Prefix(new Ipv6Address(number.shiftRight(64).longValue(), number.longValue()), bits.length());
    }

    private static String bits(Ipv6Address address) {
        String digits = new BigInteger(1, address.toByteArray()).toString(2);
        return "0".repeat(128 - digits.length()) + digits;
    }

    private static String bits(Ipv4Prefix prefix) {
        String digits = new BigInteger(1, prefix.address().toByteArray()).toString(2);
        return ("0".repeat(32 - digits.length()) + digits).substring(0, prefix.length());
    }
}
