package net.wan6.codec;

/**
 * How much structure a peer may make us walk. Every limit bounds work that grows with what strangers send; a datagram
 * within the limits is decoded and examined in time linear in its length.
 *
 * @param relayDepth relay messages inside one another, 0 to 255
 * @param containerDepth options inside one another, from 1 for the options of the message itself, 1 to 64
 * @param optionsPerLevel options side by side, 1 to 16384
 */
public record DecodeLimits(int relayDepth, int containerDepth, int optionsPerLevel) {
    /**
     * 9 relay messages (hop counts 0 to HOP_COUNT_LIMIT 8 are legal, RFC 9915 §7.6), 8 levels of options, 16,384 options
     * a level: more than fit in a datagram.
     */
    public static final DecodeLimits DEFAULT = new DecodeLimits(9, 8, 16_384);

    /**
     * Checks the ranges.
     *
     * @param relayDepth 0 to 255
     * @param containerDepth 1 to 64
     * @param optionsPerLevel 1 to 16384
     * @throws IllegalArgumentException if a number is not in its range
     */
    public DecodeLimits {
        check("relayDepth", relayDepth, 0, 255);
        check("containerDepth", containerDepth, 1, 64);
        check("optionsPerLevel", optionsPerLevel, 1, 16_384);
    }

    private static void check(String name, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + " " + value + " is not in " + least + " to " + most);
        }
    }
}
