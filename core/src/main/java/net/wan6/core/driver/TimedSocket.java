package net.wan6.core.driver;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/**
 * A socket all reads of which end by one moment, those of a TLS handshake too: a peer that sends one octet a second keeps nobody
 * longer than one that is silent.
 */
final class TimedSocket extends Socket {
    private final long end;

    /**
     * Not yet connected.
     *
     * @param end by {@link System#nanoTime}
     */
    TimedSocket(long end) {
        this.end = end;
    }

    /** What is left, for a system call: 1 millisecond or more. */
    int leftMillis() throws SocketTimeoutException {
        long left = end - System.nanoTime();
        if (left <= 0) {
            throw new SocketTimeoutException("the time is up");
        }
        return (int) Math.min(Integer.MAX_VALUE, left / 1_000_000 + 1);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                setSoTimeout(leftMillis());
                return super.read();
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                setSoTimeout(leftMillis());
                return super.read(into, offset, length);
            }
        };
    }
}
