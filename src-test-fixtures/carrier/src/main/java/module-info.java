/** A scriptable DHCPv6-PD server with RKAP, for tests. */
module net.wan6.test.carrier {
    requires transitive net.wan6.auth;
    requires transitive net.wan6.codec;
    requires static org.jspecify;

    exports net.wan6.test.carrier;
}
