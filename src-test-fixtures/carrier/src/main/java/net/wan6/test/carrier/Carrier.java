package net.wan6.test.carrier;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import net.wan6.auth.Delivery;
import net.wan6.auth.ReconfigureType;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.MalformedMessageException;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.RelayChain;
import net.wan6.codec.RelayMessage;
import net.wan6.codec.StatusCode;
import net.wan6.test.carrier.Fault.Target;
import net.wan6.test.carrier.Reconfigurer.Style;

/**
 * A DHCPv6 server for tests: it delegates prefixes by a {@link CarrierPlan}, changes them when told, asks clients to
 * renew by signed Reconfigures, and does wrong what it is told to do wrong.
 *
 * <p>It has no socket, thread, clock or randomness of its own: the same plan, the same entropy and the same calls give
 * the same octets. Times are nanoseconds of one clock that only goes forward; a smaller one than was seen counts as the
 * one seen. After every call, {@link #deadline} says when {@link #advance} has to be called next. No datagram makes it
 * throw. Not for use by several threads.
 */
public final class Carrier {
    private static final int OCTETS_CUT = 3;

    private final Agenda agenda = new Agenda();
    private final EventLog events = new EventLog();
    private final LeaseBook book;
    private final RandomGenerator entropy;
    private final ActiveFaults faults;
    private final Reconfigurer reconfigurer;
    private CarrierPlan plan;
    private Signer signer;
    private Answerer answerer;
    private long clock = Long.MIN_VALUE;

    private Carrier(CarrierPlan plan, LeaseBook book, RandomGenerator entropy) {
        this.plan = plan;
        this.book = book;
        this.entropy = entropy;
        this.faults = new ActiveFaults(plan.faults(), entropy, this::tell);
        this.reconfigurer = new Reconfigurer(agenda, faults, this::tell);
        this.signer = new Signer(plan, book, entropy, faults);
        this.answerer = new Answerer(plan, book, signer, this::tell);
    }

    /**
     * A carrier without clients; also one that lost its database in a restart.
     *
     * @param plan what it delegates and how
     * @param entropy where keys come from; seeded, the carrier is deterministic
     * @return the carrier
     */
    public static Carrier open(CarrierPlan plan, RandomGenerator entropy) {
        return new Carrier(plan, new LeaseBook(), entropy);
    }

    /**
     * A carrier after a restart with its database, perhaps under another plan. Reconfigures that were unanswered are
     * not sent again by themselves.
     *
     * @param plan what it delegates and how
     * @param database what it knew
     * @param entropy where new keys come from
     * @return the carrier
     */
    public static Carrier resume(CarrierPlan plan, CarrierDatabase database, RandomGenerator entropy) {
        return new Carrier(plan, database.open(), entropy);
    }

    /**
     * Takes a datagram that was sent to ff02::1:2.
     *
     * @param datagram the whole UDP payload
     * @param source where it came from, and where the answer goes
     * @param now the time
     * @return what is to be sent now, in order
     */
    public List<Outgoing> receive(Octets datagram, Peer source, long now) {
        return receive(datagram, source, Delivery.MULTICAST, now);
    }

    /**
     * Takes a datagram, of a client or of a relay; the answer to a relayed message goes back through the same relays.
     *
     * @param datagram the whole UDP payload
     * @param source where it came from, and where the answer goes
     * @param delivery how it was sent; {@code UNKNOWN} is answered as multicast is
     * @param now the time
     * @return what is to be sent now, in order
     */
    public List<Outgoing> receive(Octets datagram, Peer source, Delivery delivery, long now) {
        List<Outgoing> out = advance(now);
        Optional<IgnoreReason> refusal = take(datagram, source, delivery, out::add);
        refusal.ifPresent(reason -> tell(new CarrierEvent.NotAnswered(reason, source)));
        return out;
    }

    /**
     * Does what is due: Reconfigures that are repeated, answers that were held back.
     *
     * @param now the time
     * @return what is to be sent now, in order
     */
    public List<Outgoing> advance(long now) {
        clock = Math.max(clock, now);
        List<Outgoing> out = new ArrayList<>();
        agenda.run(clock, datagram -> out.add(cut(datagram)));
        return out;
    }

    /**
     * When {@link #advance} has something to do.
     *
     * @return the time, or empty if nothing is waiting
     */
    public OptionalLong deadline() {
        return agenda.next();
    }

    /**
     * Puts other pools in the place of those there are. What is leased out of the old ones stays leased until its
     * client asks; reservations stay.
     *
     * @param pools the pools, perhaps none
     */
    public void renumber(List<PrefixPool> pools) {
        follow(plan.edit().pools(pools).build());
        tell(new CarrierEvent.Renumbered());
    }

    /**
     * Puts one pool in the place of those there are.
     *
     * @param range what is divided
     * @param length the length of the prefixes delegated
     */
    public void renumber(Ipv6Prefix range, int length) {
        renumber(List.of(new PrefixPool(range, length)));
    }

    /**
     * Gives one client other prefixes.
     *
     * @param client its DUID
     * @param prefixes one for each of its IA_PDs
     */
    public void renumber(Duid client, Ipv6Prefix... prefixes) {
        follow(plan.edit().reserve(client, prefixes).build());
        tell(new CarrierEvent.Renumbered());
    }

    /**
     * Follows another plan from now on; its faults are not looked at, see {@link #inject}.
     *
     * @param next the plan
     */
    public void follow(CarrierPlan next) {
        plan = next;
        signer = new Signer(plan, book, entropy, faults);
        answerer = new Answerer(plan, book, signer, this::tell);
    }

    /**
     * Asks a client to renew, rebind or inform itself: at once, then after 2, 4, 8 seconds and so on, eight times in
     * all, until it answers or binds anew.
     *
     * @param client its DUID
     * @param type what it shall send
     * @param now the time
     * @return what is to be sent now, in order
     * @throws IllegalArgumentException if {@link #canReconfigure} is false
     */
    public List<Outgoing> reconfigure(Duid client, ReconfigureType type, long now) {
        Client known = book.find(client);
        if (known == null || !canReconfigure(known)) {
            throw new IllegalArgumentException("client " + client + " got no reconfigure key");
        }
        List<Outgoing> out = advance(now);
        begin(known, type, out::add);
        return out;
    }

    /**
     * Asks every client that got a key.
     *
     * @param type what they shall send
     * @param now the time
     * @return what is to be sent now, in order
     */
    public List<Outgoing> reconfigureAll(ReconfigureType type, long now) {
        List<Outgoing> out = advance(now);
        for (Client client : book.clients()) {
            if (canReconfigure(client)) {
                begin(client, type, out::add);
            }
        }
        return out;
    }

    /**
     * Whether a client can be asked: it got a key, or {@link Fault#UNAUTHENTICATED} is on and it was heard.
     *
     * @param client its DUID
     * @return true if so
     */
    public boolean canReconfigure(Duid client) {
        Client known = book.find(client);
        return known != null && canReconfigure(known);
    }

    /**
     * Switches a fault on until {@link #clear}.
     *
     * @param fault the fault
     */
    public void inject(Fault fault) {
        faults.add(fault);
    }

    /**
     * Switches a fault on until it struck so often.
     *
     * @param fault the fault
     * @param times 1 or more
     */
    public void inject(Fault fault, int times) {
        faults.add(fault, times);
    }

    /**
     * Switches a fault off.
     *
     * @param fault the fault
     */
    public void clear(Fault fault) {
        faults.remove(fault);
    }

    /**
     * The faults that are on.
     *
     * @return an immutable set
     */
    public Set<Fault> faults() {
        return faults.all();
    }

    /**
     * What is leased.
     *
     * @param now the time
     * @return the leases that are valid, in the order in which their clients came
     */
    public List<CarrierLease> leases(long now) {
        return List.copyOf(book.leases(now));
    }

    /**
     * What the carrier would find after a restart.
     *
     * @return an immutable copy
     */
    public CarrierDatabase database() {
        return new CarrierDatabase(book);
    }

    /**
     * The plan that is followed.
     *
     * @return the plan, with the pools of the last {@code renumber}
     */
    public CarrierPlan plan() {
        return plan;
    }

    /**
     * What was done since this was called last.
     *
     * @return events in order; if there were more than 1000 the newest, after a {@link CarrierEvent.EventsLost}
     */
    public List<CarrierEvent> takeEvents() {
        return events.take();
    }

    /** Keeps an address from every client: it is that of this host. */
    void keep(Ipv6Address own) {
        book.keep(own);
    }

    /** For a server, which takes them after each turn. */
    void keepAllEvents() {
        events.keepAll();
    }

    private Optional<IgnoreReason> take(Octets datagram, Peer source, Delivery delivery, Consumer<Outgoing> out) {
        if (faults.strikes(Fault.SILENCE)) {
            return Optional.of(IgnoreReason.SILENCE);
        }
        try {
            Message decoded = Message.decode(datagram);
            return decoded instanceof RelayMessage outermost
                    ? takeRelayed(outermost.chain(), source, out)
                    : take(decoded, Path.direct(source), delivery, out);
        } catch (MalformedMessageException broken) {
            return Optional.of(IgnoreReason.MALFORMED);
        }
    }

    /** What a relay sends on was multicast by the client, or is answered as if it had been (RFC 9915 §19.3). */
    private Optional<IgnoreReason> takeRelayed(RelayChain chain, Peer source, Consumer<Outgoing> out) {
        if (!chain.hops().stream().allMatch(hop -> hop.type().equals(MessageType.RELAY_FORW))) {
            return Optional.of(IgnoreReason.NOT_FOR_SERVERS);
        }
        return chain.message().isPresent()
                ? take(chain.message().get(), new Path(source, chain.hops()), Delivery.MULTICAST, out)
                : Optional.of(IgnoreReason.MALFORMED);
    }

    private Optional<IgnoreReason> take(Message decoded, Path path, Delivery delivery, Consumer<Outgoing> out) {
        if (!(decoded instanceof ClientServerMessage message)) {
            return Optional.of(IgnoreReason.NOT_FOR_SERVERS);
        }
        Optional<IgnoreReason> refusal = new RequestCheck(plan).refusal(message, delivery);
        if (refusal.isPresent()) {
            return refusal;
        }
        Request request = new Request(message, RequestCheck.client(message), path, delivery, clock);
        reconfigurer.heard(request.client(), request.type());
        Optional<ClientServerMessage> answer = answer(request);
        if (answer.filter(sound -> grants(request, sound)).isPresent()) {
            reconfigurer.granted(request.client(), request.type());
        }
        answer.ifPresent(sound -> send(request, sound, out));
        return answer.isPresent() ? Optional.empty() : Optional.of(IgnoreReason.NOTHING_TO_SAY);
    }

    /** Whether the client has now what it asked for first of all: to a Solicit by Rapid Commit. */
    private boolean grants(Request request, ClientServerMessage answer) {
        boolean asks =
                request.type().equals(MessageType.REQUEST) || request.type().equals(MessageType.SOLICIT);
        Client client = book.find(request.client());
        return asks
                && answer.type().equals(MessageType.REPLY)
                && client != null
                && client.bindings.values().stream().anyMatch(LeaseBook.Binding::committed);
    }

    private Optional<ClientServerMessage> answer(Request request) {
        if (request.delivery() == Delivery.UNICAST && faults.strikes(Fault.ONLY_MULTICAST)) {
            return Optional.of(new Draft(MessageType.REPLY, request.message().transactionId())
                    .add(OptionTypes.CLIENT_ID, request.client())
                    .add(OptionTypes.SERVER_ID, plan.serverId())
                    .add(OptionTypes.STATUS_CODE, Statuses.of(StatusCode.USE_MULTICAST))
                    .build());
        }
        return answerer.answer(request);
    }

    private void send(Request request, ClientServerMessage sound, Consumer<Outgoing> out) {
        Client client = book.find(request.client());
        if (client != null) {
            client.path = request.path();
        }
        Outgoing answer = request.path().carry(distorted(request, sound).octets());
        tell(new CarrierEvent.Answered(
                request.client(), request.type(), sound.type(), request.path().peer()));
        Outgoing sent = cut(answer);
        if (!plan.answerDelay().isZero() && faults.strikes(Fault.DELAY)) {
            agenda.add(clock + plan.answerDelay().toNanos(), (now, later) -> later.accept(sent));
        } else {
            out.accept(sent);
        }
    }

    private ClientServerMessage distorted(Request request, ClientServerMessage sound) {
        if (sound.type().equals(MessageType.ADVERTISE)) {
            return faults.distorted(sound, Target.ADVERTISE, Target.ANSWER, Target.ANY);
        }
        return request.type().equals(MessageType.REBIND)
                ? faults.distorted(
                        sound, Target.REPLY, Target.REBIND_REPLY, Target.ANSWER, Target.AUTHENTICATED, Target.ANY)
                : faults.distorted(sound, Target.REPLY, Target.ANSWER, Target.AUTHENTICATED, Target.ANY);
    }

    private boolean canReconfigure(Client client) {
        return client.path != null && (client.key != null || faults.all().contains(Fault.UNAUTHENTICATED));
    }

    private void begin(Client client, ReconfigureType type, Consumer<Outgoing> out) {
        reconfigurer.begin(client, type, new Style(plan, signer), clock, datagram -> out.accept(cut(datagram)));
    }

    private Outgoing cut(Outgoing whole) {
        int length = whole.datagram().length();
        if (length == 1 || !faults.strikes(Fault.TRUNCATED)) {
            return whole;
        }
        return new Outgoing(whole.datagram().slice(0, Math.max(1, length - OCTETS_CUT)), whole.destination());
    }

    private void tell(CarrierEvent event) {
        events.add(event);
    }
}
