package net.wan6.benchmarks.robustness;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Breaks messages in the ways networks, careless peers and attackers do; the same seed breaks them in the same way. */
final class Mutator {
    private static final int KINDS = 10;
    private static final int MOST_STEPS = 3;

    private final List<byte[]> originals;
    private final RandomGenerator random;

    Mutator(List<byte[]> originals, RandomGenerator random) {
        this.originals = originals;
        this.random = random;
    }

    byte[] next() {
        byte[] message = pick().clone();
        int steps = 1 + random.nextInt(MOST_STEPS);
        for (int step = 0; step < steps && message.length > 0; step++) {
            message = mutate(message);
        }
        return message;
    }

    private byte[] pick() {
        return originals.get(random.nextInt(originals.size()));
    }

    private byte[] mutate(byte[] message) {
        int at = random.nextInt(message.length);
        switch (random.nextInt(KINDS)) {
            case 0 -> {
                return Arrays.copyOf(message, at);
            }
            case 1, 2, 3 -> {
                message[at] ^= (byte) (1 << random.nextInt(8));
                return message;
            }
            case 4, 5 -> {
                message[at] = EDGES[random.nextInt(EDGES.length)];
                return message;
            }
            case 6 -> {
                return splice(message, at, random.nextInt(at, message.length + 1), new byte[0]);
            }
            case 7 -> {
                byte[] more = new byte[1 + random.nextInt(8)];
                random.nextBytes(more);
                return splice(message, at, at, more);
            }
            case 8 -> {
                return splice(message, at, at, Arrays.copyOfRange(message, at, Math.min(message.length, at + 64)));
            }
            default -> {
                byte[] other = pick();
                return splice(
                        message,
                        at,
                        message.length,
                        Arrays.copyOfRange(other, Math.min(at, other.length), other.length));
            }
        }
    }

    /** The octets that lengths and codes go wrong at. */
    private static final byte[] EDGES = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff, 4, 25, 26, 9};

    private static byte[] splice(byte[] message, int from, int to, byte[] instead) {
        byte[] spliced = new byte[from + instead.length + message.length - to];
        System.arraycopy(message, 0, spliced, 0, from);
        System.arraycopy(instead, 0, spliced, from, instead.length);
        System.arraycopy(message, to, spliced, from + instead.length, message.length - to);
        return spliced;
    }
}
