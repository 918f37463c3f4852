package net.wan6.test.captures;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * A Router Advertisement, whether it is valid, and what it says.
 *
 * @param id a name that is unique in the list
 * @param hex the ICMPv6 message from its type on, in lower-case hexadecimal; its checksum does not matter
 * @param source the source address of the packet
 * @param hopLimit the hop limit of the packet
 * @param invalid every reason why it has to be discarded, in the words of {@code SOURCES.md}
 * @param header what its header says in those words; the empty string if it has none
 * @param options what its options say in those words, up to the first that cannot be told apart
 * @param note what is special about it
 */
public record RaVector(
        String id,
        String hex,
        String source,
        int hopLimit,
        List<String> invalid,
        String header,
        List<String> options,
        String note) {
    /**
     * Copies the lists and checks that {@code hex} is hexadecimal.
     *
     * @param id a name that is unique in the list
     * @param hex the ICMPv6 message from its type on
     * @param source the source address of the packet
     * @param hopLimit the hop limit of the packet
     * @param invalid every reason why it has to be discarded
     * @param header what its header says
     * @param options what its options say
     * @param note what is special about it
     */
    public RaVector {
        Objects.requireNonNull(id, "id");
        HexText.check(hex);
        invalid = List.copyOf(invalid);
        options = List.copyOf(options);
    }

    /** {@return a new copy of the octets} */
    public byte[] octets() {
        return HexFormat.of().parseHex(hex);
    }

    /** {@return the id and what the note says} */
    @Override
    public String toString() {
        return id + " (" + note + ")";
    }
}
