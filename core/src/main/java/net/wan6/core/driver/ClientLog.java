package net.wan6.core.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.wan6.auth.RejectionReason;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.Status;
import net.wan6.core.AddressLease;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientStatistics;
import net.wan6.core.DiscardReason;
import net.wan6.core.HeldPrefix;
import net.wan6.core.Input;
import net.wan6.core.Lease;
import net.wan6.core.LeaseStep;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an operator reads of one line. Changes are info; what needs a person is a warning, the same one at most every ten
 * minutes; what happens all day is debug. Never keys, digests or whole messages.
 */
final class ClientLog {
    private static final Logger LOG = LoggerFactory.getLogger(Dhcpv6Client.class);

    private final String name;
    private final WarningLimit warnings = new WarningLimit();
    private boolean reconfiguredBefore;
    private boolean keyReplacedBefore;

    ClientLog(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    void event(ClientEvent event, long now) {
        if (event instanceof ClientEvent.LeaseChange change) {
            change.steps().forEach(this::step);
        } else if (event instanceof ClientEvent.ReconfigureAccepted accepted) {
            reconfigured(accepted);
        } else if (event instanceof ClientEvent.ReconfigureRejected rejected) {
            refused(rejected, now);
        } else if (event instanceof ClientEvent.ConfigurationProblem problem) {
            warn(problem.description(), now);
        } else if (event instanceof ClientEvent.StoreProblem problem) {
            warn(problem.description(), now);
        } else if (event instanceof ClientEvent.TransportProblem problem) {
            warn(problem.description(), now);
        } else if (event instanceof ClientEvent.ExchangeFailed failed) {
            warn(failed.message() + " came to nothing" + texts(failed.statuses()), now);
        } else if (event instanceof ClientEvent.Refused refused) {
            warn(
                    "the server " + refused.serverId() + " refuses " + what(refused) + texts(List.of(refused.status())),
                    now);
        } else if (event instanceof ClientEvent.Diagnosed diagnosed) {
            LOG.info("{}: {}", name, diagnosed.diagnosis());
        } else if (event instanceof ClientEvent.KeyReplaced replaced) {
            keyReplaced(replaced);
        } else if (event instanceof ClientEvent.ServerChanged changed) {
            LOG.info("{}: the server is now {}", name, changed.serverId());
        } else {
            LOG.debug("{}: {}", name, event);
        }
    }

    private void step(LeaseStep step) {
        if (step instanceof LeaseStep.Acquired acquired) {
            LOG.info("{}: acquired {}", name, describe(acquired.lease()));
        } else if (step instanceof LeaseStep.Replaced replaced) {
            LOG.info(
                    "{}: {} takes the place of {}", name, describe(replaced.newLease()), describe(replaced.oldLease()));
        } else if (step instanceof LeaseStep.Withdrawn withdrawn
                && withdrawn.reason() == LeaseStep.WithdrawalReason.RELEASED) {
            LOG.info("{}: gave {} back", name, describe(withdrawn.lease()));
        } else if (step instanceof LeaseStep.Withdrawn withdrawn) {
            LOG.warn("{}: lost {}, {}", name, describe(withdrawn.lease()), withdrawn.reason());
        } else if (step instanceof LeaseStep.Deprecated deprecated) {
            LOG.info("{}: no new connections from {}", name, describe(deprecated.lease()));
        } else {
            LOG.debug("{}: {}", name, step);
        }
    }

    private static String describe(Lease lease) {
        return lease instanceof HeldPrefix prefix
                ? prefix.prefix() + " for " + prefix.validLifetime()
                : ((AddressLease) lease).address() + " for " + lease.validLifetime();
    }

    /** With the server's words, which the event has made fit for a log. */
    private static String texts(List<Status> statuses) {
        StringBuilder texts = new StringBuilder();
        String separator = ": ";
        for (Status status : statuses) {
            texts.append(separator).append(status.code());
            if (!status.message().isEmpty()) {
                texts.append(", \"").append(status.message()).append('"');
            }
            separator = "; ";
        }
        return texts.toString();
    }

    private static String what(ClientEvent.Refused refused) {
        List<String> what = new ArrayList<>(2);
        if (!refused.prefixIaids().isEmpty()) {
            what.add("IA_PD " + refused.prefixIaids());
        }
        if (!refused.addressIaids().isEmpty()) {
            what.add("IA_NA " + refused.addressIaids());
        }
        return what.isEmpty() ? "what was asked for" : String.join(" and ", what);
    }

    /** Some servers bring another key with each Reply: told once, as with Reconfigures. */
    private void keyReplaced(ClientEvent.KeyReplaced replaced) {
        if (keyReplacedBefore) {
            LOG.debug("{}: {}", name, replaced);
        } else {
            LOG.info("{}: the server {} has given another reconfigure key", name, replaced.serverId());
        }
        keyReplacedBefore = true;
    }

    /** Some carriers send one every few hours for weeks without a change: told once (engine rule R-19). */
    private void reconfigured(ClientEvent.ReconfigureAccepted accepted) {
        if (reconfiguredBefore) {
            LOG.debug("{}: {}", name, accepted);
        } else {
            LOG.info("{}: the server asked for {} by an authentic Reconfigure", name, accepted.type());
        }
        reconfiguredBefore = true;
    }

    /** A server repeats its Reconfigure until it is answered: one that comes while we answer is nothing to look into. */
    private void refused(ClientEvent.ReconfigureRejected rejected, long now) {
        if (rejected.reason() == RejectionReason.BUSY) {
            LOG.debug("{}: {}", name, rejected);
        } else {
            warn("a Reconfigure was refused: " + rejected.reason(), now);
        }
    }

    /** Whether what becomes of an input is logged. */
    boolean tellsOf(Input input) {
        return (input instanceof Input.Received || input instanceof Input.ReceivedMessage) && LOG.isDebugEnabled();
    }

    /** What became of a message: the counters say it, so that the engine need not. */
    void received(Input input, ClientStatistics before, ClientStatistics after) {
        if (input instanceof Input.Received received) {
            Octets datagram = received.datagram();
            String type = datagram.isEmpty() ? "nothing" : new MessageType(datagram.u8(0)).toString();
            received(type, datagram.length(), received.source(), before, after);
        } else if (input instanceof Input.ReceivedMessage received) {
            Message message = received.message();
            received(message.type().toString(), message.octets().length(), received.source(), before, after);
        }
    }

    private void received(
            String type, int length, Ipv6Address source, ClientStatistics before, ClientStatistics after) {
        String discarded = risen(before.discarded(), after.discarded(), DiscardReason::metric);
        String rejected = risen(before.reconfiguresRejected(), after.reconfiguresRejected(), RejectionReason::metric);
        String fate = !discarded.isEmpty()
                ? "dropped as " + discarded
                : rejected.isEmpty() ? "taken" : "rejected as " + rejected;
        LOG.debug("{}: received {} of {} octets from {}: {}", name, type, length, source, fate);
    }

    private static <R> String risen(Map<R, Long> before, Map<R, Long> after, Function<R, String> text) {
        return after.entrySet().stream()
                .filter(count -> count.getValue() > before.getOrDefault(count.getKey(), 0L))
                .map(count -> text.apply(count.getKey()))
                .findFirst()
                .orElse("");
    }

    void sent(Octets datagram) {
        if (LOG.isDebugEnabled()) {
            LOG.debug("{}: sent {} of {} octets", name, new MessageType(datagram.u8(0)), datagram.length());
        }
    }

    void notSent(Octets datagram, Exception failed, long now) {
        warn(new MessageType(datagram.u8(0)) + " cannot be sent: " + failed, now);
    }

    void info(String happened) {
        LOG.info("{}: {}", name, happened);
    }

    private void warn(String warning, long now) {
        if (warnings.admits(warning, now)) {
            LOG.warn("{}: {}", name, warning);
        } else {
            LOG.debug("{}: {}", name, warning);
        }
    }
}
