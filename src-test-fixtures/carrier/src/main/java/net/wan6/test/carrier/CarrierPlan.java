package net.wan6.test.carrier;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Options;

/**
 * What a carrier delegates, on which terms, and how it behaves. Immutable; made by {@link #builder}, changed by {@link
 * #edit}.
 *
 * @param serverId the server's DUID
 * @param pools where prefixes come from, in the order in which they are used up
 * @param reservations what single clients get instead, and no other: their IA_PDs in order
 * @param addressPools where the addresses of IA_NA come from; none for a carrier without them
 * @param terms the times that go with prefixes and addresses
 * @param configuration what a client gets of what its Option Request names
 * @param inPrefixes what a client gets inside each IA Prefix of what its Option Request names, such as PD_EXCLUDE
 * @param unasked what every Advertise and Reply has
 * @param rapidCommit how Solicits with Rapid Commit are answered
 * @param keyDelivery when a client gets a reconfigure key
 * @param replayCounter where replay detection values come from
 * @param firstReplay the first of them, unsigned; under {@link ReplayCounting#SECONDS} it stands for the time 0
 * @param reconfigureForm what stands in a Reconfigure
 * @param renewalBehaviour how a changed prefix is told
 * @param duidTypes the DUID types served, all if there is none here (FLET'S: 3 alone)
 * @param answerDelay how long {@link Fault#DELAY} holds an answer back
 * @param faults what the carrier does wrong from the beginning
 */
public record CarrierPlan(
        Duid serverId,
        List<PrefixPool> pools,
        Map<Duid, List<Ipv6Prefix>> reservations,
        List<PrefixPool> addressPools,
        Terms terms,
        Options configuration,
        Options inPrefixes,
        Options unasked,
        RapidCommit rapidCommit,
        KeyDelivery keyDelivery,
        ReplayCounting replayCounter,
        long firstReplay,
        ReconfigureForm reconfigureForm,
        RenewalBehaviour renewalBehaviour,
        Set<Integer> duidTypes,
        Duration answerDelay,
        Set<Fault> faults) {
    private static final Duration LONGEST_DELAY = Duration.ofDays(365);

    /**
     * Copies the collections.
     *
     * @param serverId the server's DUID
     * @param pools copied
     * @param reservations copied
     * @param addressPools copied; of length 128
     * @param terms the times
     * @param configuration options for those who ask
     * @param inPrefixes options for those who ask
     * @param unasked options for all
     * @param rapidCommit granted or declined
     * @param keyDelivery when
     * @param replayCounter which
     * @param firstReplay unsigned
     * @param reconfigureForm which
     * @param renewalBehaviour which
     * @param duidTypes copied
     * @param answerDelay a year at most
     * @param faults copied
     * @throws IllegalArgumentException if an address pool is not of addresses or the delay is negative or too long
     */
    public CarrierPlan {
        pools = List.copyOf(pools);
        reservations = Map.copyOf(reservations);
        addressPools = List.copyOf(addressPools);
        duidTypes = Set.copyOf(duidTypes);
        faults = Set.copyOf(faults);
        for (PrefixPool pool : addressPools) {
            if (pool.length() != 128) {
                throw new IllegalArgumentException("a pool of /" + pool.length() + " is not one of addresses");
            }
        }
        if (answerDelay.isNegative() || answerDelay.compareTo(LONGEST_DELAY) > 0) {
            throw new IllegalArgumentException("answer delay " + answerDelay + " is not in 0 to " + LONGEST_DELAY);
        }
    }

    /**
     * Begins a plan: no pool yet, {@link Terms#NTT}, no rapid commit, {@link KeyDelivery#NEW_ON_REQUEST}, counters in
     * steps from 1, plain Reconfigures, {@link RenewalBehaviour#NEW_AND_OLD_ZERO}, no fault.
     *
     * @param serverId the server's DUID
     * @return what to add to
     */
    public static CarrierPlanBuilder builder(Duid serverId) {
        return new CarrierPlanBuilder(serverId);
    }

    /**
     * A plan like a FLET'S Cross line: its terms, clients with DUID-LL only, counters in seconds, Reconfigures of 75
     * octets.
     *
     * @param serverId the server's DUID, a DUID-LL on that line
     * @return what to add a pool to
     */
    public static CarrierPlanBuilder ntt(Duid serverId) {
        return builder(serverId)
                .terms(Terms.NTT)
                .duidTypes(Set.of(3))
                .replayCounter(ReplayCounting.SECONDS, 0xe900_0000_0000_0000L)
                .reconfigureForm(ReconfigureForm.OPTION_REQUEST);
    }

    /**
     * This plan to be changed.
     *
     * @return a builder that begins with all that stands here
     */
    public CarrierPlanBuilder edit() {
        return new CarrierPlanBuilder(this);
    }

    /** How a carrier answers a Solicit with Rapid Commit. */
    public enum RapidCommit {
        /** With an Advertise. */
        DECLINED,
        /** With a Reply (RFC 9915 §18.3.1). */
        GRANTED
    }
}
