/** The {@code wan6} command. */
@NullMarked
package net.wan6.examples.cli;

import org.jspecify.annotations.NullMarked;
