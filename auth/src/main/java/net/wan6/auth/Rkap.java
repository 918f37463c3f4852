package net.wan6.auth;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import net.wan6.auth.Verdict.Freshness;
import net.wan6.auth.Verdict.Rejected;
import net.wan6.auth.Verdict.Verified;
import net.wan6.codec.Authentication;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.MalformedMessageException;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.Only;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.RawOption;

/**
 * The Reconfigure Key Authentication Protocol (RFC 9915 §20.4). A server sends a key to a client in a Reply, and later proves
 * with HMAC-MD5 that a Reconfigure is its own.
 */
public final class Rkap {
    private static final int IA_NA = 3;
    private static final int IA_TA = 4;
    private static final int IA_PD = 25;

    private Rkap() {}

    /**
     * Creates the option that gives a client its key; the server adds it to a Reply.
     *
     * @param key the client's key
     * @param replayDetection the server's counter, unsigned; see {@link ReplayCounters}
     * @return the value of the AUTH option
     */
    public static Authentication keyDelivery(ReconfigureKey key, long replayDetection) {
        return RkapOption.of(replayDetection, RkapOption.KEY, key.secretOctets());
    }

    /**
     * Signs a Reconfigure: adds AUTH at the end, with the digest over all octets, in which its own 16 count as zeros.
     *
     * @param reconfigure the message, for example from {@link Reconfigures}; the rest of it is not checked
     * @param key the client's key
     * @param replayDetection the server's counter, unsigned, which must rise; see {@link ReplayCounters}
     * @return the message to send
     * @throws IllegalArgumentException if it is not a Reconfigure or already has AUTH
     */
    public static ClientServerMessage sign(ClientServerMessage reconfigure, ReconfigureKey key, long replayDetection) {
        if (!reconfigure.type().equals(MessageType.RECONFIGURE)) {
            throw new IllegalArgumentException(reconfigure.type() + " is not signed by RKAP, only RECONFIGURE is");
        }
        if (reconfigure.options().contains(OptionTypes.AUTH)) {
            throw new IllegalArgumentException("the RECONFIGURE holds AUTH already");
        }
        ClientServerMessage zeroed = withDigest(reconfigure, replayDetection, new byte[HmacMd5.LENGTH]);
        byte[] digest =
                HmacMd5.digest(key.secretOctets().toByteArray(), zeroed.octets().toByteArray());
        return withDigest(reconfigure, replayDetection, digest);
    }

    private static ClientServerMessage withDigest(
            ClientServerMessage reconfigure, long replayDetection, byte[] digest) {
        return reconfigure
                .edit()
                .add(OptionTypes.AUTH, RkapOption.of(replayDetection, RkapOption.DIGEST, Octets.of(digest)))
                .build();
    }

    /**
     * Verifies a datagram that may be a Reconfigure. Cheap checks come first. The digest over the received octets is compared in
     * constant time, and replay detection comes last. {@link Verified} has the new key ring; a rejected message changes
     * nothing.
     *
     * @param datagram the whole UDP payload
     * @param delivery how it reached us
     * @param clientId the client's own DUID
     * @param keys the keys held, of the interface on which the datagram came
     * @param policy which replay detection values to accept
     * @param now nanoseconds on any clock that never goes back; used by {@link ReplayPolicy#ALLOW_CONSTANT_ZERO}
     * @return the verdict
     */
    public static Verdict verify(
            Octets datagram, Delivery delivery, Duid clientId, KeyRing keys, ReplayPolicy policy, long now) {
        Message message;
        try {
            message = Message.decode(datagram);
        } catch (MalformedMessageException broken) {
            return new Rejected(RejectionReason.MALFORMED);
        }
        return verify(message, delivery, clientId, keys, policy, now);
    }

    /**
     * Verifies a message that is already decoded. A message keeps the octets as received, so nothing is lost.
     *
     * @param message the message
     * @param delivery how it reached us
     * @param clientId the client's own DUID
     * @param keys the keys held, of the interface on which the message came
     * @param policy which replay detection values to accept
     * @param now nanoseconds on any clock that never goes back; used by {@link ReplayPolicy#ALLOW_CONSTANT_ZERO}
     * @return the verdict
     */
    public static Verdict verify(
            Message message, Delivery delivery, Duid clientId, KeyRing keys, ReplayPolicy policy, long now) {
        if (!(message instanceof ClientServerMessage reconfigure)
                || !message.type().equals(MessageType.RECONFIGURE)) {
            return new Rejected(RejectionReason.NOT_RECONFIGURE);
        }
        // the transaction id is not looked at.
        if (delivery != Delivery.UNICAST) {
            return new Rejected(RejectionReason.NOT_UNICAST);
        }
        Options options = reconfigure.options();
        if (!(options.only(OptionTypes.SERVER_ID) instanceof Only.One<Duid> serverId)) {
            return new Rejected(RejectionReason.SERVER_ID);
        }
        if (!options.only(OptionTypes.CLIENT_ID).equals(new Only.One<>(clientId))) {
            return new Rejected(RejectionReason.CLIENT_ID);
        }
        Optional<ReconfigureType> type = type(options);
        if (type.isEmpty()) {
            return new Rejected(RejectionReason.BAD_RECONF_MSG);
        }
        if (type.get() == ReconfigureType.INFORMATION_REQUEST && holdsIa(options)) {
            return new Rejected(RejectionReason.IA_OPTIONS);
        }
        Optional<RejectionReason> fault = RkapOption.fault(options.only(OptionTypes.AUTH), RkapOption.DIGEST);
        if (fault.isPresent()) {
            return new Rejected(fault.get());
        }
        return verify(reconfigure, type.get(), serverId.value().compact(), keys, policy, now);
    }

    /** once and of one octet, or it is none. */
    private static Optional<ReconfigureType> type(Options options) {
        return options.only(OptionTypes.RECONF_MSG) instanceof Only.One<Integer> code
                ? ReconfigureType.of(code.value())
                : Optional.empty();
    }

    private static boolean holdsIa(Options options) {
        for (RawOption option : options) {
            if (option.code() == IA_NA || option.code() == IA_TA || option.code() == IA_PD) {
                return true;
            }
        }
        return false;
    }

    /** The checks that need the key. */
    private static Verdict verify(
            ClientServerMessage reconfigure,
            ReconfigureType type,
            Duid serverId,
            KeyRing keys,
            ReplayPolicy policy,
            long now) {
        //
        Optional<HeldKey> held = keys.find(serverId);
        if (held.isEmpty()) {
            return new Rejected(RejectionReason.NO_KEY);
        }
        if (!isSigned(reconfigure, held.get().key())) {
            return new Rejected(RejectionReason.BAD_DIGEST);
        }
        long value = reconfigure.options().first(OptionTypes.AUTH).orElseThrow().replayDetection();
        Baseline baseline = held.get().baseline();
        Optional<Freshness> freshness = baseline.judge(policy, value, now);
        if (freshness.isEmpty()) {
            return new Rejected(RejectionReason.REPLAY);
        }
        KeyRing recorded = keys.recording(serverId, baseline.afterReconfigure(value, now));
        return new Verified(type, serverId, value, freshness.get(), reconfigure, recorded);
    }

    /** over the octets as they came. */
    private static boolean isSigned(ClientServerMessage reconfigure, ReconfigureKey key) {
        byte[] octets = reconfigure.octets().toByteArray();
        int offset = RkapOption.digestOffset(reconfigure);
        byte[] received = new byte[HmacMd5.LENGTH];
        System.arraycopy(octets, offset, received, 0, HmacMd5.LENGTH);
        Arrays.fill(octets, offset, offset + HmacMd5.LENGTH, (byte) 0);
        return MessageDigest.isEqual(received, HmacMd5.digest(key.secretOctets().toByteArray(), octets));
    }
}
