package net.wan6.examples.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import net.wan6.test.carrier.Fault;
import net.wan6.test.carrier.RenewalBehaviour;
import picocli.CommandLine;

/** What options of {@code wan6 carrier} choose from, by names. */
final class CarrierChoices {
    private CarrierChoices() {}

    /** Faults by their labels. */
    static final class Faults implements CommandLine.ITypeConverter<Fault>, Iterable<String> {
        @Override
        public Fault convert(String label) {
            try {
                return Fault.parse(label);
            } catch (IllegalArgumentException unknown) {
                throw new CommandLine.TypeConversionException(OneLineErrors.describe(unknown));
            }
        }

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(Fault.values()).map(Fault::label).iterator();
        }
    }

    /** Behaviours by their names in lower case with hyphens. */
    static final class Behaviour implements CommandLine.ITypeConverter<RenewalBehaviour> {
        @Override
        public RenewalBehaviour convert(String name) {
            return Arrays.stream(RenewalBehaviour.values())
                    .filter(one -> one.name()
                            .toLowerCase(Locale.ROOT)
                            .replace('_', '-')
                            .equals(name))
                    .findFirst()
                    .orElseThrow(() -> new CommandLine.TypeConversionException(
                            "no way to tell a change is called \"" + name + '"'));
        }
    }
}
