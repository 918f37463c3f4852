package net.wan6.codec;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What options are known, by space and code: what walks a whole message, such as a formatter, looks them up here. The
 * typed doors need no table.
 *
 * <p>Immutable.
 */
public final class OptionTable {
    /** The options of the IANA registry and of the sub-option spaces that its RFCs define. */
    public static final OptionTable STANDARD = new OptionTable(Map.of())
            .withAll(OptionTypes.ALL)
            .withAll(RelayOptionTypes.ALL)
            .withAll(LeaseQueryOptionTypes.ALL)
            .withAll(FailoverOptionTypes.ALL);

    private final Map<OptionSpace, Map<Integer, OptionType<?>>> types;

    private OptionTable(Map<OptionSpace, Map<Integer, OptionType<?>>> types) {
        this.types = types;
    }

    /**
     * This table and one more type, instead of the one of the same space and code if there is one.
     *
     * @param type what to add, such as a vendor's own option
     * @return a new table
     */
    public OptionTable with(OptionType<?> type) {
        return withAll(List.of(type));
    }

    private OptionTable withAll(Collection<OptionType<?>> more) {
        Map<OptionSpace, Map<Integer, OptionType<?>>> together = new HashMap<>();
        for (Map.Entry<OptionSpace, Map<Integer, OptionType<?>>> known : types.entrySet()) {
            together.put(known.getKey(), new HashMap<>(known.getValue()));
        }
        for (OptionType<?> type : more) {
            if (!together.containsKey(type.space())) {
                together.put(type.space(), new HashMap<>());
            }
            together.get(type.space()).put(type.code(), type);
        }
        return new OptionTable(together);
    }

    /**
     * Looks a type up.
     *
     * @param space the space of the code
     * @param code the option code
     * @return the type, or empty if it is not known
     */
    public Optional<OptionType<?>> find(OptionSpace space, int code) {
        return Optional.ofNullable(types.getOrDefault(space, Map.of()).get(code));
    }

    /**
     * The types known in a space, in the order of their codes.
     *
     * @param space the space
     * @return the types, perhaps none
     */
    public List<OptionType<?>> types(OptionSpace space) {
        return List.copyOf(new TreeMap<>(types.getOrDefault(space, Map.of())).values());
    }
}
