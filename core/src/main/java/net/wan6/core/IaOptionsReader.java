package net.wan6.core;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import org.jspecify.annotations.Nullable;

/**
 * Reads from an Advertise or Reply what it says of our IAs, and leaves out what RFC 9915 and sense say to ignore; what
 * is left out is told, never fatal (engine rule V-2).
 */
final class IaOptionsReader {
    private static final int MOST_PROBLEMS = 8;
    private static final int MOST_STATUSES = 4;

    private static final Status SUCCESS = Status.of(StatusCode.SUCCESS, "");
    private static final Comparator<IaLease> LONGER =
            Comparator.comparing(IaLease::validLifetime).thenComparing(IaLease::preferredLifetime);

    private final Collection<IaKey> ours;
    private final List<IaKey> spokenOf = new ArrayList<>(1);
    private final PersistentState persistent;
    private final List<AddressLease> declined;
    private final long now;
    private final List<String> problems = new ArrayList<>(0);
    private final List<Refusal> refusals = new ArrayList<>(0);
    private final List<ReceivedIa> heard = new ArrayList<>(1);

    /** All that is given or taken away, in the order of the message. */
    private final List<IaLease> given = new ArrayList<>(1);

    /** Of each prefix or address the copy that counts. This and the next two stay empty where there is one lease alone. */
    private final Map<Object, IaLease> best = new HashMap<>(0);

    private final Set<LeaseKey> mentioned = new HashSet<>(0);

    /** What is held, by prefix or address. */
    private final Map<Object, IaLease> holders = new HashMap<>(0);

    private IaOptionsReader(List<IaKey> ours, PersistentState persistent, long now) {
        this.ours = ours.size() > HeldLeases.FEW ? new HashSet<>(ours) : ours;
        this.persistent = persistent;
        this.declined = persistent.declined(now);
        this.now = now;
    }

    /**
     * What a message says of our IAs.
     *
     * @param status what it says of itself, Success if it says nothing
     * @param grants one for each IA that it speaks of
     * @param refusals every status that is not Success
     * @param problems what was left out and why, one line each, the first few
     */
    record Reading(StatusCode status, List<ReceivedIa> grants, List<Refusal> refusals, List<String> problems) {
        /** The statuses of the refusals, each once, the first few. */
        List<Status> statuses() {
            return refusals.stream()
                    .map(Refusal::status)
                    .distinct()
                    .limit(MOST_STATUSES)
                    .toList();
        }

        boolean grantsAnything() {
            for (ReceivedIa grant : grants) {
                if (grant.grantsAnything()) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A status of one IA, or of something in it; of the message as a whole where there is no IA. */
    record Refusal(@Nullable IaKey ia, Status status) {}

    /**
     * What the options of a message grant to these IAs, received now, beside what is held and declined. They may stand in
     * any order (V-10); one that is malformed is passed over, with what is in it (V-6).
     */
    static Reading read(Options options, List<IaKey> ours, PersistentState persistent, long now) {
        IaOptionsReader reader = new IaOptionsReader(ours, persistent, now);
        StatusCode status = reader.hearStatus(null, options);
        for (IaPd pd : options.all(OptionTypes.IA_PD)) {
            reader.readPd(pd);
        }
        for (IaNa na : options.all(OptionTypes.IA_NA)) {
            reader.readNa(na);
        }
        reader.compareCopies();
        List<ReceivedIa> grants = new ArrayList<>(reader.heard.size());
        for (ReceivedIa ia : reader.heard) {
            grants.add(ia.with(reader.counting(ia)));
        }
        return new Reading(status, List.copyOf(grants), reader.refusals(grants), List.copyOf(reader.problems));
    }

    /** Some servers say of each message that there are no addresses: that refuses nothing to who asks for prefixes. */
    private List<Refusal> refusals(List<ReceivedIa> grants) {
        if (refusals.isEmpty()) {
            return List.of();
        }
        boolean isServed = grants.stream().anyMatch(ReceivedIa::grantsAnything);
        boolean wantsAddresses = ours.stream().anyMatch(ia -> ia.kind() == IaKey.Kind.NA);
        return isServed && !wantsAddresses
                ? HeldLeases.keeping(
                        refusals, refusal -> !refusal.status().code().equals(StatusCode.NO_ADDRS_AVAIL))
                : List.copyOf(refusals);
    }

    private void problem(String description) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(description);
        }
    }

    private void readPd(IaPd pd) {
        IaKey ia = usable(IaKey.Kind.PD, pd.iaid(), pd.t1(), pd.t2());
        if (ia == null) {
            return;
        }
        Options inside = pd.options();
        StatusCode status = hearStatus(ia, inside);
        List<IaLease> leases = new ArrayList<>(1);
        for (IaPrefix given : inside.all(OptionTypes.IAPREFIX)) {
            Ipv6Prefix prefix = given.prefix();
            if (isUsable(given, prefix) && isGood(ia, given.options(), given.validLifetime())) {
                add(leases, lease(pd.iaid(), given, prefix));
            }
        }
        heard.add(new ReceivedIa(ia, pd.t1(), pd.t2(), status, leases));
    }

    private void readNa(IaNa na) {
        IaKey ia = usable(IaKey.Kind.NA, na.iaid(), na.t1(), na.t2());
        if (ia == null) {
            return;
        }
        Options inside = na.options();
        StatusCode status = hearStatus(ia, inside);
        List<IaLease> leases = new ArrayList<>(1);
        for (IaAddress given : inside.all(OptionTypes.IAADDR)) {
            if (isUsable(given) && isGood(ia, given.options(), given.validLifetime())) {
                add(leases, lease(na.iaid(), given));
            }
        }
        heard.add(new ReceivedIa(ia, na.t1(), na.t2(), status, leases));
    }

    /**
     * Which IA of ours it is; null if it is to be left out (V-8, V-9): an IA we did not ask for, a second of the same
     * IAID, or one whose T1 is after T2.
     */
    private @Nullable IaKey usable(IaKey.Kind kind, long iaid, Lifetime t1, Lifetime t2) {
        IaKey ia = new IaKey(kind, iaid);
        if (!ours.contains(ia)) {
            problem("the server speaks of an IA_" + kind + " " + iaid + " that we do not have");
            return null;
        }
        if (spokenOf.contains(ia)) {
            problem("the server speaks twice of IA_" + kind + " " + iaid);
            return null;
        }
        spokenOf.add(ia);
        if (!t1.isZero() && !t2.isZero() && t1.compareTo(t2) > 0) {
            problem("T1 " + t1 + " is after T2 " + t2 + " in IA_" + kind + " " + iaid);
            return null;
        }
        return ia;
    }

    /** F-5: of whatever length. */
    private boolean isUsable(IaPrefix given, Ipv6Prefix prefix) {
        if (prefix.length() == 0 || !isOfHosts(prefix.address())) {
            problem("the prefix " + prefix + " cannot be delegated");
            return false;
        }
        if (!given.validLifetime().isZero() && !persistent.takes(persistent.config()::takesPrefix, prefix, now)) {
            problem("the prefix " + prefix + " is not wanted");
            return false;
        }
        if (!prefix.address().equals(given.address())) {
            problem("the prefix " + given.address() + "/" + prefix.length() + " has bits after its length");
        }
        return isOrdered(given.preferredLifetime(), given.validLifetime(), prefix);
    }

    private boolean isUsable(IaAddress address) {
        if (!isOfHosts(address.address())) {
            problem("the address " + address.address() + " cannot be assigned");
            return false;
        }
        for (AddressLease lease : declined) {
            if (lease.address().equals(address.address())) {
                // L-13: its server does not know yet that another host uses it.
                problem("the address " + address.address() + " is in use elsewhere");
                return false;
            }
        }
        return isOrdered(address.preferredLifetime(), address.validLifetime(), address.address());
    }

    /** Whether a host can have it, or one in the prefix that it stands for. */
    static boolean isOfHosts(Ipv6Address address) {
        return !(address.isUnspecified() || address.isLinkLocal() || address.isMulticast() || address.isLoopback());
    }

    private boolean isOrdered(Lifetime preferred, Lifetime valid, Object what) {
        if (preferred.compareTo(valid) > 0) {
            problem("preferred " + preferred + " is longer than valid " + valid + " of " + what);
            return false;
        }
        return true;
    }

    /** L-4: a status inside the prefix counts too; one taken away stays taken away whatever its status says. */
    private boolean isGood(IaKey ia, Options inside, Lifetime valid) {
        return hearStatus(ia, inside).equals(StatusCode.SUCCESS) || valid.isZero();
    }

    /** Remembers a refusal of an IA, or of the whole message. */
    private StatusCode hearStatus(@Nullable IaKey ia, Options options) {
        Status status = options.first(OptionTypes.STATUS_CODE).orElse(SUCCESS);
        if (!status.code().equals(StatusCode.SUCCESS)) {
            refusals.add(new Refusal(ia, status.printable()));
        }
        return status.code();
    }

    private void add(List<IaLease> leases, IaLease lease) {
        leases.add(lease);
        given.add(lease);
    }

    private boolean isOneAlone() {
        return given.size() == 1;
    }

    private void compareCopies() {
        if (isOneAlone()) {
            return;
        }
        for (IaLease lease : persistent.heldLeases().all()) {
            holders.put(LeaseKey.resource(lease), lease);
        }
        for (IaLease lease : given) {
            mentioned.add(LeaseKey.of(lease));
            best.merge(LeaseKey.resource(lease), lease, this::better);
        }
    }

    /** Who holds the same prefix or address, or null. */
    private @Nullable IaLease holder(IaLease lease) {
        Object resource = LeaseKey.resource(lease);
        if (!isOneAlone()) {
            return holders.get(resource);
        }
        for (IaLease held : persistent.heldLeases().all()) {
            if (LeaseKey.resource(held).equals(resource)) {
                return held;
            }
        }
        return null;
    }

    /**
     * V-9: the better of two copies in one IA, whatever their order, or of a prefix that moves from one IA to another; what
     * is given to two IAs stays where it is held, or else where it stands first.
     */
    private IaLease better(IaLease first, IaLease other) {
        boolean inOne = first.iaid() == other.iaid();
        if (inOne || isTakenAway(first) || isTakenAway(other)) {
            return LONGER.compare(first, other) >= 0 ? first : other;
        }
        IaLease holder = holder(other);
        return holder != null && holder.iaid() == other.iaid() ? other : first;
    }

    private static boolean isTakenAway(IaLease lease) {
        return lease.validLifetime().isZero();
    }

    private List<IaLease> counting(ReceivedIa ia) {
        List<IaLease> counting = new ArrayList<>(ia.leases().size());
        for (IaLease lease : ia.leases()) {
            IaLease best = isOneAlone() ? lease : Objects.requireNonNull(this.best.get(LeaseKey.resource(lease)));
            boolean counts = lease == best ? !staysElsewhere(lease) : isTakenAway(lease) && best.iaid() != lease.iaid();
            if (counts) {
                counting.add(lease);
            } else {
                problem("the server gives " + LeaseKey.resource(lease) + " twice");
            }
        }
        return counting;
    }

    /**
     * Whether another IA holds it and does not lose it: told of two IAs, a listener would give up what the first still
     * holds when the second loses it. What an IA holds that is no longer configured may come back under the IAID that is.
     */
    private boolean staysElsewhere(IaLease lease) {
        IaLease holder = holder(lease);
        return holder != null
                && holder.iaid() != lease.iaid()
                && ours.contains(IaKey.of(holder))
                && !mentioned.contains(LeaseKey.of(holder));
    }

    /** L-1: its times count from now, when the message came. */
    private PrefixLease lease(long iaid, IaPrefix given, Ipv6Prefix prefix) {
        return new PrefixLease(
                iaid, prefix, given.preferredLifetime(), given.validLifetime(), now, excluded(given, prefix));
    }

    private AddressLease lease(long iaid, IaAddress address) {
        return new AddressLease(iaid, address.address(), address.preferredLifetime(), address.validLifetime(), now);
    }

    /** a bad or repeated PD_EXCLUDE is ignored, the prefix is kept (RFC 6603 §4.2). */
    private List<Ipv6Prefix> excluded(IaPrefix given, Ipv6Prefix prefix) {
        if (!(given.options().only(OptionTypes.PD_EXCLUDE) instanceof Only.One<PdExclude> exclude)) {
            return List.of();
        }
        try {
            return List.of(exclude.value().in(prefix));
        } catch (MalformedOptionException outside) {
            problem("the excluded prefix is not inside " + prefix);
            return List.of();
        }
    }
}
