package net.wan6.codec;

/**
 * What a {@link Payload} is inside. A program that uses one option loads what reads that option and nothing else: the rows
 * of the table hold numbers where others would hold a lambda each, which costs a class of its own before the first message.
 *
 * <p>All are records for speed: the virtual machine takes the components of a constant record for constants, so that a door
 * opened with a constant type is compiled as a direct call of its reader.
 */
sealed interface Shape<T> extends Payload<T>
        permits NumberShape,
                AddressShape,
                PrefixShape,
                NameShape,
                TextShape,
                OctetsShape,
                PresentShape,
                OptionsShape,
                ViewShape,
                StructureShape,
                RecordShape {
    /** As many octets as a payload can have. */
    int LONGEST = 0xffff;

    /** How many octets there are at least. */
    int least();

    /** How many there are at most. */
    int most();

    /** Makes a value of octets as many as there may be, or throws {@link MalformedOptionException}. */
    T readAdmitted(byte[] array, int from, int to);

    void write(OctetWriter out, T value);

    /** The value made anew from what its getters say; itself where they say nothing but its octets. */
    default T remade(T value) {
        return value;
    }

    /** Whether a payload of so many octets may be well formed; of others it is certain that they are not. */
    default boolean admits(int length) {
        return length >= least() && length <= most();
    }

    default T read(byte[] array, int from, int to) {
        if (!admits(to - from)) {
            throw wrongLength(to - from);
        }
        return readAdmitted(array, from, to);
    }

    private MalformedOptionException wrongLength(int length) {
        if (least() == most()) {
            return new MalformedOptionException("length is " + length + ", not " + least(), 0);
        }
        return length < least()
                ? new MalformedOptionException("length is " + length + ", less than " + least(), 0)
                : new MalformedOptionException("length is " + length + ", more than " + most(), most());
    }
}
