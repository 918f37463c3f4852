package net.wan6.codec;

import net.wan6.codec.option.IaLl;
import org.jspecify.annotations.Nullable;

/**
 * What a well formed value must satisfy besides, by itself or with the option around it: rules to be told of when they are
 * broken. A client ignores such a value (RFC 9915 §21.4, §21.6, §21.21, §21.22, §21.24, §21.25), or has no use for it.
 */
final class ValueRules {
    private static final int LEAST_REFRESH_TIME = 600;
    private static final int LEAST_MAX_RT = 60;
    private static final int GREATEST_MAX_RT = 86_400;
    private static final int PORT_BITS = 16;

    private ValueRules() {}

    /**
     * What is wrong with a value, or null.
     *
     * @param message the type of the message
     * @param around what the option around it says, null at the top of a message
     */
    static @Nullable String broken(RawOption option, Object value, MessageType message, @Nullable Object around) {
        if (option.space().is(OptionSpace.DHCPV6)) {
            if (value instanceof OptionRequest request) {
                return around == null && OptionRequest.isOfClient(message) ? request.firstNotRequestable() : null;
            }
            return ofDhcpv6(option.code(), value, around);
        }
        if (option.space().is(OptionSpace.S46)) {
            return ofSoftwire(option.code(), value);
        }
        return option.space().is(OptionSpace.NTP) ? ofNtp(option.code(), value) : null;
    }

    /** By the class of the value where that says all: a table of the caller's may have another for the code. */
    private static @Nullable String ofDhcpv6(int code, Object value, @Nullable Object around) {
        if (value instanceof IdentityAssociation<?> ia) {
            return times(ia.t1(), ia.t2());
        }
        if (value instanceof IaPrefix prefix) {
            return lifetimes(prefix.preferredLifetime(), prefix.validLifetime());
        }
        if (value instanceof IaAddress address) {
            return lifetimes(address.preferredLifetime(), address.validLifetime());
        }
        if (value instanceof PdExclude exclude) {
            return around instanceof IaPrefix delegated ? excluded(exclude, delegated) : null;
        }
        if (value instanceof S46Container container) {
            return lacking(code, container.options());
        }
        if (value instanceof ClientFqdn fqdn) {
            return fqdn.isServerUpdating() && fqdn.isWithoutUpdates() ? "both flags N and S" : null;
        }
        if (value instanceof Dnr resolver) {
            return resolver.firstUnusable();
        }
        if (value instanceof Number number) {
            return number(code, number.longValue());
        }
        if (value instanceof Ipv6Address address && code == OptionTypes.DHCP4O6_S46_BR.code()) {
            return borderRelay(address);
        }
        if (value instanceof Options inside && code == OptionTypes.FOUR_RD.code()) {
            return inside.contains(OptionTypes.FOUR_RD_MAP_RULE) ? null : "no 4RD_MAP_RULE inside";
        }
        return value instanceof IaLl ia ? times(ia.t1(), ia.t2()) : null;
    }

    private static @Nullable String ofSoftwire(int code, Object value) {
        if (value instanceof Ipv6Address address && code == OptionTypes.S46_BR.code()) {
            return borderRelay(address);
        }
        return value instanceof S46PortParameters ports && ports.psidOffset() + ports.psidLength() > PORT_BITS
                ? "offset " + ports.psidOffset() + " and a PSID of " + ports.psidLength() + " bits do not fit a port"
                : null;
    }

    /** RFC 5908 §4.1, §4.2. */
    private static @Nullable String ofNtp(int code, Object value) {
        if (!(value instanceof Ipv6Address address)
                || address.isMulticast() == (code == OptionTypes.NTP_MC_ADDR.code())) {
            return null;
        }
        return address + (address.isMulticast() ? " is multicast" : " is not multicast");
    }

    private static @Nullable String times(Lifetime t1, Lifetime t2) {
        return !t2.isZero() && t1.compareTo(t2) > 0 ? "T1 " + t1 + " is after T2 " + t2 : null;
    }

    private static @Nullable String lifetimes(Lifetime preferred, Lifetime valid) {
        return preferred.compareTo(valid) > 0
                ? "preferred lifetime " + preferred + " is longer than the valid one " + valid
                : null;
    }

    private static @Nullable String excluded(PdExclude exclude, IaPrefix delegated) {
        try {
            exclude.in(delegated.prefix());
            return null;
        } catch (MalformedOptionException doesNotFit) {
            return doesNotFit.reason();
        }
    }

    /** RFC 7598 §5, Table 1; that a lightweight line has no binding is legal (§5.3). */
    private static @Nullable String lacking(int container, Options inside) {
        if (container != OptionTypes.S46_CONT_LW.code() && !inside.contains(OptionTypes.S46_RULE)) {
            return "no S46_RULE inside";
        }
        if (container == OptionTypes.S46_CONT_MAPT.code()) {
            return inside.contains(OptionTypes.S46_DMR) ? null : "no S46_DMR inside";
        }
        return inside.contains(OptionTypes.S46_BR) ? null : "no S46_BR inside";
    }

    private static @Nullable String borderRelay(Ipv6Address address) {
        if (address.isMulticast()) {
            return address + " is multicast and no border relay";
        }
        return address.isUnspecified() || address.isLoopback() ? address + " is no address of a border relay" : null;
    }

    private static @Nullable String number(int code, long value) {
        if (code == OptionTypes.RECONF_MSG.code()) {
            return value == 5 || value == 6 || value == 11 ? null : "asks for message " + value + ", not 5, 6 or 11";
        }
        if (code == OptionTypes.INFORMATION_REFRESH_TIME.code()) {
            return value < LEAST_REFRESH_TIME ? value + " seconds, less than " + LEAST_REFRESH_TIME : null;
        }
        if (code == OptionTypes.SOL_MAX_RT.code() || code == OptionTypes.INF_MAX_RT.code()) {
            return value < LEAST_MAX_RT || value > GREATEST_MAX_RT
                    ? value + " seconds, not " + LEAST_MAX_RT + " to " + GREATEST_MAX_RT
                    : null;
        }
        return null;
    }
}
