package net.wan6.core.lan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.wan6.codec.Ipv6Prefix;

/** The plan in the plainest way: one bit for each /64, and every place is tried. */
final class SlowSubnetPlan {
    private final DelegatedSpace space;
    private final int count;
    private final BitSet taken = new BitSet();
    final Map<String, Ipv6Prefix> assigned = new TreeMap<>();
    final Map<String, RefusedSubnet.Reason> refused = new TreeMap<>();

    SlowSubnetPlan(DelegatedSpace space, List<SubnetWish> wishes, Map<String, SubnetPlace> previous) {
        this.space = space;
        this.count =
                space.prefix().length() > 64 ? 0 : 1 << (64 - space.prefix().length());
        for (int i = 0; i < count; i++) {
            Ipv6Prefix subnet = subnet(64, i);
            taken.set(i, space.excluded().stream().anyMatch(one -> one.contains(subnet) || subnet.contains(one)));
        }
        boolean alone = count - taken.cardinality() == 1 && !taken.get(0);
        if (space.first() == FirstSubnet.FOR_ROUTER && !alone) {
            taken.set(0);
        }
        List<SubnetWish> byName = new ArrayList<>(wishes);
        byName.sort(Comparator.comparing(SubnetWish::name));
        Set<SubnetWish> done = new HashSet<>();
        for (SubnetWish wish : byName) {
            if (count == 0) {
                refused.put(wish.name(), RefusedSubnet.Reason.PREFIX_LONGER_THAN_64);
                done.add(wish);
            } else if (wish.length() < 48 || wish.length() > 64) {
                refused.put(wish.name(), RefusedSubnet.Reason.LENGTH);
                done.add(wish);
            } else if (wish.number().stream().anyMatch(number -> put(wish, number / size(wish) * size(wish)))) {
                done.add(wish);
            }
        }
        List<SubnetWish> bySize = new ArrayList<>(byName);
        bySize.removeAll(done);
        bySize.sort(Comparator.comparingInt(SubnetWish::length).thenComparingInt(wish -> -wish.weight()));
        List<SubnetWish> again = new ArrayList<>();
        for (SubnetWish wish : bySize) {
            SubnetPlace place = previous.get(wish.name());
            if (place != null) {
                long size = 1L << (64 - Math.max(place.length(), wish.length()));
                if (place.number() % size == 0 && put(wish.name(), place.number(), size)) {
                    again.add(wish);
                }
            }
        }
        again.forEach(this::grow);
        bySize.removeAll(again);
        for (SubnetWish wish : bySize) {
            if (!putSomewhere(wish)) {
                refused.put(wish.name(), RefusedSubnet.Reason.NO_SPACE);
            }
        }
    }

    private static long size(SubnetWish wish) {
        return 1L << (64 - wish.length());
    }

    private void grow(SubnetWish wish) {
        Ipv6Prefix prefix = assigned.get(wish.name());
        int first = (int) prefix.address()
                .bits(space.prefix().length(), 64 - space.prefix().length());
        int size = 1 << (64 - prefix.length());
        while (size < size(wish)) {
            taken.clear(first, first + size);
            boolean isTwice = first % (2 * size) == 0 && put(wish.name(), first, 2L * size);
            taken.set(first, first + size);
            if (!isTwice) {
                return;
            }
            size *= 2;
        }
    }

    private boolean putSomewhere(SubnetWish wish) {
        for (long size = size(wish); size >= 1; size /= 2) {
            for (long at = 0; at < count; at += size) {
                if (put(wish.name(), at, size)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean put(SubnetWish wish, long number) {
        return put(wish.name(), number, size(wish));
    }

    private boolean put(String name, long number, long size) {
        if (number < 0 || number + size > count) {
            return false;
        }
        int from = (int) number;
        int to = (int) (number + size);
        if (!taken.get(from, to).isEmpty()) {
            return false;
        }
        taken.set(from, to);
        assigned.put(name, subnet(64 - Long.numberOfTrailingZeros(size), number / size));
        return true;
    }

    private Ipv6Prefix subnet(int length, long index) {
        return space.prefix().subnet(length, index);
    }

    /** The /64s that nobody has. */
    Set<Ipv6Prefix> rest() {
        Set<Ipv6Prefix> rest = new HashSet<>();
        for (int i = taken.nextClearBit(0); i < count; i = taken.nextClearBit(i + 1)) {
            rest.add(subnet(64, i));
        }
        return rest;
    }
}
