package net.wan6.core.driver;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import net.wan6.codec.DomainName;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Octets;
import net.wan6.mape.provisioning.AddressQuestion;
import net.wan6.mape.provisioning.AddressReply;
import net.wan6.mape.provisioning.TxtAnswer;
import net.wan6.mape.provisioning.TxtQuestion;
import net.wan6.mape.provisioning.TxtReply;

/**
 * Asks the line's own resolvers and no others (HB46PP 1.1 §3.1), from an address of the line: over UDP, and over TCP where an
 * answer does not fit (RFC 7766 §5). One after the other, as RFC 3646 §3 orders them.
 */
final class LineResolver implements HostResolver {
    /** As in resolv.conf: further ones would only be asked when all is lost. */
    private static final int MOST_RESOLVERS = 3;

    /** How long each of two datagrams waits for its answer: 5 seconds a resolver. */
    private static final long[] WAITS = {2 * Nanoseconds.SECOND, 3 * Nanoseconds.SECOND};

    private static final long BETWEEN_TRIES = Nanoseconds.SECOND / 4;
    private static final int LONGEST_DATAGRAM = 65_535;

    private final Ipv6Address source;
    private final List<InetSocketAddress> resolvers;
    private final OpenSockets sockets;
    private final RandomGenerator random;

    /** What is asked, and what a message is to it. */
    private interface Question<A> {
        Octets octets();

        Reading<A> read(Octets message);
    }

    /** What a message is to a question. */
    private sealed interface Reading<A> {
        record Answer<A>(A answer) implements Reading<A> {}

        record AskAnother<A>(String why) implements Reading<A> {}

        record OverTcp<A>() implements Reading<A> {}

        record GoOnWaiting<A>() implements Reading<A> {}
    }

    LineResolver(Ipv6Address source, List<InetSocketAddress> resolvers, OpenSockets sockets, RandomGenerator random) {
        this.source = source;
        this.resolvers = List.copyOf(resolvers.subList(0, Math.min(MOST_RESOLVERS, resolvers.size())));
        this.sockets = sockets;
        this.random = random;
    }

    /** Which rule server the line has. */
    TxtAnswer txt() {
        TxtQuestion question = new TxtQuestion(random.nextInt(0x10000));
        try {
            return ask(new Question<>() {
                @Override
                public Octets octets() {
                    return question.octets();
                }

                @Override
                public Reading<TxtAnswer> read(Octets message) {
                    TxtReply reply = question.read(message);
                    if (reply instanceof TxtAnswer.Failed failed) {
                        return new Reading.AskAnother<>(failed.why());
                    } else if (reply instanceof TxtAnswer answer) {
                        return new Reading.Answer<>(answer);
                    }
                    return reply instanceof TxtReply.Truncated ? new Reading.OverTcp<>() : new Reading.GoOnWaiting<>();
                }
            });
        } catch (IOException nobody) {
            return new TxtAnswer.Failed(String.valueOf(nobody.getMessage()));
        }
    }

    @Override
    public List<Ipv6Address> addresses(String host) throws IOException {
        AddressQuestion question = new AddressQuestion(random.nextInt(0x10000), DomainName.parse(host));
        List<Ipv6Address> addresses = ask(new Question<>() {
            @Override
            public Octets octets() {
                return question.octets();
            }

            @Override
            public Reading<List<Ipv6Address>> read(Octets message) {
                AddressReply reply = question.read(message);
                if (reply instanceof AddressReply.Addresses found) {
                    return new Reading.Answer<>(found.addresses());
                } else if (reply instanceof AddressReply.NotFound) {
                    return new Reading.Answer<>(List.of());
                } else if (reply instanceof AddressReply.Failed failed) {
                    return new Reading.AskAnother<>(failed.why());
                }
                return reply instanceof AddressReply.Truncated ? new Reading.OverTcp<>() : new Reading.GoOnWaiting<>();
            }
        });
        if (addresses.isEmpty()) {
            throw new IOException(host + " has no IPv6 address");
        }
        return addresses;
    }

    private <A> A ask(Question<A> question) throws IOException {
        String why = "no resolver is known";
        for (InetSocketAddress resolver : resolvers) {
            Reading<A> reading;
            try {
                reading = overUdp(question, resolver).orElseGet(() -> new Reading.AskAnother<>("no answer"));
                if (reading instanceof Reading.OverTcp) {
                    reading = overTcp(question, resolver);
                }
            } catch (IOException failed) {
                // Neither addresses nor what a resolver wrote are in this: it is the system's.
                reading = new Reading.AskAnother<>(failed.getClass().getSimpleName());
            }
            if (sockets.isClosed()) {
                throw new IOException("nobody waits for it any more");
            }
            if (reading instanceof Reading.Answer<A> answer) {
                return answer.answer();
            }
            why = (reading instanceof Reading.AskAnother<A> other ? other.why() : "no answer") + ", says "
                    + EndpointText.of(resolver);
        }
        throw new IOException(why);
    }

    private <A> Optional<Reading<A>> overUdp(Question<A> question, InetSocketAddress resolver) throws IOException {
        byte[] octets = question.octets().toByteArray();
        // Port 0: the system chooses one that nobody can guess (RFC 5452 §9.2).
        try (DatagramSocket socket =
                sockets.add(new DatagramSocket(new InetSocketAddress(source.toInetAddress(), 0)))) {
            for (long wait : WAITS) {
                long end = System.nanoTime() + wait;
                Optional<Reading<A>> reading =
                        isSent(octets, resolver, socket, end) ? receive(question, socket, end) : Optional.empty();
                if (reading.isPresent()) {
                    return reading;
                }
            }
        }
        return Optional.empty();
    }

    /** A router may have the address of its line before it has the route: until the wait is over it is tried again. */
    private boolean isSent(byte[] octets, InetSocketAddress resolver, DatagramSocket socket, long end)
            throws IOException {
        while (!sockets.isClosed() && end - System.nanoTime() > 0) {
            try {
                // Others' datagrams are not seen, and a port where nobody is says so.
                socket.connect(resolver);
                socket.send(new DatagramPacket(octets, octets.length));
                return true;
            } catch (PortUnreachableException nobody) {
                throw nobody;
            } catch (IOException noRoute) {
                LockSupport.parkNanos(this, BETWEEN_TRIES);
            }
        }
        return false;
    }

    /** The first datagram that is an answer. */
    private static <A> Optional<Reading<A>> receive(Question<A> question, DatagramSocket socket, long end)
            throws IOException {
        byte[] buffer = new byte[LONGEST_DATAGRAM];
        for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
            socket.setSoTimeout((int) (left / 1_000_000 + 1));
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(packet);
            } catch (SocketTimeoutException none) {
                return Optional.empty();
            }
            Reading<A> reading = question.read(Octets.of(buffer, 0, packet.getLength()));
            if (!(reading instanceof Reading.GoOnWaiting)) {
                return Optional.of(reading);
            }
        }
        return Optional.empty();
    }

    /** The message goes after its length (RFC 1035 §4.2.2). */
    private <A> Reading<A> overTcp(Question<A> question, InetSocketAddress resolver) throws IOException {
        Octets message = question.octets();
        ByteBuffer out = ByteBuffer.allocate(2 + message.length());
        out.putShort((short) message.length()).put(message.toByteBuffer());
        try (TimedSocket socket = sockets.add(new TimedSocket(System.nanoTime() + WAITS[0] + WAITS[1]))) {
            socket.bind(new InetSocketAddress(source.toInetAddress(), 0));
            socket.connect(resolver, socket.leftMillis());
            socket.getOutputStream().write(out.array());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            return question.read(Octets.of(in.readNBytes(in.readUnsignedShort())));
        }
    }
}
