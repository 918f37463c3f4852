package net.wan6.core.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import net.wan6.auth.ReconfigureKey;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.Reconfigures;
import net.wan6.auth.Rkap;
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
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.Present;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import net.wan6.core.LinePrefix;

/**
 * Datagrams that may come to a client: well formed or damaged, of one transaction with what it sent or of none. There is no
 * server behind them, and none of them has to make sense.
 */
final class RandomMessages {
    private static final List<ReconfigureType> RECONFIGURES = List.of(ReconfigureType.values());
    private static final long[] SECONDS = {0, 0, 1, 60, 300, 3600, 7200, 14_400, 1L << 31, 0xffff_fffeL, 0xffff_ffffL};
    private static final List<Duid> SERVERS = List.of(
            Duid.parseHex("0003000102005e0053f1"),
            Duid.parseHex("0003000102005e0053f2"),
            Duid.of(Octets.parseHex("fffe" + "ab".repeat(128))));
    private static final List<ReconfigureKey> KEYS = List.of(
            ReconfigureKey.parseHex("000102030405060708090a0b0c0d0e0f"),
            ReconfigureKey.parseHex("ff0102030405060708090a0b0c0d0e0f"));

    /** Room for one IA after the other, below what a datagram holds. */
    private static final int ENOUGH = 45_000;

    private final RandomGenerator random;
    private final Duid client;
    private final int ias;
    private final Mood mood;
    private long counter;

    /** What there is most of in one conversation. */
    enum Mood {
        /** Anything. */
        USUAL,
        /** Grants of very many prefixes for long, of which more and more are held. */
        GENEROUS
    }

    RandomMessages(RandomGenerator random, Duid client, int ias, Mood mood) {
        this.random = random;
        this.client = client;
        this.ias = ias;
        this.mood = mood;
    }

    /** A datagram after {@code sent}, which is empty if nothing was sent yet. */
    Octets next(List<ClientServerMessage> sent) {
        boolean spoils = random.nextInt(mood == Mood.GENEROUS ? 40 : 10) == 0;
        return spoils ? damaged(any(sent)) : any(sent);
    }

    private Octets any(List<ClientServerMessage> sent) {
        if (random.nextInt(mood == Mood.GENEROUS ? 40 : 12) == 0) {
            return reconfigure();
        }
        boolean answers = !sent.isEmpty() && random.nextInt(8) > 0;
        ClientServerMessage last = answers ? sent.get(sent.size() - 1) : null;
        int xid = last == null ? random.nextInt(1 << 24) : last.transactionId();
        MessageBuilder<ClientServerMessage> message = Message.builder(type(last), xid);
        identifiers(message, last);
        common(message);
        int octets = 0;
        for (int left = howMany(ias); left > 0 && octets < ENOUGH; left--) {
            boolean delegated = random.nextInt(4) > 0;
            Options inside = delegated ? prefixes(ENOUGH - octets) : addresses();
            if (random.nextInt(6) == 0) {
                inside = inside.with(OptionTypes.STATUS_CODE, status(12));
            }
            octets += inside.octets().length() + 16;
            long iaid = 1L + random.nextInt(ias + 1);
            if (delegated) {
                message.add(OptionTypes.IA_PD, IaPd.of(iaid, lifetime(), lifetime(), inside));
            } else {
                message.add(OptionTypes.IA_NA, IaNa.of(iaid, lifetime(), lifetime(), inside));
            }
        }
        return message.build().octets();
    }

    private MessageType type(ClientServerMessage last) {
        int choice = random.nextInt(20);
        if (choice == 0) {
            return new MessageType(random.nextInt(12));
        }
        boolean solicited = last != null && last.type().equals(MessageType.SOLICIT);
        if (mood == Mood.GENEROUS) {
            return solicited ? MessageType.ADVERTISE : MessageType.REPLY;
        }
        return choice < (solicited ? 15 : 4) ? MessageType.ADVERTISE : MessageType.REPLY;
    }

    private void identifiers(MessageBuilder<ClientServerMessage> message, ClientServerMessage last) {
        if (random.nextInt(20) > 0) {
            message.add(OptionTypes.CLIENT_ID, random.nextInt(30) == 0 ? SERVERS.get(0) : client);
        }
        Duid server = SERVERS.get(random.nextInt(SERVERS.size()));
        if (last != null && random.nextInt(8) > 0) {
            server = last.options().first(OptionTypes.SERVER_ID).orElse(server);
        }
        for (int times = random.nextInt(12) == 0 ? random.nextInt(3) : 1; times > 0; times--) {
            message.add(OptionTypes.SERVER_ID, server);
        }
    }

    private void common(MessageBuilder<ClientServerMessage> message) {
        if (random.nextInt(mood == Mood.GENEROUS ? 20 : 4) == 0) {
            message.add(OptionTypes.STATUS_CODE, status(random.nextInt(20) == 0 ? 3000 : 12));
        }
        if (random.nextInt(4) == 0) {
            message.add(OptionTypes.PREFERENCE, random.nextInt(256));
        }
        if (random.nextInt(4) == 0) {
            message.add(OptionTypes.RAPID_COMMIT, Present.PRESENT);
        }
        if (random.nextInt(4) == 0) {
            message.add(OptionTypes.SOL_MAX_RT, seconds()).add(OptionTypes.INF_MAX_RT, seconds());
        }
        if (random.nextInt(4) == 0) {
            message.add(OptionTypes.INFORMATION_REFRESH_TIME, seconds());
        }
        if (random.nextInt(4) == 0) {
            message.add(OptionTypes.AUTH, Rkap.keyDelivery(KEYS.get(random.nextInt(2)), random.nextLong(4)));
        }
        if (random.nextInt(4) == 0) {
            message.addRaw(OptionTypes.DNS_SERVERS.code(), octets(16 * (1 + random.nextInt(2))));
        }
        if (random.nextInt(8) == 0) {
            message.addRaw(random.nextInt(150), octets(random.nextInt(40)));
        }
    }

    private Octets reconfigure() {
        ReconfigureType type = RECONFIGURES.get(random.nextInt(RECONFIGURES.size()));
        ClientServerMessage unsigned = Reconfigures.of(type, client, SERVERS.get(random.nextInt(SERVERS.size())))
                .build();
        return Rkap.sign(unsigned, KEYS.get(random.nextInt(2)), counter++).octets();
    }

    /** Mostly few, at times as many as {@code most} says, or more than anybody has use for. */
    private int howMany(int most) {
        return random.nextInt(8) == 0 ? random.nextInt(most + 2) : random.nextInt(Math.min(most, 2) + 2);
    }

    private Options prefixes(int room) {
        List<IaPrefix> prefixes = new ArrayList<>();
        boolean floods = random.nextInt(mood == Mood.GENEROUS ? 2 : 50) == 0;
        int count = floods ? random.nextInt(Math.max(1, room / 40)) : howMany(4);
        for (int left = count; left > 0; left--) {
            IaPrefix prefix = IaPrefix.of(prefix(), lifetime(), lifetime());
            prefixes.add(
                    random.nextInt(20) == 0
                            ? prefix.withOptions(prefix.options().with(OptionTypes.STATUS_CODE, status(6)))
                            : prefix);
        }
        return Options.none(OptionSpace.DHCPV6).withAll(OptionTypes.IAPREFIX, prefixes);
    }

    private Ipv6Prefix prefix() {
        if (mood == Mood.GENEROUS) {
            return masked(0x2001_0db8_0000_0000L | random.nextLong(1 << 20) << 8, 56);
        }
        int length = 40 + random.nextInt(25);
        return switch (random.nextInt(12)) {
            case 0 -> new Ipv6Prefix(Ipv6Address.UNSPECIFIED, 0);
            case 1 -> Ipv6Prefix.parse("fe80::/64");
            case 2 -> masked(random.nextLong(), 128);
            case 3, 4 -> masked(0x2001_0db8_0000_0000L | random.nextLong(1 << 20), length);
            default -> masked(0x2001_0db8_0000_0000L | random.nextLong(24) << 8, 56);
        };
    }

    /** What a router announces: mostly one of a few. */
    LinePrefix linePrefix() {
        long net = random.nextInt(4) == 0 ? random.nextInt(1 << 16) : random.nextInt(3);
        Ipv6Prefix prefix = masked(0x2001_0db8_00ff_0000L | net, 64);
        long valid = seconds();
        long preferred = random.nextInt(4) == 0 ? 0 : Math.min(valid, seconds());
        return new LinePrefix(prefix, Lifetime.ofSeconds(preferred), Lifetime.ofSeconds(valid));
    }

    private static Ipv6Prefix masked(long high, int length) {
        long mask = length >= 64 ? -1 : -1L << (64 - length);
        return new Ipv6Prefix(new Ipv6Address(high & mask, 0), length);
    }

    private Options addresses() {
        List<IaAddress> addresses = new ArrayList<>();
        for (int left = howMany(3); left > 0; left--) {
            Ipv6Address address = new Ipv6Address(0x2001_0db8_0000_0000L, random.nextInt(20));
            addresses.add(IaAddress.of(address, lifetime(), lifetime()));
        }
        return Options.none(OptionSpace.DHCPV6).withAll(OptionTypes.IAADDR, addresses);
    }

    private Status status(int most) {
        char[] text = new char[random.nextInt(most)];
        for (int i = 0; i < text.length; i++) {
            text[i] = (char) random.nextInt(0xd800);
        }
        return Status.of(new StatusCode(random.nextInt(8)), new String(text));
    }

    private long seconds() {
        return random.nextInt(4) == 0 ? random.nextLong(1L << 32) : SECONDS[random.nextInt(SECONDS.length)];
    }

    private Lifetime lifetime() {
        if (mood == Mood.GENEROUS && random.nextInt(50) > 0) {
            return Lifetime.ofSeconds(14_400);
        }
        return Lifetime.ofSeconds(seconds());
    }

    private Octets octets(int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return Octets.of(octets);
    }

    /** Cut short, lengthened, changed in some bits, or noise. */
    private Octets damaged(Octets datagram) {
        byte[] octets = datagram.toByteArray();
        switch (random.nextInt(4)) {
            case 0 -> {
                return datagram.slice(0, random.nextInt(octets.length));
            }
            case 1 -> {
                return octets.length < ENOUGH ? datagram.concat(octets(1 + random.nextInt(6))) : datagram;
            }
            case 2 -> {
                return octets(random.nextInt(200));
            }
            default -> {
                for (int flips = 1 + random.nextInt(6); flips > 0; flips--) {
                    octets[random.nextInt(octets.length)] ^= (byte) (1 << random.nextInt(8));
                }
                return Octets.of(octets);
            }
        }
    }
}
