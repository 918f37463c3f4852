package net.wan6.core.driver;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The sockets of one exchange, so that another thread can end it: a read that blocks ends when its socket is closed. */
final class OpenSockets implements AutoCloseable {
    private final List<Closeable> sockets = new ArrayList<>();
    private boolean closed;

    /** To be called before a socket blocks for the first time. */
    <S extends Closeable> S add(S socket) throws IOException {
        synchronized (this) {
            if (!closed) {
                sockets.add(socket);
                return socket;
            }
        }
        socket.close();
        throw new IOException("nobody waits for it any more");
    }

    synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        List<Closeable> open;
        synchronized (this) {
            closed = true;
            open = List.copyOf(sockets);
            sockets.clear();
        }
        for (Closeable socket : open) {
            try {
                socket.close();
            } catch (IOException goneAnyway) {
                // It cannot be more closed than that.
            }
        }
    }
}
