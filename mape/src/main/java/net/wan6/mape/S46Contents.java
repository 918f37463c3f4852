package net.wan6.mape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.MalformedOptionException;
import net.wan6.codec.Only;
import net.wan6.codec.OptionType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.RawOption;
import net.wan6.codec.S46PortParameters;

/**
 * The options in a softwire container, and in a rule or binding inside: what may stand there and how often (RFC 7598 §5,
 * Table 1). Whatever is wrong refuses the container whole; no part that was refused is ever replaced by a default (§8).
 */
final class S46Contents {

    private static final int PSID_FIELD_BITS = 16;

    private S46Contents() {}

    /** Why a container is ignored. */
    static final class Refusal extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String reason;

        Refusal(String reason) {
            super(reason, null, false, false);
            this.reason = reason;
        }

        String reason() {
            return reason;
        }
    }

    static void requireOnly(Options inside, OptionType<?>... permitted) {
        for (RawOption raw : inside) {
            boolean known = false;
            for (OptionType<?> type : permitted) {
                known |= type.code() == raw.code();
            }
            if (!known) {
                throw new Refusal("option " + raw.code() + " is not permitted here");
            }
        }
    }

    static <T> List<T> atLeastOne(Options inside, OptionType<T> type) {
        List<T> values = new ArrayList<>();
        for (RawOption raw : inside) {
            if (raw.code() == type.code()) {
                values.add(wellFormed(raw, type));
            }
        }
        if (values.isEmpty()) {
            throw new Refusal("no " + type.name());
        }
        return values;
    }

    private static <T> T wellFormed(RawOption raw, OptionType<T> type) {
        try {
            return raw.as(type);
        } catch (MalformedOptionException malformed) {
            throw new Refusal(type.name() + ": " + malformed.reason());
        }
    }

    /** The same twice is no contradiction, here as with rules. */
    static <T> Optional<T> atMostOne(Options inside, OptionType<T> type) {
        Only<T> only = inside.only(type);
        if (only instanceof Only.Identical<T> identical) {
            return Optional.of(identical.value());
        }
        if (only instanceof Only.Malformed<T> malformed) {
            throw new Refusal(type.name() + ": " + malformed.reason());
        }
        if (only instanceof Only.Repeated<T> repeated) {
            throw new Refusal(type.name() + " stands " + repeated.count() + " times");
        }
        return only.toOptional();
    }

    static List<Ipv6Address> borderRelays(Options inside) {
        return TunnelEndpoint.requireAll("border relay", atLeastOne(inside, OptionTypes.S46_BR));
    }

    /**
     * The port parameters of a rule or binding, if there are any. A PSID stands at the left of its field, with zeros behind it
     * (RFC 7598 §4.5): one put at the right would silently become another, which is the commonest error there is.
     */
    static Optional<S46PortParameters> portParameters(Options inside) {
        requireOnly(inside, OptionTypes.S46_PORTPARAMS);
        Optional<S46PortParameters> parameters = atMostOne(inside, OptionTypes.S46_PORTPARAMS);
        parameters.filter(given -> given.psidLength() > 0).ifPresent(given -> {
            int field = given.octets().u16(2);
            if ((field & (1 << (PSID_FIELD_BITS - given.psidLength())) - 1) != 0) {
                throw new Refusal(String.format(
                        "%s: PSID 0x%04x has bits after its first %d",
                        OptionTypes.S46_PORTPARAMS.name(), field, given.psidLength()));
            }
        });
        return parameters;
    }
}
