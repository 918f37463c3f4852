package net.wan6.core.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientFeature;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.core.RenewFields;
import net.wan6.core.SoftwirePlan;
import net.wan6.mape.Softwire;
import net.wan6.test.carrier.CarrierPlan;
import net.wan6.test.carrier.CarrierPlan.RapidCommit;
import net.wan6.test.carrier.CarrierPlanBuilder;
import net.wan6.test.carrier.KeyDelivery;
import net.wan6.test.carrier.PrefixPool;
import net.wan6.test.carrier.ReconfigureForm;
import net.wan6.test.carrier.RenewalBehaviour;
import net.wan6.test.carrier.ReplayCounting;
import net.wan6.test.carrier.Terms;

/**
 * What a seed decides before the week begins.
 *
 * @param plans one carrier each, all on one link
 * @param wild whether the link delivers answers that it changed; what they say is believed then
 * @param infinite whether carriers may grant infinite lifetimes, which nobody renews
 * @param loss the part of datagrams lost in the troubled days
 * @param troubleEvery nanoseconds between troubles on average
 * @param crashAtPersist how likely a process ends where it persists
 * @param storeFails how likely the state is not kept where it is to be
 * @param routers whether routers announce prefixes on the line
 */
record Scenario(
        ClientConfig config,
        ClientIdentity identity,
        List<CarrierPlan> plans,
        boolean wild,
        boolean infinite,
        double loss,
        double duplication,
        double corruption,
        long troubleEvery,
        double crashAtPersist,
        double storeFails,
        Routers routers) {
    /** What a line has of Router Advertisements. */
    enum Routers {
        NONE,
        BESIDE_SERVERS,
        ALONE
    }

    /** Plans that look at prefixes alone, and one that fails. */
    static final List<SoftwirePlan> PLANS =
            List.of(plan("::1"), plan("::2"), SoftwirePlan.NONE, (prefixes, options) -> {
                throw new IllegalStateException("no rules today");
            });

    private static SoftwirePlan plan(String interfaceId) {
        return SoftwirePlan.delegatedFirst((prefixes, options) -> prefixes.stream()
                .<Softwire>map(prefix -> Softwire.DsLite.to(new Ipv6Address(
                        prefix.address().high(), Ipv6Address.parse(interfaceId).low())))
                .toList());
    }

    private static final long SECOND = 1_000_000_000L;

    /** T1, T2, preferred, valid; T1 not after half a day, so that a calm day heals everything. */
    private static final List<Terms> TERMS = List.of(
            Terms.NTT,
            Terms.NTT,
            Terms.NTT,
            Terms.ofSeconds(14400, 23040, 28800, 43200),
            Terms.ofSeconds(0, 0, 14400, 28800),
            Terms.ofSeconds(3600, 5400, 5400, 7200),
            Terms.ofSeconds(0, 10800, 0, 14400),
            Terms.ofSeconds(10800, 0, 21600, 21600));

    static Scenario of(RandomGenerator random) {
        boolean ntt = random.nextInt(3) == 0;
        boolean infinite = random.nextInt(10) == 0;
        List<CarrierPlan> plans = new ArrayList<>();
        plans.add(plan(1, random));
        if (random.nextInt(4) == 0) {
            plans.add(plan(2, random));
        }
        Routers routers = oneOf(
                List.of(Routers.NONE, Routers.NONE, Routers.BESIDE_SERVERS, Routers.BESIDE_SERVERS, Routers.ALONE),
                random);
        return new Scenario(
                config(ntt, routers, random),
                ClientIdentity.of(Duid.parseHex("0003000102005e005301")),
                List.copyOf(plans),
                random.nextInt(6) == 0,
                infinite,
                random.nextInt(3) == 0 ? 0 : random.nextDouble() * 0.5,
                random.nextInt(2) == 0 ? 0 : random.nextDouble() * 0.3,
                random.nextInt(2) == 0 ? 0 : random.nextDouble() * 0.2,
                (600 + random.nextInt(6 * 3600)) * SECOND,
                random.nextInt(2) == 0 ? 0 : random.nextDouble() * 0.2,
                random.nextInt(3) == 0 ? random.nextDouble() * 0.5 : 0,
                routers);
    }

    private static ClientConfig config(boolean ntt, Routers routers, RandomGenerator random) {
        ClientConfig.Builder config = ClientConfig.builder(ntt ? ClientProfile.NTT_FLETS : ClientProfile.RFC9915);
        if (random.nextBoolean()) {
            config.softwires(PLANS.get(0));
        }
        if (routers != Routers.NONE) {
            config.linePrefixes();
        }
        if (routers == Routers.ALONE) {
            return config.without(ClientFeature.INFORMATION_REQUEST).build();
        }
        config.prefix(56);
        if (ntt) {
            return config.build();
        }
        boolean isSingle = random.nextInt(3) > 0;
        if (!isSingle) {
            config.prefix(random.nextBoolean() ? 0 : 60);
        }
        if (random.nextInt(4) == 0) {
            config.address();
        }
        if (random.nextInt(4) == 0) {
            config.with(ClientFeature.RAPID_COMMIT);
        }
        if (random.nextInt(4) == 0 && isSingle) {
            config.with(ClientFeature.SINGLE_PREFIX);
        }
        if (random.nextInt(4) == 0) {
            config.renewFields(RenewFields.LIFETIMES);
        }
        return config.build();
    }

    private static CarrierPlan plan(int number, RandomGenerator random) {
        CarrierPlanBuilder plan = CarrierPlan.builder(Duid.parseHex("0003000102005e0053f" + number))
                .terms(oneOf(TERMS, random))
                .pools(List.of(pool(number, random)))
                .keyDelivery(oneOf(List.of(KeyDelivery.values()), random))
                .renewals(oneOf(List.of(RenewalBehaviour.values()), random))
                .reconfigureForm(oneOf(List.of(ReconfigureForm.values()), random))
                .dnsServers(Ipv6Address.parse("2001:db8::53"))
                .answerDelay(Duration.ofMillis(random.nextInt(20_000)));
        if (random.nextBoolean()) {
            plan.addresses(Ipv6Prefix.parse("2001:db8:" + number + ":2::/64"));
        }
        if (random.nextInt(3) == 0) {
            plan.rapidCommit(RapidCommit.GRANTED);
        }
        if (random.nextInt(4) == 0) {
            plan.maxRt(60 + random.nextInt(7200), 600);
        }
        return random.nextBoolean()
                ? plan.replayCounter(ReplayCounting.SECONDS, 0xe900_0000_0000_0000L)
                        .build()
                : plan.replayCounter(ReplayCounting.STEPS, random.nextInt(5)).build();
    }

    /** One of four ranges of a carrier, so that it may come back to one it left. */
    static PrefixPool pool(int number, RandomGenerator random) {
        Ipv6Prefix range = Ipv6Prefix.parse("2001:db8:" + number + random.nextInt(4) + "00::/40");
        return new PrefixPool(range, random.nextInt(6) == 0 ? 60 : 56);
    }

    static <T> T oneOf(List<T> choices, RandomGenerator random) {
        return choices.get(random.nextInt(choices.size()));
    }
}
