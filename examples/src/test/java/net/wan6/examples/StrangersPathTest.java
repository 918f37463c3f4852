package net.wan6.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.DatagramChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.test.carrier.Carrier;
import net.wan6.test.carrier.CarrierPlan;
import net.wan6.test.carrier.CarrierServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stranger copies the program of the README, and has a prefix and a tunnel. What differs here is where it speaks: to a
 * carrier on loopback, for which no privilege is needed.
 */
public class StrangersPathTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final LinkedBlockingQueue<String> LINES = new LinkedBlockingQueue<>();

    /** What the program has in the place of {@code System.out}. */
    public static final PrintStream OUT = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8) {
        @Override
        public void println(Object line) {
            LINES.add(String.valueOf(line));
        }
    };

    /** Where the program speaks in the place of its interface. */
    public static DatagramChannel channel() throws IOException {
        return DatagramChannel.open(StandardProtocolFamily.INET6).bind(loopback());
    }

    private static InetSocketAddress loopback() {
        return new InetSocketAddress(Ipv6Address.parse("::1").toInetAddress(), 0);
    }

    @TempDir
    private Path directory;

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void theProgramOfTheReadmeRunsAsItStands() throws IOException, ReflectiveOperationException, InterruptedException {
        CarrierPlan plan = CarrierPlan.ntt(Duid.parseHex("0003000102005e005301"))
                .reserve(Duid.parseHex("0003000102005e005302"), Ipv6Prefix.parse("2400:4050:5c71:af00::/56"))
                .build();
        try (CarrierServer carrier =
                CarrierServer.onAddress(Carrier.open(plan, new SplittableRandom(1)), loopback(), event -> {})) {
            JavaBlock program = program(carrier.address().getPort());
            assertEquals(List.of(), JavaBlock.compile(List.of(program), directory));
            List<String> said = run();
            assertTrue(said.get(0).contains("2400:4050:5c71:af00::/56"), said::toString);
            assertTrue(said.get(1).contains("153.241.113.198"), said::toString);
            said.forEach(line -> assertTrue(line.length() < 400, () -> "nobody reads this: " + line));
        }
    }

    private JavaBlock program(int port) {
        List<JavaBlock> blocks =
                DocumentPage.read(ROOT, ROOT.resolve("README.md")).javaBlocks();
        assertEquals(1, blocks.size(), "the README has one program");
        String text = blocks.get(0).text();
        String here = "net.wan6.examples.StrangersPathTest";
        text = replaced(
                text,
                ".onInterface(\"wan0\")",
                ".onChannel(" + here + ".channel(), new java.net.InetSocketAddress(\"::1\", " + port + "))");
        text = replaced(text, "/var/lib/wan6/", directory + "/");
        text = replaced(text, "System.out", here + ".OUT");
        text = replaced(text, "Thread.currentThread().join();", "");
        text = replaced(text, "class Router {", "public class Router {");
        return new JavaBlock("README.md", blocks.get(0).line(), "", text);
    }

    private static String replaced(String text, String part, String other) {
        assertTrue(text.contains(part), () -> "the program has no " + part);
        return text.replace(part, other);
    }

    /** What it says first; then its loop is a daemon that has nobody to speak to. */
    private List<String> run() throws IOException, ReflectiveOperationException, InterruptedException {
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
            loader.loadClass("block0.Router").getMethod("main", String[].class).invoke(null, (Object) new String[0]);
            return List.of(LINES.take(), LINES.take());
        }
    }
}
