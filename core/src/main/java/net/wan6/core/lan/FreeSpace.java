package net.wan6.core.lan;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.wan6.codec.Ipv6Prefix;

/**
 * What is still free of a prefix, as the fewest prefixes: a block of which a part is taken falls into its other halves, so that no
 * two blocks are ever the halves of one.
 */
final class FreeSpace {
    private final TreeSet<Ipv6Prefix> blocks = new TreeSet<>();

    private FreeSpace() {}

    static FreeSpace none() {
        return new FreeSpace();
    }

    static FreeSpace of(Ipv6Prefix prefix) {
        FreeSpace space = new FreeSpace();
        space.blocks.add(prefix);
        return space;
    }

    /** The blocks, ascending. */
    List<Ipv6Prefix> prefixes() {
        return List.copyOf(blocks);
    }

    boolean isFree(Ipv6Prefix prefix) {
        return around(prefix).isPresent();
    }

    /** The lowest free prefix of a length. */
    Optional<Ipv6Prefix> lowest(int length) {
        return blocks.stream()
                .filter(block -> block.length() <= length)
                .findFirst()
                .map(block -> block.subnet(length, 0));
    }

    /** Takes whatever of a prefix is free. */
    void take(Ipv6Prefix prefix) {
        blocks.removeIf(prefix::contains);
        around(prefix).ifPresent(block -> {
            blocks.remove(block);
            for (int length = block.length() + 1; length <= prefix.length(); length++) {
                blocks.add(otherHalf(prefix, length));
            }
        });
    }

    /** In their order, no other block can stand between a prefix and the block around it. */
    private Optional<Ipv6Prefix> around(Ipv6Prefix prefix) {
        return Optional.ofNullable(blocks.floor(prefix)).filter(block -> block.contains(prefix));
    }

    private static Ipv6Prefix otherHalf(Ipv6Prefix prefix, int length) {
        long side = prefix.address().bits(length - 1, 1);
        return Ipv6Prefix.masking(prefix.address().withBits(length - 1, 1, 1 - side), length);
    }
}
