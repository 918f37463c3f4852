package net.wan6.test.captures;

import java.time.Instant;
import java.util.Optional;

/** A frame as a recorder wrote it down. */
final class RecordedFrame {
    private final Optional<LinkLayer> link;
    private final Instant time;
    private final byte[] octets;
    private final long originalLength;

    /**
     * Takes the octets without copying them.
     *
     * @param link empty if nobody here knows how to read it
     * @param time when it was recorded, or {@link Instant#EPOCH} if nothing says when
     * @param originalLength how many octets it had on the wire
     */
    RecordedFrame(Optional<LinkLayer> link, Instant time, byte[] octets, long originalLength) {
        this.link = link;
        this.time = time;
        this.octets = octets;
        this.originalLength = originalLength;
    }

    Instant time() {
        return time;
    }

    Frames.Content content() {
        SkipReason incomplete = octets.length < originalLength ? SkipReason.CUT_SHORT : SkipReason.MALFORMED;
        return link.map(known -> Frames.dissect(known, octets, incomplete))
                .orElse(new Frames.Skipped(SkipReason.OTHER_LINK));
    }
}
