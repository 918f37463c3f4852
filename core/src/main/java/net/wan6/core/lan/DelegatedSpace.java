package net.wan6.core.lan;

import java.util.List;
import java.util.Objects;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.core.PrefixLease;

/**
 * A delegated prefix, and what of it is not for LANs.
 *
 * @param prefix the delegated prefix
 * @param excluded what of it is used elsewhere, such as the prefix on the link to the carrier (RFC 6603); what lies outside the
 *     delegated prefix has no effect
 * @param first who gets the first /64
 */
public record DelegatedSpace(Ipv6Prefix prefix, List<Ipv6Prefix> excluded, FirstSubnet first) {

    /**
     * Copies the list.
     *
     * @param prefix the delegated prefix
     * @param excluded what of it is used elsewhere
     * @param first who gets the first /64
     */
    public DelegatedSpace {
        Objects.requireNonNull(prefix, "prefix");
        Objects.requireNonNull(first, "first");
        excluded = List.copyOf(Objects.requireNonNull(excluded, "excluded"));
    }

    /**
     * All of a prefix.
     *
     * @param prefix the delegated prefix
     * @return the space
     */
    public static DelegatedSpace of(Ipv6Prefix prefix) {
        return new DelegatedSpace(prefix, List.of(), FirstSubnet.FOR_LANS);
    }

    /**
     * What a server has delegated.
     *
     * @param lease the lease
     * @return the space
     */
    public static DelegatedSpace of(PrefixLease lease) {
        return new DelegatedSpace(lease.prefix(), lease.excluded(), FirstSubnet.FOR_LANS);
    }

    /**
     * The same space, its first /64 given to somebody.
     *
     * @param whose who gets it
     * @return the space
     */
    public DelegatedSpace withFirst(FirstSubnet whose) {
        return new DelegatedSpace(prefix, excluded, whose);
    }

    /**
     * What gets an unreachable route, so that packets for addresses that nobody has are not sent back to the carrier, who would send
     * them here again (RFC 7084 WPD-5). The excluded prefix is not ours to discard: it lies on the link to the carrier.
     *
     * @return the delegated prefix without the excluded one, in the fewest prefixes, ascending
     */
    public List<Ipv6Prefix> discarded() {
        FreeSpace space = FreeSpace.of(prefix);
        excluded.forEach(space::take);
        return space.prefixes();
    }

    /** The /64s for LANs, the first included where it is the only one. */
    FreeSpace forLans() {
        if (prefix.length() > SubnetWish.LAN_LENGTH) {
            return FreeSpace.none();
        }
        FreeSpace space = notExcluded();
        if (first == FirstSubnet.FOR_ROUTER && !isFirstAlone()) {
            space.take(firstSubnet());
        }
        return space;
    }

    /** Whether the router and a LAN have to share the first /64. */
    boolean isFirstShared() {
        return prefix.length() <= SubnetWish.LAN_LENGTH && first == FirstSubnet.FOR_ROUTER && isFirstAlone();
    }

    private boolean isFirstAlone() {
        return notExcluded().prefixes().equals(List.of(firstSubnet()));
    }

    private Ipv6Prefix firstSubnet() {
        return prefix.subnet(SubnetWish.LAN_LENGTH, 0);
    }

    private FreeSpace notExcluded() {
        FreeSpace space = FreeSpace.of(prefix);
        // Of a /64 of which anything is excluded, hosts would take that too.
        excluded.forEach(
                one -> space.take(Ipv6Prefix.masking(one.address(), Math.min(one.length(), SubnetWish.LAN_LENGTH))));
        return space;
    }
}
