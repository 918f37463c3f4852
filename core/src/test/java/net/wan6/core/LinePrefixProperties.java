package net.wan6.core;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.Octets;
import net.wan6.codec.nd.NdOptionTypes;
import net.wan6.codec.nd.PrefixInformation;
import net.wan6.codec.nd.RouterAdvertisement;
import net.wan6.codec.nd.RouterAdvertisementBuilder;

/**
 * Any sequence of Router Advertisements, from octets to what a client holds, beside a slow and plain reading of RFC 4862 §5.5.3 and
 * RFC 4861 §6.1.2 (engine rules P-1, P-2, P-3). Each router always announces the same list, so that none leaves a prefix out; lifetimes
 * are as they please. Exceptions: no two hours are left (e), and prefixes have 64 bits (d).
 */
class LinePrefixProperties {
    private static final long INFINITE = 0xffff_ffffL;

    /** What each of three routers speaks of; the second and the third disagree. */
    private static final List<List<String>> LISTS = List.of(
            List.of("2001:db8:1::/64", "fe80::/64", "2001:db8:2::/64"),
            List.of("2001:db8:2::/64", "2001:db8:3::/64", "2001:db8:4::/48"),
            List.of("2001:db8:3::/64", "2001:db8:1::/64", "ff02::/64", "2001:db8:5::1/128"));

    /** An advertisement, some seconds after the one before it. */
    record Heard(int after, int router, int hopLimit, List<Pair> lifetimes) {}

    record Pair(long preferred, long valid) {}

    /** RFC 4862 §5.5.3, step by step, in whole seconds; the order is that of the first word. */
    private static final class Reference {
        private final Map<String, long[]> known = new LinkedHashMap<>();

        void hear(Heard heard, long now) {
            if (heard.hopLimit() != 255) {
                return; // RFC 4861 §6.1.2
            }
            known.values().removeIf(clocks -> clocks[1] <= now);
            List<String> list = LISTS.get(heard.router());
            for (int i = 0; i < list.size(); i++) {
                long preferred = heard.lifetimes().get(i).preferred();
                long valid = heard.lifetimes().get(i).valid();
                boolean isLinkLocal = list.get(i).startsWith("fe80");
                boolean isMulticast = list.get(i).startsWith("ff");
                if (isLinkLocal
                        || isMulticast
                        || preferred > valid
                        || !list.get(i).endsWith("/64")) {
                    continue;
                }
                if (valid == 0) {
                    known.remove(list.get(i));
                } else {
                    known.put(list.get(i), new long[] {end(now, preferred), end(now, valid)});
                }
            }
        }

        private static long end(long now, long lifetime) {
            return lifetime == INFINITE ? Long.MAX_VALUE : now + lifetime;
        }

        /** Preferred before deprecated, then the newest. */
        List<Ipv6Prefix> held(long now) {
            known.values().removeIf(clocks -> clocks[1] <= now);
            List<Ipv6Prefix> preferred = new ArrayList<>();
            List<Ipv6Prefix> deprecated = new ArrayList<>();
            known.forEach(
                    (prefix, clocks) -> (clocks[0] > now ? preferred : deprecated).add(0, Ipv6Prefix.parse(prefix)));
            preferred.addAll(deprecated);
            return preferred;
        }

        boolean hasPreferred(long now) {
            return known.values().stream().anyMatch(clocks -> clocks[0] > now);
        }
    }

    @Provide
    Arbitrary<List<Heard>> advertisements() {
        Arbitrary<Long> lifetime = Arbitraries.of(0L, 0L, 1L, 2L, 7L, 30L, 100L, 3600L, INFINITE);
        Arbitrary<Pair> pair = Combinators.combine(lifetime, lifetime).as(Pair::new);
        return Combinators.combine(
                        Arbitraries.integers().between(2, 40),
                        Arbitraries.integers().between(0, 2),
                        Arbitraries.of(255, 255, 255, 255, 64),
                        pair.list().ofSize(4))
                .as(Heard::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }

    private static Octets octets(Heard heard) {
        RouterAdvertisementBuilder builder = RouterAdvertisement.builder();
        List<String> list = LISTS.get(heard.router());
        for (int i = 0; i < list.size(); i++) {
            Pair lifetimes = heard.lifetimes().get(i);
            builder.add(
                    NdOptionTypes.PREFIX_INFORMATION,
                    PrefixInformation.of(
                            Ipv6Prefix.parse(list.get(i)),
                            Lifetime.ofSeconds(lifetimes.valid()),
                            Lifetime.ofSeconds(lifetimes.preferred())));
        }
        return builder.build().octets();
    }

    private static void hear(Script script, RaTracker tracker, Heard heard) {
        Ipv6Address router = Ipv6Address.parse("fe80::" + (heard.router() + 1));
        RaUpdate update = tracker.received(octets(heard), router, heard.hopLimit(), script.now());
        script.tell(new Input.LinePrefixes(update.linePrefixes()));
        update.signal().ifPresent(signal -> script.tell(new Input.RouterAdvertised(signal)));
    }

    @Property(tries = 300)
    void p2_whatIsHeldIsWhatTheReferenceKnows(@ForAll("advertisements") @Size(min = 1) List<Heard> all) {
        Script script = Script.of(GivenLine.SEVERAL).start();
        RaTracker tracker = new RaTracker(RaTracker.Delegation.NOT_WANTED);
        Reference reference = new Reference();
        int second = 0;
        for (Heard heard : all) {
            second += heard.after();
            script.at(second);
            hear(script, tracker, heard);
            reference.hear(heard, second);
            for (double later : new double[] {1.001, 1.999}) {
                script.at(second + later);
                assertEquals(reference.held(second + 1), GivenLine.line(script), "at " + second + " + " + later);
            }
        }
    }

    @Property(tries = 300)
    void p3_aLineOfOneHoldsTheFirstOfThem(@ForAll("advertisements") List<Heard> all) {
        Script script = Script.of(GivenLine.NEXT).start();
        RaTracker tracker = new RaTracker(RaTracker.Delegation.NOT_WANTED);
        Reference reference = new Reference();
        List<Ipv6Prefix> before = List.of();
        int second = 0;
        for (Heard heard : all) {
            second += heard.after();
            script.at(second);
            hear(script, tracker, heard);
            reference.hear(heard, second);
            script.at(second + 1.5);
            List<Ipv6Prefix> known = reference.held(second + 1);
            List<Ipv6Prefix> held = GivenLine.line(script);
            boolean stays = !reference.hasPreferred(second + 1) && known.containsAll(held) && !held.isEmpty();
            if (!stays) {
                assertEquals(known.subList(0, Math.min(1, known.size())), held, "after " + before);
            }
            before = held;
        }
    }
}
