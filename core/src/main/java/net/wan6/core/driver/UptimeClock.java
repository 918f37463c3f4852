package net.wan6.core.driver;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Linux: {@link System#nanoTime()} stands still while the machine sleeps, {@code /proc/uptime} runs on but ticks in
 * hundredths of a second only. So the former is moved forward whenever the latter has got ahead.
 */
final class UptimeClock implements HostClock {
    private static final Path UPTIME = Path.of("/proc/uptime");
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final long TICK = 10_000_000;

    /** More than the tick, so that rounding alone never moves the clock. */
    private static final long TOLERANCE = 5 * TICK;

    private static final long SLEEP = 1_000_000_000;

    static final UptimeClock INSTANCE = new UptimeClock(new ProcUptime(), System::nanoTime);

    private final LongSupplier uptime;
    private final LongSupplier nanoTime;
    /** Read once: a process that is out of file descriptors must still say in which run of the machine it saves. */
    private final Optional<String> bootId = readBootId();

    private long correction;
    private long sleeps;

    UptimeClock(LongSupplier uptime, LongSupplier nanoTime) {
        this.uptime = uptime;
        this.nanoTime = nanoTime;
        this.correction = uptime.getAsLong() - nanoTime.getAsLong();
    }

    static boolean isAvailable() {
        return Files.isReadable(UPTIME);
    }

    @Override
    public synchronized long nanoseconds() {
        // In this order: a pause between the two readings hides some sleep until the next call, but invents none.
        long up = uptime.getAsLong();
        long now = nanoTime.getAsLong() + correction;
        long behind = up - now;
        if (behind <= TOLERANCE) {
            return now;
        }
        correction += behind;
        if (behind >= SLEEP) {
            sleeps++;
        }
        return up;
    }

    @Override
    public Instant wallClock() {
        return Instant.now();
    }

    @Override
    public Optional<String> bootId() {
        return bootId;
    }

    private static Optional<String> readBootId() {
        try {
            return Optional.of(
                    Files.readString(BOOT_ID, StandardCharsets.US_ASCII).strip());
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    @Override
    public synchronized long sleepCount() {
        return sleeps;
    }

    /** Kept open: 2 microseconds a reading. Not a channel, which an interrupted thread would close for all. */
    private static final class ProcUptime implements LongSupplier {
        private final byte[] text = new byte[64];
        private final RandomAccessFile file;

        ProcUptime() {
            try {
                file = new RandomAccessFile(UPTIME.toFile(), "r");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public long getAsLong() {
            try {
                file.seek(0);
                return nanoseconds(text, file.read(text));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Reads the first number, which has two digits after its point. */
    static long nanoseconds(byte[] text, int length) {
        long hundredths = 0;
        for (int i = 0; i < length && text[i] != ' '; i++) {
            if (text[i] != '.') {
                hundredths = 10 * hundredths + text[i] - '0';
            }
        }
        return hundredths * TICK;
    }
}
