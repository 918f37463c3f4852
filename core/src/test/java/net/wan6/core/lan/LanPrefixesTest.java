package net.wan6.core.lan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.core.ChangeCause;
import net.wan6.core.ClientEvent;
import net.wan6.core.Lease;
import net.wan6.core.LeaseStep;
import net.wan6.core.Leases;
import net.wan6.core.PrefixLease;
import org.junit.jupiter.api.Test;

/** What the LANs have, and are told, from one change of the leases to the next. */
class LanPrefixesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String OLD = "2001:db8:1:100::/56";
    private static final String NEW = "2001:db8:2:200::/56";

    private static final LanPrefixes NOTHING =
            LanPrefixes.of(List.of(SubnetWish.of("lan"), SubnetWish.of("guest")), FirstSubnet.FOR_ROUTER, Map.of());

    private static Lifetime seconds(long seconds) {
        return Lifetime.ofSeconds(seconds);
    }

    private static PrefixLease lease(String prefix, long preferred, long valid, String... excluded) {
        List<Ipv6Prefix> used =
                List.of(excluded).stream().map(Ipv6Prefix::parse).toList();
        return new PrefixLease(1, Ipv6Prefix.parse(prefix), seconds(preferred), seconds(valid), 0, used);
    }

    private static Leases held(PrefixLease... leases) {
        return new Leases(List.of(leases), List.of(), List.of(), List.of());
    }

    private static ClientEvent.LeaseChange change(long second, Leases after, LeaseStep... steps) {
        return new ClientEvent.LeaseChange(
                second * SECOND, Leases.NONE, after, Set.of(ChangeCause.REQUEST), List.of(steps));
    }

    private static LanPrefixes acquired(PrefixLease lease) {
        return NOTHING.after(change(0, held(lease), new LeaseStep.Acquired(lease)));
    }

    private static LeaseStep.Withdrawn withdrawn(Lease lease, LeaseStep.WithdrawalReason reason) {
        return new LeaseStep.Withdrawn(lease, reason, seconds(5400));
    }

    private static List<String> announced(LanPrefixes lans, long second) {
        return lans.announced(second * SECOND).stream()
                .map(one -> one.lan()
                        + ' '
                        + one.prefix()
                        + ' '
                        + one.lifetimes().preferred().seconds()
                        + ' '
                        + one.lifetimes().valid().seconds())
                .toList();
    }

    @Test
    void everyLanHasItsSubnetAndTheRouterTheFirst() {
        LanPrefixes lans = acquired(lease(OLD, 7200, 14400));
        assertEquals(
                List.of("guest 2001:db8:1:101::/64 2700 5400", "lan 2001:db8:1:102::/64 2700 5400"),
                announced(lans, 0));
        assertEquals(List.of(), NOTHING.announced(0));
        assertEquals(OptionalLong.empty(), NOTHING.nextAnnouncement(0));
    }

    /** G3: with a silent carrier, the LANs hear at any time how little is left, also between two announcements. */
    @Property(tries = 300)
    void g3_neverIsMoreAnnouncedThanIsLeft(
            @ForAll @LongRange(max = 20_000) long preferred,
            @ForAll @LongRange(max = 20_000) long more,
            @ForAll @LongRange(max = 45_000) long now) {
        PrefixLease lease = lease(OLD, preferred, preferred + more);
        LanPrefixes lans = acquired(lease);
        long next = lans.nextAnnouncement(now * SECOND).orElseThrow();
        for (AnnouncedPrefix one : lans.announced(now * SECOND)) {
            for (long later = now * SECOND; later <= next; later += 90 * SECOND) {
                long passed = later / SECOND - now;
                assertTrue(leftOf(one.lifetimes().valid(), passed)
                        <= lease.remainingValid(later).seconds());
                assertTrue(leftOf(one.lifetimes().preferred(), passed)
                        <= lease.remainingPreferred(later).seconds());
            }
        }
        assertTrue(next > now * SECOND);
    }

    private static long leftOf(Lifetime announced, long passed) {
        return Math.max(0, announced.seconds() - passed);
    }

    /** A long lease never looks as if it ended: what counts down is renewed when half is left. */
    @Test
    void whatCountsDownIsRenewedInTime() {
        LanPrefixes lans = acquired(lease(OLD, 0xffff_ffffL, 0xffff_ffffL));
        assertEquals(OptionalLong.of(1350 * SECOND), lans.nextAnnouncement(0));
        assertEquals(announced(lans, 0), announced(lans, 1350));
    }

    @Test
    void onReplacementTheNumbersStayAndTheOldIsAnnouncedAsOver() {
        PrefixLease old = lease(OLD, 7200, 14400);
        PrefixLease other = lease(NEW, 7200, 14400);
        LanPrefixes lans =
                acquired(old).after(change(100, held(other), new LeaseStep.Replaced(old, other, seconds(3000))));
        assertEquals(
                List.of(
                        "guest 2001:db8:2:201::/64 2700 5400",
                        "lan 2001:db8:2:202::/64 2700 5400",
                        "guest 2001:db8:1:101::/64 0 0",
                        "lan 2001:db8:1:102::/64 0 0"),
                announced(lans, 100));
        assertEquals(2, announced(lans, 3100).size(), "the old prefix has been announced for 3000 seconds");
        assertEquals(OptionalLong.of(3100 * SECOND), lans.nextAnnouncement(3000 * SECOND));
    }

    /** A LAN that is new takes no number of another, also where the place of the others was learnt on another prefix. */
    @Test
    void theNextRunHasTheSameNumbers() {
        LanPrefixes first = acquired(lease(OLD, 7200, 14400));
        LanPrefixes second = LanPrefixes.of(
                List.of(SubnetWish.of("attic"), SubnetWish.of("lan"), SubnetWish.of("guest")),
                FirstSubnet.FOR_ROUTER,
                first.places());
        PrefixLease other = lease(NEW, 7200, 14400);
        LanPrefixes lans = second.after(change(0, held(other), new LeaseStep.Acquired(other)));
        assertEquals(
                List.of("attic 2001:db8:2:203::/64", "guest 2001:db8:2:201::/64", "lan 2001:db8:2:202::/64"),
                lans.subnets().stream()
                        .map(one -> one.lan() + ' ' + one.prefix())
                        .toList());
        assertEquals(lans.places(), lans.after(change(9, Leases.NONE)).places());
    }

    /** Each delegated prefix has places of its own, and what replaces it has those. */
    @Test
    void theReplacementHasThePlacesOfWhatItReplaces() {
        PrefixLease one = lease(OLD, 7200, 14400, "2001:db8:1:101::/64");
        PrefixLease two = lease("2001:db8:9:900::/56", 7200, 14400);
        PrefixLease three = lease(NEW, 7200, 14400);
        LanPrefixes lans = NOTHING.after(
                        change(0, held(one, two), new LeaseStep.Acquired(one), new LeaseStep.Acquired(two)))
                .after(change(9, held(one, three), new LeaseStep.Replaced(two, three, seconds(3000))));
        assertEquals(
                List.of(
                        "guest 2001:db8:1:102::/64",
                        "lan 2001:db8:1:103::/64",
                        "guest 2001:db8:2:201::/64",
                        "lan 2001:db8:2:202::/64"),
                lans.subnets().stream()
                        .map(subnet -> subnet.lan() + ' ' + subnet.prefix())
                        .toList());
    }

    /** G2: a lease that is lost leaves announcements of its end behind, and not nothing. */
    @Test
    void g2_aLostPrefixIsAnnouncedAsOver() {
        PrefixLease lease = lease(OLD, 7200, 14400);
        LanPrefixes lans = acquired(lease)
                .after(change(200, Leases.NONE, withdrawn(lease, LeaseStep.WithdrawalReason.NO_BINDING)));
        assertEquals(List.of("guest 2001:db8:1:101::/64 0 0", "lan 2001:db8:1:102::/64 0 0"), announced(lans, 200));
        assertEquals(List.of(), lans.subnets());
        assertEquals(List.of(), announced(lans, 5600));
        // The same prefix, given again, is in use again and nowhere over.
        LanPrefixes again = lans.after(change(300, held(lease), new LeaseStep.Acquired(lease)));
        assertEquals(2, announced(again, 300).size());
        assertEquals(2, again.subnets().size());
    }

    /** G4: what is still to be announced as over is remembered, and told to every LAN after a restart. */
    @Test
    void g4_whatIsOverIsRememberedOverARestart() {
        PrefixLease old = lease(OLD, 7200, 14400);
        PrefixLease other = lease(NEW, 7200, 14400);
        LanPrefixes lans =
                acquired(old).after(change(100, held(other), new LeaseStep.Replaced(old, other, seconds(3000))));
        Ipv6Prefix ended = Ipv6Prefix.parse("2001:db8:1:101::/64");
        assertEquals(4, lans.remembered(100 * SECOND).size());
        assertTrue(lans.remembered(100 * SECOND).contains(ended));
        assertEquals(2, lans.remembered(3100 * SECOND).size());

        PrefixLease told = new PrefixLease(0, ended, Lifetime.ZERO, Lifetime.ZERO, 0, List.of());
        LanPrefixes restarted = NOTHING.after(change(
                0,
                held(other),
                new LeaseStep.Acquired(other),
                withdrawn(told, LeaseStep.WithdrawalReason.ENDED_WHILE_DOWN)));
        assertTrue(announced(restarted, 0)
                .containsAll(List.of("lan 2001:db8:1:101::/64 0 0", "guest 2001:db8:1:101::/64 0 0")));
    }

    /** A whole delegated prefix that ended while nothing ran is told by its subnets, each on its LAN. */
    @Test
    void g4_aLeaseThatEndedWhileDownHasItsSubnetsAnnouncedAsOver() {
        LanPrefixes lans = NOTHING.after(
                change(0, Leases.NONE, withdrawn(lease(OLD, 10, 20), LeaseStep.WithdrawalReason.ENDED_WHILE_DOWN)));
        assertEquals(List.of("guest 2001:db8:1:101::/64 0 0", "lan 2001:db8:1:102::/64 0 0"), announced(lans, 0));
    }

    @Test
    void oneDelegatedPrefixInAnotherGivesNoSubnetTwice() {
        PrefixLease whole = lease("2001:db8:1:100::/56", 7200, 14400);
        PrefixLease part = lease("2001:db8:1:100::/60", 7200, 14400);
        LanPrefixes partFirst = NOTHING.after(
                change(0, held(part, whole), new LeaseStep.Acquired(part), new LeaseStep.Acquired(whole)));
        assertEquals(
                List.of("101", "102", "110", "111"),
                partFirst.subnets().stream()
                        .map(one -> Long.toHexString(one.prefix().address().high() & 0xffff))
                        .toList());
        LanPrefixes wholeFirst = NOTHING.after(
                change(0, held(whole, part), new LeaseStep.Acquired(whole), new LeaseStep.Acquired(part)));
        assertEquals(1, wholeFirst.plans().size());
    }

    /** A subnet that the carrier begins to use itself is announced as over. */
    @Test
    void aSubnetThatBecomesExcludedIsOver() {
        LanPrefixes lans = acquired(lease(OLD, 7200, 14400));
        PrefixLease excluding = lease(OLD, 7200, 14400, "2001:db8:1:101::/64");
        LanPrefixes after = lans.after(change(50, held(excluding), new LeaseStep.Refreshed(excluding)));
        assertEquals(
                List.of(
                        "guest 2001:db8:1:103::/64 2700 5400",
                        "lan 2001:db8:1:102::/64 2700 5400",
                        "guest 2001:db8:1:101::/64 0 0"),
                announced(after, 50));
    }

    /** A LAN with more than a /64 announces its first to hosts. */
    @Test
    void aLargeLanAnnouncesA64() {
        LanPrefixes lans = LanPrefixes.of(List.of(SubnetWish.of("lab", 60)), FirstSubnet.FOR_ROUTER, Map.of());
        PrefixLease lease = lease(OLD, 7200, 14400);
        LanPrefixes after = lans.after(change(0, held(lease), new LeaseStep.Acquired(lease)));
        assertEquals(List.of("lab 2001:db8:1:110::/64 2700 5400"), announced(after, 0));
        assertEquals(
                Ipv6Prefix.parse("2001:db8:1:110::/60"),
                after.plans().get(0).prefixOf("lab").orElseThrow());
    }

    @Test
    void twoLansOfOneNameAreAMistake() {
        List<SubnetWish> twice = List.of(SubnetWish.of("lan"), SubnetWish.of("lan", 60));
        assertThrows(IllegalArgumentException.class, () -> LanPrefixes.of(twice, FirstSubnet.FOR_LANS, Map.of()));
        assertThrows(IllegalArgumentException.class, () -> SubnetWish.of("lan").at(-1));
        assertThrows(IllegalArgumentException.class, () -> SubnetWish.of(""));
        assertThrows(IllegalArgumentException.class, () -> new SubnetPlace(0, 65));
    }
}
