package net.wan6.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.Octets;
import net.wan6.test.captures.RaConversation;
import net.wan6.test.captures.Vectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every conversation of the list: what is known at its end, and each event in its second. */
class RaConversationsTest {
    static Stream<RaConversation> all() {
        return Vectors.raConversations().stream();
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsKnownAndWhatIsTold(RaConversation conversation) {
        RaTracker tracker = new RaTracker(RaTracker.Delegation.NOT_WANTED);
        List<String> events = new ArrayList<>();
        for (RaConversation.Step step : conversation.steps()) {
            advance(tracker, step.at(), events);
            RaUpdate update = tracker.received(
                    Octets.of(step.octets()), Ipv6Address.parse(step.source()), step.hopLimit(), at(step.at()));
            note(update, step.at(), events);
        }
        advance(tracker, conversation.end(), events);

        assertEquals(sorted(conversation.events()), sorted(events));
        assertEquals(
                conversation.known(),
                tracker.prefixes(at(conversation.end())).stream()
                        .map(RaConversationsTest::describe)
                        .toList());
    }

    private static void advance(RaTracker tracker, int until, List<String> events) {
        for (long due = tracker.deadline(); due <= at(until); due = tracker.deadline()) {
            note(tracker.advance(due), (int) (due / Instants.SECOND), events);
            assertTrue(tracker.deadline() > due, "a deadline that stays");
        }
    }

    private static void note(RaUpdate update, int second, List<String> events) {
        for (RaEvent event : update.events()) {
            named(event).ifPresent(name -> events.add(second + " " + name));
        }
    }

    private static Optional<String> named(RaEvent event) {
        if (event instanceof RaEvent.PrefixAnnounced announced) {
            return Optional.of("new " + announced.prefix());
        } else if (event instanceof RaEvent.PrefixDeprecated deprecated) {
            return Optional.of("deprecated " + deprecated.prefix());
        } else if (event instanceof RaEvent.PrefixPreferredAgain again) {
            return Optional.of("preferred-again " + again.prefix());
        } else if (event instanceof RaEvent.PrefixGone gone) {
            return Optional.of("gone " + gone.prefix());
        } else if (event instanceof RaEvent.PrefixOmen omen) {
            return Optional.of("omen " + omen.prefix());
        } else if (event instanceof RaEvent.RouterGone gone) {
            return Optional.of("router-gone " + gone.router());
        } else if (event instanceof RaEvent.RouterOmen omen) {
            return Optional.of("omen " + omen.router());
        } else if (event instanceof RaEvent.PdPreferredChanged changed) {
            String set = changed.prefixes().stream().map(Ipv6Prefix::toString).collect(Collectors.joining(","));
            return Optional.of("pd-preferred " + (set.isEmpty() ? "-" : set));
        }
        // What the list does not speak of.
        return Optional.empty();
    }

    private static String describe(LinePrefix prefix) {
        return prefix.prefix() + " valid=" + seconds(prefix.validLifetime()) + " preferred="
                + seconds(prefix.preferredLifetime())
                + (prefix.preferredLifetime().isZero() ? " deprecated" : "");
    }

    private static String seconds(Lifetime lifetime) {
        return lifetime.isInfinite() ? "infinite" : Long.toString(lifetime.seconds());
    }

    private static long at(int second) {
        return second * Instants.SECOND;
    }

    private static List<String> sorted(List<String> events) {
        return events.stream().sorted().toList();
    }
}
