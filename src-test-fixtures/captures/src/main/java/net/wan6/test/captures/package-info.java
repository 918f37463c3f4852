/** Recorded exchanges and vectors, and their reader. */
@NullMarked
package net.wan6.test.captures;

import org.jspecify.annotations.NullMarked;
