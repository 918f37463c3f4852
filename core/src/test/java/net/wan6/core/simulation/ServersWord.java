package net.wan6.core.simulation;

import static net.wan6.core.simulation.Violation.unless;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.IaPd;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientState;
import net.wan6.core.Input;
import net.wan6.core.LeaseStep;
import net.wan6.core.Output;
import net.wan6.core.PrefixLease;

/**
 * What a server without faults says, counts: what it gives is held (A1), its T1 is waited for (A4), and what it refuses is
 * told (A8).
 */
final class ServersWord {
    private static final long SECOND = 1_000_000_000L;
    /** N-5: what a router said during an exchange leads to a Renew so long after the last one. */
    private static final long PUT_OFF = 31 * SECOND;

    private static final Set<ClientState> ASKS = Set.of(
            ClientState.SOLICITING,
            ClientState.REQUESTING,
            ClientState.RENEWING,
            ClientState.REBINDING,
            ClientState.VERIFYING);

    private final Set<Long> iaids = new HashSet<>();
    private final Set<StatusCode> told = new HashSet<>();

    /** Before this nobody has to renew; unknown after what may have shortened it. */
    private long renewAt = Long.MIN_VALUE;

    private long takenAt;

    ServersWord(ClientConfig config, ClientIdentity identity) {
        for (int i = 0; i < config.prefixes().size(); i++) {
            iaids.add(identity.firstIaid() + i);
        }
    }

    /** Those of the client: what came damaged to a server is answered for others. */
    private List<IaPd> ours(ClientServerMessage reply) {
        return reply.options().all(OptionTypes.IA_PD).stream()
                .filter(pd -> iaids.contains(pd.iaid()))
                .toList();
    }

    void check(Step step, List<ClientServerMessage> sent) {
        for (Output output : step.outputs()) {
            if (output instanceof Output.Notify notify && notify.event() instanceof ClientEvent.Refused refused) {
                told.add(refused.status().code());
            }
        }
        renews(step, sent);
        if (step.input() instanceof Input.Received received && isTaken(step)) {
            boolean isGenuine = step.origin() == Step.Origin.GENUINE;
            renewAt = Long.MIN_VALUE;
            takenAt = step.now();
            if (isGenuine && Message.decode(received.datagram()) instanceof ClientServerMessage reply) {
                gives(reply, step);
                refuses(reply);
                renewAt = step.after().state() == ClientState.BOUND ? t1(reply, step) : Long.MIN_VALUE;
            }
        } else if (endsLeases(step) || mayAsk(step.input())) {
            renewAt = Long.MIN_VALUE;
        }
    }

    /** An answer to what was asked that was not dropped. */
    private static boolean isTaken(Step step) {
        return step.input() instanceof Input.Received received
                && step.after().discarded() == step.before().discarded()
                && ASKS.contains(step.before().state())
                && !received.datagram().isEmpty()
                && received.datagram().u8(0) == MessageType.REPLY.code();
    }

    /** A1: whatever limits there are, what came just now is not what goes. */
    private void gives(ClientServerMessage reply, Step step) {
        if (!isSuccess(reply.options())) {
            return;
        }
        List<PrefixLease> held = step.after().leases().prefixes();
        for (IaPd pd : ours(reply)) {
            for (IaPrefix given : pd.prefixes()) {
                boolean lives = given.validLifetime().seconds() > 0 && isSuccess(given.options());
                Ipv6Prefix prefix = given.prefix();
                unless(
                        !lives || held.stream().anyMatch(lease -> lease.prefix().equals(prefix)),
                        "A1",
                        () -> "given and not held: " + prefix + ", holds " + held);
            }
        }
    }

    private static boolean isSuccess(Options options) {
        return options.first(OptionTypes.STATUS_CODE)
                .map(status -> status.code().equals(StatusCode.SUCCESS))
                .orElse(true);
    }

    /** A8: each kind of refusal at least once; that there are no addresses is no refusal to who asks for none. */
    private void refuses(ClientServerMessage reply) {
        List<Status> statuses = new ArrayList<>();
        add(reply.options(), statuses);
        for (IaPd pd : ours(reply)) {
            add(pd.options(), statuses);
            pd.prefixes().forEach(prefix -> add(prefix.options(), statuses));
        }
        for (Status status : statuses) {
            unless(
                    told.contains(status.code())
                            || status.code().equals(StatusCode.SUCCESS)
                            || status.code().equals(StatusCode.NO_ADDRS_AVAIL),
                    "A8",
                    () -> "not told: " + status);
        }
    }

    private static void add(Options options, List<Status> statuses) {
        options.first(OptionTypes.STATUS_CODE).ifPresent(statuses::add);
    }

    /**
     * The earliest T1 of a Reply, where there is nothing but what it says: one IA, a T1 that is the server's and before the end
     * of all that it gives.
     */
    private long t1(ClientServerMessage reply, Step step) {
        List<IaPd> pds = ours(reply);
        List<PrefixLease> held = step.after().leases().prefixes();
        if (pds.size() != 1
                || reply.options().count(OptionTypes.IA_NA) > 0
                || !step.after().leases().addresses().isEmpty()
                || held.stream().anyMatch(lease -> lease.iaid() != pds.get(0).iaid())) {
            return Long.MIN_VALUE;
        }
        Lifetime t1 = pds.get(0).t1();
        long last = held.stream()
                .mapToLong(lease -> lease.validLifetime().seconds())
                .max()
                .orElse(0);
        boolean isServers = t1.seconds() > 0 && !t1.isInfinite() && t1.seconds() < last;
        return isServers ? step.now() + t1.seconds() * SECOND : Long.MIN_VALUE;
    }

    /** A4: what makes a client that is at rest renew, if nothing but time passes. */
    private void renews(Step step, List<ClientServerMessage> sent) {
        if (renewAt == Long.MIN_VALUE
                || step.now() - takenAt < PUT_OFF
                || !(step.input() instanceof Input.Timeout)
                || step.before().state() != ClientState.BOUND) {
            return;
        }
        for (ClientServerMessage message : sent) {
            unless(
                    !message.type().equals(MessageType.RENEW) || step.now() >= renewAt,
                    "A4",
                    () -> "renews " + (renewAt - step.now()) / SECOND + " s before the server's T1");
        }
    }

    /** What the host, the application or a Reconfigure says may lead to a Renew, now or a little later. */
    private static boolean mayAsk(Input input) {
        if (input instanceof Input.Received received) {
            return !received.datagram().isEmpty() && received.datagram().u8(0) == MessageType.RECONFIGURE.code();
        }
        return !(input instanceof Input.Timeout
                || input instanceof Input.LanPrefixesAdvertised
                || input instanceof Input.LinePrefixes
                || input instanceof Input.SoftwiresChanged);
    }

    /** Some other end of a lease may lead to a Renew of the rest. */
    private static boolean endsLeases(Step step) {
        return step.outputs().stream()
                .anyMatch(output -> output instanceof Output.Notify notify
                        && notify.event() instanceof ClientEvent.LeaseChange change
                        && !change.steps(LeaseStep.Withdrawn.class).isEmpty());
    }
}
