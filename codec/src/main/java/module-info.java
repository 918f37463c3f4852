/** The wire formats of DHCPv6 and of Router Advertisements: octets, addresses, messages and options. */
module net.wan6.codec {
    exports net.wan6.codec;
    exports net.wan6.codec.nd;
    exports net.wan6.codec.option;

    requires static org.jspecify;
}
