/** The wire format of DHCPv6: octets, addresses, messages and options. */
module net.wan6.codec {
    exports net.wan6.codec;
    exports net.wan6.codec.option;

    requires static org.jspecify;
}
