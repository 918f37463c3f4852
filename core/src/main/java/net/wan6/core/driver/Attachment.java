package net.wan6.core.driver;

import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Selector;

/** What a client was told to speak through. */
sealed interface Attachment {
    /** As {@link Transport#key()}. */
    Object key();

    Transport port(LinkWatcher watcher, ChannelBinder binder, Selector selector);

    /** An interface, which may not be there yet if it may be {@code absentAtFirst}. */
    record ToInterface(String name, boolean absentAtFirst) implements Attachment {
        @Override
        public Object key() {
            return name;
        }

        @Override
        public Transport port(LinkWatcher watcher, ChannelBinder binder, Selector selector) {
            return new InterfaceTransport(name, absentAtFirst, watcher, binder, selector);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    record ToChannel(DatagramChannel channel, InetSocketAddress server) implements Attachment {
        @Override
        public Object key() {
            return channel;
        }

        @Override
        public Transport port(LinkWatcher watcher, ChannelBinder binder, Selector selector) {
            return new BoundChannelTransport(channel, server, selector);
        }

        @Override
        public String toString() {
            return "channel to " + server;
        }
    }
}
