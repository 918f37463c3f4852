package net.wan6.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import net.wan6.codec.Dnr;
import net.wan6.codec.DomainName;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.Octets;
import net.wan6.codec.nd.Dnssl;
import net.wan6.codec.nd.EncryptedDns;
import net.wan6.codec.nd.InvalidReason;
import net.wan6.codec.nd.Mtu;
import net.wan6.codec.nd.NdOptionTypes;
import net.wan6.codec.nd.NdOptions;
import net.wan6.codec.nd.Pref64;
import net.wan6.codec.nd.PrefixInformation;
import net.wan6.codec.nd.PrefixInformation.Flag;
import net.wan6.codec.nd.Rdnss;
import net.wan6.codec.nd.RouterAdvertisement;
import net.wan6.codec.nd.RouterAdvertisementBuilder;
import net.wan6.codec.nd.RouterPreference;
import net.wan6.codec.nd.RouterSolicitation;
import org.junit.jupiter.api.Test;

/**
 * What the conversations of the list do not speak of: news of the line, signals, routers that disagree, and floods. Long: a
 * conversation is a dozen lines, and all begin alike.
 */
class RaTrackerTest {
    private static final Ipv6Address ONE = Ipv6Address.parse("fe80::1");
    private static final Ipv6Address TWO = Ipv6Address.parse("fe80::2");
    private static final Ipv6Prefix P = Ipv6Prefix.parse("2001:db8:1::/64");
    private static final Ipv6Prefix Q = Ipv6Prefix.parse("2001:db8:2::/64");

    private RaTracker tracker = new RaTracker(RaTracker.Delegation.NOT_WANTED);
    private long now;

    private static Lifetime seconds(long seconds) {
        return Lifetime.ofSeconds(seconds);
    }

    private static RouterAdvertisementBuilder advertisement() {
        return RouterAdvertisement.builder().routerLifetime(seconds(1800));
    }

    private static RouterAdvertisementBuilder advertisement(Ipv6Prefix... prefixes) {
        RouterAdvertisementBuilder builder = advertisement();
        for (Ipv6Prefix prefix : prefixes) {
            builder.add(NdOptionTypes.PREFIX_INFORMATION, prefix(prefix, 3600));
        }
        return builder;
    }

    private static PrefixInformation prefix(Ipv6Prefix prefix, long preferred) {
        return PrefixInformation.of(prefix, seconds(7200), seconds(preferred));
    }

    private static PrefixInformation pdPreferred(Ipv6Prefix prefix) {
        return new PrefixInformation(prefix.address(), 64, EnumSet.allOf(Flag.class), seconds(7200), seconds(3600));
    }

    private RaUpdate hears(Ipv6Address router, RouterAdvertisementBuilder builder) {
        return tracker.received(builder.build().octets(), router, 255, now);
    }

    private RaTrackerTest after(long seconds) {
        now += seconds * Instants.SECOND;
        return this;
    }

    private static LinePrefix news(Ipv6Prefix prefix, long preferred, long valid) {
        return new LinePrefix(prefix, seconds(preferred), seconds(valid));
    }

    // -------------------------------------------------------------- news of the line

    @Test
    void eachAdvertisementIsNewsOfItsPrefixes() {
        RaUpdate first = hears(ONE, advertisement(P, Q));
        assertEquals(List.of(news(P, 3600, 7200), news(Q, 3600, 7200)), first.linePrefixes());

        RaUpdate again = after(600).hears(ONE, advertisement(P, Q));
        assertEquals(first.linePrefixes(), again.linePrefixes());
        assertEquals(List.of(), again.events());
        assertEquals(Set.of(RaSignal.HEARD), again.signals());
    }

    @Test
    void theLaterWordInOneAdvertisementCounts() {
        RouterAdvertisementBuilder twice = advertisement(P)
                .add(NdOptionTypes.PREFIX_INFORMATION, PrefixInformation.of(P, Lifetime.ZERO, Lifetime.ZERO));
        RaUpdate update = hears(ONE, twice);

        assertEquals(List.of(news(P, 0, 0)), update.linePrefixes());
        assertEquals(List.of(), tracker.prefixes(now));
    }

    @Test
    void anEndIsNewsOnlyOfAPrefixThatIsKnown() {
        RouterAdvertisementBuilder end = advertisement()
                .add(NdOptionTypes.PREFIX_INFORMATION, PrefixInformation.of(P, Lifetime.ZERO, Lifetime.ZERO));
        assertEquals(List.of(), hears(ONE, end).linePrefixes());
        hears(ONE, advertisement(P));
        assertEquals(List.of(news(P, 0, 0)), hears(ONE, end).linePrefixes());
    }

    /** RFC 9762 §7.1: who is to ask for a prefix of his own makes no line of the one of all. */
    @Test
    void aPrefixForDelegationIsNoneOfTheLineWhereOneIsWanted() {
        RouterAdvertisementBuilder builder = advertisement(Q).add(NdOptionTypes.PREFIX_INFORMATION, pdPreferred(P));
        assertEquals(
                List.of(Q, P),
                hears(ONE, builder).linePrefixes().stream()
                        .map(LinePrefix::prefix)
                        .toList());

        tracker = new RaTracker(RaTracker.Delegation.WANTED);
        RaUpdate update = hears(ONE, builder);
        assertEquals(List.of(news(Q, 3600, 7200)), update.linePrefixes());
        assertEquals(List.of(Q, P), tracker.link().prefixes());
        assertEquals(new TreeSet<>(Set.of(P)), tracker.link().pdPreferred());
        assertEquals(Optional.of(RaSignal.PD_PREFERRED), update.signal());
    }

    @Test
    void aRouterThatLeavesOutItsPrefixAndBringsAnotherGivesItUp() {
        hears(ONE, advertisement(P));
        RaUpdate update = after(600).hears(ONE, advertisement(Q));

        assertEquals(List.of(news(Q, 3600, 7200), news(P, 0, 6600)), update.linePrefixes());
        assertEquals(List.of(new RaEvent.PrefixAnnounced(Q)), update.events());
        assertEquals(List.of(news(P, 3000, 6600), news(Q, 3600, 7200)), tracker.prefixes(now));
        // Said once; and what it does not say of the former prefix later is silence.
        assertEquals(
                List.of(news(Q, 3600, 7200)),
                after(600).hears(ONE, advertisement(Q)).linePrefixes());
        // Back again: now the other one is given up.
        assertEquals(
                List.of(news(P, 3600, 7200), news(Q, 0, 6600)),
                after(600).hears(ONE, advertisement(P)).linePrefixes());
    }

    @Test
    void whatIsLeftOutWithoutAnotherOrIsAnotherRoutersTooIsNotGivenUp() {
        hears(ONE, advertisement(P));
        assertEquals(List.of(), after(10).hears(ONE, advertisement()).linePrefixes());
        hears(TWO, advertisement(P));
        assertEquals(
                List.of(news(Q, 3600, 7200)),
                after(10).hears(ONE, advertisement(Q)).linePrefixes());
        // A deprecated one brings nothing, and what is mentioned is not left out.
        RouterAdvertisementBuilder mentioned = advertisement(Ipv6Prefix.parse("2001:db8:3::/64"))
                .add(
                        NdOptionTypes.PREFIX_INFORMATION,
                        new PrefixInformation(Q.address(), 64, Set.of(), seconds(7200), seconds(3600)));
        assertEquals(1, after(10).hears(ONE, mentioned).linePrefixes().size());
    }

    @Test
    void aRouterThatBringsADeprecatedOneGivesNothingUp() {
        hears(ONE, advertisement(P));
        RouterAdvertisementBuilder another = advertisement().add(NdOptionTypes.PREFIX_INFORMATION, prefix(Q, 0));
        assertEquals(List.of(news(Q, 0, 7200)), after(10).hears(ONE, another).linePrefixes());
    }

    @Test
    void whatIsDeprecatedAlreadyIsNotGivenUpAgain() {
        hears(ONE, advertisement(P));
        after(10).hears(TWO, advertisement().add(NdOptionTypes.PREFIX_INFORMATION, prefix(P, 0)));
        assertEquals(
                List.of(news(Q, 3600, 7200)),
                after(10).hears(ONE, advertisement(Q)).linePrefixes());
    }

    /** RFC 4861 §6.2.3: prefixes may be spread over several advertisements. */
    @Test
    void aRouterThatSpreadsItsPrefixesIsUnderstoodSoon() {
        int givenUp = 0;
        for (int turn = 0; turn < 100; turn++) {
            RaUpdate update = after(1).hears(ONE, advertisement(turn % 2 == 0 ? P : Q));
            givenUp += (int) update.linePrefixes().stream()
                    .filter(news -> news.preferredLifetime().isZero())
                    .count();
        }
        assertEquals(2, givenUp);
    }

    @Test
    void aPrefixSeenByOtherMeans() {
        RaUpdate update = tracker.seen(news(P, 3600, 7200), now);
        assertEquals(List.of(news(P, 3600, 7200)), update.linePrefixes());
        assertEquals(List.of(new RaEvent.PrefixAnnounced(P)), update.events());
        assertEquals(
                List.of(),
                tracker.seen(news(Ipv6Prefix.parse("2001:db8::/48"), 1, 1), now).linePrefixes());
        assertEquals(
                List.of(new RaEvent.PrefixOmen(P)),
                tracker.seen(news(P, 100, 7200), now + 1).events());
        assertThrows(IllegalArgumentException.class, () -> news(P, 2, 1));
    }

    // -------------------------------------------------------------- what is not for us

    @Test
    void whatIsNoAdvertisementChangesNothing() {
        hears(ONE, advertisement(P));
        Octets end = advertisement()
                .add(NdOptionTypes.PREFIX_INFORMATION, PrefixInformation.of(P, Lifetime.ZERO, Lifetime.ZERO))
                .build()
                .octets();
        Octets solicitation = RouterSolicitation.of(NdOptions.NONE).octets();

        assertEquals(
                Set.of(InvalidReason.TYPE),
                tracker.received(solicitation, ONE, 255, now).invalid());
        assertEquals(
                Set.of(InvalidReason.SOURCE, InvalidReason.HOP_LIMIT),
                tracker.received(end, Ipv6Address.parse("2001:db8::1"), 64, now).invalid());
        assertEquals(
                Set.of(InvalidReason.OPTION_LENGTH_ZERO),
                tracker.received(end.concat(Octets.parseHex("0500")), ONE, 255, now)
                        .invalid());
        RaUpdate nothing = tracker.received(Octets.EMPTY, ONE, 255, now);
        assertEquals(Set.of(InvalidReason.SHORT), nothing.invalid());
        assertEquals(List.of(List.of(), List.of()), List.of(nothing.events(), nothing.linePrefixes()));
        assertEquals(Set.of(), nothing.signals());
        assertEquals(List.of(news(P, 3600, 7200)), tracker.prefixes(now));
    }

    /** What is due is done by whatever call comes, and time does not go back. */
    @Test
    void timePassesInEveryCall() {
        hears(ONE, advertisement(P));
        RaUpdate late = tracker.received(Octets.EMPTY, ONE, 255, 8000 * Instants.SECOND);
        assertEquals(List.of(new RaEvent.PrefixGone(P), new RaEvent.RouterGone(ONE)), late.events());
        assertEquals(Set.of(RaSignal.CHANGED), late.signals());

        hears(ONE, advertisement(P)); // at 0, which counts as 8000
        assertEquals(List.of(news(P, 3600, 7200)), tracker.prefixes(8000 * Instants.SECOND));
    }

    // -------------------------------------------------------------- routers

    @Test
    void whatRoutersSayOfTheLink() {
        Dnr encrypted = Dnr.of(1, DomainName.parse("dns.example"));
        RouterAdvertisementBuilder all = advertisement()
                .flags(RouterAdvertisement.Flag.MANAGED)
                .add(NdOptionTypes.MTU, new Mtu(1492))
                .add(NdOptionTypes.MTU, new Mtu(1279))
                .add(NdOptionTypes.RDNSS, new Rdnss(seconds(300), List.of(ONE, TWO)))
                .add(NdOptionTypes.DNSSL, new Dnssl(seconds(300), List.of(DomainName.parse("example.org"))))
                .add(NdOptionTypes.PREF64, Pref64.of(Ipv6Prefix.parse("64:ff9b::/96"), seconds(600)))
                .add(NdOptionTypes.ENCRYPTED_DNS, new EncryptedDns(seconds(900), encrypted));
        AdvertisedRouter router =
                new AdvertisedRouter(ONE, Set.of(RouterAdvertisement.Flag.MANAGED), RouterPreference.MEDIUM);

        assertEquals(
                List.of(
                        new RaEvent.RouterAppeared(router),
                        new RaEvent.MtuChanged(1492),
                        new RaEvent.DnsServersChanged(List.of(ONE, TWO)),
                        new RaEvent.SearchDomainsChanged(List.of(DomainName.parse("example.org"))),
                        new RaEvent.EncryptedDnsChanged(List.of(encrypted)),
                        new RaEvent.Nat64Changed(List.of(Ipv6Prefix.parse("64:ff9b::/96")))),
                hears(ONE, all).events());
        assertEquals(List.of(), after(200).hears(ONE, all).events());

        // Not mentioned is not changed; each ends by its own clock or word.
        assertEquals(
                List.of(),
                after(1).hears(ONE, advertisement().flags(RouterAdvertisement.Flag.MANAGED))
                        .events());
        RaUpdate without = after(1).hears(
                        ONE,
                        advertisement()
                                .flags(RouterAdvertisement.Flag.MANAGED)
                                .add(NdOptionTypes.RDNSS, new Rdnss(Lifetime.ZERO, List.of(ONE))));
        assertEquals(List.of(new RaEvent.DnsServersChanged(List.of(TWO))), without.events());
        assertEquals(Set.of(RaSignal.HEARD), without.signals());
        List<RaEvent> ends = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            assertTrue(tracker.deadline() < now + 1000 * Instants.SECOND);
            ends.addAll(tracker.advance(tracker.deadline()).events());
        }
        assertEquals(
                List.of(
                        new RaEvent.DnsServersChanged(List.of()),
                        new RaEvent.SearchDomainsChanged(List.of()),
                        new RaEvent.Nat64Changed(List.of()),
                        new RaEvent.EncryptedDnsChanged(List.of())),
                ends);
        assertEquals(List.of(router), tracker.link().routers());
    }

    @Test
    void routersThatDisagreeChangeNothingByTurns() {
        RouterAdvertisementBuilder one = advertisement(P)
                .flags(RouterAdvertisement.Flag.MANAGED)
                .preference(RouterPreference.HIGH)
                .add(NdOptionTypes.MTU, new Mtu(1500))
                .add(NdOptionTypes.RDNSS, new Rdnss(seconds(3000), List.of(ONE)));
        RouterAdvertisementBuilder two = RouterAdvertisement.builder()
                .routerLifetime(seconds(600))
                .add(NdOptionTypes.PREFIX_INFORMATION, prefix(P, 600))
                .add(NdOptionTypes.MTU, new Mtu(1400))
                .add(NdOptionTypes.RDNSS, new Rdnss(Lifetime.ZERO, List.of(ONE)))
                .add(NdOptionTypes.RDNSS, new Rdnss(seconds(3000), List.of(TWO)));
        hears(ONE, one);
        RaUpdate second = after(5).hears(TWO, two);
        assertTrue(second.events().contains(new RaEvent.PrefixOmen(P)), "the first time it may be one");
        assertEquals(List.of(ONE, TWO), tracker.link().dnsServers());
        assertEquals(1400, tracker.link().mtu());

        for (int turn = 0; turn < 1000; turn++) {
            assertEquals(List.of(), after(5).hears(ONE, one).events());
            assertEquals(List.of(), after(5).hears(TWO, two).events());
        }
    }

    @Test
    void anotherWordOfARouterIsTold() {
        hears(ONE, advertisement());
        AdvertisedRouter before = tracker.link().routers().get(0);
        RaUpdate update = after(10).hears(ONE, advertisement().preference(RouterPreference.LOW));

        assertEquals(
                List.of(new RaEvent.RouterChanged(before, new AdvertisedRouter(ONE, Set.of(), RouterPreference.LOW))),
                update.events());
        assertEquals(Set.of(RaSignal.HEARD), update.signals());
        assertEquals(
                List.of(new RaEvent.RouterGone(ONE)),
                after(10)
                        .hears(ONE, advertisement().routerLifetime(Lifetime.ZERO))
                        .events());
    }

    /** A router that has nothing left is forgotten; then there is nothing to wait for. */
    @Test
    void whatHasEndedLeavesNothingToWaitFor() {
        hears(ONE, advertisement(P).routerLifetime(Lifetime.ZERO).add(NdOptionTypes.MTU, new Mtu(1400)));
        int calls = 0;
        while (tracker.deadline() < Output.WaitUntil.NEVER) {
            tracker.advance(tracker.deadline());
            calls++;
        }
        assertEquals(3, calls);
        assertEquals(0, tracker.link().mtu());
    }

    // -------------------------------------------------------------- floods

    private static Ipv6Prefix numbered(int number) {
        return Ipv6Prefix.parse("2001:db8::/32").subnet(64, number);
    }

    private static Ipv6Address router(int number) {
        return ONE.withBits(96, 32, number);
    }

    /** 10,000 a second, each of another router with another prefix: few events, and no more room than for a few. */
    @Test
    void aStormOfStrangersTellsLittle() {
        int told = 0;
        long events = 0;
        for (int i = 0; i < 50_000; i++) {
            now += 100_000;
            RaUpdate update = hears(router(i + 16), advertisement(numbered(i)));
            told += update.events().isEmpty() ? 0 : 1;
            events += update.events().size();
        }
        assertTrue(told <= 8 + 5, told + " times");
        assertTrue(events <= (8 + 5) * 60, events + " events");
        assertEquals(32, tracker.prefixes(now).size());
        assertTrue(tracker.link().routers().size() <= 16);
        assertTrue(tracker.deadline() <= now + Instants.SECOND, "what is untold is told within a second");
        tracker.advance(tracker.deadline());
        assertEquals(16, tracker.link().routers().size());
        assertEquals(32, tracker.link().prefixes().size());
    }

    /** A prefix that two routers turn on and off: what has changed back is not told, and the last word is. */
    @Test
    void aStormOfFlipsTellsTheLastWord() {
        RouterAdvertisementBuilder on = advertisement(P);
        RouterAdvertisementBuilder off = advertisement().add(NdOptionTypes.PREFIX_INFORMATION, prefix(P, 0));
        List<RaEvent> events = new ArrayList<>();
        for (int i = 0; i < 20_001; i++) {
            now += 100_000;
            events.addAll(hears(i % 2 == 0 ? ONE : TWO, i % 2 == 0 ? off : on).events());
        }
        assertTrue(events.size() <= 8 + 2 + 4, events.size() + " events");
        tracker.advance(tracker.deadline());
        assertEquals(Set.of(P), tracker.link().deprecated());
    }

    @Test
    void equalOnesTellNothingHoweverMany() {
        RouterAdvertisementBuilder builder = advertisement(P, Q);
        hears(ONE, builder);
        for (int i = 0; i < 10_000; i++) {
            now += 100_000;
            assertEquals(List.of(), hears(ONE, builder).events());
        }
        assertEquals(Instants.after(now, 1800 * Instants.SECOND), tracker.deadline());
    }

    @Test
    void theDeprecatedAndThenTheLongestUnheardMakeRoom() {
        for (int i = 0; i < 32; i++) {
            now++;
            hears(ONE, advertisement().add(NdOptionTypes.PREFIX_INFORMATION, prefix(numbered(i), i == 7 ? 0 : 3600)));
        }
        after(20).hears(ONE, advertisement(numbered(0)));
        RaUpdate update = after(20).hears(ONE, advertisement(numbered(100)));
        assertEquals(List.of(new RaEvent.PrefixAnnounced(numbered(100))), update.events());
        assertTrue(known().contains(numbered(1)));
        assertEquals(32, known().size());
        assertTrue(!known().contains(numbered(7)), "the deprecated one");

        hears(ONE, advertisement(numbered(101)));
        assertTrue(!known().contains(numbered(1)), "not heard for longest");
        assertTrue(known().contains(numbered(0)), "heard again");
    }

    private List<Ipv6Prefix> known() {
        return tracker.prefixes(now).stream().map(LinePrefix::prefix).toList();
    }

    @Test
    void ofManyRoutersTheDefaultOnesStay() {
        hears(router(1), advertisement());
        hears(router(2), advertisement().routerLifetime(Lifetime.ZERO).add(NdOptionTypes.MTU, new Mtu(1300)));
        for (int i = 3; i < 18; i++) {
            now++;
            hears(router(i), advertisement());
        }
        after(20).advance();
        assertEquals(16, tracker.link().routers().size());
        assertEquals(router(1), tracker.link().routers().get(0).address());
        assertEquals(0, tracker.link().mtu(), "the one that is no default router made room");

        hears(router(99), advertisement());
        assertTrue(
                tracker.link().routers().stream().noneMatch(one -> one.address().equals(router(1))));
    }

    private void advance() {
        tracker.advance(now);
    }

    /** 64 KiB of prefixes, and of DNS servers: the first 32 and the first 16 are looked at. */
    @Test
    void ofOneAdvertisementSoMuchIsTaken() {
        RouterAdvertisementBuilder many = advertisement();
        for (int i = 0; i < 1_000; i++) {
            many.add(NdOptionTypes.PREFIX_INFORMATION, prefix(numbered(i), 3600));
            many.add(NdOptionTypes.RDNSS, new Rdnss(seconds(100), List.of(router(i))));
        }
        RaUpdate update = hears(ONE, many);
        assertEquals(32, update.linePrefixes().size());
        assertEquals(numbered(31), tracker.link().prefixes().get(31));
        assertEquals(16, tracker.link().dnsServers().size());
        assertEquals(router(0), tracker.link().dnsServers().get(0));
    }
}
