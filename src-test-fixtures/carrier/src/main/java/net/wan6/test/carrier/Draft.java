package net.wan6.test.carrier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Message;
import net.wan6.codec.MessageBuilder;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionType;
import net.wan6.codec.Options;
import net.wan6.codec.RawOption;

/** An answer as it grows; its options leave in ascending order of their codes, as Kea sends them. */
final class Draft {
    private final MessageType type;
    private final int transactionId;
    private final List<RawOption> options = new ArrayList<>();

    Draft(MessageType type, int transactionId) {
        this.type = type;
        this.transactionId = transactionId;
    }

    <T> Draft add(OptionType<T> option, T value) {
        return addAll(Options.none(OptionSpace.DHCPV6).with(option, value));
    }

    Draft addAll(Iterable<RawOption> more) {
        more.forEach(options::add);
        return this;
    }

    ClientServerMessage build() {
        MessageBuilder<ClientServerMessage> message = Message.builder(type, transactionId);
        options.stream().sorted(Comparator.comparingInt(RawOption::code)).forEach(message::add);
        return message.build();
    }
}
