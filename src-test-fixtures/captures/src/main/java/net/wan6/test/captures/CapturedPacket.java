package net.wan6.test.captures;

import java.time.Instant;

/** What {@link PcapReader#nextPacket()} finds in a frame. */
public sealed interface CapturedPacket permits CapturedMessage, CapturedNdMessage {
    /** {@return the number of the frame in its file, from 1} */
    int frame();

    /** {@return when the frame was captured; {@link Instant#EPOCH} if the file does not say} */
    Instant time();

    /** {@return the octets of the message in lower-case hexadecimal} */
    String hex();
}
