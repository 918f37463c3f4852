package net.wan6.test.carrier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.Octets;
import net.wan6.codec.nd.NdMessage;
import net.wan6.codec.nd.NdOptionTypes;
import net.wan6.codec.nd.PrefixInformation;
import net.wan6.codec.nd.RouterAdvertisement;
import org.junit.jupiter.api.Test;

/** What a router of the carrier says, read back from its octets. */
class CarrierRouterTest {
    private static final Ipv6Prefix OLD = Ipv6Prefix.parse("2001:db8:1::/64");
    private static final Ipv6Prefix NEW = Ipv6Prefix.parse("2001:db8:2::/64");

    private static RouterAdvertisement read(CarrierRouter router) {
        Octets octets = router.advertisement().octets();
        assertEquals(Set.of(), NdMessage.invalidReasons(octets, router.address(), 255));
        return (RouterAdvertisement) NdMessage.decode(octets);
    }

    private static List<String> prefixes(CarrierRouter router) {
        return read(router).options().all(NdOptionTypes.PREFIX_INFORMATION).stream()
                .map(PrefixInformation::toString)
                .toList();
    }

    @Test
    void itAnnouncesForAWeek() {
        CarrierRouter router = CarrierRouter.announcing(OLD);
        assertEquals(Lifetime.ofSeconds(1800), read(router).routerLifetime());
        assertEquals(Set.of(), read(router).flags());
        assertEquals(List.of("2001:db8:1::/64 on-link autonomous valid 2592000s preferred 604800s"), prefixes(router));
    }

    @Test
    void anotherPrefixComesInEveryOrder() {
        CarrierRouter before = CarrierRouter.announcing(OLD);
        CarrierRouter both = before.with(NEW);
        CarrierRouter oldGoes = before.deprecating(OLD);
        assertEquals(both.deprecating(OLD), oldGoes.with(NEW));
        assertEquals(
                "2001:db8:1::/64 on-link autonomous valid 7200s preferred 0s",
                prefixes(oldGoes).get(0));
        assertEquals(2, prefixes(both).size());
        assertEquals(
                List.of("2001:db8:1::/64 on-link autonomous valid 0s preferred 0s"), prefixes(before.withdrawing(OLD)));
        assertEquals(List.of(), prefixes(before.forgetting(OLD)));
    }

    @Test
    void whatItIsBesidesIsSaidToo() {
        CarrierRouter router = CarrierRouter.announcing(OLD)
                .at(Ipv6Address.parse("fe80::2"))
                .flags(RouterAdvertisement.Flag.MANAGED)
                .routerLifetime(Lifetime.ZERO);
        assertEquals(Lifetime.ZERO, read(router).routerLifetime());
        assertEquals(Set.of(RouterAdvertisement.Flag.MANAGED), read(router).flags());
    }
}
