package net.wan6.examples.programs;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.wan6.auth.Delivery;
import net.wan6.auth.ReconfigureType;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEngine;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.core.Input;
import net.wan6.core.Output;
import net.wan6.core.SoftwirePlan;
import net.wan6.core.driver.ClientListener;
import net.wan6.mape.InterfaceIdFormat;
import net.wan6.mape.MapDomain;
import net.wan6.mape.MapRule;
import net.wan6.test.carrier.Carrier;
import net.wan6.test.carrier.CarrierPlan;
import net.wan6.test.carrier.Outgoing;
import net.wan6.test.carrier.Peer;

/** A line of the story in memory and in virtual time, with a listener at its end. */
final class VirtualLine {
    static final Ipv6Prefix FIRST = Ipv6Prefix.parse("2400:4050:5c71:af00::/56");
    static final Ipv6Prefix SECOND = Ipv6Prefix.parse("2400:4050:5c12:3400::/56");
    static final MapDomain DOMAIN = MapDomain.of(
                    MapRule.parse("2400:4050:5c00::/38 153.241.112.0/20 ea=18 offset=6"),
                    Ipv6Address.parse("2001:db8:ffff::1"))
            .withInterfaceIdFormat(InterfaceIdFormat.DRAFT_03);

    private static final long SECOND_LONG = 1_000_000_000L;
    private static final Duid CLIENT = Duid.parseHex("0003000102005e005302");
    private static final Peer PEER = Peer.client(Ipv6Address.parse("fe80::2"));

    private final Carrier carrier = Carrier.open(
            CarrierPlan.ntt(Duid.parseHex("0003000102005e005301"))
                    .reserve(CLIENT, FIRST)
                    .build(),
            new SplittableRandom(1));
    private final ClientEngine engine;
    private final ClientListener listener;
    private long now;

    private VirtualLine(ClientListener listener) {
        this.listener = listener;
        ClientConfig config = ClientConfig.builder(ClientProfile.NTT_FLETS)
                .prefix(56)
                .softwires(SoftwirePlan.ofDomain(DOMAIN))
                .build();
        this.engine = ClientEngine.create(config, ClientIdentity.of(CLIENT), new SplittableRandom(2));
    }

    /** A line that has come up. */
    static VirtualLine up(ClientListener listener) {
        VirtualLine line = new VirtualLine(listener);
        line.tell(new Input.Start());
        line.run(10);
        return line;
    }

    /** Lets so many seconds go by. */
    void run(long seconds) {
        long end = now + seconds * SECOND_LONG;
        while (engine.deadline() <= end) {
            now = engine.deadline();
            tell(new Input.Timeout());
        }
        now = end;
    }

    /** The carrier gives this line another prefix and says so. */
    void renumber() {
        carrier.renumber(CLIENT, SECOND);
        deliver(carrier.reconfigure(CLIENT, ReconfigureType.RENEW, now));
        run(10);
    }

    /** The carrier no longer answers, and time goes on until the lease has ended. */
    void fallSilent() {
        carrier.inject(net.wan6.test.carrier.Fault.SILENCE);
        run(20_000);
    }

    private void tell(Input input) {
        List<Outgoing> answers = new ArrayList<>();
        engine.handle(input, now);
        for (Output out = engine.poll(); !(out instanceof Output.WaitUntil); out = engine.poll()) {
            if (out instanceof Output.Transmit transmit) {
                answers.addAll(carrier.receive(transmit.datagram(), PEER, now));
            } else if (out instanceof Output.Notify notify) {
                listener.onEvent(notify.event());
            }
        }
        deliver(answers);
    }

    private void deliver(List<Outgoing> datagrams) {
        for (Outgoing datagram : datagrams) {
            tell(new Input.Received(datagram.datagram(), Ipv6Address.parse("fe80::1"), 49153, Delivery.UNICAST));
        }
    }
}
