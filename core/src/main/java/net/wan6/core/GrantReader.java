package net.wan6.core;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.wan6.codec.IaAddress;
import net.wan6.codec.IaNa;
import net.wan6.codec.IaPd;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.MalformedOptionException;
import net.wan6.codec.Only;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.PdExclude;
import net.wan6.codec.StatusCode;

/**
 * Reads from an Advertise or Reply what it says of our IAs, and leaves out what RFC 9915 and sense say to ignore; what
 * is left out is told, never fatal.
 */
final class GrantReader {
    private static final int MOST_PROBLEMS = 8;

    private final List<IaKey> ours;
    private final long now;
    private final List<String> problems = new ArrayList<>(0);
    private final List<IaGrant> grants = new ArrayList<>();
    private final Set<Object> seen = new HashSet<>();

    private GrantReader(List<IaKey> ours, long now) {
        this.ours = ours;
        this.now = now;
    }

    /**
     * What a message says of our IAs.
     *
     * @param grants one for each IA that it speaks of
     * @param problems what was left out and why, one line each, the first few
     */
    record Reading(List<IaGrant> grants, List<String> problems) {
        boolean grantsAnything() {
            return grants.stream().anyMatch(grant -> !grant.granted().isEmpty());
        }
    }

    /** What the options of a message grant to these IAs, received now. */
    static Reading read(Options options, List<IaKey> ours, long now) {
        GrantReader reader = new GrantReader(ours, now);
        options.all(OptionTypes.IA_PD).forEach(reader::readPd);
        options.all(OptionTypes.IA_NA).forEach(reader::readNa);
        return new Reading(List.copyOf(reader.grants), List.copyOf(reader.problems));
    }

    private void problem(String description) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(description);
        }
    }

    private void readPd(IaPd pd) {
        IaKey ia = new IaKey(IaKey.Kind.PD, pd.iaid());
        if (!isUsable(ia, pd.t1(), pd.t2())) {
            return;
        }
        List<Lease> leases = new ArrayList<>();
        for (IaPrefix prefix : pd.prefixes()) {
            if (isUsable(prefix) && isGood(prefix.options(), prefix.validLifetime(), "a prefix")) {
                add(leases, lease(pd.iaid(), prefix));
            }
        }
        grants.add(new IaGrant(ia, pd.t1(), pd.t2(), status(pd.options()), leases));
    }

    private void readNa(IaNa na) {
        IaKey ia = new IaKey(IaKey.Kind.NA, na.iaid());
        if (!isUsable(ia, na.t1(), na.t2())) {
            return;
        }
        List<Lease> leases = new ArrayList<>();
        for (IaAddress address : na.addresses()) {
            if (isUsable(address) && isGood(address.options(), address.validLifetime(), "an address")) {
                add(leases, lease(na.iaid(), address));
            }
        }
        grants.add(new IaGrant(ia, na.t1(), na.t2(), status(na.options()), leases));
    }

    static StatusCode status(Options options) {
        return options.first(OptionTypes.STATUS_CODE)
                .map(status -> status.code())
                .orElse(StatusCode.SUCCESS);
    }

    /** V-8, V-9: an IA we did not ask for, a second of the same IAID, or one whose T1 is after T2. */
    private boolean isUsable(IaKey ia, Lifetime t1, Lifetime t2) {
        if (!ours.contains(ia)) {
            problem("the server speaks of an IA_" + ia.kind() + " " + ia.iaid() + " that we do not have");
            return false;
        }
        if (grants.stream().anyMatch(grant -> grant.ia().equals(ia))) {
            problem("the server speaks twice of IA_" + ia.kind() + " " + ia.iaid());
            return false;
        }
        if (!t1.isZero() && !t2.isZero() && t1.compareTo(t2) > 0) {
            problem("T1 " + t1 + " is after T2 " + t2 + " in IA_" + ia.kind() + " " + ia.iaid());
            return false;
        }
        return true;
    }

    private boolean isUsable(IaPrefix prefix) {
        Ipv6Address address = prefix.prefix().address();
        if (prefix.prefixLength() == 0 || isNoHost(address)) {
            problem("the prefix " + prefix.prefix() + " cannot be delegated");
            return false;
        }
        if (prefix.hasHostBits()) {
            problem("the prefix " + prefix.address() + "/" + prefix.prefixLength() + " has bits after its length");
        }
        return isOrdered(prefix.preferredLifetime(), prefix.validLifetime(), prefix.prefix());
    }

    private boolean isUsable(IaAddress address) {
        if (isNoHost(address.address())) {
            problem("the address " + address.address() + " cannot be assigned");
            return false;
        }
        return isOrdered(address.preferredLifetime(), address.validLifetime(), address.address());
    }

    private static boolean isNoHost(Ipv6Address address) {
        return address.isUnspecified() || address.isLinkLocal() || address.isMulticast() || address.isLoopback();
    }

    private boolean isOrdered(Lifetime preferred, Lifetime valid, Object what) {
        if (preferred.compareTo(valid) > 0) {
            problem("preferred " + preferred + " is longer than valid " + valid + " of " + what);
            return false;
        }
        return true;
    }

    /** L-4: a status inside the prefix counts too; one taken away stays taken away whatever its status says. */
    private boolean isGood(Options inside, Lifetime valid, String what) {
        StatusCode status = status(inside);
        if (status.equals(StatusCode.SUCCESS) || valid.isZero()) {
            return true;
        }
        problem("the server says " + status + " of " + what);
        return false;
    }

    /**
     * V-9: the same prefix or address in two IAs, or twice in one, stays where it stands first. What is granted to one
     * IA is bounded; what is taken away is not, for it frees room.
     */
    private void add(List<Lease> leases, Lease lease) {
        Object resource = lease instanceof PrefixLease held ? held.prefix() : ((AddressLease) lease).address();
        if (!seen.add(resource)) {
            problem("the server gives " + resource + " twice");
        } else if (lease.validLifetime().isZero() || leases.size() < Holdings.MOST_IN_ONE_IA) {
            leases.add(lease);
        } else {
            problem("the server gives more than " + Holdings.MOST_IN_ONE_IA + " to one IA");
        }
    }

    private PrefixLease lease(long iaid, IaPrefix prefix) {
        return new PrefixLease(
                iaid, prefix.prefix(), prefix.preferredLifetime(), prefix.validLifetime(), now, excluded(prefix));
    }

    private AddressLease lease(long iaid, IaAddress address) {
        return new AddressLease(iaid, address.address(), address.preferredLifetime(), address.validLifetime(), now);
    }

    /** a bad or repeated PD_EXCLUDE is ignored, the prefix is kept (RFC 6603 §4.2). */
    private List<Ipv6Prefix> excluded(IaPrefix prefix) {
        if (!(prefix.options().only(OptionTypes.PD_EXCLUDE) instanceof Only.One<PdExclude> exclude)) {
            return List.of();
        }
        try {
            return List.of(exclude.value().in(prefix.prefix()));
        } catch (MalformedOptionException outside) {
            problem("the excluded prefix is not inside " + prefix.prefix());
            return List.of();
        }
    }
}
