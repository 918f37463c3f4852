package net.wan6.benchmarks.codec;

import java.util.HexFormat;

/** The message the codec is measured on: what a carrier's server sends when it delegates a prefix. */
final class CarrierReply {
    private static final String HEX = "0710203a" // REPLY, transaction id 10203a
            + "0001000a0003000102005e005301" // CLIENTID: a DUID-LL
            + "0002000a0003000102005e0053fe" // SERVERID: a DUID-LL
            + "0019002900000001" + "00000e10" + "00001680" // IA_PD 1: T1 3600, T2 5760
            + "001a0019" + "00001c20" + "00003840" + "3820010db8004000000000000000000000" // 2001:db8:40::/56
            + "0017002020010db800000000000000000000005320010db8000000000000000000005353" // DNS_SERVERS
            + "0018001b076578616d706c65036e65740004686f6d65076578616d706c6500" // DOMAIN_LIST
            + "000b001c030100000000000000000101101112131415161718191a1b1c1d1e1f" // AUTH: RKAP with a key
            + "00140000" // RECONF_ACCEPT
            + "0052000400000e10" // SOL_MAX_RT 3600
            + "005e002d" // S46_CONT_MAPE
            + "00590015001014c00002002820010db800" + "005d000404080000" // rule 192.0.2.0/20, offset 4, PSID 8 bits
            + "005a001020010db8ffff00000000000000000001" // BR
            + "000d00020000"; // STATUS_CODE Success

    private CarrierReply() {}

    /** {@return the 243 octets, in a new array} */
    static byte[] octets() {
        return HexFormat.of().parseHex(HEX);
    }
}
