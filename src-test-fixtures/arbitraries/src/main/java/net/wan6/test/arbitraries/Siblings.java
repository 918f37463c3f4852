package net.wan6.test.arbitraries;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.wan6.codec.IaAddress;
import net.wan6.codec.IaNa;
import net.wan6.codec.IaPd;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.OptionType;
import net.wan6.codec.VendorClass;
import net.wan6.codec.VendorOptions;
import net.wan6.codec.option.IaLl;
import net.wan6.codec.option.IaTa;

/**
 * Options side by side in one message or in one other option. Most may stand there again; some may not, and some may only if
 * they are of another enterprise (RFC 9915 §21.16, §21.17), of another identity association (§21.4, §21.21) or of another
 * address or prefix.
 */
final class Siblings {
    private Siblings() {}

    /** {@return the options in their order, without those that repeat what should stand once} */
    static List<TypedOption<?>> withoutRepeats(List<TypedOption<?>> options) {
        Set<Once> seen = new HashSet<>();
        return options.stream()
                .filter(option -> once(option).map(seen::add).orElse(true))
                .toList();
    }

    /** Of all that have this in common, one stands. */
    private record Once(OptionType<?> type, Object whose) {}

    private static Optional<Once> once(TypedOption<?> option) {
        return option.type().isSingleton()
                ? Optional.of(new Once(option.type(), "all"))
                : whose(option.value()).map(whose -> new Once(option.type(), whose));
    }

    private static Optional<Object> whose(Object value) {
        if (value instanceof VendorClass vendor) {
            return Optional.of(vendor.enterprise());
        } else if (value instanceof VendorOptions vendor) {
            return Optional.of(vendor.enterprise());
        } else if (value instanceof IaNa ia) {
            return Optional.of(ia.iaid());
        } else if (value instanceof IaTa ia) {
            return Optional.of(ia.iaid());
        } else if (value instanceof IaPd ia) {
            return Optional.of(ia.iaid());
        } else if (value instanceof IaLl ia) {
            return Optional.of(ia.iaid());
        } else if (value instanceof IaAddress address) {
            return Optional.of(address.address());
        } else if (value instanceof IaPrefix prefix) {
            return Optional.of(prefix.prefix());
        }
        return Optional.empty();
    }
}
