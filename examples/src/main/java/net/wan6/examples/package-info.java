/** The {@code wan6} command. */
@NullMarked
package net.wan6.examples;

import org.jspecify.annotations.NullMarked;
