package net.wan6.test.captures;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever the file: messages or an {@link IOException}, nothing else. */
class PcapReaderProperties {

    @Property
    void anyFrameOfAnyLinkTypeIsAMessageOrCounted(
            @ForAll @Size(max = 120) byte[] frame, @ForAll @IntRange(max = 300) int linkType) throws IOException {
        PcapReader reader;
        try {
            reader = PcapFile.ofLinkType(linkType).frame(frame).open();
        } catch (IOException unknownLinkType) {
            return;
        }
        int messages = reader.readAll().size();
        int skipped =
                reader.skipped().values().stream().mapToInt(Integer::intValue).sum();
        if (messages + skipped != 1) {
            throw new AssertionError(messages + " messages, " + skipped + " skipped");
        }
    }

    @Property
    void aPcapngFileWithOctetsChangedIsReadOrRefused(
            @ForAll @IntRange(max = 400) int at, @ForAll byte value, @ForAll @IntRange(max = 400) int length) {
        byte[] frame = PcapFile.octets(
                PcapFile.ethernet("86dd"),
                PcapFile.ipv6(17, PcapFile.udp(546, 547, "0b0000010006000200170008000200ff")));
        byte[] file = PcapngFile.of(1).frame(frame).simple(frame.length, frame).bytes();
        readOrRefuse(file, at, value, length);
    }

    @Property
    void aRecordingWithOctetsChangedIsReadOrRefused(
            @ForAll @IntRange(max = 800) int at, @ForAll byte value, @ForAll @IntRange(max = 800) int length)
            throws IOException {
        byte[] file;
        try (var in = Capture.pcap("m-kea-dhclient")) {
            file = in.readAllBytes();
        }
        readOrRefuse(file, at, value, length);
    }

    /** One octet changed, and cut short. */
    private static void readOrRefuse(byte[] file, int at, byte value, int length) {
        if (at < file.length) {
            file[at] = value;
        }
        try {
            PcapReader.open(new ByteArrayInputStream(file, 0, Math.min(length, file.length)))
                    .readAll();
        } catch (IOException refused) {
            // As documented.
        }
    }
}
