package net.wan6.test.carrier;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.wan6.auth.Delivery;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.IaAddress;
import net.wan6.codec.IaNa;
import net.wan6.codec.IaPd;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTypes;
import net.wan6.test.carrier.CarrierLease.Kind;
import net.wan6.test.carrier.LeaseBook.Ia;

/**
 * A client's message that passed {@link RequestCheck}.
 *
 * @param message the message
 * @param client its Client-ID, or {@link RequestCheck#ANONYMOUS} in an Information-request without one
 * @param path where answers go
 * @param delivery how it came
 * @param now when it came
 */
record Request(ClientServerMessage message, Duid client, Path path, Delivery delivery, long now) {
    /** More identity associations than any client has; the rest of a hostile message is passed over. */
    private static final int MOST_IAS = 32;

    MessageType type() {
        return message.type();
    }

    boolean isOneOf(MessageType... types) {
        return List.of(types).contains(type());
    }

    boolean wantsReconfigure() {
        return message.options().contains(OptionTypes.RECONF_ACCEPT);
    }

    boolean wantsRapidCommit() {
        return message.options().contains(OptionTypes.RAPID_COMMIT);
    }

    boolean asksFor(int code) {
        return message.options()
                .first(OptionTypes.ORO)
                .map(oro -> oro.codes().anyMatch(asked -> asked == code))
                .orElse(false);
    }

    /** What the client says it has or wishes, by identity association; of those with one number the first counts. */
    Map<Ia, List<Ipv6Prefix>> ias() {
        Map<Ia, List<Ipv6Prefix>> ias = new LinkedHashMap<>();
        for (IaNa na : message.options().all(OptionTypes.IA_NA)) {
            if (ias.size() < MOST_IAS) {
                ias.putIfAbsent(new Ia(Kind.ADDRESS, na.iaid()), addresses(na));
            }
        }
        for (IaPd pd : message.options().all(OptionTypes.IA_PD)) {
            if (ias.size() < MOST_IAS) {
                ias.putIfAbsent(new Ia(Kind.PREFIX, pd.iaid()), prefixes(pd));
            }
        }
        return ias;
    }

    /** The lengths of the prefixes in an IA_PD, also of {@code ::/n} (RFC 8168 §3.1); none for addresses. */
    List<Integer> lengths(Ia ia) {
        return message.options().all(OptionTypes.IA_PD).stream()
                .filter(pd -> ia.equals(new Ia(Kind.PREFIX, pd.iaid())))
                .limit(1)
                .flatMap(pd -> pd.prefixes().stream())
                .limit(MOST_IAS)
                .map(prefix -> prefix.prefix().length())
                .distinct()
                .toList();
    }

    private static List<Ipv6Prefix> addresses(IaNa na) {
        return named(na.addresses().stream().map(IaAddress::address).map(address -> new Ipv6Prefix(address, 128)));
    }

    /** Without {@code ::/n}, which is a wish for a length (RFC 8168 §3.1). */
    private static List<Ipv6Prefix> prefixes(IaPd pd) {
        return named(pd.prefixes().stream().map(prefix -> prefix.prefix()));
    }

    private static List<Ipv6Prefix> named(Stream<Ipv6Prefix> all) {
        return all.filter(prefix -> !prefix.address().isUnspecified())
                .limit(MOST_IAS)
                .distinct()
                .toList();
    }
}
