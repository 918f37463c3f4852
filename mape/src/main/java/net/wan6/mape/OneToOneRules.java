package net.wan6.mape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The rules of one IPv4 prefix whose PSIDs are given by the rules themselves, found by the PSID of a port.
 *
 * <p>All that an operator gives out for one address have the same PSID offset and length in practice. Those that have
 * not are kept apart, since the same port has another PSID for each.
 */
final class OneToOneRules {

    static final int NOT_FOUND = -1;
    static final int EXCLUDED = -2;

    static final OneToOneRules EMPTY = new OneToOneRules(List.of());

    private final List<SameLayout> layouts = new ArrayList<>();

    /** The ports excluded from, and the row of, the first rule whose PSIDs are of the EA bits: it has what is left. */
    private final int restExcluded;

    private final int restRow;

    /** Of rows with the same PSID the first is found. */
    OneToOneRules(List<Numbered> rules) {
        List<Numbered> explicit = rules.stream()
                .filter(rule -> rule.rule.explicitPsidLength() > 0)
                .toList();
        for (Numbered rule : explicit) {
            if (layouts.stream().noneMatch(layout -> layout.holds(rule.rule))) {
                layouts.add(new SameLayout(rule.rule, explicit));
            }
        }
        Optional<Numbered> rest = rules.stream()
                .filter(rule -> rule.rule.explicitPsidLength() == 0)
                .findFirst();
        restRow = rest.map(Numbered::row).orElse(NOT_FOUND);
        restExcluded = rest.map(rule -> rule.rule.portSet(0).lowest()).orElse(0);
    }

    /** The row of the rule that has the port, or {@link #NOT_FOUND}, or {@link #EXCLUDED} if no PSID may have it. */
    int find(int port) {
        int row = findExplicit(port);
        if (row >= 0 || restRow == NOT_FOUND) {
            return row;
        }
        return port < restExcluded ? EXCLUDED : restRow;
    }

    private int findExplicit(int port) {
        int result = EXCLUDED;
        for (int i = 0; i < layouts.size(); i++) {
            int row = layouts.get(i).find(port);
            if (row >= 0) {
                return row;
            }
            result = Math.max(result, row);
        }
        return result;
    }

    long octets() {
        return layouts.stream().mapToLong(layout -> 8L * layout.psids.length).sum();
    }

    /** A rule and its row. */
    record Numbered(int row, MapRule rule) {}

    private static final class SameLayout {

        private final int psidOffset;
        private final int psidLength;
        private final int[] psids;
        private final int[] rows;

        SameLayout(MapRule model, List<Numbered> rules) {
            psidOffset = model.psidOffset();
            psidLength = model.psidLength();
            List<Numbered> ours = rules.stream()
                    .filter(other -> holds(other.rule))
                    .sorted(Comparator.comparingInt((Numbered other) -> other.rule.explicitPsid())
                            .thenComparingInt(Numbered::row))
                    .toList();
            psids = ours.stream().mapToInt(other -> other.rule.explicitPsid()).toArray();
            rows = ours.stream().mapToInt(Numbered::row).toArray();
        }

        boolean holds(MapRule rule) {
            return rule.psidOffset() == psidOffset && rule.psidLength() == psidLength;
        }

        int find(int port) {
            if (psidOffset > 0 && port >>> (16 - psidOffset) == 0) {
                return EXCLUDED;
            }
            int psid = PortSet.psidOf(port, psidOffset, psidLength);
            int from = 0;
            int to = psids.length;
            while (from < to) {
                int middle = (from + to) >>> 1;
                if (psids[middle] < psid) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            return from < psids.length && psids[from] == psid ? rows[from] : NOT_FOUND;
        }
    }
}
