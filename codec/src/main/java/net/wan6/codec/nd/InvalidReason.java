package net.wan6.codec.nd;

/**
 * Why a message has to be discarded without a word (RFC 4861 §6.1.1, §6.1.2). The checksum is not looked at: whoever hands
 * a packet up has verified it, or can, by {@link NdMessage#hasChecksum}.
 */
public enum InvalidReason {
    /** An advertisement comes from an address that is not link-local, so that nobody knows which router it is. */
    SOURCE,
    /** The hop limit is not 255: a router has forwarded it, so it comes from another link. */
    HOP_LIMIT,
    /** It is neither a Router Solicitation nor a Router Advertisement. */
    TYPE,
    /** The code of ICMPv6 is not 0. */
    CODE,
    /** It ends inside the header. */
    SHORT,
    /** An option says that it has no length, so that there is no way past it. */
    OPTION_LENGTH_ZERO,
    /** An option says that it is longer than what follows. */
    OPTION_OVERRUN,
    /** A solicitation from the unspecified address names a link-layer address. */
    LINK_LAYER_ADDRESS
}
