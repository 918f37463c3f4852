package net.wan6.core.lan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;

/** The laws of a subnet plan, whatever is delegated and wished. */
class SubnetPlanProperties {
    private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "f", "g", "h");

    /**
     * What a plan is made of.
     *
     * @param space what there is
     * @param wishes what is wished
     * @param previous the places before
     */
    record Given(DelegatedSpace space, List<SubnetWish> wishes, Map<String, SubnetPlace> previous) {
        SubnetPlan plan() {
            return SubnetPlan.of(space, wishes, previous);
        }
    }

    @Provide
    Arbitrary<Given> given() {
        return given(Arbitraries.integers().between(53, 66));
    }

    /** Lengths at which no bit of a number may get lost. */
    @Provide
    Arbitrary<Given> large() {
        return given(Arbitraries.integers().between(0, 48));
    }

    private static Arbitrary<Given> given(Arbitrary<Integer> lengths) {
        return spaces(lengths)
                .flatMap(space -> Combinators.combine(wishes(space), places(space))
                        .as((wishes, places) -> new Given(space, wishes, places)));
    }

    private static Arbitrary<DelegatedSpace> spaces(Arbitrary<Integer> lengths) {
        Arbitrary<Ipv6Prefix> prefixes = Combinators.combine(Arbitraries.longs(), Arbitraries.longs(), lengths)
                .as((high, low, length) -> Ipv6Prefix.masking(new Ipv6Address(high, low), length));
        Arbitrary<FirstSubnet> firsts = Arbitraries.of(FirstSubnet.class);
        return Combinators.combine(prefixes, firsts)
                .flatAs((prefix, first) -> excluded(prefix)
                        .list()
                        .ofMaxSize(2)
                        .map(excluded -> new DelegatedSpace(prefix, excluded, first)));
    }

    private static Arbitrary<Ipv6Prefix> excluded(Ipv6Prefix prefix) {
        int longest = Math.min(128, prefix.length() + 16);
        Arbitrary<Ipv6Prefix> within = Combinators.combine(
                        Arbitraries.integers().between(prefix.length(), longest), Arbitraries.longs())
                .as((length, bits) -> prefix.subnet(
                        length, length == prefix.length() ? 0 : bits >>> (64 - (length - prefix.length()))));
        return Arbitraries.frequencyOf(
                Tuple.of(9, within), Tuple.of(1, Arbitraries.just(Ipv6Prefix.parse("2001:db8:ffff::/48"))));
    }

    private static Arbitrary<List<SubnetWish>> wishes(DelegatedSpace space) {
        Arbitrary<Integer> lengths = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(64)),
                Tuple.of(4, Arbitraries.integers().between(47, 65)));
        Arbitrary<List<Long>> numbers = number(space).list().ofMaxSize(1);
        return Arbitraries.subsetOf(NAMES)
                .flatMap(names -> Combinators.combine(names.stream()
                                .map(name -> Combinators.combine(
                                                lengths,
                                                numbers,
                                                Arbitraries.integers().between(-1, 2))
                                        .as((length, number, weight) -> new SubnetWish(name, length, number, weight)))
                                .toList())
                        .as(wishes -> wishes));
    }

    private static Arbitrary<Map<String, SubnetPlace>> places(DelegatedSpace space) {
        Arbitrary<SubnetPlace> places = Combinators.combine(
                        number(space), Arbitraries.integers().between(48, 64))
                .as(SubnetPlace::new);
        return Arbitraries.maps(Arbitraries.of(NAMES), places).ofMaxSize(NAMES.size());
    }

    private static Arbitrary<Long> number(DelegatedSpace space) {
        long most = space.prefix().length() >= 64 ? 2 : space.prefix().subnetCount(64);
        return Arbitraries.longs().between(0, most == Long.MAX_VALUE ? most : most + 1);
    }

    @Property(tries = 2000, edgeCases = EdgeCasesMode.NONE)
    void isThatOfTheSlowReference(@ForAll("given") Given given) {
        SlowSubnetPlan slow = new SlowSubnetPlan(given.space(), given.wishes(), given.previous());
        SubnetPlan plan = given.plan();
        Map<String, Ipv6Prefix> assigned = new TreeMap<>();
        plan.assigned().forEach(one -> assigned.put(one.name(), one.prefix()));
        assertEquals(slow.assigned, assigned);
        Map<String, RefusedSubnet.Reason> refused = new TreeMap<>();
        plan.refused().forEach(one -> refused.put(one.name(), one.reason()));
        assertEquals(slow.refused, refused);
        assertEquals(
                slow.rest(),
                plan.rest().stream().flatMap(one -> one.subnets(64)).collect(Collectors.toSet()));
        Statistics.label("refused").collect(!refused.isEmpty());
        Statistics.label("shortened").collect(plan.assigned().stream().anyMatch(AssignedSubnet::isShortened));
        Statistics.label("refused").coverage(coverage -> coverage.check(true).count(count -> count > 0));
        Statistics.label("shortened").coverage(coverage -> coverage.check(true).count(count -> count > 0));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void isDisjointInsideAndOutsideWhatIsExcluded(@ForAll("given") Given given) {
        requireDisjoint(given.plan());
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void isSoInLargePrefixesToo(@ForAll("large") Given given) {
        SubnetPlan plan = given.plan();
        requireDisjoint(plan);
        for (AssignedSubnet one : plan.assigned()) {
            assertEquals(one.forHosts(), plan.space().prefix().subnet(64, one.number()));
        }
        assertEquals(plan.assigned(), plan.in(plan.space()).assigned());
    }

    private static void requireDisjoint(SubnetPlan plan) {
        List<Ipv6Prefix> all = Stream.concat(plan.assigned().stream().map(AssignedSubnet::prefix), plan.rest().stream())
                .sorted()
                .toList();
        for (int i = 0; i < all.size(); i++) {
            Ipv6Prefix one = all.get(i);
            assertTrue(plan.space().prefix().contains(one), one::toString);
            assertTrue(i == 0 || !all.get(i - 1).contains(one), () -> all + " overlap");
            for (Ipv6Prefix excluded : plan.space().excluded()) {
                assertFalse(excluded.contains(one) || one.contains(excluded), () -> one + " and " + excluded);
            }
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void eachWishIsAssignedOrRefused(@ForAll("given") Given given) {
        SubnetPlan plan = given.plan();
        List<String> told = new ArrayList<>();
        plan.assigned().forEach(one -> told.add(one.name()));
        plan.refused().forEach(one -> told.add(one.name()));
        told.sort(null);
        assertEquals(given.wishes().stream().map(SubnetWish::name).sorted().toList(), told);
    }

    /** RFC 9818 LPD-3: another prefix of that length has every LAN at the same place. */
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void numbersStayWhenThePrefixChanges(@ForAll("given") Given given, @ForAll long high, @ForAll long low) {
        DelegatedSpace whole = DelegatedSpace.of(given.space().prefix())
                .withFirst(given.space().first());
        SubnetPlan before = SubnetPlan.of(whole, given.wishes(), given.previous());
        Ipv6Prefix other =
                Ipv6Prefix.masking(new Ipv6Address(high, low), whole.prefix().length());
        SubnetPlan after = before.in(DelegatedSpace.of(other).withFirst(whole.first()));
        assertEquals(numbers(before), numbers(after));
        assertEquals(before.refused(), after.refused());
        assertEquals(before, after.in(whole));
    }

    private static Map<String, String> numbers(SubnetPlan plan) {
        Map<String, String> numbers = new TreeMap<>();
        plan.assigned()
                .forEach(one -> numbers.put(
                        one.name(), one.number() + "/" + one.prefix().length()));
        return numbers;
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void theOrderOfTheWishesIsFree(@ForAll("given") Given given) {
        List<SubnetWish> reversed = new ArrayList<>(given.wishes());
        Collections.reverse(reversed);
        assertEquals(
                given.plan().assigned(),
                SubnetPlan.of(given.space(), reversed, given.previous()).assigned());
    }

    /** A LAN of a /64 that had a place which a smaller prefix has too, stays there, unless its owner or another's asks otherwise. */
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void aSmallerPrefixKeepsTheNumbersItHas(@ForAll("given") Given given) {
        List<SubnetWish> wishes = given.wishes().stream()
                .map(wish -> SubnetWish.of(wish.name()).weighing(wish.weight()))
                .toList();
        Ipv6Prefix prefix = given.space().prefix();
        if (prefix.length() >= 64) {
            return;
        }
        SubnetPlan before = SubnetPlan.of(DelegatedSpace.of(prefix), wishes, given.previous());
        SubnetPlan after = before.in(DelegatedSpace.of(prefix.subnet(prefix.length() + 1, 0)));
        long count = after.space().prefix().subnetCount(64);
        for (AssignedSubnet one : before.assigned()) {
            if (one.number() < count) {
                assertEquals(one.prefix(), after.prefixOf(one.name()).orElseThrow());
            }
        }
        assertEquals(Math.min(count, before.assigned().size()), after.assigned().size());
    }

    /** A wish more moves nothing. */
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void aNewWishMovesNoOther(@ForAll("given") Given given) {
        SubnetPlan before = given.plan();
        List<SubnetWish> more = new ArrayList<>(given.wishes());
        more.add(SubnetWish.of("0", 64).weighing(9));
        SubnetPlan after = SubnetPlan.of(given.space(), more, before.places());
        Set<AssignedSubnet> kept = new HashSet<>(after.assigned());
        before.assigned().forEach(one -> assertTrue(kept.contains(one), () -> one + " not in " + after));
    }

    /** All but the excluded prefix is discarded, and nothing else. */
    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void discardsAllButWhatIsExcluded(@ForAll("given") Given given) {
        DelegatedSpace space = given.space();
        TreeSet<Ipv6Prefix> discarded = new TreeSet<>(space.discarded());
        for (Ipv6Prefix one : discarded) {
            assertTrue(space.prefix().contains(one));
            space.excluded().forEach(excluded -> assertFalse(excluded.contains(one) || one.contains(excluded)));
        }
        SubnetPlan plan = given.plan();
        plan.assigned()
                .forEach(subnet -> assertTrue(discarded.stream().anyMatch(one -> one.contains(subnet.prefix()))));
    }
}
