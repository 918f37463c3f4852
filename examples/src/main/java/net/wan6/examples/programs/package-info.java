/**
 * Small programs to copy from, one file each: a listener, a home router, commands for events, the registration of a
 * tunnel, an event loop of one's own, a thousand lines in memory, and a capture as text.
 */
@NullMarked
package net.wan6.examples.programs;

import org.jspecify.annotations.NullMarked;
