/**
 * Recorded DHCPv6 exchanges and test vectors, and the readers for them.
 *
 * <p>Everything here is an immutable value. The data and where each part of it comes from is told in
 * {@code SOURCES.md} beside the resources. The package depends on none of the other modules of the project, so that
 * all of them can test against it.
 */
@NullMarked
package net.wan6.test.captures;

import org.jspecify.annotations.NullMarked;
