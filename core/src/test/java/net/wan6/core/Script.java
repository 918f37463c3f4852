package net.wan6.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import net.wan6.auth.Delivery;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.IaPd;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.Message;
import net.wan6.codec.MessageBuilder;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;

/** A conversation with an engine in virtual time: seconds go by only when a test says so. */
final class Script {
    static final Duid CLIENT = Duid.parseHex("0003000102005e005301");
    static final Duid SERVER = Duid.parseHex("0003000102005e005302");
    static final Duid OTHER_SERVER = Duid.parseHex("0003000102005e005303");
    static final Ipv6Prefix OLD = Ipv6Prefix.parse("2400:4050:5c71:af00::/56");
    static final Ipv6Prefix NEW = Ipv6Prefix.parse("2400:4050:5c12:3400::/56");
    static final ClientIdentity IDENTITY = ClientIdentity.of(CLIENT);

    /** RAND 0 wherever chance is asked; the first delay is half a second. */
    static final RandomGenerator RAND_ZERO = () -> 0x7fff_ffff_ffff_f800L;

    private static final Ipv6Address SERVER_ADDRESS = Ipv6Address.parse("fe80::2");

    final ClientEngine engine;
    final List<ClientEvent> events = new ArrayList<>();
    final List<ClientServerMessage> sent = new ArrayList<>();
    final List<Double> sentAt = new ArrayList<>();
    Octets state = Octets.EMPTY;
    int persisted;
    private long now;

    private Script(ClientEngine engine, long now) {
        this.engine = engine;
        this.now = now;
        drain();
    }

    static ClientConfig.Builder config() {
        return ClientConfig.builder(ClientProfile.RFC9915).prefix(56);
    }

    static Script of(ClientConfig config) {
        return new Script(ClientEngine.create(config, IDENTITY, RAND_ZERO), 0);
    }

    static Script of(ClientConfig config, RandomGenerator entropy) {
        return of(config, IDENTITY, entropy);
    }

    static Script of(ClientConfig config, ClientIdentity identity, RandomGenerator entropy) {
        return new Script(ClientEngine.create(config, identity, entropy), 0);
    }

    /** A client that goes on from the state of another; its clock has nothing to do with the other's. */
    Script crashAndResume(ClientConfig config, Downtime downtime) {
        long otherClock = 1_000_000 * Instants.SECOND;
        return new Script(ClientEngine.resume(config, IDENTITY, state, downtime, otherClock, RAND_ZERO), otherClock);
    }

    /** A client that goes on from a state, perhaps as somebody else than before. */
    static Script resumed(ClientConfig config, ClientIdentity identity, Octets state) {
        return new Script(ClientEngine.resume(config, identity, state, new Downtime.Unknown(), 0, RAND_ZERO), 0);
    }

    /** A client bound to {@link #OLD} by T1 7200, T2 10800, 12600 and 14400 seconds. */
    static Script bound(ClientConfig config) {
        Script script = of(config);
        script.start();
        script.at(1).replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.at(3).replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(ClientState.BOUND, script.engine.state());
        script.events.clear();
        script.sent.clear();
        script.sentAt.clear();
        return script;
    }

    Script start() {
        return tell(new Input.Start());
    }

    Script tell(Input input) {
        engine.handle(input, now);
        drain();
        return this;
    }

    /** Goes on to so many seconds after the beginning, doing what is due in between when it is due. */
    Script at(double seconds) {
        long target = Math.round(seconds * 1e9);
        while (engine.deadline() <= target) {
            now = Math.max(now, engine.deadline());
            tell(new Input.Timeout());
        }
        now = target;
        return this;
    }

    /** Nanoseconds of the engine's clock. */
    long now() {
        return now;
    }

    Script after(double seconds) {
        return at(now / 1e9 + seconds);
    }

    /** The process sleeps: what is due in between is done late, all at once. */
    Script oversleeps(double seconds) {
        now = Math.round(seconds * 1e9);
        return tell(new Input.Timeout());
    }

    /** The process sleeps, and what comes next comes before what is overdue was done. */
    Script asleepUntil(double seconds) {
        now = Math.round(seconds * 1e9);
        return this;
    }

    Script replies(MessageBuilder<ClientServerMessage> message) {
        return receives(message.build().octets());
    }

    Script receives(Octets datagram) {
        return receives(datagram, Delivery.UNICAST);
    }

    Script receives(Octets datagram, Delivery delivery) {
        return tell(new Input.Received(datagram, SERVER_ADDRESS, 547, delivery));
    }

    private void drain() {
        Output out = engine.poll();
        while (!(out instanceof Output.WaitUntil waiting)) {
            if (out instanceof Output.Transmit transmit) {
                sent.add(assertInstanceOf(ClientServerMessage.class, Message.decode(transmit.datagram())));
                sentAt.add(now / 1e9);
                assertEquals(Output.ALL_DHCP_RELAY_AGENTS_AND_SERVERS, transmit.destination());
            } else if (out instanceof Output.Persist persist) {
                state = persist.state();
                persisted++;
            } else if (out instanceof Output.Notify notify) {
                events.add(notify.event());
            }
            out = engine.poll();
        }
        assertTrue(
                waiting.deadline() > now || waiting.deadline() == Output.WaitUntil.NEVER, "I-1: a deadline is ahead");
    }

    ClientServerMessage lastSent() {
        assertFalse(sent.isEmpty(), "something was sent");
        return sent.get(sent.size() - 1);
    }

    Script sends(MessageType... types) {
        assertEquals(List.of(types), sent.stream().map(Message::type).toList());
        sent.clear();
        sentAt.clear();
        return this;
    }

    /** The one lease change told since the last look; everything told is forgotten. */
    ClientEvent.LeaseChange change() {
        List<ClientEvent.LeaseChange> changes = all(ClientEvent.LeaseChange.class);
        assertEquals(1, changes.size(), () -> "lease changes in " + events);
        events.clear();
        return changes.get(0);
    }

    <E extends ClientEvent> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    static MessageBuilder<ClientServerMessage> advertise(ClientServerMessage solicit) {
        return answer(MessageType.ADVERTISE, solicit, SERVER);
    }

    static MessageBuilder<ClientServerMessage> reply(ClientServerMessage request) {
        return answer(MessageType.REPLY, request, SERVER);
    }

    static MessageBuilder<ClientServerMessage> answer(MessageType type, ClientServerMessage to, Duid server) {
        return Message.builder(type, to.transactionId())
                .add(OptionTypes.CLIENT_ID, CLIENT)
                .add(OptionTypes.SERVER_ID, server);
    }

    /** An IA_PD 1 with the times seen on FLET'S Cross. */
    static IaPd ntt(Ipv6Prefix... prefixes) {
        IaPd pd = pd(1, 7200, 10800);
        for (Ipv6Prefix prefix : prefixes) {
            pd = pd.withPrefix(prefix(prefix, 12600, 14400));
        }
        return pd;
    }

    static IaPd pd(long iaid, long t1, long t2) {
        return IaPd.of(iaid, Lifetime.ofSeconds(t1), Lifetime.ofSeconds(t2), Options.none(OptionSpace.DHCPV6));
    }

    static IaPrefix prefix(Ipv6Prefix prefix, long preferred, long valid) {
        return IaPrefix.of(prefix, Lifetime.ofSeconds(preferred), Lifetime.ofSeconds(valid));
    }
}
