package net.wan6.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import net.wan6.codec.Duid;
import net.wan6.codec.IaPd;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Present;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code wan6 carrier}, asked over the loopback interface. */
@Timeout(60)
class CarrierCommandTest {
    private static final Duid CLIENT = Duid.parseHex("0003000102005e005302");

    @Test
    void itDelegatesRenumbersAndTellsWhatItDoes() throws Exception {
        PipedWriter pipe = new PipedWriter();
        BufferedReader lines = new BufferedReader(new PipedReader(pipe, 65_536));
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(() -> serve(
                new PrintWriter(pipe),
                "--address=::1,0",
                "--prefix=2001:db8:1000::/40",
                "--renumber-after=1",
                "--for=8",
                "--profile=ntt",
                "--json"));
        JsonNode started = next(lines);
        assertEquals("Started", started.path("event").asText());
        assertEquals("::1", started.path("address").asText());
        InetSocketAddress server = new InetSocketAddress(
                Ipv6Address.parse("::1").toInetAddress(), started.path("port").asInt());
        try (DatagramSocket socket = new DatagramSocket(
                new InetSocketAddress(Ipv6Address.parse("::1").toInetAddress(), 0))) {
            socket.setSoTimeout(20_000);
            send(socket, server, request(Duid.parseHex(started.path("duid").asText())));
            assertEquals(MessageType.REPLY, hear(socket).type());
            Octets reconfigure = hear(socket).octets();
            assertEquals(75, reconfigure.length());
            send(socket, server, Message.builder(MessageType.REQUEST, 3).build());
        }
        assertEquals(0, status.get(30, TimeUnit.SECONDS));
        assertEquals(
                List.of(
                        "Delegated",
                        "KeyGiven",
                        "Answered",
                        "Renumbered",
                        "ReconfigureSent",
                        "NotAnswered",
                        "Stopping"),
                lines.lines()
                        .map(CarrierCommandTest::json)
                        .map(line -> line.path("event").asText())
                        .distinct()
                        .toList());
    }

    private static int serve(PrintWriter out, String... arguments) {
        try (out) {
            return Wan6.commandLine(Run.PIPES).setOut(out).execute(arguments("carrier", arguments));
        }
    }

    @Test
    void whatCannotBeIsOneLineAndStatusTwo() {
        refused("no fault is called", "--address=::1,0", "--prefix=2001:db8::/40", "--fault=typo");
        refused("not plain or ntt", "--address=::1,0", "--prefix=2001:db8::/40", "--profile=typo");
        refused("four numbers", "--address=::1,0", "--prefix=2001:db8::/40", "--times=1,2");
        refused("address and a port", "--address=::1", "--prefix=2001:db8::/40");
        refused("host bits", "--address=::1,0", "--prefix=2001:db8::1/40");
        refused("--prefix", "--address=::1,0");
        // G8: what takes no effect would let a test pass that tested nothing.
        refused("without --rapid-commit", "--address=::1,0", "--prefix=2001:db8::/40", "--fault=no-rapid-commit");
        refused("with --address", "--address=::1,0", "--prefix=2001:db8::/40", "--fault=only-multicast");
    }

    @Test
    void aMissingInterfaceIsNamed() {
        Run run = Run.wan6("carrier", "--interface=wan6none0", "--prefix=2001:db8::/40");
        assertEquals(1, run.status());
        assertTrue(run.err().contains("wan6none0"), run.err());
        assertEquals(1, run.err().lines().count());
    }

    @Test
    void ordersRenumberAsOftenAsTheyAreGiven() {
        StringWriter err = new StringWriter();
        List<List<Ipv6Prefix>> told = new ArrayList<>();
        CarrierOrders orders = new CarrierOrders(told::add, new PrintWriter(err));
        orders.obey(new StringReader("renumber 2001:db8:2000::/40\n\n  renumber\nrenumber 2001:db8:1000::/40\n"));
        assertEquals(
                List.of(
                        List.of(Ipv6Prefix.parse("2001:db8:2000::/40")),
                        List.of(),
                        List.of(Ipv6Prefix.parse("2001:db8:1000::/40"))),
                told);
        assertEquals("", err.toString());
    }

    @Test
    void anOrderThatCannotBeIsOneLineAndTheNextIsObeyed() {
        StringWriter err = new StringWriter();
        List<List<Ipv6Prefix>> told = new ArrayList<>();
        CarrierOrders orders = new CarrierOrders(told::add, new PrintWriter(err));
        orders.obey(new StringReader("release\nrenumber 2001:db8::1/40\nrenumber a b\nrenumber\n"));
        assertEquals(List.of(List.of()), told);
        List<String> lines = err.toString().lines().toList();
        assertEquals(3, lines.size());
        assertTrue(lines.get(0).contains("'release' is no order"), lines.get(0));
        assertTrue(lines.get(1).contains("host bits"), lines.get(1));
        assertTrue(lines.get(2).contains("'renumber a b' is no order"), lines.get(2));
    }

    /** In a process of its own, since its end is what is asked for. */
    @Test
    void aProcessThatIsRefusedEndsWithStatusTwo() throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Wan6.class.getName(),
                        "carrier",
                        "--address=::1",
                        "--prefix=2001:db8::/40")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(2, process.waitFor());
    }

    private static void refused(String reason, String... arguments) {
        Run run = Run.wan6(arguments("carrier", arguments));
        assertEquals(2, run.status(), run.err());
        assertTrue(run.err().contains(reason), run.err());
        assertEquals(1, run.err().lines().count());
    }

    private static String[] arguments(String first, String... others) {
        return Stream.concat(Stream.of(first), Arrays.stream(others)).toArray(String[]::new);
    }

    private static Message request(Duid server) {
        return Message.builder(MessageType.REQUEST, 1)
                .add(OptionTypes.CLIENT_ID, CLIENT)
                .add(OptionTypes.SERVER_ID, server)
                .add(OptionTypes.RECONF_ACCEPT, Present.PRESENT)
                .add(OptionTypes.IA_PD, IaPd.of(1))
                .build();
    }

    private static void send(DatagramSocket socket, InetSocketAddress to, Message message) throws IOException {
        byte[] octets = message.octets().toByteArray();
        socket.send(new DatagramPacket(octets, octets.length, to));
    }

    private static Message hear(DatagramSocket socket) throws IOException {
        DatagramPacket packet = new DatagramPacket(new byte[2000], 2000);
        socket.receive(packet);
        return Message.decode(Octets.of(packet.getData(), 0, packet.getLength()));
    }

    private static JsonNode next(BufferedReader lines) throws IOException {
        return json(lines.readLine());
    }

    private static JsonNode json(String line) {
        try {
            return new JsonMapper().readTree(line);
        } catch (IOException notJson) {
            throw new AssertionError(line, notJson);
        }
    }
}
