package net.wan6.codec;

import org.jspecify.annotations.Nullable;

/** Options side by side, and how far the walk has come among them. */
final class WalkLevel {
    /**
     * What these options stand in: an option of the level around.
     *
     * @param index how many of its code stand before it
     * @param value what it says, or null if it relays the message whose options these are
     */
    record Place(
            WalkLevel around,
            RawOption option,
            int index,
            @Nullable Object value) {}

    final Options options;
    final MessageType message;
    final @Nullable Place place;
    final int depth;
    final int messageDepth;
    final int containerDepth;

    /** Octets of the message after these options. */
    final int trailing;

    private final int origin;
    private final RepeatedOptions siblings = new RepeatedOptions();
    private int at;
    private int walked;

    /** The options of a message. */
    private WalkLevel(Message message, @Nullable Place place, int origin, int depth, int messageDepth) {
        this.options = message.options();
        this.message = message.type();
        this.place = place;
        this.depth = depth;
        this.messageDepth = messageDepth;
        this.containerDepth = 1;
        this.trailing = message.trailingOctets().length();
        this.origin = origin;
        this.at = options.from;
    }

    /** The options inside an option. */
    private WalkLevel(Options options, Place place) {
        WalkLevel around = place.around();
        RawOption option = place.option();
        this.options = options;
        this.message = around.message;
        this.place = place;
        this.depth = around.depth + 1;
        this.messageDepth = around.messageDepth;
        this.containerDepth = around.containerDepth + 1;
        this.trailing = 0;
        // A reader of the embedder's may have copied its options: then only the option around them has a place.
        this.origin = options.array == option.array ? around.origin : options.from - around.offset(option.from);
        this.at = options.from;
    }

    /** The options of the message that is walked. */
    static WalkLevel of(Message message) {
        return new WalkLevel(message, null, message.from, 1, 0);
    }

    /** Those of a message that an option of this level relays. */
    WalkLevel relayed(Message relayed, RawOption option) {
        return new WalkLevel(
                relayed, new Place(this, option, siblings.index(option), null), origin, depth + 2, messageDepth + 1);
    }

    /** Those inside an option of this level. */
    WalkLevel inside(Options inside, RawOption option, Object value) {
        return new WalkLevel(inside, new Place(this, option, siblings.index(option), value));
    }

    /** From an index of the array to an octet of the datagram. */
    int offset(int index) {
        return index - origin;
    }

    boolean isWalked() {
        return at >= options.to;
    }

    int walked() {
        return walked;
    }

    /** Goes on to the end. */
    void leave() {
        at = options.to;
    }

    RawOption next() {
        int begin = at;
        at = OptionWalk.end(options.array, begin);
        walked++;
        int code = OptionWalk.code(options.array, begin);
        siblings.add(code);
        return new RawOption(code, options.space(), options.array, begin + OptionWalk.HEADER, at);
    }

    /** What the option around these says, or null for the options of a message. */
    @Nullable
    Object container() {
        return place == null ? null : place.value();
    }

    boolean allows(OptionType<?> type) {
        return (place == null || place.value() == null)
                ? type.occurrence().allows(message)
                : type.occurrence().allowsInside(place.option().code());
    }

    String placeName() {
        return (place == null || place.value() == null)
                ? message.toString()
                : "option " + place.option().code();
    }

    /** Where these options stand, made only when somebody is told; empty for the message itself. */
    String path(OptionTable table) {
        StringBuilder path = new StringBuilder();
        for (Place at = place; at != null; at = at.around().place) {
            String name = name(at.option(), at.index(), table);
            path.insert(0, path.isEmpty() ? name : name + "/");
        }
        return path.toString();
    }

    /** Where the option of this level stands that was walked last. */
    String pathTo(RawOption option, OptionTable table) {
        String name = name(option, siblings.index(option), table);
        return place == null ? name : path(table) + "/" + name;
    }

    private static String name(RawOption option, int index, OptionTable table) {
        OptionType<?> type = MessageWalk.typeOf(table, option);
        return (type == null ? Integer.toString(option.code()) : type.name()) + "[" + index + "]";
    }

    /** Whether a singleton stands here again; a Reconfigure-request names many clients (RFC 6977 §6.3). */
    boolean repeats(RawOption option, OptionType<?> type) {
        return type.isSingleton()
                && siblings.index(option) > 0
                && !(container() == null
                        && message.equals(MessageType.RECONFIGURE_REQUEST)
                        && type.equals(OptionTypes.CLIENT_ID));
    }

    /**
     * Whose the option is, if one of its kind stands here for the same owner already; null otherwise. Of the vendors' options
     * of relays nothing is said. To be asked once for an option.
     */
    @Nullable
    String repeatedOwner(RawOption option) {
        return isOfRelay() ? null : siblings.repeatedOwner(option);
    }

    private boolean isOfRelay() {
        return container() == null
                && (message.equals(MessageType.RELAY_FORW) || message.equals(MessageType.RECONFIGURE_REQUEST));
    }
}
