package net.wan6.test.consumers;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.wan6.auth.Delivery;
import net.wan6.auth.ReconfigureType;
import net.wan6.codec.Ipv6Address;
import net.wan6.core.ClientEngine;
import net.wan6.core.ClientEvent;
import net.wan6.core.Input;
import net.wan6.core.Output;
import net.wan6.test.carrier.Carrier;
import net.wan6.test.carrier.Outgoing;
import net.wan6.test.carrier.Peer;

/** The engine beside a carrier in memory and in virtual time. */
final class LineInMemory {
    private static final long SECOND = 1_000_000_000L;
    private static final Ipv6Address SERVER = Ipv6Address.parse("fe80::1");
    private static final Peer PEER = Peer.client(Ipv6Address.parse("fe80::2"));

    private final Carrier carrier = Carrier.open(BothLines.PLAN, new SplittableRandom(1));
    private final ClientEngine engine =
            ClientEngine.create(BothLines.CONFIG, BothLines.IDENTITY, new SplittableRandom(2));
    private final List<String> steps = new ArrayList<>();
    private long now;

    private LineInMemory() {}

    static List<String> play() {
        LineInMemory line = new LineInMemory();
        line.tell(new Input.Start());
        line.run(10 * SECOND);
        line.carrier.renumber(BothLines.CLIENT, BothLines.SECOND);
        line.deliver(line.carrier.reconfigure(BothLines.CLIENT, ReconfigureType.RENEW, line.now));
        line.run(10 * SECOND);
        return line.steps;
    }

    private void run(long time) {
        long end = now + time;
        while (engine.deadline() <= end) {
            now = engine.deadline();
            tell(new Input.Timeout());
        }
        now = end;
    }

    private void tell(Input input) {
        List<Outgoing> answers = new ArrayList<>();
        engine.handle(input, now);
        for (Output out = engine.poll(); !(out instanceof Output.WaitUntil); out = engine.poll()) {
            if (out instanceof Output.Transmit transmit) {
                answers.addAll(carrier.receive(transmit.datagram(), PEER, now));
            } else if (out instanceof Output.Notify notify
                    && notify.event() instanceof ClientEvent.LeaseChange change) {
                change.steps().forEach(step -> steps.add(step.getClass().getSimpleName()));
            }
        }
        deliver(answers);
    }

    private void deliver(List<Outgoing> datagrams) {
        for (Outgoing datagram : datagrams) {
            tell(new Input.Received(datagram.datagram(), SERVER, Peer.SERVER_PORT, Delivery.UNICAST));
        }
    }
}
