package net.wan6.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.wan6.auth.ReconfigureType;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.MessageType;
import net.wan6.core.ClientEvent;
import net.wan6.core.LeaseStep;
import net.wan6.test.arbitraries.DhcpMessages;
import net.wan6.test.arbitraries.Exchange;
import net.wan6.test.arbitraries.Exchanges;
import net.wan6.test.arbitraries.HostileOctets;
import net.wan6.test.carrier.CarrierEvent;
import net.wan6.test.carrier.CarrierLease;
import net.wan6.test.carrier.CarrierPlan;
import net.wan6.test.carrier.Fault;
import net.wan6.test.carrier.IgnoreReason;
import net.wan6.test.carrier.Peer;

/**
 * docs/cli.md says what the programs say: their help, and every field and event of their JSON. With {@code
 * -Dwan6.docs.write=true} the help is written into the page.
 */
class CliPageTest {
    private static final Path PAGE = Path.of("..", "docs", "cli.md");

    /** The mark, and the block of help after it if it has been written. */
    private static final Pattern USAGE = Pattern.compile("<!-- usage: ?([a-z -]*?) ?-->\n(?:```\n(?s:.*?)```\n)?");

    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");

    /** The fields of options' values are those of the options. */
    private static final Set<String> FREE = Set.of("value");

    private final String page = read();
    private final Set<String> documented = new HashSet<>(
            CODE.matcher(page).results().map(found -> found.group(1)).toList());

    private static String read() {
        try {
            return Files.readString(PAGE);
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    @Example
    void theHelpInThePageIsThatOfTheCommands() throws IOException {
        List<String> named = new ArrayList<>();
        String expected = USAGE.matcher(page).replaceAll(mark -> {
            named.add(mark.group(1));
            return Matcher.quoteReplacement(block(mark.group(1)));
        });
        if (Boolean.getBoolean("wan6.docs.write")) {
            Files.writeString(PAGE, expected);
        }
        assertEquals(expected, Files.readString(PAGE));
        assertEquals(
                HelpTest.commands()
                        .map(command -> command.qualifiedName(" ").replaceFirst("wan6 ?", ""))
                        .collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(named));
    }

    private static String block(String command) {
        String[] words = Stream.concat(
                        Arrays.stream(command.split(" ")).filter(word -> !word.isEmpty()), Stream.of("--help"))
                .toArray(String[]::new);
        String help = Run.wan6(words).out().replace("\r\n", "\n");
        return "<!-- usage: " + (command.isEmpty() ? "" : command + " ") + "-->\n```\n" + help + "```\n";
    }

    private void checkFields(JsonNode node) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            assertTrue(documented.contains(field.getKey()), () -> field.getKey() + " is not in the page: " + node);
            if (!FREE.contains(field.getKey())) {
                checkFields(field.getValue());
            }
        }
        if (node.isArray()) {
            node.forEach(this::checkFields);
        }
    }

    private void checkEvent(JsonNode event) {
        assertEquals("event", event.fieldNames().next());
        String name = event.get("event").textValue();
        assertTrue(documented.contains(name), () -> name + " is not in the page");
        checkFields(event);
    }

    @Provide
    Arbitrary<Exchange> exchanges() {
        return Exchanges.any();
    }

    @Property(tries = 200)
    void everyFieldOfAClientsEventsIsInThePage(@ForAll("exchanges") Exchange exchange) {
        exchange.events().forEach(event -> EventJson.of(event).forEach(this::checkEvent));
    }

    @Example
    void everyEventIsInThePage() {
        Stream.of(ClientEvent.class, LeaseStep.class, CarrierEvent.class)
                .flatMap(kind -> Stream.of(kind.getPermittedSubclasses()))
                .filter(kind -> kind.isRecord() && kind != ClientEvent.LeaseChange.class)
                .forEach(kind -> assertTrue(documented.contains(kind.getSimpleName()), kind.getSimpleName()));
    }

    @Provide
    Arbitrary<byte[]> messages() {
        return Arbitraries.oneOf(
                DhcpMessages.any().map(message -> message.octets().toByteArray()),
                DhcpMessages.relayed().map(message -> message.octets().toByteArray()),
                HostileOctets.any());
    }

    @Property(tries = 200)
    void everyFieldOfADecodedMessageIsInThePage(@ForAll("messages") byte[] datagram) {
        StringWriter text = new StringWriter();
        new JsonMessages(new PrintWriter(text)).line(HexFormat.of().formatHex(datagram));
        new Run(0, text.toString(), "").jsonLines().forEach(this::checkFields);
    }

    @Example
    void everyFieldOfTheOtherCommandsIsInThePage() {
        String key = "000102030405060708090a0b0c0d0e0f";
        Run signed = Run.wan6(
                "reconfigure",
                "sign",
                "--json",
                "--type=renew",
                "--replay=7",
                "--key=" + key,
                "--client-duid=0003000102005e005302",
                "--server-duid=0003000102005e005301");
        String octets = signed.jsonLines().get(0).get("octets").textValue();
        assertEquals(
                octets.length() / 2, signed.jsonLines().get(0).get("length").intValue());
        Run verified = Run.wan6("reconfigure", "verify", "--json", "--key=" + key, octets);
        Run rejected = Run.wan6("reconfigure", "verify", "--json", "--key=" + key, "--last-replay=7", octets);
        assertEquals("{\"verified\":true}", verified.out().strip());
        assertEquals(
                "{\"verified\":false,\"reason\":\"replay\"}", rejected.out().strip());
        assertEquals(List.of(0, 1), List.of(verified.status(), rejected.status()));
        Run mape = Run.wan6("mape", "2400:4050:5c71:af00::/56", "--provider=auto", "--json");
        Run provision = Run.wan6(
                "provision",
                "--json",
                "--prefix=2001:db8:1000:af00::/56",
                "--answer=src/test/resources/net/wan6/examples/cli/answer.json");
        assertEquals(0, provision.status(), provision.err());
        Stream.of(provision, signed, verified, rejected, mape)
                .forEach(run -> run.jsonLines().forEach(this::checkFields));
    }

    @Example
    void everyFieldOfACarriersEventsIsInThePage() {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        CarrierLog log = new CarrierLog(out, true, new Paint(false), Progress.on(out, Run.PIPES), () -> {});
        Duid duid = Duid.parseHex("0003000102005e005302");
        Peer peer = Peer.client(Ipv6Address.parse("fe80::2"));
        Ipv6Prefix prefix = Ipv6Prefix.parse("2001:db8::/56");
        log.started(
                new InetSocketAddress(Ipv6Address.parse("::1").toInetAddress(), 547),
                CarrierPlan.ntt(duid)
                        .pool(Ipv6Prefix.parse("2001:db8::/40"), 56)
                        .build());
        List<CarrierEvent> events = List.of(
                new CarrierEvent.Answered(duid, MessageType.SOLICIT, MessageType.ADVERTISE, peer),
                new CarrierEvent.NotAnswered(IgnoreReason.MALFORMED, peer),
                new CarrierEvent.Delegated(duid, CarrierLease.Kind.PREFIX, 1, prefix),
                new CarrierEvent.Released(duid, CarrierLease.Kind.PREFIX, 1, prefix),
                new CarrierEvent.KeyGiven(duid),
                new CarrierEvent.Renumbered(),
                new CarrierEvent.ReconfigureSent(duid, ReconfigureType.RENEW, 1),
                new CarrierEvent.ReconfigureAnswered(duid, MessageType.RENEW),
                new CarrierEvent.ReconfigureGivenUp(duid),
                new CarrierEvent.Struck(Fault.SILENCE),
                new CarrierEvent.NotSent(peer, "why"),
                new CarrierEvent.EventsLost(3));
        events.forEach(log);
        log.stopping("time");
        List<JsonNode> lines = new Run(0, text.toString(), "").jsonLines();
        assertEquals(events.size() + 2, lines.size());
        lines.forEach(line -> Instant.parse(line.get("time").textValue()));
        lines.forEach(this::checkEvent);
    }
}
