/**
 * Rules from the server: HB46PP (HTTP-Based IPv4 over IPv6 Provisioning Protocol, 1.1), the protocol of Japanese IPoE
 * providers, and the answers of two private rule servers.
 *
 * <p>Begin with {@link net.wan6.mape.provisioning.Provisioner}, which says what to ask and when, and with {@link
 * net.wan6.mape.provisioning.ProvisioningAnswer#read} for a saved answer. Nothing here opens a socket; no URL and no key of
 * anybody's is shipped.
 *
 * <p>Servers' octets and texts are a stranger's: reading them is bounded in size, depth and work, and gives {@link
 * net.wan6.mape.provisioning.MalformedAnswerException}, {@link net.wan6.mape.provisioning.AnswerProblem} and the like, and
 * nothing else. A caller's mistake gives {@link java.lang.IllegalArgumentException}. All but {@link
 * net.wan6.mape.provisioning.Provisioner} is immutable and safe for use by any number of threads.
 */
@NullMarked
package net.wan6.mape.provisioning;

import org.jspecify.annotations.NullMarked;
