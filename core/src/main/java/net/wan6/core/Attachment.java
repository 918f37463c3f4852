package net.wan6.core;

import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.Selector;

/** What a client was told to speak through. */
sealed interface Attachment {
    /** As {@link WanPort#key()}. */
    Object key();

    WanPort port(LinkWatcher watcher, Binder binder, Selector selector);

    record ToInterface(String name) implements Attachment {
        @Override
        public Object key() {
            return name;
        }

        @Override
        public WanPort port(LinkWatcher watcher, Binder binder, Selector selector) {
            return new InterfacePort(name, watcher, binder, selector);
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
        public WanPort port(LinkWatcher watcher, Binder binder, Selector selector) {
            return new ChannelPort(channel, server, selector);
        }

        @Override
        public String toString() {
            return "channel to " + server;
        }
    }
}
