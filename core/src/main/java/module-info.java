/** The DHCPv6-PD client: a sans-IO engine, its UDP driver and the listener API. */
module net.wan6.core {
    exports net.wan6.core;
    exports net.wan6.core.driver;
    exports net.wan6.core.lan;

    requires transitive net.wan6.codec;
    requires transitive net.wan6.auth;
    requires transitive net.wan6.mape;
    requires org.slf4j;
    requires static org.jspecify;
}
