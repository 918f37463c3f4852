package net.wan6.codec;

/**
 * A value that holds options.
 *
 * @param <C> the type itself
 */
public interface OptionContainer<C> {
    /**
     * The options inside; a view.
     *
     * @return the options in wire order
     */
    Options options();

    /**
     * The same value made anew from its fields, with other options.
     *
     * @param options what is to stand inside, of the same space
     * @return a new value
     */
    C withOptions(Options options);
}
