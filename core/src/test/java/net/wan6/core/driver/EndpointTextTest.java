package net.wan6.core.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import net.wan6.codec.Ipv6Address;
import org.junit.jupiter.api.Test;

/** C10: addresses in errors and in the log are those of RFC 5952. */
class EndpointTextTest {
    private static String text(InetAddress address, int port) {
        return EndpointText.of(new InetSocketAddress(address, port));
    }

    @Test
    void anAddressIsShortenedAndBracketed() {
        assertEquals(
                "[2001:db8::1]:547",
                text(Ipv6Address.parse("2001:db8:0:0:0:0:0:1").toInetAddress(), 547));
        assertEquals("[::]:0", text(Ipv6Address.parse("::").toInetAddress(), 0));
    }

    @Test
    void aScopeIsKept() throws IOException {
        byte[] linkLocal = Ipv6Address.parse("fe80::1").toByteArray();
        assertEquals("[fe80::1%4711]:546", text(Inet6Address.getByAddress(null, linkLocal, 4711), 546));
    }

    @Test
    void others() throws IOException {
        assertEquals("192.0.2.1:67", text(InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1}), 67));
        assertEquals("server.example:547", EndpointText.of(InetSocketAddress.createUnresolved("server.example", 547)));
    }
}
