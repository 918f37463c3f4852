package net.wan6.test.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.RejectionReason;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.codec.StatusCode;
import net.wan6.core.ChangeCause;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientProfile;
import net.wan6.core.ClientState;
import net.wan6.core.DiscardReason;
import net.wan6.core.Input;
import net.wan6.core.LeaseStep;
import net.wan6.core.PrefixLease;
import net.wan6.core.driver.ClientListener;
import net.wan6.test.carrier.Fault;
import org.junit.jupiter.api.Test;

/** Each situation of a line is one call, and each wait ends with what is waited for or tells what came instead. */
class VirtualLineTest {
    private static final ClientConfig CONFIG =
            ClientConfig.builder(ClientProfile.NTT_FLETS).prefix(56).build();
    private static final Ipv6Prefix NEXT = Ipv6Prefix.parse("2001:db8:2000:100::/56");

    private static VirtualLine up() {
        VirtualLine line = VirtualLine.builder(CONFIG).start();
        line.untilStep(LeaseStep.Acquired.class);
        return line;
    }

    private static List<Ipv6Prefix> held(VirtualLine line) {
        return line.leases().prefixes().stream().map(PrefixLease::prefix).toList();
    }

    /** An application: it knows its prefixes by steps alone. */
    private static final class Router implements ClientListener {
        private final List<Ipv6Prefix> prefixes = new ArrayList<>();

        @Override
        public void onLeaseChange(ClientEvent.LeaseChange change) {
            for (LeaseStep step : change.steps()) {
                if (step instanceof LeaseStep.Acquired acquired) {
                    prefixes.add(((PrefixLease) acquired.lease()).prefix());
                } else if (step instanceof LeaseStep.Replaced replaced) {
                    prefixes.remove(((PrefixLease) replaced.oldLease()).prefix());
                    prefixes.add(((PrefixLease) replaced.newLease()).prefix());
                } else if (step instanceof LeaseStep.Withdrawn withdrawn) {
                    prefixes.remove(((PrefixLease) withdrawn.lease()).prefix());
                }
            }
        }
    }

    @Test
    void aPrefixIsAcquiredRenumberedAndEndsInSilence() {
        Router router = new Router();
        VirtualLine line = VirtualLine.builder(CONFIG).listener(router).start();
        line.untilStep(LeaseStep.Acquired.class);
        assertEquals(held(line), router.prefixes);

        line.carrier().renumber(NEXT);
        LeaseStep.Replaced replaced = line.untilStep(LeaseStep.Replaced.class);
        assertEquals(NEXT, ((PrefixLease) replaced.newLease()).prefix());
        assertTrue(line.now() < Duration.ofMinutes(1).toNanos(), "it is told at once");

        line.carrier().fallSilent();
        line.until("the router has no prefix", router.prefixes::isEmpty);
        assertEquals(
                LeaseStep.WithdrawalReason.EXPIRED,
                line.untilStep(LeaseStep.Withdrawn.class).reason());
        line.carrier().recover();
        line.untilStep(LeaseStep.Acquired.class);
        assertEquals(List.of(NEXT), router.prefixes);
    }

    /** Without a Reconfigure the client learns of it when it renews, after T1. */
    @Test
    void aCarrierMayRenumberInSilence() {
        VirtualLine line = up();
        line.carrier().renumberInSilence(NEXT);
        line.untilStep(LeaseStep.Replaced.class);
        assertTrue(line.now() >= Duration.ofHours(2).toNanos());
    }

    @Test
    void anAttackerForgesAndReplays() {
        VirtualLine line = up();
        assertThrows(IllegalStateException.class, () -> line.attacker().replay());
        line.attacker().forge(ReconfigureType.RENEW);
        assertEquals(
                RejectionReason.BAD_DIGEST,
                line.until(ClientEvent.ReconfigureRejected.class).reason());

        line.carrier().reconfigure(ReconfigureType.RENEW);
        line.until(ClientEvent.ReconfigureAccepted.class);
        line.until(ClientState.BOUND);
        line.attacker().replay();
        assertEquals(
                RejectionReason.REPLAY,
                line.until(ClientEvent.ReconfigureRejected.class).reason());
        line.attacker().send(Octets.parseHex("ff"));
        line.settle();
        line.attacker().echo();
        line.settle();
        assertEquals(1, line.host().statistics().discarded().get(DiscardReason.MALFORMED));
        assertEquals(
                1, line.host().statistics().discarded().get(DiscardReason.NOT_WAITED_FOR), "a Reply nobody waits for");
    }

    @Test
    void aProcessRestartsAndAMachineReboots() {
        List<Router> routers = new ArrayList<>();
        VirtualLine line = VirtualLine.builder(CONFIG)
                .listener(() -> {
                    Router router = new Router();
                    routers.add(router);
                    return router;
                })
                .start();
        Ipv6Prefix first =
                ((PrefixLease) line.untilStep(LeaseStep.Acquired.class).lease()).prefix();

        line.host().restart(Duration.ofMinutes(5));
        assertEquals(
                first, ((PrefixLease) line.untilStep(LeaseStep.Acquired.class).lease()).prefix());
        line.until(ClientState.BOUND);

        line.host().reboot(Duration.ofMinutes(5));
        LeaseStep.Acquired restored = line.untilStep(LeaseStep.Acquired.class);
        assertNotEquals(0, restored.lease().unmeasured().seconds(), "only wall clocks measured it");
        assertEquals(3, routers.size());
        routers.forEach(router -> assertEquals(List.of(first), router.prefixes));

        line.host().crash();
        assertEquals(ClientState.STOPPED, line.state());
        line.host().restart(Duration.ofDays(1));
        assertEquals(
                LeaseStep.WithdrawalReason.ENDED_WHILE_DOWN,
                line.untilStep(LeaseStep.Withdrawn.class).reason());
    }

    @Test
    void aMachineSleepsAndALinkFlaps() {
        VirtualLine line = up();
        line.host().suspend(Duration.ofHours(1));
        assertEquals(ClientState.VERIFYING, line.state());
        line.until(ClientState.BOUND);

        line.host().flap(Duration.ofSeconds(3));
        line.until(ClientState.BOUND);
        line.host().linkDown();
        line.pass(Duration.ofHours(1));
        assertEquals(ClientState.NO_LINK, line.state());
        line.host().linkUp();
        line.until(ClientState.BOUND);
        line.host().changeLinkLocal();
        line.until(ClientState.BOUND);
        assertTrue(line.events().stream().noneMatch(VirtualLineTest::withdraws), "no lease is lost for that");
    }

    private static boolean withdraws(ClientEvent event) {
        return event instanceof ClientEvent.LeaseChange change
                && !change.steps(LeaseStep.Withdrawn.class).isEmpty();
    }

    /** As the driver does: told once, tried again, and a restart finds the older state. */
    @Test
    void aStoreFailsAndIsMended() {
        VirtualLine line = VirtualLine.builder(CONFIG).start();
        line.host().failStore();
        line.until(ClientEvent.StoreProblem.class);
        line.untilStep(LeaseStep.Acquired.class);
        line.pass(Duration.ofHours(1));
        assertEquals(
                1,
                line.events().stream()
                        .filter(ClientEvent.StoreProblem.class::isInstance)
                        .count());

        line.host().restart(Duration.ofSeconds(1));
        line.host().mendStore();
        ClientEvent.LeaseChange change = line.until(ClientEvent.LeaseChange.class);
        assertFalse(change.causes().contains(ChangeCause.RESTORED), "nothing was kept");
        line.pass(Duration.ofMinutes(1));
        line.host().restart(Duration.ofSeconds(1));
        assertTrue(line.until(ClientEvent.LeaseChange.class).causes().contains(ChangeCause.RESTORED));
    }

    @Test
    void aStoryHoldsWhereverTheProcessEnds() {
        List<Ipv6Prefix> ended = new ArrayList<>();
        int saves = VirtualLine.builder(CONFIG).crashAtEverySave(Duration.ofSeconds(2), line -> {
            line.untilStep(LeaseStep.Acquired.class);
            line.carrier().renumber(NEXT);
            line.until("the new prefix is held", () -> held(line).equals(List.of(NEXT)));
            ended.addAll(held(line));
        });
        assertTrue(saves >= 3, "only " + saves);
        assertEquals(saves + 1, ended.size());

        AssertionError failure = assertThrows(
                AssertionError.class,
                () -> VirtualLine.builder(CONFIG).crashAtEverySave(Duration.ofDays(1), line -> {
                    line.untilStep(LeaseStep.Acquired.class);
                    line.pass(Duration.ofMinutes(1));
                    line.until("a lease is held", () -> !line.leases().isEmpty());
                    line.tell(new Input.Stop());
                    assertFalse(line.leases().isEmpty());
                    assertTrue(line.now() < Duration.ofHours(1).toNanos(), "it takes no day");
                }));
        assertTrue(
                failure.getMessage().startsWith("after the process ended at its save 1: it takes no day"),
                failure::getMessage);
    }

    /** What a listener tells the client is done after what the client was doing. */
    @Test
    void aListenerReleasesInTwoSteps() {
        VirtualLine[] self = new VirtualLine[1];
        VirtualLine line = VirtualLine.builder(CONFIG)
                .listener(new ClientListener() {
                    @Override
                    public void onAboutToRelease(ClientEvent.AboutToRelease about) {
                        self[0].tell(new Input.PrefixNoLongerAdvertised());
                        assertThrows(IllegalStateException.class, () -> self[0].pass(Duration.ofSeconds(1)));
                    }
                })
                .start();
        self[0] = line;
        line.untilStep(LeaseStep.Acquired.class);
        line.tell(new Input.Release());
        line.until(ClientState.STOPPED);
        assertEquals(List.of(), line.carrier().leases());
    }

    @Test
    void aServerThatHasNothingIsSaidToRefuse() {
        VirtualLine line = VirtualLine.builder(CONFIG).start();
        line.carrier().err(Fault.NO_PREFIX_AVAIL);
        assertEquals(
                StatusCode.NO_PREFIX_AVAIL,
                line.until(ClientEvent.Refused.class).status().code());
    }

    @Test
    void aLostDatagramIsSentAgain() {
        VirtualLine line = VirtualLine.builder(CONFIG).start();
        line.host().lose(3);
        line.untilStep(LeaseStep.Acquired.class);
        assertEquals(3, line.host().statistics().retransmissions());
    }

    /** A condition that never comes true says what happened instead. */
    @Test
    void aWaitInVainTellsTheStory() {
        VirtualLine line = up();
        AssertionError failure = assertThrows(
                AssertionError.class,
                () -> line.until(
                        ClientEvent.KeyReplaced.class,
                        event -> event.serverId().octets().isEmpty()));
        String said = failure.getMessage();
        assertTrue(said.startsWith("no KeyReplaced: not within PT720H\n"), said);
        assertTrue(said.contains("client sends RENEW") && said.contains("carrier sends REPLY"), said);
        assertTrue(said.lines().count() < 80, said);

        VirtualLine stopped = up();
        stopped.tell(new Input.Stop());
        AssertionError still = assertThrows(AssertionError.class, () -> stopped.until(ClientState.BOUND));
        assertTrue(still.getMessage().startsWith("no state BOUND: nothing more will happen"), still.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> VirtualLine.builder(CONFIG).patience(Duration.ZERO));
    }

    /** What a listener throws, such as a failed assertion, fails the test. */
    @Test
    void aListenerThatThrowsIsHeard() {
        VirtualLine line = VirtualLine.builder(CONFIG)
                .listener(new ClientListener() {
                    @Override
                    public void onLeaseChange(ClientEvent.LeaseChange change) {
                        throw new AssertionError("not like this");
                    }
                })
                .start();
        AssertionError thrown = assertThrows(AssertionError.class, () -> line.untilStep(LeaseStep.Acquired.class));
        assertEquals("not like this", thrown.getMessage());
        line.until(ClientState.BOUND);
    }

    @Test
    void theSameSeedIsTheSameStory() {
        assertEquals(up().toString(), up().toString());
        VirtualLine other = VirtualLine.builder(CONFIG).seed(1).start();
        other.untilStep(LeaseStep.Acquired.class);
        assertNotEquals(up().toString(), other.toString());
    }
}
