package net.wan6.test.consumers;

import java.io.IOException;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientIdentity;
import net.wan6.core.ClientProfile;
import net.wan6.test.carrier.CarrierPlan;

/**
 * A prefix comes and is replaced, on the engine in memory and on the client over loopback: what an application touches of
 * each jar, resources and logging included.
 */
public final class BothLines {
    static final Duid CLIENT = Duid.parseHex("0003000102005e005302");
    static final Ipv6Prefix SECOND = Ipv6Prefix.parse("2001:db8:5c12:3400::/56");
    static final CarrierPlan PLAN = CarrierPlan.ntt(Duid.parseHex("0003000102005e005301"))
            .reserve(CLIENT, Ipv6Prefix.parse("2001:db8:5c71:af00::/56"))
            .build();
    static final ClientConfig CONFIG =
            ClientConfig.builder(ClientProfile.NTT_FLETS).prefix(56).build();
    static final ClientIdentity IDENTITY = ClientIdentity.of(CLIENT);

    private BothLines() {}

    /**
     * Prints what becomes of each line.
     *
     * @param args not used
     * @throws IOException if loopback has no IPv6
     * @throws InterruptedException if asked to stop
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        System.out.println("in memory: " + String.join(", ", LineInMemory.play()));
        System.out.println("on loopback: " + String.join(", ", LineOnLoopback.play()));
    }
}
