package net.wan6.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.IaAddress;
import net.wan6.codec.IaNa;
import net.wan6.codec.IaPd;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.Message;
import net.wan6.codec.MessageBuilder;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionRequest;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.PdExclude;
import net.wan6.codec.Present;
import net.wan6.codec.RawOption;
import org.jspecify.annotations.Nullable;

/** Writes the messages of one client (RFC 9915 §18.2). */
final class MessageWriter {
    private final ClientConfig config;
    private final ClientIdentity identity;
    private final List<IaKey> ias;

    MessageWriter(ClientConfig config, ClientIdentity identity, List<IaKey> ias) {
        this.config = config;
        this.identity = identity;
        this.ias = ias;
    }

    /**
     * One transmission of an exchange (engine rules S-1, Q-1).
     *
     * @param server who it is for, or null for any
     * @param leases what stands in the IAs
     * @param timers T1 and T2 as the server sent them, for peers that want them back
     * @param moreCodes what to ask for besides what is configured (engine rule R-18)
     */
    Octets write(
            Exchange exchange,
            @Nullable Duid server,
            List<IaLease> leases,
            List<HeldLeases.IaTimers> timers,
            List<Integer> moreCodes,
            long now) {
        MessageType type = exchange.spec().message;
        MessageBuilder<ClientServerMessage> message = Message.builder(type, exchange.xid());
        if (namesClient(config, exchange.spec())) {
            message.add(OptionTypes.CLIENT_ID, identity.duid());
        }
        if (server != null) {
            message.add(OptionTypes.SERVER_ID, server);
        }
        boolean asks = !isOnlyForLeases(exchange.spec());
        if (asks) {
            // Raw: what a Reconfigure asks for is copied even where a client does not list it by itself (R-18, §21.7).
            message.addRaw(
                    OptionTypes.ORO.code(),
                    optionRequest(type, moreCodes, exchange.xid()).octets());
        }
        message.add(OptionTypes.ELAPSED_TIME, exchange.elapsed(now));
        if (!type.equals(MessageType.INFORMATION_REQUEST)) {
            addIas(message, exchange.spec(), leases, timers);
        }
        if (type.equals(MessageType.SOLICIT) && config.does(ClientFeature.RAPID_COMMIT)) {
            message.add(OptionTypes.RAPID_COMMIT, Present.PRESENT);
        }
        // not in Confirm, Release and Decline, which have no Option Request either.
        if (asks && config.does(ClientFeature.ACCEPT_RECONFIGURE)) {
            message.add(OptionTypes.RECONF_ACCEPT, Present.PRESENT);
        }
        Options extra = config.extraOptions().get(type);
        if (extra != null) {
            message.addAll(extra);
        }
        ClientServerMessage written = message.build();
        return config.does(ClientFeature.ANONYMITY) ? shuffled(written).octets() : written.octets();
    }

    /** F-6: an anonymous Information-request does not say whose it is, and its Reply cannot either. */
    static boolean namesClient(ClientConfig config, ExchangeSpec spec) {
        return spec != ExchangeSpec.INFORMATION_REQUEST || !config.does(ClientFeature.ANONYMITY);
    }

    /**
     * F-6: the order of options tells implementations apart, so it is left to chance (RFC 7844 §4.1), which the
     * transaction id is: retransmissions keep the order.
     */
    private static ClientServerMessage shuffled(ClientServerMessage message) {
        List<RawOption> options = new ArrayList<>();
        message.options().forEach(options::add);
        Collections.shuffle(options, new Random(message.transactionId()));
        MessageBuilder<ClientServerMessage> shuffled = Message.builder(message.type(), message.transactionId());
        options.forEach(shuffled::add);
        return shuffled.build();
    }

    /** C-9: 82 where leases are asked for, 83 and 32 where configuration alone is; 32 nowhere else (§18.2.6). */
    private OptionRequest optionRequest(MessageType type, List<Integer> moreCodes, int xid) {
        boolean informs = type.equals(MessageType.INFORMATION_REQUEST);
        List<Integer> codes = new ArrayList<>(config.optionRequest().size() + 2 + moreCodes.size());
        codes.addAll(config.optionRequest());
        if (informs) {
            addOnce(codes, OptionTypes.INFORMATION_REFRESH_TIME.code());
            addOnce(codes, OptionTypes.INF_MAX_RT.code());
        } else {
            addOnce(codes, OptionTypes.SOL_MAX_RT.code());
            if (!config.prefixes().isEmpty() && !config.does(ClientFeature.ANONYMITY)) {
                // sent inside IAPREFIX, but only if asked for (RFC 6603 §5.1).
                addOnce(codes, OptionTypes.PD_EXCLUDE.code());
            }
        }
        moreCodes.forEach(code -> addOnce(codes, code));
        if (!informs) {
            codes.remove((Integer) OptionTypes.INFORMATION_REFRESH_TIME.code());
        }
        if (config.does(ClientFeature.ANONYMITY)) {
            Collections.shuffle(codes, new Random(xid));
        }
        int[] asked = new int[codes.size()];
        for (int i = 0; i < asked.length; i++) {
            asked[i] = codes.get(i);
        }
        return OptionRequest.ofCodes(asked);
    }

    private static void addOnce(List<Integer> codes, Integer code) {
        if (!codes.contains(code)) {
            codes.add(code);
        }
    }

    private void addIas(
            MessageBuilder<ClientServerMessage> message,
            ExchangeSpec spec,
            List<IaLease> leases,
            List<HeldLeases.IaTimers> timers) {
        boolean areFew = leases.size() <= HeldLeases.FEW;
        Map<IaKey, List<IaLease>> byIa = areFew ? Map.of() : byIa(leases);
        for (int i = 0; i < ias.size(); i++) {
            IaKey ia = ias.get(i);
            List<IaLease> here = areFew ? HeldLeases.keeping(leases, ia::holds) : byIa.getOrDefault(ia, List.of());
            if (here.isEmpty() && isOnlyForLeases(spec)) {
                continue;
            }
            HeldLeases.IaTimers sent = timers(ia, spec, timers);
            Lifetime t1 = sent == null ? Lifetime.ZERO : Lifetime.ofSeconds(sent.t1());
            Lifetime t2 = sent == null ? Lifetime.ZERO : Lifetime.ofSeconds(sent.t2());
            if (ia.kind() == IaKey.Kind.PD) {
                Options inside = prefixes(spec, here, config.prefixes().get(i));
                message.add(OptionTypes.IA_PD, IaPd.of(ia.iaid(), t1, t2, inside));
            } else {
                message.add(OptionTypes.IA_NA, IaNa.of(ia.iaid(), t1, t2, addresses(spec, here)));
            }
        }
    }

    private static Map<IaKey, List<IaLease>> byIa(List<IaLease> leases) {
        Map<IaKey, List<IaLease>> byIa = new HashMap<>();
        for (IaLease lease : leases) {
            byIa.computeIfAbsent(IaKey.of(lease), ia -> new ArrayList<>(1)).add(lease);
        }
        return byIa;
    }

    /** Release, Decline and Confirm speak of what is held; the others ask for what is missing too (S-13). */
    private static boolean isOnlyForLeases(ExchangeSpec spec) {
        return switch (spec) {
            case RELEASE, DECLINE, CONFIRM -> true;
            default -> false;
        };
    }

    private Options prefixes(ExchangeSpec spec, List<IaLease> leases, PrefixHint wish) {
        List<IaPrefix> prefixes = new ArrayList<>(leases.size() + 1);
        boolean isServed = false;
        for (IaLease lease : leases) {
            if (lease instanceof PrefixLease held) {
                prefixes.add(prefix(held, spec));
                isServed |= held.prefix().length() == wish.length();
            }
        }
        if (wish.length() > 0 && !isServed && !isOnlyForLeases(spec)) {
            // S-7, N-10: the wish stands beside what is held until a prefix has its length (RFC 8168 §3.4).
            Ipv6Prefix hint = wish.prefix().orElse(new Ipv6Prefix(Ipv6Address.UNSPECIFIED, wish.length()));
            prefixes.add(IaPrefix.of(hint, Lifetime.ZERO, Lifetime.ZERO));
        }
        return Options.none(OptionSpace.DHCPV6).withAll(OptionTypes.IAPREFIX, prefixes);
    }

    /** E-5: a prefix is released together with what was excluded from it (RFC 6603 §6.1). */
    private IaPrefix prefix(PrefixLease held, ExchangeSpec spec) {
        IaPrefix prefix = IaPrefix.of(held.prefix(), preferred(held, spec), valid(held, spec));
        if (spec != ExchangeSpec.RELEASE || held.excluded().isEmpty()) {
            return prefix;
        }
        PdExclude excluded = PdExclude.of(held.prefix(), held.excluded().get(0));
        return prefix.withOptions(prefix.options().with(OptionTypes.PD_EXCLUDE, excluded));
    }

    private Options addresses(ExchangeSpec spec, List<IaLease> leases) {
        List<IaAddress> addresses = new ArrayList<>(leases.size());
        for (IaLease lease : leases) {
            if (lease instanceof AddressLease held) {
                addresses.add(IaAddress.of(held.address(), preferred(held, spec), valid(held, spec)));
            }
        }
        return Options.none(OptionSpace.DHCPV6).withAll(OptionTypes.IAADDR, addresses);
    }

    private Lifetime preferred(IaLease lease, ExchangeSpec spec) {
        return sendsLifetimes(spec) ? lease.preferredLifetime() : Lifetime.ZERO;
    }

    private Lifetime valid(IaLease lease, ExchangeSpec spec) {
        return sendsLifetimes(spec) ? lease.validLifetime() : Lifetime.ZERO;
    }

    /** What is to be sent as T1 and T2, or null for zeros. */
    private HeldLeases.@Nullable IaTimers timers(IaKey ia, ExchangeSpec spec, List<HeldLeases.IaTimers> timers) {
        if (sendsLifetimes(spec) && config.renewFields() == RenewFields.ALL) {
            for (HeldLeases.IaTimers timer : timers) {
                if (timer.ia().equals(ia)) {
                    return timer;
                }
            }
        }
        return null;
    }

    private boolean sendsLifetimes(ExchangeSpec spec) {
        return config.renewFields() != RenewFields.ZERO
                && switch (spec) {
                    case RENEW, REBIND, VERIFY -> true;
                    default -> false;
                };
    }
}
