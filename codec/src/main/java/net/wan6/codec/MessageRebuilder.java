package net.wan6.codec;

/**
 * Writes a message anew from the values that its doors give, as a program would that had made them up: headers from their
 * fields, containers from theirs and from the options inside, rebuilt too. What no door opens stays as it is.
 *
 * <p>It calls itself for what is inside, no deeper than the limits allow; what is deeper stays as it is.
 */
final class MessageRebuilder {
    private final OptionTable table;
    private final DecodeLimits limits;

    MessageRebuilder(OptionTable table, DecodeLimits limits) {
        this.table = table;
        this.limits = limits;
    }

    Message message(Message message) {
        return message(message, 0);
    }

    private Message message(Message message, int relays) {
        Options options = options(message.options(), 1, relays);
        if (message instanceof RelayMessage relay) {
            return Message.relay(relay.type(), relay.hopCount(), relay.linkAddress(), relay.peerAddress())
                    .addAll(options)
                    .build();
        }
        if (message instanceof Dhcpv4Message dhcpv4) {
            return Message.dhcpv4(dhcpv4.type(), dhcpv4.flags()).addAll(options).build();
        }
        if (message instanceof FailoverMessage failover) {
            return Message.failover(failover.type(), failover.transactionId(), failover.sentTime())
                    .addAll(options)
                    .build();
        }
        int transactionId = ((ClientServerMessage) message).transactionId();
        return Message.builder(message.type(), transactionId).addAll(options).build();
    }

    private Options options(Options options, int depth, int relays) {
        return options.mapping(option -> table.find(option.space(), option.code())
                .map(type -> option(option, type, depth, relays))
                .orElseGet(() -> Options.just(option)));
    }

    private <T> Options option(RawOption option, OptionType<T> type, int depth, int relays) {
        try {
            T value = remade(type, option.as(type), depth, relays);
            return Options.none(option.space()).with(type, value);
        } catch (MalformedOptionException closed) {
            return Options.just(option);
        }
    }

    /** The value again, of the same class: a container makes its own kind, and the others here do too. */
    @SuppressWarnings("unchecked")
    private <T> T remade(OptionType<T> type, T value, int depth, int relays) {
        if (value instanceof OptionContainer<?> container) {
            return depth < limits.containerDepth()
                    ? (T) container.withOptions(options(container.options(), depth + 1, relays))
                    : value;
        }
        if (value instanceof Options options) {
            return depth < limits.containerDepth() ? (T) options(options, depth + 1, relays) : value;
        }
        if (value instanceof Octets relayed && type.equals(OptionTypes.RELAY_MSG)) {
            return (T) relayed(relayed, relays);
        }
        return type.shape().remade(value);
    }

    private Octets relayed(Octets octets, int relays) {
        if (relays >= limits.relayDepth()) {
            return octets;
        }
        try {
            return message(Message.decode(octets), relays + 1).octets();
        } catch (MalformedMessageException broken) {
            return octets;
        }
    }
}
