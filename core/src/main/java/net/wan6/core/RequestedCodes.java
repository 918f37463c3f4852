package net.wan6.core;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** The codes of an Option Request while it is put together: each once, in the order in which they were added. */
final class RequestedCodes {
    private final int[] codes;
    private int count;

    RequestedCodes(int most) {
        this.codes = new int[most];
    }

    void add(List<Integer> more) {
        for (int i = 0; i < more.size(); i++) {
            add(more.get(i).intValue());
        }
    }

    void add(int code) {
        if (indexOf(code) < 0) {
            codes[count++] = code;
        }
    }

    void remove(int code) {
        int at = indexOf(code);
        if (at >= 0) {
            count--;
            System.arraycopy(codes, at + 1, codes, at, count - at);
        }
    }

    private int indexOf(int code) {
        for (int i = 0; i < count; i++) {
            if (codes[i] == code) {
                return i;
            }
        }
        return -1;
    }

    void shuffle(Random random) {
        for (int left = count; left > 1; left--) {
            int other = random.nextInt(left);
            int last = codes[left - 1];
            codes[left - 1] = codes[other];
            codes[other] = last;
        }
    }

    int[] toArray() {
        return Arrays.copyOf(codes, count);
    }
}
