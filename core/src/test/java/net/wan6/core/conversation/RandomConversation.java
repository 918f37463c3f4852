package net.wan6.core.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import net.wan6.auth.Delivery;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Octets;
import net.wan6.core.AddressLease;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEngine;
import net.wan6.core.ClientFeature;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.core.Input;
import net.wan6.core.LinePrefix;
import net.wan6.core.Output;
import net.wan6.core.PrefixLease;
import net.wan6.core.RaSignal;
import net.wan6.core.RateLimit;
import net.wan6.core.RenewFields;
import net.wan6.core.conversation.RandomMessages.Mood;

/**
 * A client that is told anything, in any order and at any time, as one seed has it; what it does is watched by {@link
 * Watch}. The simulation of a line knows what servers, links and hosts do. This knows nothing.
 */
final class RandomConversation {
    /** Well before the end of the time that an engine knows. */
    private static final long LATEST = 1L << 61;

    private static final Duid CLIENT = Duid.parseHex("0003000102005e005301");
    private static final Ipv6Address SOURCE = Ipv6Address.parse("fe80::2");
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final int MOST_IAS = 500;

    private final RandomGenerator random;
    private final ClientEngine engine;
    private final RandomMessages messages;
    private final Watch watch;
    private final Mood mood;
    private final List<ClientServerMessage> sent = new ArrayList<>();
    private long now;
    private long lastNow = Long.MIN_VALUE;
    private Input last = new Input.Start();

    private RandomConversation(SplittableRandom seeded) {
        random = seeded.split();
        int ias = random.nextInt(200) == 0 ? 1 + random.nextInt(MOST_IAS) : 1 + random.nextInt(3);
        ClientConfig config = config(ias);
        ClientIdentity identity = ClientIdentity.of(CLIENT);
        engine = ClientEngine.create(config, identity, seeded.split());
        mood = random.nextInt(200) == 0 ? Mood.GENEROUS : Mood.USUAL;
        messages = new RandomMessages(seeded.split(), CLIENT, ias, mood);
        watch = new Watch(engine, config, identity);
        now = random.nextBoolean() ? 0 : random.nextLong() >> 2;
    }

    /** Has the conversation of a seed; an {@link AssertionError} says at what it went wrong. */
    static void have(long seed) {
        RandomConversation conversation = new RandomConversation(new SplittableRandom(seed));
        try {
            conversation.goOn();
        } catch (AssertionError | RuntimeException failure) {
            throw new AssertionError("seed " + seed + " at " + conversation.last + ": " + failure, failure);
        }
    }

    private ClientConfig config(int ias) {
        ClientConfig.Builder config = ClientConfig.builder(
                random.nextInt(6) == 0
                        ? ClientProfile.ANONYMITY
                        : random.nextInt(4) == 0 ? ClientProfile.NTT_FLETS : ClientProfile.RFC9915);
        int prefixes = 0;
        for (int i = 0; i < ias; i++) {
            if (i == 0 || random.nextInt(4) > 0) {
                prefixes++;
                config.prefix(random.nextInt(4) == 0 ? 0 : 40 + random.nextInt(25));
            } else {
                config.address();
            }
        }
        for (ClientFeature feature : ClientFeature.values()) {
            if (random.nextInt(5) == 0) {
                config.with(feature);
            }
        }
        if (prefixes > 1) {
            config.without(ClientFeature.SINGLE_PREFIX);
        }
        if (random.nextInt(3) == 0) {
            config.linePrefixes();
        }
        if (random.nextInt(3) == 0) {
            config.leaseOctets(1024);
        }
        if (random.nextInt(3) == 0) {
            config.rateLimit(new RateLimit(1 + random.nextInt(4), 20));
        }
        return config.renewFields(List.of(RenewFields.values()).get(random.nextInt(RenewFields.values().length)))
                .build();
    }

    private void goOn() {
        tell(new Input.Start());
        for (int left = mood == Mood.GENEROUS ? 80 : 5 + random.nextInt(30); left > 0; left--) {
            now = Math.min(now + passing(), LATEST);
            tell(next());
        }
        rest();
    }

    /** How much time passes before the next input: none, a little, until something is due, or very much. */
    private long passing() {
        long deadline = engine.deadline();
        if (mood == Mood.GENEROUS) {
            // Not until leases end, or never very many of them would be held.
            return deadline - now < 100 * SECOND ? deadline - now : random.nextLong(SECOND);
        }
        return switch (random.nextInt(8)) {
            case 0, 1 -> 0;
            case 2 -> random.nextLong(SECOND);
            case 3 -> random.nextLong(100 * SECOND);
            case 4 -> random.nextInt(8) == 0 ? random.nextLong(400 * DAY) : random.nextLong(DAY);
            default -> deadline == Output.WaitUntil.NEVER ? 0 : deadline - now;
        };
    }

    private Input next() {
        if (mood == Mood.GENEROUS) {
            return switch (random.nextInt(8)) {
                case 0, 1 -> new Input.RenewNow();
                case 2, 3 -> new Input.Timeout();
                case 4 -> random.nextInt(20) == 0 ? told() : received();
                default -> received();
            };
        }
        return switch (random.nextInt(24)) {
            case 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 -> received();
            case 13, 14, 15, 16 -> new Input.Timeout();
            default -> told();
        };
    }

    private Input received() {
        Octets datagram = messages.next(sent);
        Delivery delivery = random.nextInt(30) == 0 ? Delivery.MULTICAST : Delivery.UNICAST;
        return new Input.Received(datagram, SOURCE, random.nextInt(0x10000), delivery);
    }

    private Input told() {
        return switch (random.nextInt(19)) {
            case 18 -> new Input.Forget();
            case 0 -> new Input.Stop();
            case 1 -> new Input.Release();
            case 2 -> new Input.PrefixNoLongerAdvertised();
            case 3, 4 -> new Input.LinkUp();
            case 5 -> new Input.LinkDown();
            case 6 -> new Input.LinkLocalChanged();
            case 7 -> new Input.Resumed();
            case 8 -> new Input.RouterAdvertised(RaSignal.CHANGED);
            case 9 -> new Input.TransmitFailed();
            case 10 -> new Input.PersistFailed();
            case 11 -> new Input.RenewNow();
            case 12 ->
                new Input.LanPrefixesAdvertised(engine.leases().prefixes().stream()
                        .map(PrefixLease::prefix)
                        .toList());
            case 13 -> {
                List<AddressLease> addresses = engine.leases().addresses();
                yield addresses.isEmpty()
                        ? new Input.Timeout()
                        : new Input.AddressInUse(
                                addresses.get(random.nextInt(addresses.size())).address());
            }
            case 14, 15 -> new Input.LinePrefixes(announced());
            default -> new Input.Start();
        };
    }

    private List<LinePrefix> announced() {
        return Stream.generate(messages::linePrefix)
                .limit(1 + random.nextInt(random.nextInt(8) == 0 ? 64 : 3))
                .toList();
    }

    /** A clock may go back; that counts as standing still. */
    private void tell(Input input) {
        boolean goesBack = now == lastNow && random.nextInt(8) == 0;
        last = input;
        lastNow = now;
        engine.handle(input, goesBack ? now - random.nextLong(DAY) : now);
        sent.addAll(watch.look(input, now));
    }

    /** An hour in which nobody says anything: what there is to do is done, and not again and again. */
    private void rest() {
        long end = now + 3600 * SECOND;
        int most = 1000
                + 2
                        * (engine.leases().prefixes().size()
                                + engine.leases().addresses().size());
        int times = 0;
        while (engine.deadline() <= end) {
            now = engine.deadline();
            tell(new Input.Timeout());
            if (++times > most) {
                throw new AssertionError("a busy loop: " + times + " timeouts in an hour");
            }
        }
    }
}
