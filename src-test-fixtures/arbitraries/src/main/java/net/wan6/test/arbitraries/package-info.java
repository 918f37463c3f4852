/**
 * What an application meets that embeds wan6, as arbitraries of <a href="https://jqwik.net">jqwik</a>, for properties it
 * must keep whatever comes.
 *
 * <pre>{@code
 * @Provide
 * Arbitrary<Exchange> exchanges() {
 *     return Exchanges.any();
 * }
 *
 * @Property
 * void aListenerNeverHasAPrefixThatIsNotHeld(@ForAll("exchanges") Exchange exchange) {
 *     for (Exchange.Life life : exchange.lives()) {
 *         MyListener listener = new MyListener();
 *         life.told().forEach(told -> listener.onEvent(told.event()));
 *         assertEquals(life.held().prefixes(), listener.prefixes());
 *     }
 * }
 * }</pre>
 *
 * <table>
 * <caption>What there is</caption>
 * <tr><th>class</th><th>gives</th></tr>
 * <tr><td>{@link net.wan6.test.arbitraries.DhcpValues}</td><td>addresses, prefixes, DUIDs, lifetimes, names</td></tr>
 * <tr><td>{@link net.wan6.test.arbitraries.DhcpOptions}</td><td>options with values of their types</td></tr>
 * <tr><td>{@link net.wan6.test.arbitraries.DhcpMessages}</td><td>messages in which nothing is wrong</td></tr>
 * <tr><td>{@link net.wan6.test.arbitraries.HostileOctets}</td><td>datagrams in which something may be</td></tr>
 * <tr><td>{@link net.wan6.test.arbitraries.ClientLeases}</td><td>what a client holds</td></tr>
 * <tr><td>{@link net.wan6.test.arbitraries.Exchanges}</td><td>what a client tells in the life of a line</td></tr>
 * <tr><td>{@link net.wan6.test.arbitraries.MapDomains}</td><td>MAP rules, domains, CEs, port sets</td></tr>
 * </table>
 *
 * <p>All are made of jqwik's own combinators, so that they shrink to the least that fails. They are values without state,
 * and may be combined, filtered and mapped further.
 */
@NullMarked
package net.wan6.test.arbitraries;

import org.jspecify.annotations.NullMarked;
