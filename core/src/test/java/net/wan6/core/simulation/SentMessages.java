package net.wan6.core.simulation;

import static net.wan6.core.simulation.Violation.unless;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.IaAddress;
import net.wan6.codec.IaNa;
import net.wan6.codec.IaPd;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTypes;
import net.wan6.core.AddressLease;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientIdentity;
import net.wan6.core.Lease;
import net.wan6.core.Output;
import net.wan6.core.PrefixLease;
import net.wan6.core.RateLimit;

/** What one process of a client sends (invariants I-2, I-3 and I-6). */
final class SentMessages {
    private static final long SECOND = 1_000_000_000L;
    private static final int XIDS_REMEMBERED = 16;
    private static final Set<MessageType> FOR_ANY =
            Set.of(MessageType.SOLICIT, MessageType.CONFIRM, MessageType.REBIND);
    private static final Set<MessageType> FOR_ONE =
            Set.of(MessageType.REQUEST, MessageType.RENEW, MessageType.RELEASE, MessageType.DECLINE);

    private final ClientConfig config;
    private final ClientIdentity identity;
    private final Deque<Integer> xids = new ArrayDeque<>();
    private final long perToken;
    private final long burst;
    private long theoretical = Long.MIN_VALUE / 2;
    private long firstSentAt;
    private long lastSentAt;
    private long lastGap;
    private long heardAt = Long.MIN_VALUE / 2;
    private long beganAnewAt = Long.MIN_VALUE / 2;
    private long lastButOneSentAt;
    private MessageType lastType = MessageType.REPLY;

    SentMessages(ClientConfig config, ClientIdentity identity) {
        this.config = config;
        this.identity = identity;
        RateLimit limit = config.rateLimit();
        this.perToken = limit.seconds() * SECOND / limit.messages();
        this.burst = perToken * (limit.messages() - 1);
    }

    void heardRouter(long now) {
        heardAt = now;
    }

    /**
     * N-14: a router that was heard, since the last transmission or the one before, lets the pace of what runs begin anew, once in
     * 30 seconds; the sign of it may come with the second transmission, some seconds late.
     */
    private boolean mayBeginAnew(long now) {
        return heardAt >= lastButOneSentAt && now - beganAnewAt >= 25 * SECOND;
    }

    ClientServerMessage check(Output.Transmit transmit, LeaseModel held, Step step) {
        long now = step.now();
        unless(
                Message.decode(transmit.datagram()) instanceof ClientServerMessage,
                "V-1",
                "sends no message of a client");
        ClientServerMessage message = (ClientServerMessage) Message.decode(transmit.datagram());
        unless(
                transmit.destination().equals(Output.ALL_DHCP_RELAY_AGENTS_AND_SERVERS),
                "S-10",
                () -> "sends to " + transmit.destination());
        rate(message, now);
        exchange(message, now, step.before().deadline() == now);
        addressee(message);
        leases(message, held);
        return message;
    }

    /** I-2, counted as a virtual schedule and not as a bucket: two ways to the same bound. */
    private void rate(ClientServerMessage message, long now) {
        unless(now >= theoretical - burst, "I-2", () -> message.type() + " is more than " + config.rateLimit());
        theoretical = Math.max(theoretical, now) + perToken;
    }

    private void exchange(ClientServerMessage message, long now, boolean onTime) {
        int xid = message.transactionId();
        int elapsed = message.options().first(OptionTypes.ELAPSED_TIME).orElseThrow(() -> new Violation("C-9", "no 8"));
        if (!xids.isEmpty() && xids.getLast() == xid) {
            long gap = now - lastSentAt;
            unless(message.type().equals(lastType), "I-3", () -> lastType + " becomes " + message.type());
            unless(gap >= irt(message.type()) * 9 / 10, "C-1", () -> message.type() + " again after " + gap + " ns");
            boolean isFaster = onTime && lastGap != 0 && gap < Math.min(lastGap, mrt(message.type())) * 9 / 11;
            unless(!isFaster || mayBeginAnew(now), "C-1", "ever faster");
            unless(
                    elapsed == Math.min(0xffff, (now - firstSentAt) / (SECOND / 100)),
                    "C-4",
                    () -> "elapsed " + elapsed);
            lastGap = onTime && !isFaster ? gap : 0;
            beganAnewAt = isFaster ? now : beganAnewAt;
        } else {
            unless(!xids.contains(xid), "I-3", "the transaction id is one of the last sixteen");
            unless(elapsed == 0, "C-4", () -> "elapsed " + elapsed + " in the first transmission");
            unless(
                    xids.isEmpty() || now > lastSentAt || !message.type().equals(lastType),
                    "I-2",
                    "twice in an instant");
            xids.addLast(xid);
            if (xids.size() > XIDS_REMEMBERED) {
                xids.removeFirst();
            }
            firstSentAt = now;
            lastGap = 0;
        }
        lastButOneSentAt = lastSentAt;
        lastSentAt = now;
        lastType = message.type();
    }

    private static long irt(MessageType type) {
        return SECOND * (type.equals(MessageType.RENEW) ? 10 : 1);
    }

    /** The least of the greatest retransmission times that a message of the type may have. */
    private static long mrt(MessageType type) {
        return SECOND
                * switch (type.code()) {
                    case 1, 11 -> 60;
                    case 3 -> 30;
                    case 5 -> 600;
                    case 8, 9 -> 8;
                    default -> 4;
                };
    }

    private void addressee(ClientServerMessage message) {
        boolean named = message.options().contains(OptionTypes.SERVER_ID);
        unless(!named || !FOR_ANY.contains(message.type()), "I-6", () -> message.type() + " has a Server-ID");
        unless(named || !FOR_ONE.contains(message.type()), "I-6", () -> message.type() + " has no Server-ID");
        unless(
                message.options().first(OptionTypes.CLIENT_ID).equals(java.util.Optional.of(identity.duid())),
                "C-9",
                "the Client-ID is another");
    }

    /** I-6, S-9, N-10: what is held and nothing else, and the wish beside it. */
    private void leases(ClientServerMessage message, LeaseModel held) {
        MessageType type = message.type();
        unless(
                !type.equals(MessageType.SOLICIT) || held.ofServers().isEmpty(),
                "S-9",
                () -> "looks for what it holds: " + held.held());
        for (IaPd pd : message.options().all(OptionTypes.IA_PD)) {
            pd.prefixes()
                    .forEach(named -> unless(
                            !held.isAnnounced(named.prefix()),
                            "P-6",
                            () -> type + " names " + named.prefix() + ", which a router announced"));
        }
        if (!type.equals(MessageType.RENEW) && !type.equals(MessageType.REBIND)) {
            return;
        }
        Set<LeaseModel.Key> named = new HashSet<>();
        for (IaPd pd : message.options().all(OptionTypes.IA_PD)) {
            unless(pd.t1().isZero() && pd.t2().isZero(), "S-7", "T1 and T2 are not zero");
            for (IaPrefix prefix : pd.prefixes()) {
                if (isHint(prefix.prefix())) {
                    hint(pd, prefix);
                } else {
                    unless(
                            named.add(new LeaseModel.Key(PrefixLease.class, pd.iaid(), prefix.prefix())),
                            "I-6",
                            () -> "twice: " + prefix.prefix());
                }
            }
        }
        for (IaNa na : message.options().all(OptionTypes.IA_NA)) {
            for (IaAddress address : na.addresses()) {
                named.add(new LeaseModel.Key(AddressLease.class, na.iaid(), new Ipv6Prefix(address.address(), 128)));
            }
        }
        Set<LeaseModel.Key> holds = new HashSet<>();
        for (Lease lease : held.ofServers()) {
            holds.add(LeaseModel.Key.of(lease));
        }
        unless(named.equals(holds), "I-6", () -> type + " names " + named + ", held is " + holds);
    }

    private static boolean isHint(Ipv6Prefix prefix) {
        return prefix.address().isUnspecified();
    }

    private void hint(IaPd pd, IaPrefix hint) {
        List<Integer> wished = new ArrayList<>();
        config.prefixes().forEach(wish -> wished.add(wish.length()));
        unless(
                hint.prefixLength() > 0 && wished.contains(hint.prefixLength()),
                "N-10",
                () -> "wishes for /" + hint.prefixLength() + " in " + pd.iaid());
    }
}
