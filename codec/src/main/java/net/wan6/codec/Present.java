package net.wan6.codec;

/** The value of an option that has no payload: it is there. */
public enum Present {
    /** The option is there. */
    PRESENT
}
