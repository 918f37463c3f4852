package net.wan6.examples.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.function.Consumer;
import net.wan6.codec.Ipv6Address;
import net.wan6.test.carrier.CarrierEvent;
import net.wan6.test.carrier.CarrierPlan;

/** Tells what a carrier does, a line for each event; never a key. */
final class CarrierLog implements Consumer<CarrierEvent> {
    private final EventLines lines;
    private final Progress progress;
    private final Runnable onLease;

    CarrierLog(PrintWriter out, boolean json, Paint paint, Progress progress, Runnable onLease) {
        this.lines = new EventLines(out, json, paint);
        this.progress = progress;
        this.onLease = onLease;
    }

    void started(InetSocketAddress address, CarrierPlan plan) {
        print(EventLines.event("Started")
                .put("address", text(address.getAddress()))
                .put("port", address.getPort())
                .put("duid", plan.serverId().toHex())
                .put("pool", plan.pools().get(0).range().toString())
                .put("length", plan.pools().get(0).length()));
    }

    void stopping(String reason) {
        print(EventLines.event("Stopping").put("reason", reason));
    }

    @Override
    public void accept(CarrierEvent event) {
        print(node(event));
        if (event instanceof CarrierEvent.Delegated) {
            onLease.run();
        }
    }

    private static ObjectNode node(CarrierEvent told) {
        ObjectNode event = EventLines.event(told.getClass().getSimpleName());
        if (told instanceof CarrierEvent.Answered answered) {
            return event.put("client", answered.clientId().toHex())
                    .put("received", answered.received().toString())
                    .put("sent", answered.sent().toString())
                    .put("to", answered.peer().toString());
        }
        if (told instanceof CarrierEvent.NotAnswered ignored) {
            return event.put("reason", ignored.reason().name().toLowerCase(Locale.ROOT))
                    .put("from", ignored.peer().toString());
        }
        if (told instanceof CarrierEvent.Delegated lease) {
            return event.put("client", lease.clientId().toHex())
                    .put("iaid", lease.iaid())
                    .put("prefix", lease.prefix().toString());
        }
        if (told instanceof CarrierEvent.Released lease) {
            return event.put("client", lease.clientId().toHex())
                    .put("iaid", lease.iaid())
                    .put("prefix", lease.prefix().toString());
        }
        if (told instanceof CarrierEvent.KeyGiven key) {
            return event.put("client", key.clientId().toHex());
        }
        if (told instanceof CarrierEvent.ReconfigureSent sent) {
            return event.put("client", sent.clientId().toHex())
                    .put("type", sent.type().messageType().toString())
                    .put("attempt", sent.attempt());
        }
        if (told instanceof CarrierEvent.ReconfigureAnswered answered) {
            return event.put("client", answered.clientId().toHex())
                    .put("by", answered.by().toString());
        }
        if (told instanceof CarrierEvent.ReconfigureGivenUp over) {
            return event.put("client", over.clientId().toHex());
        }
        if (told instanceof CarrierEvent.Struck struck) {
            return event.put("fault", struck.fault().label());
        }
        if (told instanceof CarrierEvent.NotSent unsent) {
            return event.put("to", unsent.peer().toString()).put("reason", unsent.reason());
        }
        if (told instanceof CarrierEvent.EventsLost lost) {
            return event.put("events", lost.events());
        }
        return event;
    }

    private synchronized void print(ObjectNode event) {
        progress.clear();
        lines.print(event);
    }

    private static String text(InetAddress address) {
        return address instanceof Inet6Address six ? Ipv6Address.of(six).toString() : address.getHostAddress();
    }
}
