/** MAP-E (RFC 7597, RFC 7598): arithmetic, rules and forwarding. */
module net.wan6.mape {
    exports net.wan6.mape;
    exports net.wan6.mape.linux;
    exports net.wan6.mape.provisioning;

    requires transitive net.wan6.codec;
    requires static org.jspecify;
}
