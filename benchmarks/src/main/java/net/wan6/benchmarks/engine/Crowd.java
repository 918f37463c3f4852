package net.wan6.benchmarks.engine;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import net.wan6.auth.Delivery;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEngine;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.core.ClientState;
import net.wan6.core.Input;
import net.wan6.core.Output;
import net.wan6.test.carrier.Carrier;
import net.wan6.test.carrier.CarrierPlan;
import net.wan6.test.carrier.Outgoing;
import net.wan6.test.carrier.Peer;

/**
 * Many lines of one carrier, all at the same point of the same exchange, so that the time spent in engines and that spent
 * in the carrier can be told apart and no engine is in the cache when its turn comes.
 */
final class Crowd {
    /** Processor time, so that others on the machine do not count. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private static final List<GarbageCollectorMXBean> COLLECTORS = ManagementFactory.getGarbageCollectorMXBeans();

    /** What one array of octets takes beside its octets, with the object that shows it, with compressed pointers. */
    private static final int OBJECTS_OF_OCTETS = 16 + 24;

    private static final Ipv6Address CARRIER = Ipv6Address.parse("fe80::2");
    private static final long TWO_SECONDS = 2_000_000_000L;

    private final ClientConfig config =
            ClientConfig.builder(ClientProfile.RFC9915).prefix(56).build();
    private final ClientEngine[] engines;
    private final Octets[] sent;
    private final Octets[] answers;
    private final RandomGenerator entropy;
    private Carrier carrier;
    private long now;
    private long nanosInEngines;
    private long nanosInCarrier;
    private long nanosCollecting;

    Crowd(int size, int number) {
        engines = new ClientEngine[size];
        sent = new Octets[size];
        answers = new Octets[size];
        entropy = new SplittableRandom(number);
        carrier = Carrier.open(plan(), new SplittableRandom(number + 1L));
    }

    private static CarrierPlan plan() {
        return CarrierPlan.builder(Duid.parseHex("0003000102005e005302"))
                .pool(Ipv6Prefix.parse("2001:db8::/32"), 56)
                .dnsServers(Ipv6Address.parse("2001:db8::53"))
                .build();
    }

    long nanosInEngines() {
        return nanosInEngines;
    }

    long nanosInCarrier() {
        return nanosInCarrier;
    }

    /** Collections that came while engines worked; another thread does them, and its time is told apart. */
    long nanosCollecting() {
        return nanosCollecting;
    }

    /** The heap that the last answer to each engine takes. */
    long octetsOfAnswers() {
        long octets = 0;
        for (Octets answer : answers) {
            octets += OBJECTS_OF_OCTETS + (answer.length() + 7) / 8 * 8;
        }
        return octets;
    }

    void forgetCarrier() {
        carrier = Carrier.open(plan(), new SplittableRandom(0));
        Arrays.fill(sent, null);
        Arrays.fill(answers, null);
    }

    void forgetEngines() {
        Arrays.fill(engines, null);
    }

    /** From nothing to a lease: Solicit, Advertise, Request, Reply. */
    void bind() {
        timed(() -> each(this::create));
        now += TWO_SECONDS;
        timed(() -> each(i -> engines[i].handle(new Input.Timeout(), now)));
        carrierAnswers();
        timed(() -> each(this::receive));
        now += TWO_SECONDS;
        timed(() -> each(i -> engines[i].handle(new Input.Timeout(), now)));
        carrierAnswers();
        timed(() -> each(this::receive));
        for (ClientEngine engine : engines) {
            if (engine.state() != ClientState.BOUND) {
                throw new IllegalStateException("an engine is " + engine.state());
            }
        }
    }

    /** Extends every lease: Renew, Reply. */
    void renew() {
        now += TWO_SECONDS;
        each(i -> engines[i].handle(new Input.RenewNow(), now));
        carrierAnswers();
        each(this::receive);
    }

    private void timed(Runnable part) {
        long collected = millisCollected();
        long began = THREADS.getCurrentThreadCpuTime();
        part.run();
        nanosInEngines += THREADS.getCurrentThreadCpuTime() - began;
        nanosCollecting += (millisCollected() - collected) * 1_000_000;
    }

    private static long millisCollected() {
        long millis = 0;
        for (GarbageCollectorMXBean collector : COLLECTORS) {
            millis += collector.getCollectionTime();
        }
        return millis;
    }

    /** One step of every engine, and all that comes of it. */
    private void each(IntConsumer step) {
        for (int i = 0; i < engines.length; i++) {
            step.accept(i);
            Output output = engines[i].poll();
            while (!(output instanceof Output.WaitUntil)) {
                if (output instanceof Output.Transmit transmit) {
                    sent[i] = transmit.datagram();
                }
                output = engines[i].poll();
            }
        }
    }

    private void create(int i) {
        engines[i] = ClientEngine.create(config, ClientIdentity.of(duid(i)), entropy);
        engines[i].handle(new Input.Start(), now);
    }

    private static Duid duid(int i) {
        return Duid.of(Octets.of(
                (byte) 0,
                (byte) 3,
                (byte) 0,
                (byte) 1,
                (byte) 2,
                (byte) 0,
                (byte) (i >> 24),
                (byte) (i >> 16),
                (byte) (i >> 8),
                (byte) i));
    }

    private void receive(int i) {
        engines[i].handle(new Input.Received(answers[i], CARRIER, 547, Delivery.UNICAST), now);
    }

    private void carrierAnswers() {
        long began = THREADS.getCurrentThreadCpuTime();
        Peer peer = Peer.client(Ipv6Address.parse("fe80::1"));
        for (int i = 0; i < engines.length; i++) {
            List<Outgoing> answer = carrier.receive(sent[i], peer, now);
            answers[i] = answer.get(0).datagram();
        }
        nanosInCarrier += THREADS.getCurrentThreadCpuTime() - began;
    }
}
