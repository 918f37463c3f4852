package net.wan6.auth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.wan6.codec.Authentication;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.Only;
import net.wan6.codec.OptionTypes;

/**
 * The keys that one client holds on one interface, by server: immutable, every change gives another ring. Which
 * interface it belongs to is the caller's to know. Safe for use by any thread.
 */
public final class KeyRing {
    /** Servers a ring holds keys of; with one more, the key that was learnt first goes. */
    public static final int MOST_SERVERS = 32;

    private static final KeyRing EMPTY = new KeyRing(List.of());

    private final List<HeldKey> held;

    private KeyRing(List<HeldKey> held) {
        this.held = held;
    }

    /**
     * A ring without keys.
     *
     * @return the ring to begin with
     */
    public static KeyRing empty() {
        return EMPTY;
    }

    /**
     * Reads what {@link #secretOctets()} gave.
     *
     * @param octets the whole of it
     * @return the ring
     * @throws UnreadableKeyRingException if anything is missing, changed or of another version; nothing is read then
     */
    public static KeyRing decode(Octets octets) {
        return new KeyRing(List.copyOf(KeyRingFormat.read(octets)));
    }

    /**
     * All keys and counters, to be kept where nobody else can read them. When a constant zero was last let through
     * ({@link ReplayPolicy#ALLOW_CONSTANT_ZERO}) is not kept: the clock that told it ends with the process.
     *
     * @return octets with a version and a checksum
     */
    public Octets secretOctets() {
        return KeyRingFormat.write(held);
    }

    /**
     * Takes the key out of a Reply, if there is one to be taken. A Reply without a key (engine rule R-14), or with an AUTH
     * option that is not RKAP's, leaves the keys as they are, and is no worse a Reply for it.
     *
     * <p>A new key begins with the counter of its Reply, even if a lower one was seen under the old key: a server that
     * lost its memory gets another chance so. The same key again raises the counter and never lowers it.
     *
     * @param reply a message that the caller validated: the answer to its own transaction, from the server it was meant
     *     for, with its own Client Identifier (RFC 9915 §16.10)
     * @return what came of it, with the ring to keep
     */
    public KeyUpdate learn(ClientServerMessage reply) {
        if (!reply.type().equals(MessageType.REPLY)) {
            return new KeyUpdate.Ignored(this, RejectionReason.NOT_REPLY);
        }
        Only<Authentication> only = reply.options().only(OptionTypes.AUTH);
        if (only instanceof Only.Absent) {
            return new KeyUpdate.Absent(this);
        }
        Optional<Duid> serverId = serverId(reply.options().only(OptionTypes.SERVER_ID));
        if (serverId.isEmpty()) {
            return new KeyUpdate.Ignored(this, RejectionReason.SERVER_ID);
        }
        Optional<RejectionReason> fault = RkapOption.fault(only, RkapOption.KEY);
        if (fault.isPresent()) {
            return new KeyUpdate.Ignored(this, fault.get());
        }
        Authentication auth = reply.options().first(OptionTypes.AUTH).orElseThrow();
        return learn(serverId.get().compact(), ReconfigureKey.of(RkapOption.value(auth)), auth.replayDetection());
    }

    /** Said twice in the same octets it is still one server; in a Reconfigure, which comes unasked, it is refused. */
    private static Optional<Duid> serverId(Only<Duid> said) {
        return said instanceof Only.Identical<Duid> same ? Optional.of(same.value()) : said.toOptional();
    }

    private KeyUpdate learn(Duid serverId, ReconfigureKey key, long replayDetection) {
        Optional<HeldKey> old = find(serverId);
        if (old.isPresent() && old.get().key().equals(key)) {
            Baseline raised = old.get().baseline().afterReply(replayDetection);
            return new KeyUpdate.Repeated(recording(serverId, raised), serverId);
        }
        Baseline first = new Baseline(new Counter.Last(replayDetection), Counter.NONE);
        KeyRing keys = with(new HeldKey(serverId, key, first));
        return old.isEmpty() ? new KeyUpdate.Learnt(keys, serverId) : new KeyUpdate.Replaced(keys, serverId);
    }

    /**
     * A key from elsewhere, such as a configuration file: nothing is known of the server's counter, and its first
     * Reconfigure sets it.
     *
     * @param serverId whose key it is
     * @param key the key
     * @return a ring with that key, and no other of that server
     */
    public KeyRing with(Duid serverId, ReconfigureKey key) {
        return with(new HeldKey(serverId.compact(), key, Baseline.NONE));
    }

    /**
     * A key from elsewhere together with the server's counter.
     *
     * @param serverId whose key it is
     * @param key the key
     * @param lastReplayDetection the last value seen in a Reconfigure, unsigned
     * @return a ring with that key, and no other of that server
     */
    public KeyRing with(Duid serverId, ReconfigureKey key, long lastReplayDetection) {
        Baseline baseline = new Baseline(Counter.NONE, new Counter.Last(lastReplayDetection));
        return with(new HeldKey(serverId.compact(), key, baseline));
    }

    private KeyRing with(HeldKey added) {
        List<HeldKey> keys = others(added.serverId());
        if (keys.size() == MOST_SERVERS) {
            keys.remove(0);
        }
        keys.add(added);
        return new KeyRing(List.copyOf(keys));
    }

    /**
     * Forgets a server, as is due when nothing that it leased is left.
     *
     * @param serverId the server
     * @return a ring without its key
     */
    public KeyRing without(Duid serverId) {
        return new KeyRing(List.copyOf(others(serverId)));
    }

    private List<HeldKey> others(Duid serverId) {
        List<HeldKey> others = new ArrayList<>(held.size() + 1);
        for (HeldKey key : held) {
            if (!key.serverId().equals(serverId)) {
                others.add(key);
            }
        }
        return others;
    }

    /** Records the counter of a Reconfigure accepted (I-7); the key keeps its place. */
    KeyRing recording(Duid serverId, Baseline baseline) {
        return new KeyRing(held.stream()
                .map(key -> key.serverId().equals(serverId) ? key.with(baseline) : key)
                .toList());
    }

    /** by the server's own DUID. */
    Optional<HeldKey> find(Duid serverId) {
        for (HeldKey key : held) {
            if (key.serverId().equals(serverId)) {
                return Optional.of(key);
            }
        }
        return Optional.empty();
    }

    /**
     * Whose keys are held.
     *
     * @return the servers, in the order in which their keys came
     */
    public List<Duid> servers() {
        List<Duid> servers = new ArrayList<>(held.size());
        for (HeldKey key : held) {
            servers.add(key.serverId());
        }
        return List.copyOf(servers);
    }

    /** Equal if the same keys with the same counters are held, in the same order. */
    @Override
    public boolean equals(Object other) {
        return other instanceof KeyRing that && held.equals(that.held);
    }

    @Override
    public int hashCode() {
        return held.hashCode();
    }

    /** Names the servers; keys are not shown. */
    @Override
    public String toString() {
        return "KeyRing " + servers();
    }
}
