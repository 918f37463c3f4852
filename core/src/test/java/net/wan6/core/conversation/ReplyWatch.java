package net.wan6.core.conversation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.IaNa;
import net.wan6.codec.IaPd;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.MalformedMessageException;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.StatusCode;
import net.wan6.core.AddressLease;
import net.wan6.core.ClientEngine;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientState;
import net.wan6.core.Input;
import net.wan6.core.Leases;
import net.wan6.core.Output;
import net.wan6.core.PrefixLease;
import org.jspecify.annotations.Nullable;

/**
 * What holds after a Reply by what it says, and by nothing else: what it gives is held (A1), its T1 counts (A4), its refusal is
 * told (A8), and what changes nothing is not saved again and again (A14). Only of what is beyond doubt: one IA of each IAID, each
 * prefix once, nothing that has to be ignored.
 */
final class ReplyWatch {
    private static final long SECOND = 1_000_000_000L;

    /** Of so many faults and refusals at once all are told. */
    private static final int ALL_TOLD = 10;

    private final ClientEngine engine;
    private Leases leases = Leases.NONE;
    private ClientState state = ClientState.STOPPED;
    private long deadline = Output.WaitUntil.NEVER;
    private long replies;
    private long savedAt;
    private boolean hasSaved;
    private boolean asksEarly;
    private int problemsTold;
    private int refusalsTold;
    private long renewNotBefore = Long.MIN_VALUE;

    ReplyWatch(ClientEngine engine) {
        this.engine = engine;
    }

    /** Checks what an input led to. */
    void check(Input input, List<Output> outputs, long now) {
        ClientServerMessage reply = taken(input);
        count(input, reply, outputs);
        sendsInTime(outputs, now);
        boolean isAlone = deadline > now;
        if (reply != null) {
            isTold(reply);
            if (isAlone && !engine.leases().equals(leases)) {
                isHeld(reply, now);
            }
        }
        savesSeldom(input, outputs, isAlone, now);
        leases = engine.leases();
        state = engine.state();
        deadline = engine.deadline();
    }

    private static void require(boolean holds, String id, String what) {
        if (!holds) {
            throw new AssertionError(id + ": " + what);
        }
    }

    private void count(Input input, @Nullable ClientServerMessage reply, List<Output> outputs) {
        asksEarly |= input instanceof Input.LinkLocalChanged
                || input instanceof Input.RouterAdvertised
                || input instanceof Input.AddressInUse;
        for (Output output : outputs) {
            if (output instanceof Output.Notify notify) {
                asksEarly |= notify.event() instanceof ClientEvent.ReconfigureAccepted;
                problemsTold += notify.event() instanceof ClientEvent.ConfigurationProblem ? 1 : 0;
                refusalsTold += notify.event() instanceof ClientEvent.Refused ? 1 : 0;
            }
        }
        boolean changesNothing = (input instanceof Input.Received && reply == null)
                || input instanceof Input.Timeout
                || input instanceof Input.TransmitFailed
                || input instanceof Input.PersistFailed
                || input instanceof Input.LanPrefixesAdvertised;
        renewNotBefore = changesNothing && !asksEarly ? renewNotBefore : Long.MIN_VALUE;
    }

    private void sendsInTime(List<Output> outputs, long now) {
        for (Output output : outputs) {
            if (output instanceof Output.Transmit transmit) {
                MessageType type = Message.decode(transmit.datagram()).type();
                boolean extendsLeases = type.equals(MessageType.RENEW) || type.equals(MessageType.REBIND);
                require(!extendsLeases || now >= renewNotBefore, "A4", type + " before T1");
            }
        }
    }

    /** The Reply that answered what was asked, or null. */
    private @Nullable ClientServerMessage taken(Input input) {
        if (!(input instanceof Input.Received received)) {
            return null;
        }
        long before = replies;
        replies = engine.statistics().received().getOrDefault(MessageType.REPLY, 0L);
        return replies == before ? null : (ClientServerMessage) Message.decode(received.datagram());
    }

    private void isTold(ClientServerMessage reply) {
        boolean refuses = reply.options()
                .first(OptionTypes.STATUS_CODE)
                .filter(status -> status.code().equals(StatusCode.UNSPEC_FAIL))
                .isPresent();
        require(!refuses || refusalsTold > 0 || problemsTold >= ALL_TOLD, "A8", "a refusal is not told");
    }

    private void isHeld(ClientServerMessage reply, long now) {
        Map<Long, Integer> ias = new HashMap<>();
        Map<Ipv6Prefix, Integer> copies = new HashMap<>();
        for (IaPd pd : reply.options().all(OptionTypes.IA_PD)) {
            ias.merge(pd.iaid(), 1, Integer::sum);
            for (IaPrefix prefix : pd.options().all(OptionTypes.IAPREFIX)) {
                copies.merge(prefix.prefix(), 1, Integer::sum);
            }
        }
        Map<Ipv6Prefix, Long> holders = new HashMap<>();
        leases.prefixes().forEach(lease -> holders.put(lease.prefix(), lease.iaid()));
        Set<Given> held = new HashSet<>();
        Set<Long> ours = new HashSet<>();
        for (PrefixLease lease : engine.leases().prefixes()) {
            ours.add(lease.iaid());
            if (lease.since() == now) {
                held.add(new Given(lease.iaid(), lease.prefix()));
            }
        }
        if (held.isEmpty()) {
            return;
        }
        long t1 = Long.MAX_VALUE;
        for (IaPd pd : reply.options().all(OptionTypes.IA_PD)) {
            boolean isClear = ias.getOrDefault(pd.iaid(), 0) == 1
                    && ours.contains(pd.iaid())
                    && (pd.t1().isZero() || pd.t2().isZero() || pd.t1().compareTo(pd.t2()) <= 0);
            long last = 0;
            for (IaPrefix given : isClear ? pd.options().all(OptionTypes.IAPREFIX) : List.<IaPrefix>of()) {
                Ipv6Prefix prefix = given.prefix();
                boolean isGiven = copies.getOrDefault(prefix, 0) == 1
                        && isUsable(given)
                        && holders.getOrDefault(prefix, pd.iaid()) == pd.iaid();
                if (isGiven) {
                    require(held.contains(new Given(pd.iaid(), prefix)), "A1", "given and not held: " + prefix);
                    last = Math.max(last, given.validLifetime().seconds());
                }
            }
            boolean isServers = last > 0
                    && !pd.t1().isZero()
                    && pd.t2().compareTo(pd.t1()) >= 0
                    && pd.t2().seconds() < last;
            t1 = isServers ? Math.min(t1, pd.t1().seconds()) : 0;
            if (!isServers) {
                break;
            }
        }
        boolean isWhole = !reply.options().contains(OptionTypes.IA_NA)
                && reply.options().all(OptionTypes.IA_NA).equals(List.<IaNa>of())
                && engine.leases().addresses().equals(List.<AddressLease>of())
                && engine.leases().prefixes().stream().allMatch(lease -> lease.since() == now)
                && engine.state() == ClientState.BOUND
                && !asksEarly;
        renewNotBefore = isWhole && t1 > 0 && t1 < 1L << 31 ? now + t1 * SECOND : Long.MIN_VALUE;
    }

    private record Given(long iaid, Ipv6Prefix prefix) {}

    private static boolean isUsable(IaPrefix given) {
        Ipv6Address address = given.address();
        return given.options().octets().isEmpty()
                && !given.validLifetime().isZero()
                && given.preferredLifetime().compareTo(given.validLifetime()) <= 0
                && given.prefix().length() > 0
                && !(address.isUnspecified() || address.isLinkLocal() || address.isMulticast() || address.isLoopback());
    }

    /** What comes from the network and changes neither leases nor state, and is no key, is saved once a second. */
    private void savesSeldom(Input input, List<Output> outputs, boolean isAlone, long now) {
        if (outputs.stream().noneMatch(Output.Persist.class::isInstance)) {
            return;
        }
        boolean changesNothing = isAlone
                && input instanceof Input.Received received
                && !bringsKey(received)
                && engine.leases().equals(leases)
                && engine.state() == state
                // One Decline may follow another; that the first was answered is kept (L-13).
                && state != ClientState.DECLINING;
        require(
                !changesNothing || !hasSaved || now - savedAt >= SECOND,
                "A14",
                "saved twice in a second while " + state + ": " + outputs);
        savedAt = now;
        hasSaved = true;
    }

    private static boolean bringsKey(Input.Received received) {
        try {
            return Message.decode(received.datagram()).options().contains(OptionTypes.AUTH);
        } catch (MalformedMessageException broken) {
            return false;
        }
    }
}
