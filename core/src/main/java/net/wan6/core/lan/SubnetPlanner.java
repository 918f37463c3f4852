package net.wan6.core.lan;

import static net.wan6.core.lan.SubnetWish.LAN_LENGTH;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import net.wan6.codec.Ipv6Prefix;

/** The steps of {@link SubnetPlan}. */
final class SubnetPlanner {
    private static final Comparator<SubnetWish> LARGE_BEFORE_SMALL = Comparator.comparingInt(SubnetWish::length)
            .thenComparing(Comparator.comparingInt(SubnetWish::weight).reversed())
            .thenComparing(SubnetWish::name);

    private final Ipv6Prefix delegated;
    private final FreeSpace free;
    private final Map<String, AssignedSubnet> assigned = new TreeMap<>();
    private final Map<String, RefusedSubnet> refused = new TreeMap<>();

    SubnetPlanner(DelegatedSpace space, List<SubnetWish> wishes, Map<String, SubnetPlace> previous) {
        delegated = space.prefix();
        free = space.forLans();
        List<SubnetWish> waiting = possible(wishes);
        waiting.sort(Comparator.comparing(SubnetWish::name));
        waiting.removeIf(wish -> wish.number().stream().anyMatch(number -> assignAround(wish, number)));
        waiting.sort(LARGE_BEFORE_SMALL);
        List<SubnetWish> again = waiting.stream()
                .filter(wish -> previous.containsKey(wish.name()) && assignAgain(wish, previous.get(wish.name())))
                .toList();
        again.forEach(this::grow);
        waiting.removeAll(again);
        waiting.forEach(this::assignLowest);
    }

    List<AssignedSubnet> assigned() {
        return List.copyOf(assigned.values());
    }

    List<RefusedSubnet> refused() {
        return List.copyOf(refused.values());
    }

    List<Ipv6Prefix> rest() {
        return free.prefixes();
    }

    private List<SubnetWish> possible(List<SubnetWish> wishes) {
        List<SubnetWish> possible = new ArrayList<>(wishes.size());
        for (SubnetWish wish : wishes) {
            if (delegated.length() > LAN_LENGTH) {
                refuse(wish, RefusedSubnet.Reason.PREFIX_LONGER_THAN_64);
            } else if (!SubnetWish.isAssignable(wish.length())) {
                refuse(wish, RefusedSubnet.Reason.LENGTH);
            } else {
                possible.add(wish);
            }
        }
        return possible;
    }

    /** The place of the wish's length that holds a number. */
    private boolean assignAround(SubnetWish wish, long number) {
        return isInside(number)
                && assignIfFree(wish, Ipv6Prefix.masking(subnet(number).address(), wish.length()));
    }

    /** The place of before, or the beginning of it where less is wished now. */
    private boolean assignAgain(SubnetWish wish, SubnetPlace place) {
        int length = Math.max(wish.length(), place.length());
        long size = 1L << (LAN_LENGTH - length);
        return isInside(place.number())
                && (place.number() & (size - 1)) == 0
                && assignIfFree(wish, Ipv6Prefix.masking(subnet(place.number()).address(), length));
    }

    /** So that a wish of before gets what it lacks before others come, but never from them. */
    private void grow(SubnetWish wish) {
        for (Ipv6Prefix half = prefixOf(wish); half.length() > wish.length(); half = prefixOf(wish)) {
            Ipv6Prefix whole = Ipv6Prefix.masking(half.address(), half.length() - 1);
            if (!whole.address().equals(half.address()) || !free.isFree(whole.subnet(half.length(), 1))) {
                return;
            }
            assign(wish, whole);
        }
    }

    private Ipv6Prefix prefixOf(SubnetWish wish) {
        return Objects.requireNonNull(assigned.get(wish.name())).prefix();
    }

    private boolean assignIfFree(SubnetWish wish, Ipv6Prefix prefix) {
        if (!free.isFree(prefix)) {
            return false;
        }
        assign(wish, prefix);
        return true;
    }

    private void assignLowest(SubnetWish wish) {
        for (int length = wish.length(); length <= LAN_LENGTH; length++) {
            Optional<Ipv6Prefix> lowest = free.lowest(length);
            if (lowest.isPresent()) {
                assign(wish, lowest.get());
                return;
            }
        }
        refuse(wish, RefusedSubnet.Reason.NO_SPACE);
    }

    private void assign(SubnetWish wish, Ipv6Prefix prefix) {
        free.take(prefix);
        long number = prefix.address().bits(delegated.length(), LAN_LENGTH - delegated.length());
        assigned.put(wish.name(), new AssignedSubnet(wish.name(), prefix, number, wish.length()));
    }

    private void refuse(SubnetWish wish, RefusedSubnet.Reason reason) {
        refused.put(wish.name(), new RefusedSubnet(wish.name(), reason));
    }

    private boolean isInside(long number) {
        int bits = LAN_LENGTH - delegated.length();
        return bits == Long.SIZE || number >>> bits == 0;
    }

    private Ipv6Prefix subnet(long number) {
        return delegated.subnet(LAN_LENGTH, number);
    }
}
