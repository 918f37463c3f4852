/** The Reconfigure Key Authentication Protocol (RFC 9915 §20.4). */
@NullMarked
package net.wan6.auth;

import org.jspecify.annotations.NullMarked;
