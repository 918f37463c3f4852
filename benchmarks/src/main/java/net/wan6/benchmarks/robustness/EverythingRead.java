package net.wan6.benchmarks.robustness;

import net.wan6.codec.MalformedMessageException;
import net.wan6.codec.MalformedOptionException;
import net.wan6.codec.Message;
import net.wan6.codec.MessageFormatter;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTable;
import net.wan6.codec.OptionType;
import net.wan6.codec.Options;
import net.wan6.codec.RawOption;
import net.wan6.codec.RelayMessage;

/** Decodes a message, opens every door into it, and demands that its octets come back as they were. */
final class EverythingRead {
    private EverythingRead() {}

    /**
     * @throws MalformedMessageException if the envelope is broken; anything else thrown is a fault of the codec
     */
    static void decode(byte[] datagram) {
        Message message = Message.decode(datagram);
        if (!message.octets().equals(Octets.of(datagram))) {
            throw new IllegalStateException("not the octets that were decoded");
        }
        for (OptionType<?> type : OptionTable.STANDARD.types(OptionSpace.DHCPV6)) {
            open(message.options(), type);
        }
        for (RawOption option : message.options()) {
            OptionTable.STANDARD.find(option.space(), option.code()).ifPresent(type -> openStrictly(option, type));
        }
        show(message);
        follow(message);
    }

    private static void open(Options options, OptionType<?> type) {
        String.valueOf(options.first(type));
        String.valueOf(options.all(type));
        String.valueOf(options.only(type));
        options.count(type);
    }

    private static void openStrictly(RawOption option, OptionType<?> type) {
        try {
            String.valueOf(option.as(type));
        } catch (MalformedOptionException declared) {
            // The strict door says so; problems() counts it.
        }
    }

    private static void show(Message message) {
        String line = message + " " + message.problems().size();
        if (line.indexOf('\n') >= 0) {
            throw new IllegalStateException("toString of several lines");
        }
        MessageFormatter.STANDARD.format(message);
    }

    private static void follow(Message message) {
        if (message instanceof RelayMessage relay) {
            try {
                relay.chain();
            } catch (MalformedMessageException tooDeep) {
                if (tooDeep.reason() != MalformedMessageException.Reason.RELAYED_TOO_DEEP) {
                    throw new IllegalStateException("a chain refused for another reason", tooDeep);
                }
            }
        }
    }
}
