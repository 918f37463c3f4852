package net.wan6.test.arbitraries;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import net.wan6.auth.Delivery;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Octets;
import net.wan6.core.AddressLease;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEngine;
import net.wan6.core.ClientEvent;
import net.wan6.core.Downtime;
import net.wan6.core.Input;
import net.wan6.core.Output;
import net.wan6.core.PrefixLease;
import net.wan6.test.carrier.Attacker;
import net.wan6.test.carrier.Carrier;
import net.wan6.test.carrier.CarrierPlan;
import net.wan6.test.carrier.Outgoing;
import net.wan6.test.carrier.Peer;

/** Plays turns with an engine and a carrier in virtual time, and writes down what the engine tells. */
final class Course {
    private static final Peer CLIENT = Peer.client(Ipv6Address.parse("fe80::2"));
    private static final Ipv6Address CARRIER = Ipv6Address.parse("fe80::1");
    private static final long LATENCY = 5_000_000L;

    private final ClientConfig config;
    private final List<CarrierPlan> plans;
    private final SplittableRandom random;
    private final Deque<Octets> toCarrier = new ArrayDeque<>();
    private final Deque<Octets> toClient = new ArrayDeque<>();
    private final List<Exchange.Life> lives = new ArrayList<>();
    private final List<Exchange.Told> told = new ArrayList<>();
    private Carrier carrier;
    private ClientEngine engine;
    private Optional<Octets> state = Optional.empty();
    private Octets sentLast = Octets.EMPTY;
    private long now;
    private int toLose;

    private Course(ClientConfig config, List<CarrierPlan> plans, long seed) {
        this.config = config;
        this.plans = plans;
        this.random = new SplittableRandom(seed);
        this.carrier = Carrier.open(plans.get(0), random.split());
        this.engine = ClientEngine.create(config, Exchanges.CLIENT, random.split());
    }

    static Exchange play(ClientConfig config, List<CarrierPlan> plans, long seed, List<Turn> turns) {
        Course course = new Course(config, plans, seed);
        course.tell(new Input.Start());
        turns.forEach(course::play);
        course.endLife();
        return new Exchange(turns, course.lives);
    }

    private void play(Turn turn) {
        if (turn instanceof Turn.Passes passes) {
            pass(passes.time());
        } else if (turn instanceof Turn.Flaps flaps) {
            tell(new Input.LinkDown());
            miss(flaps.time());
            tell(new Input.LinkUp());
        } else if (turn instanceof Turn.Sleeps sleeps) {
            miss(sleeps.time());
            tell(new Input.Resumed());
        } else if (turn instanceof Turn.Restarts restarts) {
            restart(restarts.away(), new Downtime.Exactly(restarts.away().toNanos()));
        } else if (turn instanceof Turn.Reboots reboots) {
            restart(reboots.away(), new Downtime.About(reboots.away().toNanos()));
        } else if (turn instanceof Turn.Loses loses) {
            toLose += loses.datagrams();
        } else if (turn instanceof Turn.Hears hears) {
            hear(hears.datagram());
        } else if (turn instanceof Turn.Replays) {
            hear(sentLast);
        } else if (turn instanceof Turn.Forges forges) {
            hear(new Attacker(random)
                    .forge(
                            forges.type(),
                            Exchanges.CLIENT.duid(),
                            carrier.plan().serverId(),
                            random.nextLong()));
        } else if (!carrierPlays(turn)) {
            applicationPlays(turn);
        }
    }

    private boolean carrierPlays(Turn turn) {
        if (turn instanceof Turn.Follows follows) {
            carrier.follow(plans.get(follows.plan() % plans.size()));
        } else if (turn instanceof Turn.Reconfigures reconfigures) {
            if (carrier.canReconfigure(Exchanges.CLIENT.duid())) {
                send(carrier.reconfigure(Exchanges.CLIENT.duid(), reconfigures.type(), now));
                exchange();
            }
        } else if (turn instanceof Turn.Errs errs) {
            carrier.inject(errs.fault(), errs.times());
        } else if (turn instanceof Turn.Heals) {
            carrier.faults().forEach(carrier::clear);
        } else if (turn instanceof Turn.Forgets) {
            carrier = Carrier.open(carrier.plan(), random.split());
        } else {
            return false;
        }
        return true;
    }

    private void applicationPlays(Turn turn) {
        if (turn instanceof Turn.MovesLinkLocal) {
            tell(new Input.LinkLocalChanged());
        } else if (turn instanceof Turn.RenewsNow) {
            tell(new Input.RenewNow());
        } else if (turn instanceof Turn.FindsAddressInUse) {
            engine.leases().addresses().stream()
                    .limit(1)
                    .map(AddressLease::address)
                    .forEach(address -> tell(new Input.AddressInUse(address)));
        } else if (turn instanceof Turn.Stops) {
            tell(new Input.Stop());
        } else if (turn instanceof Turn.Starts) {
            tell(new Input.Start());
        } else if (turn instanceof Turn.Releases) {
            tell(new Input.Release());
        }
    }

    /** Time in which everybody is there. */
    private void pass(Duration time) {
        long end = now + time.toNanos();
        for (long next = next(); next <= end; next = next()) {
            now = Math.max(now, next);
            if (engine.deadline() <= now) {
                tell(new Input.Timeout());
            }
            advanceCarrier();
            exchange();
        }
        now = Math.max(now, end);
    }

    private long next() {
        return Math.min(engine.deadline(), carrier.deadline().orElse(Long.MAX_VALUE));
    }

    /** Time in which the client hears nothing and does nothing. */
    private void miss(Duration time) {
        now += time.toNanos();
        advanceCarrier();
        toClient.clear();
    }

    private void advanceCarrier() {
        if (carrier.deadline().orElse(Long.MAX_VALUE) <= now) {
            send(carrier.advance(now));
        }
    }

    private void restart(Duration away, Downtime downtime) {
        endLife();
        miss(away);
        engine = state.map(kept -> ClientEngine.resume(config, Exchanges.CLIENT, kept, downtime, now, random.split()))
                .orElseGet(() -> ClientEngine.create(config, Exchanges.CLIENT, random.split()));
        drain();
        tell(new Input.Start());
    }

    private void endLife() {
        lives.add(new Exchange.Life(told, engine.leases()));
        told.clear();
    }

    private void hear(Octets datagram) {
        toClient.add(datagram);
        exchange();
    }

    private void tell(Input input) {
        handle(input);
        exchange();
    }

    private void handle(Input input) {
        engine.handle(input, now);
        drain();
    }

    private void drain() {
        for (Output out = engine.poll(); !(out instanceof Output.WaitUntil); out = engine.poll()) {
            if (out instanceof Output.Transmit transmit) {
                toCarrier.add(transmit.datagram());
            } else if (out instanceof Output.Persist persist) {
                state = Optional.of(persist.state());
            } else if (out instanceof Output.Notify notify) {
                told.add(new Exchange.Told(now, notify.event()));
                answer(notify.event());
            }
        }
    }

    /** As a router does: it advertises what it has on its LANs, and stops before a release. */
    private void answer(ClientEvent event) {
        if (event instanceof ClientEvent.LeaseChange change) {
            engine.handle(
                    new Input.LanPrefixesAdvertised(change.after().prefixes().stream()
                            .map(PrefixLease::prefix)
                            .toList()),
                    now);
        } else if (event instanceof ClientEvent.AboutToRelease) {
            engine.handle(new Input.PrefixNoLongerAdvertised(), now);
        }
    }

    private void send(List<Outgoing> datagrams) {
        for (Outgoing outgoing : datagrams) {
            sentLast = outgoing.datagram();
            toClient.add(outgoing.datagram());
        }
    }

    /** What is on its way arrives, in order, and what follows from it too. */
    private void exchange() {
        while (!toCarrier.isEmpty() || !toClient.isEmpty()) {
            now += LATENCY;
            if (!toCarrier.isEmpty()) {
                Octets datagram = toCarrier.remove();
                if (arrives()) {
                    send(carrier.receive(datagram, CLIENT, now));
                }
            } else {
                Octets datagram = toClient.remove();
                if (arrives()) {
                    handle(new Input.Received(datagram, CARRIER, 547, Delivery.UNICAST));
                }
            }
        }
    }

    private boolean arrives() {
        if (toLose > 0) {
            toLose--;
            return false;
        }
        return true;
    }
}
