package net.wan6.core.lan;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import net.wan6.codec.Ipv6Prefix;

/**
 * How one delegated prefix is divided. Each delegated prefix has a plan of its own.
 *
 * <p>The same space, wishes and former places always give the same plan. Each wish is assigned or refused; what is assigned and
 * what is left are disjoint, inside the delegated prefix, and outside what is excluded. In this order:
 *
 * <ol>
 *   <li>Wishes with a number, by name: they get it if it is there and free, or else go on as if they had none.
 *   <li>Wishes that had a place before get it again, if it is there and free. So nothing moves when the delegated prefix changes
 *       (RFC 9818 LPD-3) or a wish is added. Those that have less than they wish grow where they stand, if what is beside is free.
 *   <li>The others get the lowest free place, and where there is none, one of half the size, down to /64.
 * </ol>
 *
 * <p>In the second and third step the larger come before the smaller, then the heavier before the lighter, then by name.
 */
public final class SubnetPlan {
    private final DelegatedSpace space;
    private final List<SubnetWish> wishes;
    private final Map<String, SubnetPlace> places;
    private final List<AssignedSubnet> assigned;
    private final List<RefusedSubnet> refused;
    private final List<Ipv6Prefix> rest;

    private SubnetPlan(DelegatedSpace space, List<SubnetWish> wishes, Map<String, SubnetPlace> previous) {
        this.space = Objects.requireNonNull(space, "space");
        this.wishes = List.copyOf(wishes);
        requireNames(this.wishes);
        SubnetPlanner planner = new SubnetPlanner(space, this.wishes, previous);
        this.assigned = planner.assigned();
        this.refused = planner.refused();
        this.rest = planner.rest();
        Map<String, SubnetPlace> known = new TreeMap<>();
        refused.stream()
                .map(RefusedSubnet::name)
                .filter(previous::containsKey)
                .forEach(name -> known.put(name, previous.get(name)));
        assigned.forEach(one -> known.put(one.name(), one.place()));
        this.places = Collections.unmodifiableMap(known);
    }

    static void requireNames(List<SubnetWish> wishes) {
        Set<String> names = new HashSet<>();
        wishes.stream().filter(wish -> !names.add(wish.name())).findFirst().ifPresent(wish -> {
            throw new IllegalArgumentException("two wishes named " + wish.name());
        });
    }

    /**
     * The first plan.
     *
     * @param space what there is
     * @param wishes what is wished, in any order
     * @return the plan
     * @throws IllegalArgumentException if two wishes have one name
     */
    public static SubnetPlan of(DelegatedSpace space, List<SubnetWish> wishes) {
        return of(space, wishes, Map.of());
    }

    /**
     * A plan that keeps places.
     *
     * @param space what there is
     * @param wishes what is wished, in any order
     * @param previous the {@link #places()} of the plan before, perhaps of another prefix
     * @return the plan
     * @throws IllegalArgumentException if two wishes have one name
     */
    public static SubnetPlan of(DelegatedSpace space, List<SubnetWish> wishes, Map<String, SubnetPlace> previous) {
        return new SubnetPlan(space, wishes, Map.copyOf(previous));
    }

    /**
     * The same wishes at the same places in another prefix.
     *
     * @param other what there is now
     * @return the plan
     */
    public SubnetPlan in(DelegatedSpace other) {
        return of(other, wishes, places);
    }

    /**
     * What is divided.
     *
     * @return the space
     */
    public DelegatedSpace space() {
        return space;
    }

    /**
     * What was wished.
     *
     * @return the wishes in their order
     */
    public List<SubnetWish> wishes() {
        return wishes;
    }

    /**
     * What the LANs get.
     *
     * @return the subnets by name
     */
    public List<AssignedSubnet> assigned() {
        return assigned;
    }

    /**
     * Who gets nothing.
     *
     * @return the wishes by name, with reasons
     */
    public List<RefusedSubnet> refused() {
        return refused;
    }

    /**
     * What is left, for instance to delegate to routers behind.
     *
     * @return the fewest prefixes, ascending
     */
    public List<Ipv6Prefix> rest() {
        return rest;
    }

    /**
     * What the next plan has to know: keep it with the configuration. A wish that is refused keeps the place it had.
     *
     * @return the places by name
     */
    public Map<String, SubnetPlace> places() {
        return places;
    }

    /**
     * What one LAN gets.
     *
     * @param name the wish's
     * @return its prefix; empty if it was refused or there is no such wish
     */
    public Optional<Ipv6Prefix> prefixOf(String name) {
        return assigned.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .map(AssignedSubnet::prefix);
    }

    /**
     * Whether a LAN has the first /64, which was to be the router's: there is no other. No host of it may have the address that
     * the tunnel of MAP begins at.
     *
     * @return true if it is shared
     */
    public boolean sharesFirst() {
        return space.isFirstShared() && !assigned.isEmpty();
    }

    /** Plans are equal if space, wishes and what follows are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SubnetPlan that
                && space.equals(that.space)
                && wishes.equals(that.wishes)
                && places.equals(that.places)
                && assigned.equals(that.assigned);
    }

    @Override
    public int hashCode() {
        return Objects.hash(space, wishes, places);
    }

    /** The subnets by name, and who got nothing. */
    @Override
    public String toString() {
        return space.prefix() + ": " + assigned + (refused.isEmpty() ? "" : ", refused " + refused);
    }
}
