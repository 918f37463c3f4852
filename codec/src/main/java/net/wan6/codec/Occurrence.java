package net.wan6.codec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where an option may stand: at the top of messages of some types, and inside some other options. A rule to be told of
 * when it is broken, never a reason to refuse a message (RFC 9915 §16).
 *
 * <p>Immutable.
 */
public final class Occurrence {
    private static final int[] NOWHERE = {};

    /** Everywhere: nothing is known against it. */
    public static final Occurrence ANYWHERE = new Occurrence(-1L, NOWHERE, true);

    /** Message types that are assigned; of others nothing is known. */
    private static final int ASSIGNED = 37;

    private final long messages;
    private final int[] containers;
    private final boolean anywhere;

    private Occurrence(long messages, int[] containers, boolean anywhere) {
        this.messages = messages;
        this.containers = containers;
        this.anywhere = anywhere;
    }

    /**
     * At the top of messages.
     *
     * @param types their types
     * @return the rule
     * @throws IllegalArgumentException if a type is not assigned
     */
    public static Occurrence in(MessageType... types) {
        long messages = 0;
        for (MessageType type : types) {
            if (type.code() == 0 || type.code() > ASSIGNED) {
                throw new IllegalArgumentException(type + " is not assigned");
            }
            messages |= 1L << type.code();
        }
        return new Occurrence(messages, NOWHERE, false);
    }

    /**
     * Inside other options.
     *
     * @param containers their codes in the registry
     * @return the rule
     */
    public static Occurrence inside(int... containers) {
        return new Occurrence(0, union(NOWHERE, containers), false);
    }

    /**
     * Here or there.
     *
     * @param other another rule
     * @return what either allows
     */
    public Occurrence or(Occurrence other) {
        return new Occurrence(
                messages | other.messages, union(containers, other.containers), anywhere || other.anywhere);
    }

    /** In ascending order, each once. */
    private static int[] union(int[] some, int[] others) {
        int[] all = Arrays.copyOf(some, some.length + others.length);
        System.arraycopy(others, 0, all, some.length, others.length);
        Arrays.sort(all);
        int count = 0;
        for (int code : all) {
            if (count == 0 || all[count - 1] != code) {
                all[count++] = code;
            }
        }
        return Arrays.copyOf(all, count);
    }

    /**
     * Whether the option may stand at the top of a message.
     *
     * @param type the type of the message
     * @return false if it may not; true too for a type that is not assigned
     */
    public boolean allows(MessageType type) {
        return anywhere || type.code() > ASSIGNED || type.code() == 0 || (messages >>> type.code() & 1) != 0;
    }

    /**
     * Whether the option may stand inside another.
     *
     * @param container the code of the other in the registry
     * @return false if it may not
     */
    public boolean allowsInside(int container) {
        return anywhere || Arrays.binarySearch(containers, container) >= 0;
    }

    /**
     * The messages it may stand in.
     *
     * @return their types in ascending order; all that are assigned for {@link #ANYWHERE}
     */
    public List<MessageType> messages() {
        List<MessageType> types = new ArrayList<>();
        for (int code = 1; code <= ASSIGNED; code++) {
            if ((messages >>> code & 1) != 0) {
                types.add(new MessageType(code));
            }
        }
        return List.copyOf(types);
    }

    /**
     * The options it may stand in.
     *
     * @return their codes in the registry; none for {@link #ANYWHERE}
     */
    public List<Integer> containers() {
        return Arrays.stream(containers).boxed().toList();
    }

    @Override
    public String toString() {
        return anywhere ? "anywhere" : "in " + messages() + ", inside " + containers();
    }
}
