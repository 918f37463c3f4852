/**
 * The wire format of DHCPv6: octets, addresses, messages and options.
 *
 * <p>Begin with {@link net.wan6.codec.Message#decode(byte[])} and {@link net.wan6.codec.Message#options()}, or with {@link
 * net.wan6.codec.Message#builder}; {@link net.wan6.codec.OptionTypes} has the options, {@link
 * net.wan6.codec.MessageFormatter} shows a message to people.
 *
 * <pre>{@code
 * Message message = Message.decode(datagram);
 * Optional<IaPd> ia = message.options().first(OptionTypes.IA_PD);
 * List<Ipv6Address> resolvers = message.options().first(OptionTypes.DNS_SERVERS).orElse(List.of());
 *
 * Message solicit = Message.builder(MessageType.SOLICIT, 0x123456)
 *         .add(OptionTypes.CLIENT_ID, duid)
 *         .add(OptionTypes.IA_PD, IaPd.of(1).withLengthHint(56))
 *         .build();
 * }</pre>
 *
 * <ul>
 *   <li><b>Threads.</b> All is immutable and safe for use by any number of threads, but for {@link
 *       net.wan6.codec.MessageBuilder}, {@link net.wan6.codec.OctetReader}, {@link net.wan6.codec.OctetWriter} and {@link
 *       net.wan6.codec.TcpDeframer}, each for one thread. Readers and writers of options of one's own are called by
 *       whichever thread opens an option.
 *   <li><b>Views.</b> What is read from a message shares its octets and keeps them alive. {@link
 *       net.wan6.codec.Octets#compact()} and {@link net.wan6.codec.Duid#compact()} let them go.
 *   <li><b>Numbers</b> are unsigned and in network order on the wire: of 8 and 16 bits in an {@code int}, of 32 in a {@code
 *       long}. Seconds are a {@link net.wan6.codec.Lifetime} where 0xffffffff means without end.
 *   <li><b>Errors.</b> Octets that are no message give {@link net.wan6.codec.MalformedMessageException}; a single option that
 *       is opened strictly gives {@link net.wan6.codec.MalformedOptionException}; a value that cannot be gives {@link
 *       java.lang.IllegalArgumentException} where it is made. Nothing takes or returns null; null given is a {@link
 *       java.lang.NullPointerException}, at once or where the value is used.
 *   <li><b>Names.</b> {@code parse} reads text, {@code decode} a whole datagram, {@code of} makes a value of its parts,
 *       {@code with} and {@code without} give another value; {@code octets()} is what stands on the wire.
 * </ul>
 */
@NullMarked
package net.wan6.codec;

import org.jspecify.annotations.NullMarked;
