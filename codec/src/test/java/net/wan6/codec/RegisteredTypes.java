package net.wan6.codec;

import java.util.List;
import java.util.stream.Stream;

/** The types of {@link OptionTable#STANDARD}, in the order of their constants. */
final class RegisteredTypes {
    static final List<OptionType<?>> ALL = Stream.of(
                    OptionTypes.ALL, RelayOptionTypes.ALL, LeaseQueryOptionTypes.ALL, FailoverOptionTypes.ALL)
            .flatMap(List::stream)
            .toList();

    private RegisteredTypes() {}
}
