/** The Reconfigure Key Authentication Protocol (RFC 9915 §20.4). */
module net.wan6.auth {
    exports net.wan6.auth;

    requires transitive net.wan6.codec;
    requires org.bouncycastle.provider;
    requires static org.jspecify;
}
