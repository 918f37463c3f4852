package net.wan6.test.captures;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The frames of a recording, whatever the format of its file. */
interface Recording {

    /** The longest frame that is believed: the upper bound that recorders themselves set. */
    int LONGEST_FRAME = 262_144;

    /**
     * Reads on to the next frame.
     *
     * @return the frame, or empty at the end of the file
     * @throws IOException if the stream fails or the file is damaged
     */
    Optional<RecordedFrame> next() throws IOException;

    /**
     * Begins to read a file of either format.
     *
     * @throws IOException if the stream fails, or its first octets begin neither format
     */
    static Recording of(InputStream in) throws IOException {
        byte[] magic = in.readNBytes(Integer.BYTES);
        return Pcapng.isMagic(magic) ? Pcapng.after(in) : ClassicPcap.after(magic, in);
    }
}
