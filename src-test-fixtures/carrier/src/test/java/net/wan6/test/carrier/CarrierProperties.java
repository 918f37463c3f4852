package net.wan6.test.carrier;

import static net.wan6.test.carrier.TestLine.CLIENT;
import static net.wan6.test.carrier.TestLine.OLD;
import static net.wan6.test.carrier.TestLine.PEER;
import static net.wan6.test.carrier.TestLine.POOL;
import static net.wan6.test.carrier.TestLine.SECOND;
import static net.wan6.test.carrier.TestLine.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.wan6.auth.Delivery;
import net.wan6.auth.ReconfigureType;
import net.wan6.codec.Duid;
import net.wan6.codec.IaNa;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Message;
import net.wan6.codec.MessageBuilder;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Present;

/** What holds of a carrier whatever it hears and whatever is wrong with it. */
class CarrierProperties {
    @Property
    void randomOctetsNeverThrowAndLeaseNothing(@ForAll @Size(max = 200) byte[] octets) {
        TestLine line = everythingServed(1);
        line.carrier.receive(Octets.of(octets), PEER, line.now);
        assertEquals(List.of(), line.carrier.leases(line.now));
    }

    @Property
    void changedMessagesNeverThrow(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int type) {
        Random random = new Random(seed);
        TestLine line = everythingServed(seed);
        line.carrier.receive(TestLine.request().build().octets(), PEER, line.now);
        byte[] octets = anyMessage(random, type).octets().toByteArray();
        for (int i = random.nextInt(6); i > 0; i--) {
            octets[random.nextInt(octets.length)] = (byte) random.nextInt();
        }
        Octets cut = Octets.of(octets).slice(0, random.nextInt(octets.length) + 1);
        line.carrier.receive(random.nextBoolean() ? cut : Octets.of(octets), PEER, line.now);
        line.carrier.advance(line.now + 1000 * SECOND);
    }

    @Property(tries = 200)
    void noFaultOrPairOfFaultsThrows(@ForAll Fault one, @ForAll Fault other, @ForAll long seed) {
        TestLine line = everythingServed(seed);
        line.carrier.inject(one);
        line.carrier.inject(other);
        Random random = new Random(seed);
        for (int type = 1; type <= 11; type++) {
            line.carrier.receive(anyMessage(random, type).octets(), PEER, Delivery.UNICAST, line.now);
            line.carrier.receive(anyMessage(random, type).octets(), PEER, line.now);
        }
        line.carrier.reconfigureAll(ReconfigureType.INFORMATION_REQUEST, line.now);
        line.carrier.advance(line.now + 1000 * SECOND);
    }

    @Property(tries = 100)
    void theSameSeedAndCallsGiveTheSameOctets(@ForAll long seed) {
        assertEquals(transcript(seed, seed), transcript(seed, seed));
        assertNotEquals(transcript(seed, seed), transcript(seed + 1, seed), "keys come from the entropy");
    }

    private static List<Outgoing> transcript(long seed, long calls) {
        TestLine line = everythingServed(seed);
        Random random = new Random(calls);
        List<Outgoing> sent =
                new ArrayList<>(line.carrier.receive(TestLine.request().build().octets(), PEER, line.now));
        for (int i = 0; i < 20; i++) {
            line.now += random.nextInt(100) * SECOND;
            Octets asked = anyMessage(random, 1 + random.nextInt(11)).octets();
            sent.addAll(line.carrier.receive(asked, PEER, line.now));
            sent.addAll(line.carrier.reconfigureAll(ReconfigureType.RENEW, line.now));
        }
        return sent;
    }

    /** However clients ask and carriers renumber, no prefix has two holders. */
    @Property(tries = 200)
    void noPrefixIsLeasedTwice(@ForAll long seed, @ForAll RenewalBehaviour behaviour) {
        Random random = new Random(seed);
        TestLine line = TestLine.of(plan -> plan.pools(List.of())
                .pool(Ipv6Prefix.parse("2001:db8:1000::/60"), 62)
                .renewals(behaviour));
        for (int i = 0; i < 60; i++) {
            line.now += random.nextInt(4000) * SECOND;
            Duid client = Duid.linkLayer(1, Octets.of(new byte[] {2, 0, 0x5e, 0, 0x53, (byte) random.nextInt(5)}));
            int type = List.of(1, 3, 5, 6, 8).get(random.nextInt(5));
            Message asked = message(type)
                    .replace(OptionTypes.CLIENT_ID, client)
                    .add(OptionTypes.IA_PD, TestLine.listing(1 + random.nextInt(2), prefix(random)))
                    .build();
            line.carrier.receive(asked.octets(), PEER, line.now);
            if (random.nextInt(15) == 0) {
                line.carrier.renumber(prefix(random), 62);
            }
            Set<Ipv6Prefix> seen = new HashSet<>();
            line.carrier.leases(line.now).forEach(lease -> assertTrue(seen.add(lease.prefix())));
        }
    }

    private static Ipv6Prefix prefix(Random random) {
        return Ipv6Prefix.parse("2001:db8:1000::/56").subnet(62, random.nextInt(8));
    }

    private static MessageBuilder<?> message(int type) {
        MessageBuilder<?> message = Message.builder(new MessageType(type), 1).add(OptionTypes.CLIENT_ID, CLIENT);
        return type == 1 || type == 6 || type == 4 ? message : message.add(OptionTypes.SERVER_ID, SERVER);
    }

    private static Message anyMessage(Random random, int type) {
        if (type == 12) {
            return Message.relay(MessageType.RELAY_FORW, 0, POOL.address(), POOL.address())
                    .add(OptionTypes.RELAY_MSG, TestLine.solicit().build().octets())
                    .build();
        }
        MessageBuilder<?> message = message(type).add(OptionTypes.RECONF_ACCEPT, Present.PRESENT);
        if (type != 11) {
            message.add(OptionTypes.IA_PD, TestLine.listing(random.nextInt(3), OLD))
                    .add(OptionTypes.IA_PD, TestLine.listing(random.nextInt(3)))
                    .add(OptionTypes.IA_NA, IaNa.of(random.nextInt(3)));
        }
        return message.build();
    }

    private static TestLine everythingServed(long seed) {
        CarrierPlan plan = CarrierPlan.builder(SERVER)
                .pool(POOL, 56)
                .addresses(Ipv6Prefix.parse("2001:db8:a::/64"))
                .maxRt(7200, 7200)
                .keyDelivery(KeyDelivery.NEW_IN_EVERY_REPLY)
                .rapidCommit(CarrierPlan.RapidCommit.GRANTED)
                .build();
        return new TestLine(Carrier.open(plan, new Random(seed)));
    }
}
