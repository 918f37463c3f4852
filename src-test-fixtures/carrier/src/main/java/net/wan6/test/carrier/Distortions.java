package net.wan6.test.carrier;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import net.wan6.auth.Rkap;
import net.wan6.codec.Authentication;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.IaPd;
import net.wan6.codec.Message;
import net.wan6.codec.MessageBuilder;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.RawOption;
import net.wan6.codec.StatusCode;

/** What the faults of a message as a whole do to it; those of its identity associations are {@link IaDistortions}. */
final class Distortions {
    private static final Duid SOMEBODY = Duid.parseHex("0003000102005e0053ee");
    private static final int VENDOR_OPTS = 17;
    private static final int LAST = 1000;

    private Distortions() {}

    static ClientServerMessage noAddrsAvail(ClientServerMessage message, RandomGenerator entropy) {
        return message.edit()
                .replace(OptionTypes.STATUS_CODE, Statuses.of(StatusCode.NO_ADDRS_AVAIL))
                .build();
    }

    static ClientServerMessage unspecFail(ClientServerMessage message, RandomGenerator entropy) {
        return IaDistortions.removed(message, entropy)
                .edit()
                .replace(OptionTypes.STATUS_CODE, Statuses.of(StatusCode.UNSPEC_FAIL))
                .build();
    }

    static ClientServerMessage withoutReconfigureAccept(ClientServerMessage message, RandomGenerator entropy) {
        return without(message, OptionTypes.RECONF_ACCEPT);
    }

    static ClientServerMessage withoutAuthentication(ClientServerMessage message, RandomGenerator entropy) {
        return without(message, OptionTypes.AUTH);
    }

    static ClientServerMessage unknownProtocol(ClientServerMessage message, RandomGenerator entropy) {
        Authentication token = Authentication.of(200, 0, 0, 0, Octets.of(new byte[4]));
        return message.edit().replace(OptionTypes.AUTH, token).build();
    }

    static ClientServerMessage withKey(ClientServerMessage message, RandomGenerator entropy) {
        return message.edit()
                .replace(OptionTypes.AUTH, Rkap.keyDelivery(Signer.newKey(entropy), 1))
                .build();
    }

    static ClientServerMessage withoutRapidCommit(ClientServerMessage message, RandomGenerator entropy) {
        return without(message, OptionTypes.RAPID_COMMIT);
    }

    static ClientServerMessage duplicated(ClientServerMessage message, RandomGenerator entropy) {
        MessageBuilder<ClientServerMessage> twice = message.edit();
        for (RawOption option : message.options()) {
            if (!isIa(option)) {
                twice.add(option);
            }
        }
        return twice.build();
    }

    static ClientServerMessage orderOfDibbler(ClientServerMessage message, RandomGenerator entropy) {
        return ordered(message, List.of(3, 25, 2, 1, 7, 23), OptionTypes.AUTH.code());
    }

    static ClientServerMessage orderOfIsc(ClientServerMessage message, RandomGenerator entropy) {
        return ordered(message, List.of(3, 25, 1, 2, 20), VENDOR_OPTS);
    }

    static ClientServerMessage shuffled(ClientServerMessage message, RandomGenerator entropy) {
        List<RawOption> options = list(message);
        for (int i = options.size() - 1; i > 0; i--) {
            Collections.swap(options, i, entropy.nextInt(i + 1));
        }
        return with(message, options);
    }

    static ClientServerMessage withoutReconfigureMessage(ClientServerMessage message, RandomGenerator entropy) {
        return without(message, OptionTypes.RECONF_MSG);
    }

    static ClientServerMessage badReconfigureType(ClientServerMessage message, RandomGenerator entropy) {
        return message.edit()
                .replace(OptionTypes.RECONF_MSG, MessageType.CONFIRM.code())
                .build();
    }

    static ClientServerMessage twoReconfigureMessages(ClientServerMessage message, RandomGenerator entropy) {
        return message.edit()
                .add(OptionTypes.RECONF_MSG, MessageType.REBIND.code())
                .build();
    }

    static ClientServerMessage emptyIa(ClientServerMessage message, RandomGenerator entropy) {
        return message.edit().add(OptionTypes.IA_PD, IaPd.of(1)).build();
    }

    static ClientServerMessage digestFlipped(ClientServerMessage message, RandomGenerator entropy) {
        return authentication(message, payload -> {
            byte[] octets = payload.toByteArray();
            octets[octets.length - 1] ^= 1;
            return Octets.of(octets);
        });
    }

    static ClientServerMessage authenticationTooLong(ClientServerMessage message, RandomGenerator entropy) {
        return authentication(message, payload -> payload.concat(Octets.of((byte) 0)));
    }

    static ClientServerMessage authenticationTwice(ClientServerMessage message, RandomGenerator entropy) {
        return message.edit()
                .map(option -> isAuthentication(option)
                        ? Options.just(option).withRaw(option.code(), option.payload())
                        : Options.just(option))
                .build();
    }

    static ClientServerMessage otherClient(ClientServerMessage message, RandomGenerator entropy) {
        return message.edit().replace(OptionTypes.CLIENT_ID, SOMEBODY).build();
    }

    static ClientServerMessage withoutClient(ClientServerMessage message, RandomGenerator entropy) {
        return without(message, OptionTypes.CLIENT_ID);
    }

    static ClientServerMessage otherServer(ClientServerMessage message, RandomGenerator entropy) {
        return message.edit().replace(OptionTypes.SERVER_ID, SOMEBODY).build();
    }

    static ClientServerMessage withoutServer(ClientServerMessage message, RandomGenerator entropy) {
        return without(message, OptionTypes.SERVER_ID);
    }

    static ClientServerMessage otherTransaction(ClientServerMessage message, RandomGenerator entropy) {
        return Message.builder(message.type(), message.transactionId() ^ 0x5a5a5a)
                .addAll(message.options())
                .build();
    }

    static boolean isIa(RawOption option) {
        return option.code() == OptionTypes.IA_PD.code() || option.code() == OptionTypes.IA_NA.code();
    }

    private static boolean isAuthentication(RawOption option) {
        return option.code() == OptionTypes.AUTH.code();
    }

    private static ClientServerMessage authentication(
            ClientServerMessage message, java.util.function.UnaryOperator<Octets> change) {
        return message.edit()
                .map(option -> isAuthentication(option)
                        ? Options.none(OptionSpace.DHCPV6).withRaw(option.code(), change.apply(option.payload()))
                        : Options.just(option))
                .build();
    }

    private static ClientServerMessage without(ClientServerMessage message, OptionType<?> type) {
        return message.edit().remove(type).build();
    }

    private static ClientServerMessage ordered(ClientServerMessage message, List<Integer> first, int last) {
        List<RawOption> options = list(message);
        options.sort(Comparator.comparingInt(option -> rank(option.code(), first, last)));
        return with(message, options);
    }

    private static int rank(int code, List<Integer> first, int last) {
        int place = first.indexOf(code);
        return place >= 0 ? place : code == last ? LAST : first.size();
    }

    private static List<RawOption> list(ClientServerMessage message) {
        List<RawOption> options = new ArrayList<>();
        message.options().forEach(options::add);
        return options;
    }

    private static ClientServerMessage with(ClientServerMessage message, List<RawOption> options) {
        MessageBuilder<ClientServerMessage> builder = Message.builder(message.type(), message.transactionId());
        options.forEach(builder::add);
        return builder.build();
    }
}
