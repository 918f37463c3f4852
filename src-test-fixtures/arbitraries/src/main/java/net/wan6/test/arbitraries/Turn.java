package net.wan6.test.arbitraries;

import java.time.Duration;
import java.util.HexFormat;
import net.wan6.auth.ReconfigureType;
import net.wan6.codec.Octets;
import net.wan6.core.LinePrefix;
import net.wan6.core.SoftwirePlan;
import net.wan6.test.carrier.Fault;

/** What happens to a line next. A list of turns is the whole course of an {@link Exchange}. */
public sealed interface Turn {
    /**
     * Time goes by, and what is due in it happens.
     *
     * @param time how much
     */
    record Passes(Duration time) implements Turn {}

    /**
     * The carrier follows another of its plans from now on: other prefixes, perhaps, or other times.
     *
     * @param plan its number, from 0
     */
    record Follows(int plan) implements Turn {}

    /**
     * The carrier asks the client by a signed Reconfigure, if the client has got a key.
     *
     * @param type what it asks for
     */
    record Reconfigures(ReconfigureType type) implements Turn {}

    /**
     * The carrier errs.
     *
     * @param fault how
     * @param times how often
     */
    record Errs(Fault fault, int times) implements Turn {}

    /** The carrier errs no more. */
    record Heals() implements Turn {}

    /** The carrier loses its database. */
    record Forgets() implements Turn {}

    /**
     * Datagrams are lost on the way, whoever sends them.
     *
     * @param datagrams how many
     */
    record Loses(int datagrams) implements Turn {}

    /** A stranger sends what the carrier sent last once more. */
    record Replays() implements Turn {}

    /**
     * A stranger who has no key sends a Reconfigure.
     *
     * @param type what it asks for
     */
    record Forges(ReconfigureType type) implements Turn {}

    /**
     * A datagram comes that may be anything.
     *
     * @param datagram what
     */
    record Hears(Octets datagram) implements Turn {
        @Override
        public String toString() {
            return "Hears[" + HexFormat.of().formatHex(datagram.toByteArray()) + "]";
        }
    }

    /**
     * The link is down for a while.
     *
     * @param time how long
     */
    record Flaps(Duration time) implements Turn {}

    /** The interface gets another link-local address. */
    record MovesLinkLocal() implements Turn {}

    /**
     * The machine sleeps, and knows it when it wakes.
     *
     * @param time how long
     */
    record Sleeps(Duration time) implements Turn {}

    /**
     * The process ends without a word and begins again on the same machine: the time between is known exactly.
     *
     * @param away how long it is not there
     */
    record Restarts(Duration away) implements Turn {}

    /**
     * The machine ends without a word and begins again: the time between is known by wall clocks alone.
     *
     * @param away how long it is not there
     */
    record Reboots(Duration away) implements Turn {}

    /**
     * A router announces a prefix of the line itself.
     *
     * @param prefix the prefix, with its lifetimes
     */
    record Announces(LinePrefix prefix) implements Turn {}

    /**
     * The application learns of another plan for softwires.
     *
     * @param plan the plan
     */
    record Plans(SoftwirePlan plan) implements Turn {}

    /** The application asks to renew at once. */
    record RenewsNow() implements Turn {}

    /** Another host uses the first address that is held, if one is. */
    record FindsAddressInUse() implements Turn {}

    /** The application stops the client, and the leases are kept. */
    record Stops() implements Turn {}

    /** The application starts the client again. */
    record Starts() implements Turn {}

    /** The application gives the leases back, in the two steps it takes. */
    record Releases() implements Turn {}

    /** The application has all forgotten, and begins anew. */
    record BeginsAnew() implements Turn {}
}
