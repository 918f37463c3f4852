package net.wan6.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.wan6.codec.Duid;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;

/**
 * What one server offers in an Advertise.
 *
 * @param server who offers
 * @param preference how much it wants to be chosen, 0 to 255
 * @param leases what it offers
 * @param satisfied how many IAs get something
 * @param distance how far the offered lengths are from those wished, summed over the IAs
 */
record Offer(Duid server, int preference, List<IaLease> leases, int satisfied, int distance) {
    private static final int HIGHEST = 255;

    /** Highest preference first, then what satisfies most, then what is nearest to the wish (engine rules S-5, S-11). */
    static final Comparator<Offer> BEST_FIRST = Comparator.comparingInt(Offer::preference)
            .thenComparingInt(Offer::satisfied)
            .reversed()
            .thenComparingInt(Offer::distance);

    /** {@code ias} are the client's, those of the wishes first. */
    static Offer of(Duid server, Options options, List<ReceivedIa> grants, List<IaKey> ias, List<PrefixHint> wishes) {
        List<IaLease> leases = new ArrayList<>(1);
        int satisfied = 0;
        int distance = 0;
        for (ReceivedIa grant : grants) {
            satisfied += grant.grantsAnything() ? 1 : 0;
            for (IaLease lease : grant.granted()) {
                leases.add(lease);
                if (lease instanceof PrefixLease prefix) {
                    distance += wishes.get(ias.indexOf(grant.ia()))
                            .distance(prefix.prefix().length());
                }
            }
        }
        return new Offer(
                server.compact(),
                options.first(OptionTypes.PREFERENCE).orElse(0),
                List.copyOf(leases),
                satisfied,
                distance);
    }

    boolean isUsable() {
        return !leases.isEmpty();
    }

    boolean endsTheSearch() {
        return preference == HIGHEST;
    }
}
