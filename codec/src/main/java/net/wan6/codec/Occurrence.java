package net.wan6.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Where an option may stand: at the top of messages of some types, and inside some other options. A rule to be told of
 * when it is broken, never a reason to refuse a message (RFC 9915 §16).
 *
 * <p>Immutable.
 */
public final class Occurrence {
    /** Everywhere: nothing is known against it. */
    public static final Occurrence ANYWHERE = new Occurrence(-1L, List.of(), true);

    /** Message types that are assigned; of others nothing is known. */
    private static final int ASSIGNED = 37;

    private final long messages;
    private final List<Integer> containers;
    private final boolean anywhere;

    private Occurrence(long messages, List<Integer> containers, boolean anywhere) {
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
        return new Occurrence(messages, List.of(), false);
    }

    /**
     * Inside other options.
     *
     * @param containers their codes in the registry
     * @return the rule
     */
    public static Occurrence inside(int... containers) {
        TreeSet<Integer> codes = new TreeSet<>();
        for (int container : containers) {
            codes.add(container);
        }
        return new Occurrence(0, List.copyOf(codes), false);
    }

    /**
     * Here or there.
     *
     * @param other another rule
     * @return what either allows
     */
    public Occurrence or(Occurrence other) {
        TreeSet<Integer> codes = new TreeSet<>(containers);
        codes.addAll(other.containers);
        return new Occurrence(messages | other.messages, List.copyOf(codes), anywhere || other.anywhere);
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
        return anywhere || containers.contains(container);
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
        return containers;
    }

    @Override
    public String toString() {
        return anywhere ? "anywhere" : "in " + messages() + ", inside " + containers;
    }
}
