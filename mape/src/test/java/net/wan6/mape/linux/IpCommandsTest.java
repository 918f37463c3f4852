package net.wan6.mape.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The text for ip(8). That a shell takes it, also twice, is shown by interop/scenarios/tunnel-text-twice.sh. */
class IpCommandsTest {

    /** G6: what is there is changed, what is not is added. */
    @Test
    void g6_tunnelOfTheStory() {
        assertEquals("""
                # MAP-E for 2400:4050:5c71:af00::/56
                ip -6 address replace 2400:4050:5c71:af00:99:f171:c600:2f00/128 dev eth0 nodad preferred_lft 0
                action=add
                if ip link show dev map0 >/dev/null 2>&1; then action=change; fi
                ip -6 tunnel $action map0 mode ipip6 local 2400:4050:5c71:af00:99:f171:c600:2f00 remote 2001:db8:ffff::1 \
                dev eth0 encaplimit none
                ip link set dev map0 mtu 1460 up
                ip address replace 153.241.113.198/32 dev map0
                ip route replace default dev map0 src 153.241.113.198
                """, IpCommands.setUp(Tunnels.STORY));
    }

    @Test
    void g6_takingDownFailsForNothingThatIsNotThere() {
        assertEquals("""
                if ip link show dev map0 >/dev/null 2>&1; then ip -6 tunnel del map0; fi
                if ip -6 address show dev eth0 to 2400:4050:5c71:af00:99:f171:c600:2f00/128 2>/dev/null | grep -q .; \
                then ip -6 address del 2400:4050:5c71:af00:99:f171:c600:2f00/128 dev eth0; fi
                """, IpCommands.takeDown(Tunnels.STORY));
    }

    @Test
    void aTunnelThatMovedLeavesItsAddresses() {
        String left = IpCommands.takeDownAddresses(Tunnels.STORY, Tunnels.FIFTEEN);
        assertTrue(left.contains("ip -6 address del 2400:4050:5c71:af00:99:f171:c600:2f00/128 dev eth0; fi\n"), left);
        assertTrue(left.contains("ip address del 153.241.113.198/32 dev map0; fi\n"), left);
        assertEquals("", IpCommands.takeDownAddresses(Tunnels.STORY, Tunnels.STORY));
        // The same address on another prefix of the line stays.
        String sameAddress = IpCommands.takeDownAddresses(Tunnels.ONE_TO_ONE, Tunnels.WHOLE_ADDRESS);
        assertFalse(sameAddress.contains("ip address del"), sameAddress);
        assertTrue(sameAddress.contains("ip -6 address del "), sameAddress);
    }

    @Test
    void aPrefixOfAddressesIsForTheHostsBehind() {
        String commands = IpCommands.setUp(Tunnels.WHOLE_PREFIX);
        assertFalse(commands.contains("ip address replace"), commands);
        assertTrue(commands.contains("ip route replace default dev map0\n"), commands);
        assertTrue(IpCommands.setUp(Tunnels.FIXED).contains(" local 2001:db8:12:3400:c0:2:100:0 "));
    }
}
