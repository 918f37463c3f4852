package net.wan6.examples.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.DecodeLimits;
import net.wan6.codec.Dhcpv4Message;
import net.wan6.codec.FailoverMessage;
import net.wan6.codec.MalformedMessageException;
import net.wan6.codec.MalformedOptionException;
import net.wan6.codec.Message;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionContainer;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTable;
import net.wan6.codec.OptionType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.RawOption;
import net.wan6.codec.RelayMessage;
import net.wan6.codec.S46Container;

/** A message as JSON, with what is inside its options as deep as the library's limits go. */
final class MessageJson {
    private static final DecodeLimits LIMITS = DecodeLimits.DEFAULT;

    private MessageJson() {}

    static ObjectNode of(Message message) {
        return message(message, 0);
    }

    static ObjectNode option(RawOption option) {
        ObjectNode node = JsonLines.object();
        putOption(node, option, 0, 1);
        return node;
    }

    private static ObjectNode message(Message message, int relays) {
        ObjectNode node = JsonLines.object()
                .put("type", message.type().toString())
                .put("typeCode", message.type().code());
        putHeader(node, message);
        putOptions(node, message.options(), relays, 1);
        return node;
    }

    private static void putHeader(ObjectNode node, Message message) {
        if (message instanceof ClientServerMessage plain) {
            node.put("transactionId", plain.transactionId());
        } else if (message instanceof FailoverMessage failover) {
            node.put("transactionId", failover.transactionId()).put("sentTime", failover.sentTime());
        } else if (message instanceof Dhcpv4Message dhcpv4) {
            node.put("flags", dhcpv4.flags());
        } else if (message instanceof RelayMessage relay) {
            node.put("hopCount", relay.hopCount())
                    .put("linkAddress", relay.linkAddress().toString())
                    .put("peerAddress", relay.peerAddress().toString());
        }
    }

    private static void putOptions(ObjectNode node, Options options, int relays, int depth) {
        ArrayNode array = node.putArray("options");
        for (RawOption option : options) {
            putOption(array.addObject(), option, relays, depth);
        }
    }

    private static void putOption(ObjectNode node, RawOption option, int relays, int depth) {
        Optional<OptionType<?>> type = OptionTable.STANDARD.find(option.space(), option.code());
        node.put("code", option.code())
                .put("name", type.map(OptionType::name).orElse("UNKNOWN"))
                .put("octets", option.payload().toHex());
        value(option, type).ifPresent(value -> putValue(node, option, value, relays, depth));
    }

    private static Optional<Object> value(RawOption option, Optional<OptionType<?>> type) {
        try {
            return type.map(known -> (Object) option.as(known));
        } catch (MalformedOptionException malformed) {
            // It stands among the problems.
            return Optional.empty();
        }
    }

    private static void putValue(ObjectNode node, RawOption option, Object value, int relays, int depth) {
        if (isRelayed(option) && value instanceof Octets relayed) {
            putRelayed(node, relayed, relays);
            return;
        }
        if (!(value instanceof Options) && !(value instanceof S46Container)) {
            // These have no fields besides the options inside.
            node.set("value", ValueJson.of(value));
        }
        if (depth < LIMITS.containerDepth()) {
            if (value instanceof OptionContainer<?> container) {
                putOptions(node, container.options(), relays, depth + 1);
            } else if (value instanceof Options inside) {
                putOptions(node, inside, relays, depth + 1);
            }
        }
    }

    private static boolean isRelayed(RawOption option) {
        return option.space().equals(OptionSpace.DHCPV6) && option.code() == OptionTypes.RELAY_MSG.code();
    }

    private static void putRelayed(ObjectNode node, Octets relayed, int relays) {
        if (relays < LIMITS.relayDepth()) {
            try {
                node.set("message", message(Message.decode(relayed), relays + 1));
            } catch (MalformedMessageException broken) {
                node.putObject("error")
                        .put("reason", broken.reason().name().toLowerCase(Locale.ROOT))
                        .put("offset", broken.offset());
            }
        }
    }
}
