package net.wan6.codec;

import java.util.List;

/**
 * What the client's user or its uses are (USER_CLASS, RFC 9915 §21.15): a view of its octets.
 *
 * <p>A text without its length, as some boot loaders send it, is malformed: nothing tells it from items.
 */
public final class UserClass extends WireImage {
    static final ViewShape.Form<UserClass> FORM = new ViewShape.Form<>() {
        @Override
        public int least() {
            return 2;
        }

        @Override
        public UserClass read(byte[] array, int from, int to) {
            return new UserClass(array, from, to);
        }

        @Override
        public UserClass remade(UserClass value) {
            return value.remade();
        }
    };

    private final List<Octets> items;

    private UserClass(byte[] array, int from, int to) {
        super(array, from, to);
        this.items = new OctetReader(array, from, to).items();
    }

    /**
     * User classes.
     *
     * @param items the classes, one or more, each at most 65535 octets
     * @return the value
     * @throws IllegalArgumentException if there is none or one is longer
     */
    public static UserClass of(List<Octets> items) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("no user class");
        }
        byte[] octets = new OctetWriter(64).items(items).toByteArray();
        return new UserClass(octets, 0, octets.length);
    }

    private UserClass remade() {
        return of(items);
    }

    /**
     * The classes.
     *
     * @return in wire order, one or more
     */
    public List<Octets> items() {
        return items;
    }

    @Override
    public String toString() {
        return "UserClass " + ShownValue.items(items);
    }
}
