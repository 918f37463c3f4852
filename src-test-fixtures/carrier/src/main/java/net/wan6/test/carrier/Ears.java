package net.wan6.test.carrier;

import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import net.wan6.auth.Delivery;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;

/** The sockets of a carrier: one on an address, or three on an interface, of which two hear a group each alone. */
final class Ears implements Closeable {
    /** All_DHCP_Relay_Agents_and_Servers (RFC 9915 §7.1). */
    private static final Ipv6Address GROUP = Ipv6Address.parse("ff02::1:2");

    /** All_DHCP_Servers (RFC 9915 §7.1), to which relays send. */
    private static final Ipv6Address SERVERS = Ipv6Address.parse("ff05::1:3");

    /** More than any datagram: one that were cut at the end of an option would be another message. */
    private static final int LARGEST = 65_536;

    private static final long TENTATIVE_MILLIS = 5_000;
    private static final long PAUSE_MILLIS = 100;
    private static final int AT_ONCE = 64;

    private final Selector selector;
    private final DatagramChannel mouth;
    private final int scope;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(LARGEST);

    private Ears(Selector selector, DatagramChannel mouth, int scope) {
        this.selector = selector;
        this.mouth = mouth;
        this.scope = scope;
    }

    /** Takes one datagram. */
    interface Hearer {
        void heard(Octets datagram, Peer source, Delivery delivery);
    }

    static Ears onAddress(InetSocketAddress address) throws IOException {
        Selector selector = Selector.open();
        try {
            return new Ears(selector, listen(selector, address, Delivery.MULTICAST), 0);
        } catch (BindException refused) {
            throw closing(selector, refusal(address, refused));
        } catch (IOException | RuntimeException failed) {
            selector.close();
            throw failed;
        }
    }

    static Ears onInterface(String name) throws IOException {
        Selector selector = Selector.open();
        try {
            NetworkInterface link = NetworkInterface.getByName(name);
            if (link == null) {
                throw new IOException("there is no interface " + name + ", or it is down");
            }
            DatagramChannel mouth = listenOnLinkLocal(selector, name);
            for (Ipv6Address address : List.of(GROUP, SERVERS)) {
                InetAddress group = scoped(address, link.getIndex());
                listen(selector, new InetSocketAddress(group, Peer.SERVER_PORT), Delivery.MULTICAST)
                        .join(group, link);
            }
            return new Ears(selector, mouth, link.getIndex());
        } catch (IOException | RuntimeException failed) {
            throw closing(selector, failed instanceof IOException io ? io : new IOException(failed));
        }
    }

    /** An address still under duplicate address detection cannot be bound for a second or two. */
    private static DatagramChannel listenOnLinkLocal(Selector selector, String name) throws IOException {
        IOException last = new IOException("interface " + name + " has no link-local address");
        for (long waited = 0; waited <= TENTATIVE_MILLIS; waited += PAUSE_MILLIS) {
            NetworkInterface link = NetworkInterface.getByName(name);
            for (InetAddress address :
                    link == null ? Collections.<InetAddress>emptyList() : Collections.list(link.getInetAddresses())) {
                if (address instanceof Inet6Address && address.isLinkLocalAddress()) {
                    InetSocketAddress local = new InetSocketAddress(address, Peer.SERVER_PORT);
                    try {
                        return listen(selector, local, Delivery.UNICAST);
                    } catch (BindException refused) {
                        last = refusal(local, refused);
                        if (!isTentative(address)) {
                            throw last;
                        }
                    }
                }
            }
            pause();
        }
        throw last;
    }

    /** Whether it is the address that cannot be bound, and not the port. */
    private static boolean isTentative(InetAddress address) throws IOException {
        try (DatagramChannel probe = DatagramChannel.open(StandardProtocolFamily.INET6)) {
            probe.bind(new InetSocketAddress(address, 0));
            return false;
        } catch (BindException refused) {
            return true;
        }
    }

    /** The addresses an interface has now; none if there is no such interface. */
    static List<Ipv6Address> addressesOf(String name) throws IOException {
        NetworkInterface link = NetworkInterface.getByName(name);
        return link == null
                ? List.of()
                : link.inetAddresses()
                        .filter(Inet6Address.class::isInstance)
                        .map(address -> Ipv6Address.of((Inet6Address) address))
                        .toList();
    }

    private static DatagramChannel listen(Selector selector, InetSocketAddress address, Delivery delivery)
            throws IOException {
        DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET6);
        try {
            channel.bind(address);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, delivery);
            return channel;
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
    }

    InetSocketAddress address() {
        try {
            return (InetSocketAddress) mouth.getLocalAddress();
        } catch (IOException closed) {
            throw new IllegalStateException("the carrier is closed", closed);
        }
    }

    void wake() {
        selector.wakeup();
    }

    /** Until something is heard, the time is over, or {@link #wake}. */
    void await(OptionalLong nanos) throws IOException {
        if (nanos.isEmpty()) {
            selector.select();
        } else if (nanos.getAsLong() == 0) {
            selector.selectNow();
        } else {
            selector.select(1 + nanos.getAsLong() / 1_000_000);
        }
    }

    void drain(Hearer hearer) throws IOException {
        for (SelectionKey key : selector.selectedKeys()) {
            DatagramChannel channel = (DatagramChannel) key.channel();
            for (int i = 0; i < AT_ONCE; i++) {
                buffer.clear();
                SocketAddress source = channel.receive(buffer);
                if (source == null) {
                    break;
                }
                if (source instanceof InetSocketAddress from
                        && from.getAddress() instanceof Inet6Address address
                        && from.getPort() != 0) {
                    Octets datagram = Octets.of(buffer.flip());
                    hearer.heard(datagram, peer(address, from.getPort(), datagram), (Delivery) key.attachment());
                }
            }
        }
        selector.selectedKeys().clear();
    }

    void send(Outgoing datagram) throws IOException {
        Peer peer = datagram.destination();
        InetAddress address = scoped(peer.address(), isOfLink(peer.address()) ? scope : 0);
        mouth.send(datagram.datagram().toByteBuffer(), new InetSocketAddress(address, peer.port()));
    }

    @Override
    public void close() throws IOException {
        IOException first = null;
        for (SelectionKey key : selector.keys()) {
            try {
                key.channel().close();
            } catch (IOException failed) {
                first = failed;
            }
        }
        selector.close();
        if (first != null) {
            throw first;
        }
    }

    /** On a link clients listen on 546 and relays on 547, whatever port they send from (RFC 9915 §7.2). */
    private Peer peer(Inet6Address address, int port, Octets datagram) {
        if (scope == 0) {
            return new Peer(Ipv6Address.of(address), port);
        }
        boolean ofRelay = !datagram.isEmpty() && datagram.u8(0) == MessageType.RELAY_FORW.code();
        return new Peer(Ipv6Address.of(address), ofRelay ? Peer.SERVER_PORT : Peer.CLIENT_PORT);
    }

    private static boolean isOfLink(Ipv6Address address) {
        return address.isLinkLocal() || address.isMulticast();
    }

    private static InetAddress scoped(Ipv6Address address, int scope) throws IOException {
        return scope == 0 ? address.toInetAddress() : Inet6Address.getByAddress(null, address.toByteArray(), scope);
    }

    private static IOException refusal(InetSocketAddress address, BindException refused) {
        return new IOException(
                "cannot listen on [" + address.getAddress().getHostAddress() + "]:" + address.getPort() + " ("
                        + refused.getMessage()
                        + "): is another server there, is the address tentative, or is the privilege for ports below 1024"
                        + " missing?",
                refused);
    }

    private static IOException closing(Selector selector, IOException cause) {
        try {
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (IOException second) {
            cause.addSuppressed(second);
        }
        return cause;
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for a link-local address", interrupted);
        }
    }
}
