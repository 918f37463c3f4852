package net.wan6.test.arbitraries;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Message;
import net.wan6.codec.MessageBuilder;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.RelayMessage;

/**
 * Messages in which nothing is wrong: the identifiers that their type wants stand once (RFC 9915 §16), options stand where
 * and as often as they may, and {@link Message#problems} is empty.
 */
public final class DhcpMessages {
    /** The types {@link #of} knows: those that clients and servers exchange. */
    public static final List<MessageType> TYPES = List.of(
            MessageType.SOLICIT,
            MessageType.ADVERTISE,
            MessageType.REQUEST,
            MessageType.CONFIRM,
            MessageType.RENEW,
            MessageType.REBIND,
            MessageType.REPLY,
            MessageType.RELEASE,
            MessageType.DECLINE,
            MessageType.RECONFIGURE,
            MessageType.INFORMATION_REQUEST);

    /** What a message is made of by its type, or what would make another of it. */
    static final Set<OptionType<?>> FRAME = Set.of(
            OptionTypes.CLIENT_ID,
            OptionTypes.SERVER_ID,
            OptionTypes.ELAPSED_TIME,
            OptionTypes.RECONF_MSG,
            OptionTypes.RAPID_COMMIT,
            OptionTypes.AUTH,
            OptionTypes.IA_NA,
            OptionTypes.IA_PD,
            OptionTypes.RELAY_MSG);

    private static final Set<MessageType> FROM_SERVER =
            Set.of(MessageType.ADVERTISE, MessageType.REPLY, MessageType.RECONFIGURE);

    private static final Set<MessageType> TO_ANY_SERVER =
            Set.of(MessageType.SOLICIT, MessageType.CONFIRM, MessageType.REBIND, MessageType.INFORMATION_REQUEST);

    private static final int GREATEST_TRANSACTION_ID = 0xff_ffff;
    private static final int MOST_RELAYS = 4;

    private DhcpMessages() {}

    /**
     * Messages of any of {@link #TYPES}.
     *
     * @return an arbitrary
     */
    public static Arbitrary<ClientServerMessage> any() {
        return Arbitraries.oneOf(TYPES.stream().map(DhcpMessages::of).toList());
    }

    /**
     * Messages of one type.
     *
     * @param type one of {@link #TYPES}
     * @return an arbitrary
     * @throws IllegalArgumentException if it is another
     */
    public static Arbitrary<ClientServerMessage> of(MessageType type) {
        if (!TYPES.contains(type)) {
            throw new IllegalArgumentException(type + " is not exchanged by clients and servers");
        }
        return Combinators.combine(
                        transactionIds(type),
                        DhcpValues.duids(),
                        DhcpValues.duids(),
                        frame(type),
                        associations(type),
                        extras(type).list().ofMaxSize(6))
                .as((xid, client, server, frame, associations, extras) -> {
                    MessageBuilder<ClientServerMessage> message = begin(type, xid, client, server);
                    List<TypedOption<?>> options = new ArrayList<>(frame);
                    options.addAll(associations);
                    options.addAll(extras);
                    Siblings.withoutRepeats(options).forEach(option -> option.addTo(message));
                    return message.build();
                })
                .withoutEdgeCases();
    }

    /** Those that stand only where a message's type says are no extras; a Reconfigure has nothing else. */
    private static Arbitrary<TypedOption<?>> extras(MessageType type) {
        return type.equals(MessageType.RECONFIGURE)
                ? DhcpOptions.of(OptionTypes.AUTH).map(value -> new TypedOption<>(OptionTypes.AUTH, value))
                : DhcpOptions.in(type);
    }

    /** A Reconfigure has none (RFC 9915 §18.3.11). */
    private static Arbitrary<Integer> transactionIds(MessageType type) {
        return Arbitraries.integers().between(0, type.equals(MessageType.RECONFIGURE) ? 0 : GREATEST_TRANSACTION_ID);
    }

    private static MessageBuilder<ClientServerMessage> begin(MessageType type, int xid, Duid client, Duid server) {
        MessageBuilder<ClientServerMessage> message = Message.builder(type, xid).add(OptionTypes.CLIENT_ID, client);
        return TO_ANY_SERVER.contains(type) ? message : message.add(OptionTypes.SERVER_ID, server);
    }

    /** What else the type wants, and a Rapid Commit or a key where there may be one. */
    private static Arbitrary<List<TypedOption<?>>> frame(MessageType type) {
        List<Arbitrary<List<TypedOption<?>>>> parts = new ArrayList<>();
        if (!FROM_SERVER.contains(type)) {
            parts.add(always(OptionTypes.ELAPSED_TIME, DhcpOptions.of(OptionTypes.ELAPSED_TIME)));
        }
        if (type.equals(MessageType.RECONFIGURE)) {
            parts.add(always(OptionTypes.RECONF_MSG, Arbitraries.of(5, 6, 11)));
        }
        if (OptionTypes.RAPID_COMMIT.occurrence().allows(type)) {
            parts.add(sometimes(OptionTypes.RAPID_COMMIT));
        }
        if (type.equals(MessageType.REPLY)) {
            parts.add(sometimes(OptionTypes.AUTH));
        }
        return Combinators.combine(parts)
                .as(all -> all.stream().<TypedOption<?>>flatMap(List::stream).toList());
    }

    private static <T> Arbitrary<List<TypedOption<?>>> always(OptionType<T> type, Arbitrary<T> values) {
        return values.map(value -> List.of(new TypedOption<>(type, value)));
    }

    private static <T> Arbitrary<List<TypedOption<?>>> sometimes(OptionType<T> type) {
        return DhcpOptions.of(type)
                .<TypedOption<?>>map(value -> new TypedOption<>(type, value))
                .list()
                .ofMaxSize(1);
    }

    private static Arbitrary<List<TypedOption<?>>> associations(MessageType type) {
        return Combinators.combine(upToTwo(OptionTypes.IA_NA, type), upToTwo(OptionTypes.IA_PD, type))
                .as((addresses, prefixes) ->
                        Stream.concat(addresses.stream(), prefixes.stream()).toList());
    }

    private static Arbitrary<List<TypedOption<?>>> upToTwo(OptionType<?> type, MessageType message) {
        return DhcpOptions.typed(type).list().ofMaxSize(type.occurrence().allows(message) ? 2 : 0);
    }

    /**
     * Messages on their way through one to four relays, in both directions (RFC 9915 §19).
     *
     * @return an arbitrary
     */
    public static Arbitrary<RelayMessage> relayed() {
        return Combinators.combine(
                        any(),
                        Arbitraries.of(MessageType.RELAY_FORW, MessageType.RELAY_REPL),
                        DhcpValues.ipv6Addresses(),
                        DhcpValues.ipv6Addresses(),
                        DhcpValues.octets(1, 8),
                        Arbitraries.integers().between(1, MOST_RELAYS))
                .as((message, type, link, peer, interfaceId, hops) -> {
                    RelayMessage relayed = relay(message, type, 0, link, peer, interfaceId);
                    for (int hop = 1; hop < hops; hop++) {
                        relayed = relay(relayed, type, hop, link, peer, interfaceId);
                    }
                    return relayed;
                })
                .withoutEdgeCases();
    }

    private static RelayMessage relay(
            Message inside, MessageType type, int hopCount, Ipv6Address link, Ipv6Address peer, Octets interfaceId) {
        return Message.relay(type, hopCount, link, peer)
                .add(OptionTypes.INTERFACE_ID, interfaceId)
                .add(OptionTypes.RELAY_MSG, inside.octets())
                .build();
    }
}
