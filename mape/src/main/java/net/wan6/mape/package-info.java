/** MAP-E (RFC 7597, RFC 7598): arithmetic, rules and forwarding. */
@NullMarked
package net.wan6.mape;

import org.jspecify.annotations.NullMarked;
