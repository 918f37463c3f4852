package net.wan6.test.carrier;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.IaPd;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.StatusCode;

/** What faults do to the IA_PDs of a message. */
final class IaDistortions {
    private static final Options NOTHING = Options.none(OptionSpace.DHCPV6);
    private static final Ipv6Prefix FOREIGN = new Ipv6Prefix(Ipv6Address.parse("2001:db8:ffff:ff00::"), 56);
    private static final Lifetime SOON = Lifetime.ofSeconds(100);

    private IaDistortions() {}

    static ClientServerMessage emptied(ClientServerMessage message, RandomGenerator entropy) {
        return eachPd(message, pd -> IaPd.of(pd.iaid()));
    }

    static ClientServerMessage exhausted(ClientServerMessage message, RandomGenerator entropy) {
        return eachPd(message, pd -> IaPd.of(pd.iaid()).withOptions(Statuses.alone(StatusCode.NO_PREFIX_AVAIL)));
    }

    static ClientServerMessage removed(ClientServerMessage message, RandomGenerator entropy) {
        return message.edit()
                .remove(OptionTypes.IA_PD)
                .remove(OptionTypes.IA_NA)
                .build();
    }

    static ClientServerMessage onlyFirst(ClientServerMessage message, RandomGenerator entropy) {
        AtomicBoolean seen = new AtomicBoolean();
        return message.edit()
                .map(option -> option.code() == OptionTypes.IA_PD.code() && seen.getAndSet(true)
                        ? NOTHING
                        : Options.just(option))
                .build();
    }

    static ClientServerMessage samePrefix(ClientServerMessage message, RandomGenerator entropy) {
        return message.options()
                .first(OptionTypes.IA_PD)
                .map(first -> eachPd(message, pd -> pd.withOptions(first.options())))
                .orElse(message);
    }

    static ClientServerMessage foreign(ClientServerMessage message, RandomGenerator entropy) {
        List<IaPd> own = message.options().all(OptionTypes.IA_PD);
        long iaid = 0x5eed;
        while (holds(own, iaid)) {
            iaid++;
        }
        IaPd foreign = IaPd.of(iaid).withPrefix(IaPrefix.of(FOREIGN, SOON, SOON));
        return message.edit().add(OptionTypes.IA_PD, foreign).build();
    }

    static ClientServerMessage statusInsidePrefix(ClientServerMessage message, RandomGenerator entropy) {
        return eachPrefix(
                message,
                prefix -> IaPrefix.of(prefix.prefix(), Lifetime.ZERO, Lifetime.ZERO)
                        .withOptions(Statuses.alone(StatusCode.NO_BINDING)));
    }

    static ClientServerMessage t1AboveT2(ClientServerMessage message, RandomGenerator entropy) {
        return eachPd(message, pd -> {
            Lifetime t2 = pd.t2().isZero() || pd.t2().isInfinite() ? SOON : pd.t2();
            return IaPd.of(pd.iaid(), Lifetime.ofSeconds(t2.seconds() + 1), t2, pd.options());
        });
    }

    static ClientServerMessage preferredAboveValid(ClientServerMessage message, RandomGenerator entropy) {
        return eachPrefix(message, prefix -> {
            Lifetime valid = prefix.validLifetime().isInfinite() ? SOON : prefix.validLifetime();
            return IaPrefix.of(prefix.prefix(), Lifetime.ofSeconds(valid.seconds() + 1), valid);
        });
    }

    /** The last octet of the address part becomes 1: beyond any length that is delegated. */
    static ClientServerMessage hostBits(ClientServerMessage message, RandomGenerator entropy) {
        return eachPd(
                message,
                pd -> pd.withOptions(pd.options().mapping(option -> {
                    if (option.code() != OptionTypes.IAPREFIX.code()) {
                        return Options.just(option);
                    }
                    byte[] octets = option.payload().toByteArray();
                    octets[24] |= 1;
                    return NOTHING.withRaw(option.code(), Octets.of(octets));
                })));
    }

    static ClientServerMessage infinite(ClientServerMessage message, RandomGenerator entropy) {
        ClientServerMessage endless = eachPrefix(
                message,
                prefix -> prefix.validLifetime().isZero()
                        ? prefix
                        : IaPrefix.of(prefix.prefix(), Lifetime.INFINITE, Lifetime.INFINITE));
        return eachPd(endless, pd -> IaPd.of(pd.iaid(), Lifetime.ZERO, Lifetime.INFINITE, pd.options()));
    }

    static ClientServerMessage zeroTimes(ClientServerMessage message, RandomGenerator entropy) {
        return eachPd(message, pd -> IaPd.of(pd.iaid(), Lifetime.ZERO, Lifetime.ZERO, pd.options()));
    }

    private static boolean holds(List<IaPd> pds, long iaid) {
        return pds.stream().anyMatch(pd -> pd.iaid() == iaid);
    }

    private static ClientServerMessage eachPd(ClientServerMessage message, UnaryOperator<IaPd> change) {
        return message.edit()
                .map(option -> option.code() == OptionTypes.IA_PD.code()
                        ? NOTHING.with(OptionTypes.IA_PD, change.apply(option.as(OptionTypes.IA_PD)))
                        : Options.just(option))
                .build();
    }

    private static ClientServerMessage eachPrefix(ClientServerMessage message, UnaryOperator<IaPrefix> change) {
        return eachPd(
                message,
                pd -> pd.withOptions(pd.options()
                        .mapping(option -> option.code() == OptionTypes.IAPREFIX.code()
                                ? NOTHING.with(OptionTypes.IAPREFIX, change.apply(option.as(OptionTypes.IAPREFIX)))
                                : Options.just(option))));
    }
}
