package net.wan6.test.captures;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * An exchange between real clients and servers, recorded in the laboratory of this project.
 *
 * @param name its name, one of {@link #names()}
 * @param messages the DHCPv6 messages in the order they were recorded, never empty
 */
public record Capture(String name, List<CapturedMessage> messages) {

    /**
     * Copies the list.
     *
     * @param name its name, one of {@link #names()}
     * @param messages the DHCPv6 messages in the order they were recorded, never empty
     */
    public Capture {
        messages = List.copyOf(messages);
    }

    /** {@return the names of all recordings, in alphabetical order} */
    public static List<String> names() {
        return Resource.lines("captures.txt");
    }

    /** {@return all recordings, in the order of {@link #names()}} */
    public static List<Capture> all() {
        return names().stream().map(Capture::named).toList();
    }

    /**
     * Answers one recording.
     *
     * @param name one of {@link #names()}
     * @return the recording
     * @throws IllegalArgumentException if there is none of that name
     */
    public static Capture named(String name) {
        try (InputStream in = pcap(name)) {
            return new Capture(name, PcapReader.open(in).readAll());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Opens the pcap file of a recording as it is.
     *
     * @param name one of {@link #names()}
     * @return a stream that the caller closes
     * @throws IllegalArgumentException if there is none of that name
     */
    public static InputStream pcap(String name) {
        requireKnown(name);
        return Resource.open("captures/" + name + ".pcap");
    }

    /**
     * Answers the notes that were written beside a recording by another program than this reader.
     *
     * @param name one of {@link #names()}
     * @return one note for each message of the recording, in the same order
     * @throws IllegalArgumentException if there is none of that name
     */
    public static List<CaptureNote> notes(String name) {
        requireKnown(name);
        return Resource.lines("captures/" + name + ".txt").stream()
                .filter(line -> !line.startsWith("#"))
                .map(CaptureNote::parse)
                .toList();
    }

    private static void requireKnown(String name) {
        if (!names().contains(name)) {
            throw new IllegalArgumentException("no recording is named " + name);
        }
    }
}
