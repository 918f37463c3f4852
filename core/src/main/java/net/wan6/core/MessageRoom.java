package net.wan6.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.wan6.codec.Duid;
import net.wan6.codec.Options;
import org.jspecify.annotations.Nullable;

/**
 * How many leases a message can name (engine rule L-9). Servers may give more, in one Reply after the other, than one datagram holds.
 */
final class MessageRoom {
    /** The payload length of IPv6 counts to 65,535, and 8 octets of that are the header of UDP (RFC 8200 §3). */
    static final int LONGEST = 65_535 - 8;

    private static final int HEADER = 4;
    private static final int OPTION = 4;
    private static final int ELAPSED_TIME = OPTION + 2;
    private static final int CODE = 2;

    /** Those that no configuration names, such as SOL_MAX_RT, and those that a Reconfigure asks for. */
    private static final int MORE_CODES = 4 + ReconfigureHandler.MOST_COPIED_CODES;

    private static final int IA = OPTION + 12;
    private static final int PREFIX = OPTION + 25;
    private static final int ADDRESS = OPTION + 24;
    private static final int PD_EXCLUDE = OPTION + 17;
    private static final int LONGEST_DUID = 130;

    /** A lease, released together with what was excluded from it. */
    static final int LEAST = PREFIX + PD_EXCLUDE;

    private MessageRoom() {}

    /** What a lease takes in a message (RFC 9915 §21.6, §21.22). */
    static int octets(IaLease lease) {
        return lease instanceof PrefixLease ? PREFIX : ADDRESS;
    }

    /** What is left for leases in the fullest message of a client, whoever it and its server are; may be negative. */
    static int least(ClientConfig config) {
        int extra = config.extraOptions().values().stream()
                .mapToInt(MessageRoom::length)
                .max()
                .orElse(0);
        return LONGEST - besideLeases(config, LONGEST_DUID, LONGEST_DUID, extra);
    }

    private static int besideLeases(ClientConfig config, int clientId, int serverId, int extra) {
        int ias = config.prefixes().size() + config.addresses();
        return HEADER
                + (OPTION + clientId)
                + (OPTION + serverId)
                + (OPTION + CODE * (config.optionRequest().size() + MORE_CODES))
                + ELAPSED_TIME
                + 2 * OPTION // Rapid Commit, Reconfigure Accept
                + ias * IA
                + config.prefixes().size() * PREFIX // hints
                + extra;
    }

    private static int length(@Nullable Options options) {
        return options == null ? 0 : options.octets().length();
    }

    /**
     * What a message names of leases: all, if they fit; or else those that are over soonest, in the order given, for the
     * others can be named next time.
     */
    static List<IaLease> fitting(
            List<IaLease> leases, ExchangeSpec spec, ClientConfig config, Duid client, @Nullable Duid server) {
        int excluded = spec == ExchangeSpec.RELEASE ? PD_EXCLUDE : 0;
        int room = LONGEST
                - besideLeases(
                        config,
                        length(client),
                        server == null ? 0 : length(server),
                        length(config.extraOptions().get(spec.message)));
        if (leases.size() * (PREFIX + excluded) <= room) {
            return leases;
        }
        List<IaLease> soonest = new ArrayList<>(leases);
        soonest.sort(Comparator.comparingLong(HeldLeases::validUntil));
        Set<LeaseKey> fitting = new HashSet<>();
        for (IaLease lease : soonest) {
            room -= octets(lease) + excluded;
            if (room < 0) {
                break;
            }
            fitting.add(LeaseKey.of(lease));
        }
        return HeldLeases.keeping(leases, lease -> fitting.contains(LeaseKey.of(lease)));
    }

    private static int length(Duid duid) {
        return duid.octets().length();
    }
}
