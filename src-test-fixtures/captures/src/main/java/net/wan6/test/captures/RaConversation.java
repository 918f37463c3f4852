package net.wan6.test.captures;

import java.util.HexFormat;
import java.util.List;
import java.util.Objects;

/**
 * Router Advertisements over time, what is known at the end, and what was worth an event on the way.
 *
 * @param id a name that is unique in the list
 * @param steps the advertisements in their order
 * @param end the second at which to look
 * @param known the prefixes that hosts may make addresses of then, in the words of {@code SOURCES.md}
 * @param events second, event and subject in those words; the order within a second does not matter
 * @param note what is special about it
 */
public record RaConversation(
        String id, List<Step> steps, int end, List<String> known, List<String> events, String note) {
    /**
     * An advertisement.
     *
     * @param at the second in which it comes
     * @param source the source address of the packet
     * @param hopLimit the hop limit of the packet
     * @param hex the ICMPv6 message from its type on, in lower-case hexadecimal
     */
    public record Step(int at, String source, int hopLimit, String hex) {
        /**
         * Checks that {@code hex} is hexadecimal.
         *
         * @param at the second in which it comes
         * @param source the source address of the packet
         * @param hopLimit the hop limit of the packet
         * @param hex the ICMPv6 message from its type on
         */
        public Step {
            HexText.check(hex);
        }

        static Step parse(String text) {
            String[] words = text.split(" ", -1);
            return new Step(Integer.parseInt(words[0]), words[1], Integer.parseInt(words[2]), words[3]);
        }

        /** {@return a new copy of the octets} */
        public byte[] octets() {
            return HexFormat.of().parseHex(hex);
        }
    }

    /**
     * Copies the lists.
     *
     * @param id a name that is unique in the list
     * @param steps the advertisements in their order
     * @param end the second at which to look
     * @param known the prefixes known then
     * @param events second, event and subject
     * @param note what is special about it
     */
    public RaConversation {
        Objects.requireNonNull(id, "id");
        steps = List.copyOf(steps);
        known = List.copyOf(known);
        events = List.copyOf(events);
    }

    /** {@return the id and what the note says} */
    @Override
    public String toString() {
        return id + " (" + note + ")";
    }
}
