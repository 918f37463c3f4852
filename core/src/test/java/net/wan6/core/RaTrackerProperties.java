package net.wan6.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.Octets;
import net.wan6.codec.nd.NdOptionTypes;
import net.wan6.codec.nd.PrefixInformation;
import net.wan6.codec.nd.RouterAdvertisement;
import net.wan6.codec.nd.RouterAdvertisementBuilder;

/** Any sequence of Router Advertisements, beside a slow and plain reading of RFC 4861 and RFC 4862. */
class RaTrackerProperties {
    private static final long INFINITE = 0xffff_ffffL;

    /** An advertisement: how long after the one before it, by which router, with which hop limit and prefixes. */
    record Heard(int after, int router, int hopLimit, int routerLifetime, List<PrefixInformation> prefixes) {}

    /**
     * RFC 4862 §5.5.3, step by step, in whole seconds. Exceptions: e takes the lifetimes as they are, without two hours; a prefix has
     * 64 bits; multicast is none; 32 are known.
     */
    private static final class Reference {
        private final Map<Ipv6Prefix, long[]> known = new LinkedHashMap<>();
        private final Map<Ipv6Prefix, Long> pdUntil = new HashMap<>();

        void hear(Heard heard, long now) {
            if (heard.hopLimit() != 255) {
                return; // RFC 4861 §6.1.2
            }
            heard.prefixes().stream().limit(32).forEach(one -> hear(one, now));
        }

        private void hear(PrefixInformation one, long now) {
            long valid = one.validLifetime().seconds();
            long preferred = one.preferredLifetime().seconds();
            boolean linkLocal = one.address().toString().startsWith("fe80");
            boolean multicast = one.address().toString().startsWith("ff");
            if (linkLocal || multicast || preferred > valid) {
                return; // b, c
            }
            if (one.flags().contains(PrefixInformation.Flag.PD_PREFERRED) && preferred > 0) {
                pdUntil.put(one.prefix(), end(now, preferred));
            } else {
                pdUntil.remove(one.prefix());
            }
            if (!one.flags().contains(PrefixInformation.Flag.AUTONOMOUS) || one.prefixLength() != 64) {
                return; // a, d
            }
            if (valid == 0) {
                known.remove(one.prefix());
            } else if (known.containsKey(one.prefix())) {
                known.put(one.prefix(), new long[] {end(now, preferred), end(now, valid), now});
            } else {
                makeRoom(now);
                known.put(one.prefix(), new long[] {end(now, preferred), end(now, valid), now});
            }
        }

        private void makeRoom(long now) {
            if (known.size() < 32) {
                return;
            }
            Ipv6Prefix least = null;
            for (Map.Entry<Ipv6Prefix, long[]> each : known.entrySet()) {
                if (each.getValue()[0] <= now) {
                    known.remove(each.getKey());
                    return;
                }
                if (least == null || each.getValue()[2] < known.get(least)[2]) {
                    least = each.getKey();
                }
            }
            known.remove(least);
        }

        void passTo(long now) {
            known.values().removeIf(clocks -> clocks[1] <= now);
            pdUntil.values().removeIf(until -> until <= now);
        }

        private static long end(long now, long lifetime) {
            return lifetime == INFINITE ? Long.MAX_VALUE : now + lifetime;
        }

        private static long left(long end, long now) {
            return end == Long.MAX_VALUE ? INFINITE : Math.max(0, end - now);
        }

        List<LinePrefix> prefixes(long now) {
            return known.entrySet().stream()
                    .map(each -> new LinePrefix(
                            each.getKey(),
                            Lifetime.ofSeconds(left(each.getValue()[0], now)),
                            Lifetime.ofSeconds(left(each.getValue()[1], now))))
                    .toList();
        }
    }

    private static long at(long second) {
        return second * Instants.SECOND;
    }

    private static RaUpdate hears(RaTracker tracker, Heard heard, long second) {
        RouterAdvertisementBuilder builder =
                RouterAdvertisement.builder().routerLifetime(Lifetime.ofSeconds(heard.routerLifetime()));
        heard.prefixes().forEach(one -> builder.add(NdOptionTypes.PREFIX_INFORMATION, one));
        Ipv6Address source = new Ipv6Address(0xfe80L << 48, heard.router());
        return tracker.received(builder.build().octets(), source, heard.hopLimit(), at(second));
    }

    @Property
    void knownAsByAPlainReading(@ForAll("sequences") List<Heard> sequence) {
        RaTracker tracker = new RaTracker(RaTracker.Delegation.NOT_WANTED);
        Reference reference = new Reference();
        long second = 0;
        for (Heard heard : sequence) {
            second += heard.after();
            reference.passTo(second);
            assertEquals(reference.prefixes(second), tracker.prefixes(at(second)));
            reference.hear(heard, second);
            hears(tracker, heard, second);
            assertEquals(reference.prefixes(second), tracker.prefixes(at(second)));
        }
        // However long nothing is said any more, and however late somebody looks: told is what is known.
        second += 10;
        reference.passTo(second);
        tracker.advance(at(second));
        assertEquals(
                reference.prefixes(second).stream().map(LinePrefix::prefix).toList(),
                tracker.link().prefixes());
        assertEquals(new TreeSet<>(reference.pdUntil.keySet()), tracker.link().pdPreferred());
    }

    /** So many prefixes that some have to make room. */
    @Property(tries = 100)
    void knownAsByAPlainReadingWhereTheyAreTooMany(
            @ForAll @Size(min = 40, max = 120) List<@IntRange(max = 60) Integer> numbers) {
        RaTracker tracker = new RaTracker(RaTracker.Delegation.NOT_WANTED);
        Reference reference = new Reference();
        long second = 0;
        for (int number : numbers) {
            second++;
            long preferred = number % 7 == 0 ? number % 3 : 3600;
            PrefixInformation one = PrefixInformation.of(
                    Ipv6Prefix.parse("2001:db8::/32").subnet(64, number),
                    Lifetime.ofSeconds(7200 - 10L * number),
                    Lifetime.ofSeconds(preferred));
            Heard heard = new Heard(1, 1, 255, 1800, List.of(one));
            reference.passTo(second);
            reference.hear(heard, second);
            hears(tracker, heard, second);
            assertEquals(reference.prefixes(second), tracker.prefixes(at(second)));
            assertTrue(reference.known.size() <= 32);
        }
    }

    /** Who adds up news has what is known, but for prefixes that a router gave up without a word. */
    @Property
    void newsAddUpToWhatIsKnown(@ForAll("sequences") List<Heard> sequence) {
        RaTracker tracker = new RaTracker(RaTracker.Delegation.NOT_WANTED);
        Map<Ipv6Prefix, long[]> added = new LinkedHashMap<>();
        long second = 0;
        for (Heard heard : sequence) {
            second += heard.after();
            long now = second;
            added.values().removeIf(clocks -> clocks[1] <= now);
            for (LinePrefix news : hears(tracker, heard, second).linePrefixes()) {
                long preferred = news.preferredLifetime().seconds();
                long valid = news.validLifetime().seconds();
                added.put(news.prefix(), new long[] {Reference.end(now, preferred), Reference.end(now, valid)});
            }
            added.values().removeIf(clocks -> clocks[1] <= now);
            for (LinePrefix known : tracker.prefixes(at(now))) {
                long[] clocks = added.get(known.prefix());
                assertEquals(known.validLifetime().seconds(), Reference.left(clocks[1], now));
                long preferred = Reference.left(clocks[0], now);
                assertTrue(
                        preferred == 0 || preferred == known.preferredLifetime().seconds());
            }
            assertEquals(tracker.prefixes(at(now)).size(), added.size());
        }
    }

    /** Events add up to the link, whenever they are told; and after a deadline comes a later one. */
    @Property
    void eventsAddUpToTheLink(@ForAll("sequences") List<Heard> sequence, @ForAll boolean watched) {
        RaTracker tracker = new RaTracker(RaTracker.Delegation.NOT_WANTED);
        Told told = new Told();
        long second = 0;
        for (Heard heard : sequence) {
            second += heard.after();
            while (watched && tracker.deadline() <= at(second)) {
                long due = tracker.deadline();
                told.add(tracker.advance(due));
                assertTrue(tracker.deadline() > due);
            }
            told.add(hears(tracker, heard, second));
            told.assertIs(tracker.link());
        }
        for (int i = 0; i < 200 && tracker.deadline() < Output.WaitUntil.NEVER; i++) {
            told.add(tracker.advance(tracker.deadline()));
        }
        told.assertIs(tracker.link());
    }

    /** What an application makes of the events. */
    private static final class Told {
        private final Set<Ipv6Prefix> prefixes = new LinkedHashSet<>();
        private final Set<Ipv6Prefix> deprecated = new LinkedHashSet<>();
        private final Set<Ipv6Address> routers = new LinkedHashSet<>();

        void add(RaUpdate update) {
            for (RaEvent event : update.events()) {
                if (event instanceof RaEvent.PrefixAnnounced announced) {
                    assertTrue(prefixes.add(announced.prefix()));
                } else if (event instanceof RaEvent.PrefixDeprecated one) {
                    assertTrue(prefixes.contains(one.prefix()) && deprecated.add(one.prefix()));
                } else if (event instanceof RaEvent.PrefixPreferredAgain again) {
                    deprecated.remove(again.prefix());
                } else if (event instanceof RaEvent.PrefixGone gone) {
                    assertTrue(prefixes.remove(gone.prefix()));
                    deprecated.remove(gone.prefix());
                } else if (event instanceof RaEvent.PrefixOmen omen) {
                    assertTrue(prefixes.contains(omen.prefix()));
                } else if (event instanceof RaEvent.RouterAppeared appeared) {
                    assertTrue(routers.add(appeared.router().address()));
                } else if (event instanceof RaEvent.RouterGone gone) {
                    assertTrue(routers.remove(gone.router()));
                }
            }
        }

        void assertIs(AdvertisedLink link) {
            assertEquals(Set.copyOf(link.prefixes()), prefixes);
            assertEquals(
                    Set.copyOf(link.routers().stream()
                            .map(AdvertisedRouter::address)
                            .toList()),
                    routers);
            // First seen deprecated is announced and no more.
            assertTrue(link.deprecated().containsAll(deprecated));
        }
    }

    @Property
    void hostileOctetsChangeWhatTheySayAndThrowNothing(@ForAll @Size(max = 20) List<@Size(max = 90) byte[]> messages) {
        RaTracker tracker = new RaTracker(RaTracker.Delegation.WANTED);
        long second = 0;
        List<RaUpdate> updates = new ArrayList<>();
        for (byte[] message : messages) {
            Octets header = Octets.parseHex("86000000408007080000000000000000");
            second++;
            updates.add(tracker.received(Octets.of(message), new Ipv6Address(0xfe80L << 48, 1), 255, at(second)));
            updates.add(tracker.received(
                    header.concat(Octets.of(message)), new Ipv6Address(0xfe80L << 48, 1), 255, at(second)));
        }
        assertTrue(updates.stream()
                .allMatch(update ->
                        update.invalid().isEmpty() || update.linePrefixes().isEmpty()));
    }

    @Provide
    Arbitrary<List<Heard>> sequences() {
        Arbitrary<Integer> pauses = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.integers().between(0, 3)),
                Tuple.of(3, Arbitraries.integers().between(0, 700)),
                Tuple.of(1, Arbitraries.integers().between(0, 10_000)));
        return Combinators.combine(
                        pauses,
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.frequency(Tuple.of(9, 255), Tuple.of(1, 254)),
                        Arbitraries.of(0, 1, 600, 1800, 65_535),
                        prefixes().list().ofMaxSize(4))
                .as(Heard::new)
                .list()
                .ofMaxSize(40)
                .withoutEdgeCases();
    }

    private static Arbitrary<PrefixInformation> prefixes() {
        Arbitrary<Lifetime> lifetimes = Arbitraries.of(
                        0L, 1L, 2L, 100L, 600L, 1800L, 3600L, 7200L, 86_400L, INFINITE - 1, INFINITE)
                .map(Lifetime::ofSeconds);
        Arbitrary<Ipv6Address> addresses = Arbitraries.of(
                        "2001:db8:1::", "2001:db8:2::", "2001:db8:3::", "2001:db8:4::7", "fd00:5::", "fe80::", "ff0e::")
                .map(Ipv6Address::parse);
        return Combinators.combine(
                        addresses,
                        Arbitraries.frequency(Tuple.of(8, 64), Tuple.of(1, 48), Tuple.of(1, 128)),
                        Arbitraries.of(PrefixInformation.Flag.class).set(),
                        lifetimes,
                        lifetimes)
                .as((address, length, flags, one, other) -> new PrefixInformation(address, length, flags, one, other));
    }
}
