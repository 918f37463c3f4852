package net.wan6.test.captures;

import java.util.HexFormat;
import java.util.Objects;

/**
 * A DHCPv6 message, or options, to decode.
 *
 * @param id a name that is unique among the vectors of its list
 * @param kind what the octets are
 * @param validity what is right or wrong with them
 * @param label the validity in the words of the file
 * @param note what is special about it; the empty string if nothing is
 * @param source the repository, file and place it was taken from; {@code wan6} for our own
 * @param licence the licence of the source, as an SPDX identifier
 * @param hex the octets in lower-case hexadecimal
 */
public record WireVector(
        String id,
        VectorKind kind,
        Validity validity,
        String label,
        String note,
        String source,
        String licence,
        String hex) {

    /**
     * Checks that {@code hex} is hexadecimal.
     *
     * @param id a name that is unique among the vectors of its list
     * @param kind what the octets are
     * @param validity what is right or wrong with them
     * @param label the validity in the words of the file
     * @param note what is special about it; the empty string if nothing is
     * @param source the repository, file and place it was taken from; {@code wan6} for our own
     * @param licence the licence of the source, as an SPDX identifier
     * @param hex the octets in lower-case hexadecimal
     */
    public WireVector {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(validity, "validity");
        HexText.check(hex);
    }

    /** {@return a new copy of the octets} */
    public byte[] octets() {
        return HexFormat.of().parseHex(hex);
    }

    /** {@return the id and what the note says: the octets may be many} */
    @Override
    public String toString() {
        return note.isEmpty() ? id : id + " (" + note + ")";
    }
}
