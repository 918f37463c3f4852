package net.wan6.core;

import static net.wan6.core.Script.IDENTITY;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.RAND_ZERO;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import net.wan6.auth.Delivery;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.IaPd;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Lifetime;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A15: what an engine does at the ends of time, and with clocks that begin anywhere. */
class ClockRulesTest {
    private static final ClientConfig CONFIG = Script.config().build();
    private static final long FARTHEST = 1L << 62;
    private static final long FOUR_HOURS = 14_400 * Instants.SECOND;

    /** One client, one server that answers at once, and a clock that is told where to begin. */
    private static final class Line {
        final ClientEngine engine;
        final List<String> heard = new ArrayList<>();
        Octets state = Octets.EMPTY;
        private final long begin;
        private final IaPd granted;

        Line(ClientEngine engine, long begin, IaPd granted) {
            this.engine = engine;
            this.begin = begin;
            this.granted = granted;
        }

        /** What happens until {@code end}; instants are told from the beginning. */
        Line run(long end) {
            tell(new Input.Start(), begin);
            while (engine.deadline() <= end) {
                tell(new Input.Timeout(), engine.deadline());
            }
            return this;
        }

        private void tell(Input input, long now) {
            engine.handle(input, now);
            for (Output out = engine.poll(); !(out instanceof Output.WaitUntil); out = engine.poll()) {
                if (out instanceof Output.Transmit transmit) {
                    heard.add((now - begin) + " " + transmit.datagram().toHex());
                    answer((ClientServerMessage) Message.decode(transmit.datagram()), now);
                } else if (out instanceof Output.Persist persist) {
                    state = persist.state();
                } else if (out instanceof Output.Notify notify) {
                    heard.add((now - begin) + " " + notify.event().getClass().getSimpleName());
                }
            }
        }

        private void answer(ClientServerMessage sent, long now) {
            MessageType type = sent.type().equals(MessageType.SOLICIT) ? MessageType.ADVERTISE : MessageType.REPLY;
            Octets answer = Script.answer(type, sent, Script.SERVER)
                    .add(OptionTypes.IA_PD, granted)
                    .build()
                    .octets();
            tell(new Input.Received(answer, Ipv6Address.parse("fe80::2"), 547, Delivery.UNICAST), now);
        }
    }

    private static ClientEngine fresh() {
        return ClientEngine.create(CONFIG, IDENTITY, RAND_ZERO);
    }

    private static Octets stateOf(IaPd granted) {
        return new Line(fresh(), 0, granted).run(10 * Instants.SECOND).state;
    }

    private static IaPd endless() {
        return Script.pd(1, 0, 0).withPrefix(Script.prefix(OLD, 0xffff_ffffL, 0xffff_ffffL));
    }

    @Test
    void a15_neverIsNoTimeToDoAnythingAt() {
        ClientEngine idle = fresh();
        assertEquals(Output.WaitUntil.NEVER, idle.deadline());
        String said = assertThrows(
                        IllegalArgumentException.class, () -> idle.handle(new Input.Timeout(), idle.deadline()))
                .getMessage();
        assertTrue(said.contains("now 9223372036854775807"), said);
        assertThrows(IllegalArgumentException.class, () -> idle.handle(new Input.Start(), Long.MAX_VALUE));
        assertThrows(IllegalArgumentException.class, () -> idle.handle(new Input.Start(), Long.MIN_VALUE));
        assertThrows(IllegalArgumentException.class, () -> idle.handle(new Input.Start(), FARTHEST + 1));
        assertThrows(IllegalArgumentException.class, () -> idle.handle(new Input.Start(), -FARTHEST - 1));
        assertEquals(Output.WaitUntil.NEVER, idle.deadline());
        assertEquals(ClientState.STOPPED, idle.state());
        assertEquals(
                ClientState.BOUND,
                new Line(idle, 0, Script.ntt(OLD))
                        .run(10 * Instants.SECOND)
                        .engine
                        .state());
    }

    /** Clocks begin where they like, some of them below 0; and a lease of 136 years is the longest that ends. */
    @ParameterizedTest
    @ValueSource(longs = {-FARTHEST, -FOUR_HOURS, -1, Long.MAX_VALUE / 4, FARTHEST - 2 * FOUR_HOURS})
    void a15_allIsTheSameWhereverTheClockBegins(long begin) {
        IaPd longest = Script.pd(1, 7200, 10_800).withPrefix(Script.prefix(OLD, 12_600, 0xffff_fffeL));
        for (IaPd granted : List.of(Script.ntt(OLD), longest, endless())) {
            List<String> expected = new Line(fresh(), 0, granted).run(2 * FOUR_HOURS).heard;
            assertEquals(expected, new Line(fresh(), begin, granted).run(begin + 2 * FOUR_HOURS).heard);
            assertTrue(expected.size() > 5, expected::toString);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-FARTHEST, -1, 0, FARTHEST})
    void a15_afterAnyDowntimeWhatHasEndedIsOverAndWhatHasNoEndIsNot(long now) {
        Octets ends = stateOf(Script.pd(1, 0, 0).withPrefix(Script.prefix(OLD, 0xffff_fffeL, 0xffff_fffeL)));
        Octets endless = stateOf(endless());
        Downtime longest = new Downtime.Exactly(Long.MAX_VALUE);
        ClientEngine over = ClientEngine.resume(CONFIG, IDENTITY, ends, longest, now, RAND_ZERO);
        assertTrue(over.leases().isEmpty());
        ClientEngine held = ClientEngine.resume(CONFIG, IDENTITY, endless, longest, now, RAND_ZERO);
        assertFalse(held.leases().isEmpty());
        for (Downtime downtime : List.of(new Downtime.About(Long.MAX_VALUE), new Downtime.Unknown())) {
            ClientEngine doubted = ClientEngine.resume(CONFIG, IDENTITY, ends, downtime, now, RAND_ZERO);
            Lifetime left = doubted.leases().prefixes().get(0).remainingValid(now);
            assertTrue(left.compareTo(Lifetime.ofSeconds(1800)) <= 0, left::toString);
        }
    }

    /** What is resumed is written again, from whatever clock to whatever clock. */
    @Test
    void a15_aStateGoesFromOneEndOfTimeToTheOther() {
        Octets state = stateOf(endless());
        for (long now : new long[] {FARTHEST, -FARTHEST, FARTHEST, 0, -FARTHEST}) {
            ClientEngine engine =
                    ClientEngine.resume(CONFIG, IDENTITY, state, new Downtime.Exactly(Long.MAX_VALUE), now, RAND_ZERO);
            assertEquals(OLD, engine.leases().prefixes().get(0).prefix());
            Line line = new Line(engine, now, endless());
            line.tell(new Input.PersistFailed(), now);
            state = line.state;
        }
        Octets last = state;
        assertThrows(
                IllegalArgumentException.class,
                () -> ClientEngine.resume(CONFIG, IDENTITY, last, new Downtime.Unknown(), Long.MIN_VALUE, RAND_ZERO));
    }

    /** A clock that goes back stands still for the engine. */
    @Test
    void a15_aClockThatGoesBackStandsStill() {
        ClientEngine engine = fresh();
        engine.handle(new Input.Start(), 100 * Instants.SECOND);
        long deadline = engine.deadline();
        engine.handle(new Input.Timeout(), -FARTHEST);
        assertEquals(deadline, engine.deadline());
    }
}
