package net.wan6.test.arbitraries;

import java.util.ArrayList;
import java.util.List;
import net.wan6.core.AddressLease;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEvent;
import net.wan6.core.Input;
import net.wan6.core.PrefixLease;
import net.wan6.core.driver.ClientListener;
import net.wan6.test.carrier.CarrierPlan;
import net.wan6.test.line.LineHost;
import net.wan6.test.line.VirtualLine;

/** Plays turns on a line in virtual time, and writes down what its listeners are told. */
final class Course {
    private final List<CarrierPlan> plans;
    private final VirtualLine line;
    private final List<Exchange.Life> lives = new ArrayList<>();
    private final List<Exchange.Told> told = new ArrayList<>();

    private Course(ClientConfig config, List<CarrierPlan> plans, long seed) {
        this.plans = plans;
        this.line = VirtualLine.builder(config)
                .identity(Exchanges.CLIENT)
                .carrier(plans.get(0))
                .seed(seed)
                .listener(new Router())
                .start();
    }

    /** As a router does: it advertises what it has on its LANs, and stops before a release. */
    private final class Router implements ClientListener {
        @Override
        public void onEvent(ClientEvent event) {
            told.add(new Exchange.Told(line.now(), event));
            if (event instanceof ClientEvent.LeaseChange change) {
                line.tell(new Input.LanPrefixesAdvertised(change.after().prefixes().stream()
                        .map(PrefixLease::prefix)
                        .toList()));
            } else if (event instanceof ClientEvent.AboutToRelease) {
                line.tell(new Input.PrefixNoLongerAdvertised());
            }
        }
    }

    static Exchange play(ClientConfig config, List<CarrierPlan> plans, long seed, List<Turn> turns) {
        Course course = new Course(config, plans, seed);
        for (Turn turn : turns) {
            course.play(turn);
            course.line.settle();
        }
        course.endLife();
        return new Exchange(turns, course.lives);
    }

    private void play(Turn turn) {
        if (turn instanceof Turn.Passes passes) {
            line.pass(passes.time());
        } else if (!hostPlays(turn) && !carrierPlays(turn) && !strangerPlays(turn)) {
            applicationPlays(turn);
        }
    }

    private boolean hostPlays(Turn turn) {
        LineHost host = line.host();
        if (turn instanceof Turn.Flaps flaps) {
            host.flap(flaps.time());
        } else if (turn instanceof Turn.Sleeps sleeps) {
            host.suspend(sleeps.time());
        } else if (turn instanceof Turn.Restarts restarts) {
            endLife();
            host.restart(restarts.away());
        } else if (turn instanceof Turn.Reboots reboots) {
            endLife();
            host.reboot(reboots.away());
        } else if (turn instanceof Turn.Loses loses) {
            host.lose(loses.datagrams());
        } else if (turn instanceof Turn.MovesLinkLocal) {
            host.changeLinkLocal();
        } else {
            return false;
        }
        return true;
    }

    private void endLife() {
        lives.add(new Exchange.Life(told, line.leases()));
        told.clear();
    }

    private boolean carrierPlays(Turn turn) {
        if (turn instanceof Turn.Follows follows) {
            line.carrier().follow(plans.get(follows.plan() % plans.size()));
        } else if (turn instanceof Turn.Reconfigures reconfigures) {
            if (line.carrier().canReconfigure()) {
                line.carrier().reconfigure(reconfigures.type());
            }
        } else if (turn instanceof Turn.Errs errs) {
            line.carrier().err(errs.fault(), errs.times());
        } else if (turn instanceof Turn.Heals) {
            line.carrier().recover();
        } else if (turn instanceof Turn.Forgets) {
            line.carrier().loseDatabase();
        } else {
            return false;
        }
        return true;
    }

    private boolean strangerPlays(Turn turn) {
        if (turn instanceof Turn.Hears hears) {
            line.attacker().send(hears.datagram());
        } else if (turn instanceof Turn.Replays) {
            line.attacker().echo();
        } else if (turn instanceof Turn.Forges forges) {
            line.attacker().forge(forges.type());
        } else {
            return false;
        }
        return true;
    }

    private void applicationPlays(Turn turn) {
        if (turn instanceof Turn.RenewsNow) {
            line.tell(new Input.RenewNow());
        } else if (turn instanceof Turn.FindsAddressInUse) {
            line.leases().addresses().stream()
                    .limit(1)
                    .map(AddressLease::address)
                    .forEach(address -> line.tell(new Input.AddressInUse(address)));
        } else if (turn instanceof Turn.Stops) {
            line.tell(new Input.Stop());
        } else if (turn instanceof Turn.Starts) {
            line.tell(new Input.Start());
        } else if (turn instanceof Turn.Releases) {
            line.tell(new Input.Release());
        } else if (turn instanceof Turn.BeginsAnew) {
            line.tell(new Input.Forget());
        } else if (turn instanceof Turn.Announces announces) {
            line.tell(new Input.LinePrefixes(List.of(announces.prefix())));
        } else if (turn instanceof Turn.Plans plans) {
            line.tell(new Input.SoftwiresChanged(plans.plan()));
        }
    }
}
