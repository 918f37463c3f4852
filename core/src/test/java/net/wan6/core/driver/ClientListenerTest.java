package net.wan6.core.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.RejectionReason;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.Options;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import net.wan6.core.ChangeCause;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientProfile;
import net.wan6.core.ClientState;
import net.wan6.core.Diagnosis;
import net.wan6.core.Finding;
import net.wan6.core.LeaseStep;
import net.wan6.core.Leases;
import net.wan6.core.PrefixHint;
import net.wan6.core.PrefixLease;
import org.junit.jupiter.api.Test;

/** Every kind of event has a method of its own, and comes to no other. */
class ClientListenerTest {
    private static final Duid SERVER = Duid.parseHex("0003000102005e005301");
    private static final Options NO_OPTIONS = Options.none(OptionSpace.DHCPV6);
    private static final PrefixLease OLD = lease("2001:db8:1000::/56");
    private static final PrefixLease NEW = lease("2001:db8:2000::/56");
    private static final ClientEvent.LeaseChange CHANGE = new ClientEvent.LeaseChange(
            0,
            Leases.NONE,
            Leases.NONE,
            Set.of(ChangeCause.RENEW),
            List.of(
                    new LeaseStep.Acquired(NEW),
                    new LeaseStep.Replaced(OLD, NEW, Lifetime.ZERO),
                    new LeaseStep.Acquired(OLD)));

    private final List<String> called = new ArrayList<>();

    private final ClientListener listener = new ClientListener() {
        @Override
        public void onLeaseChange(ClientEvent.LeaseChange change) {
            called.add("onLeaseChange");
        }

        @Override
        public void onReconfigureAccepted(ClientEvent.ReconfigureAccepted accepted) {
            called.add("onReconfigureAccepted");
        }

        @Override
        public void onReconfigureRejected(ClientEvent.ReconfigureRejected rejected) {
            called.add("onReconfigureRejected");
        }

        @Override
        public void onKeyReplaced(ClientEvent.KeyReplaced change) {
            called.add("onKeyReplaced");
        }

        @Override
        public void onRefused(ClientEvent.Refused refused) {
            called.add("onRefused");
        }

        @Override
        public void onDiagnosed(ClientEvent.Diagnosed diagnosed) {
            called.add("onDiagnosed");
        }

        @Override
        public void onAboutToRelease(ClientEvent.AboutToRelease about) {
            called.add("onAboutToRelease");
        }

        @Override
        public void onOptionsChanged(ClientEvent.OptionsChanged change) {
            called.add("onOptionsChanged");
        }

        @Override
        public void onStateChanged(ClientEvent.StateChanged change) {
            called.add("onStateChanged");
        }

        @Override
        public void onServerChanged(ClientEvent.ServerChanged change) {
            called.add("onServerChanged");
        }

        @Override
        public void onExchangeFailed(ClientEvent.ExchangeFailed failure) {
            called.add("onExchangeFailed");
        }

        @Override
        public void onConfigurationProblem(ClientEvent.ConfigurationProblem problem) {
            called.add("onConfigurationProblem");
        }

        @Override
        public void onStoreProblem(ClientEvent.StoreProblem problem) {
            called.add("onStoreProblem");
        }

        @Override
        public void onTransportProblem(ClientEvent.TransportProblem problem) {
            called.add("onTransportProblem");
        }

        @Override
        public void onOther(ClientEvent event) {
            called.add("onOther");
        }
    };

    private static PrefixLease lease(String prefix) {
        return new PrefixLease(
                1, Ipv6Prefix.parse(prefix), Lifetime.ofSeconds(10), Lifetime.ofSeconds(20), 0, List.of());
    }

    private static List<ClientEvent> oneOfEachKind() {
        return List.of(
                CHANGE,
                new ClientEvent.ReconfigureAccepted(ReconfigureType.RENEW, SERVER),
                new ClientEvent.ReconfigureRejected(RejectionReason.REPLAY, 0),
                new ClientEvent.KeyReplaced(SERVER),
                new ClientEvent.Refused(
                        SERVER,
                        MessageType.REPLY,
                        Status.of(StatusCode.NO_PREFIX_AVAIL, ""),
                        List.of(1L),
                        List.of(),
                        0),
                new ClientEvent.Diagnosed(new Diagnosis(ClientState.NO_LINK, List.of(new Finding.NoLink()))),
                new ClientEvent.AboutToRelease(List.of(OLD), List.of(), List.of()),
                new ClientEvent.OptionsChanged(NO_OPTIONS, NO_OPTIONS),
                new ClientEvent.StateChanged(ClientState.BOUND),
                new ClientEvent.ServerChanged(SERVER),
                new ClientEvent.ExchangeFailed(MessageType.RENEW, List.of()),
                new ClientEvent.ConfigurationProblem("a line"),
                new ClientEvent.StoreProblem("a line"),
                new ClientEvent.TransportProblem("a line"));
    }

    @Test
    void everyEventComesToItsOwnMethod() {
        List<ClientEvent> events = oneOfEachKind();
        assertEquals(ClientEvent.class.getPermittedSubclasses().length, events.size());
        events.forEach(listener::onEvent);
        assertEquals(
                events.stream()
                        .map(event -> "on" + event.getClass().getSimpleName())
                        .toList(),
                called);
    }

    @Test
    void whoOverridesNothingMissesNothing() {
        ClientListener deaf = new ClientListener() {};
        oneOfEachKind().forEach(deaf::onEvent);
        List<Method> unlike = Arrays.stream(ClientListener.class.getMethods())
                .filter(method -> !method.isDefault())
                .toList();
        assertEquals(List.of(), unlike, "methods that a listener must have");
    }

    @Test
    void stepsOfOneKindKeepTheirOrder() {
        assertEquals(
                List.of(NEW, OLD),
                CHANGE.steps(LeaseStep.Acquired.class).stream()
                        .map(LeaseStep.Acquired::lease)
                        .toList());
        assertEquals(1, CHANGE.steps(LeaseStep.Replaced.class).size());
        assertEquals(List.of(), CHANGE.steps(LeaseStep.Withdrawn.class));
        assertEquals(CHANGE.steps(), CHANGE.steps(LeaseStep.class));
    }

    @Test
    void aConfigurationFitsOnALine() {
        ClientConfig config =
                ClientConfig.builder(ClientProfile.RFC9915).prefix().prefix(56).build();
        assertEquals(List.of(PrefixHint.ANY, PrefixHint.ofLength(56)), config.prefixes());
        String text = config.toString();
        assertTrue(text.contains("replay policy strict") && !text.contains("\n"), text);
    }
}
