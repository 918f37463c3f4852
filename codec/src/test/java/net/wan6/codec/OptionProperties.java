package net.wan6.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever the octets: a value or a {@link MalformedOptionException}; whatever the value: it reads back. */
class OptionProperties {
    private static final List<OptionRow<?>> ROWS = Stream.concat(
                    ProtocolOptionsTest.rows(), ConfigurationOptionsTest.rows())
            .toList();

    @Provide
    Arbitrary<OptionType<?>> types() {
        return Arbitraries.of(RegisteredTypes.ALL);
    }

    @Provide
    Arbitrary<List<OptionRow<?>>> messageRows() {
        return Arbitraries.of(ROWS.stream()
                        .filter(row -> row.type().space().equals(OptionSpace.DHCPV6))
                        .toList())
                .list()
                .ofMaxSize(20);
    }

    @Property(tries = 5000)
    void anyOctetsAreAValueOrMalformed(@ForAll("types") OptionType<?> type, @ForAll @Size(max = 80) byte[] payload) {
        check(type, Octets.of(payload));
    }

    @Property(tries = 10_000)
    void anyChangeOfAGoodPayloadLeavesAValueOrMakesItMalformed(
            @ForAll @IntRange(max = 10_000) int row, @ForAll Random random) {
        OptionRow<?> chosen = ROWS.get(row % ROWS.size());
        check(chosen.type(), Octets.of(changed(Octets.parseHex(chosen.hex()).toByteArray(), random)));
    }

    private static byte[] changed(byte[] payload, Random random) {
        byte[] changed = Arrays.copyOf(payload, Math.max(0, payload.length + random.nextInt(5) - 2));
        for (int i = random.nextInt(4); i > 0 && changed.length > 0; i--) {
            changed[random.nextInt(changed.length)] = (byte) (random.nextBoolean() ? random.nextInt(256) : -1);
        }
        return changed;
    }

    private static <T> void check(OptionType<T> type, Octets payload) {
        Options options = Options.none(type.space()).withRaw(type.code(), payload);
        RawOption raw = options.iterator().next();
        assertEquals(payload, raw.payload());
        Optional<T> value = options.first(type);
        try {
            assertEquals(Optional.of(raw.as(type)), value);
        } catch (MalformedOptionException malformed) {
            assertEquals(Optional.empty(), value);
            assertFalse(malformed.reason().isEmpty());
            assertTrue(malformed.offset() >= 0 && malformed.offset() <= payload.length(), malformed.toString());
        }
        value.ifPresent(read -> {
            assertTrue(holdsText(read) || String.valueOf(read).lines().count() <= 1);
            assertEquals(
                    Optional.of(read),
                    Options.none(type.space()).with(type, read).first(type));
            // Made anew it may lack what no getter tells, such as bits to the right of a PSID; but only once.
            T remade = type.shape().remade(read);
            assertEquals(remade, type.shape().remade(remade), type.toString());
        });
    }

    private static boolean holdsText(Object value) {
        return value instanceof String || value instanceof List;
    }

    @Property
    void anyMessageOfGoodOptionsReadsBackAndIsRebuilt(@ForAll("messageRows") List<OptionRow<?>> rows) {
        MessageBuilder<ClientServerMessage> builder = Message.builder(MessageType.REPLY, 1);
        rows.forEach(row -> add(builder, row));
        Message message = builder.build();

        assertEquals(message, Message.decode(message.octets()));
        assertEquals(message, message.rebuilt(OptionTable.STANDARD));
        rows.forEach(row -> assertTrue(message.options().all(row.type()).contains(row.value())));
    }

    private static <T> void add(MessageBuilder<ClientServerMessage> builder, OptionRow<T> row) {
        // Not one by one: a vendor may stand here twice.
        builder.addAll(Options.none(OptionSpace.DHCPV6).with(row.type(), row.value()));
    }

    @Property
    void anyMessageIsRebuiltOrRefused(@ForAll @Size(max = 200) byte[] datagram) {
        try {
            Message message = Message.decode(datagram);
            assertEquals(message.type(), message.rebuilt(OptionTable.STANDARD).type());
        } catch (MalformedMessageException refused) {
            assertTrue(refused.offset() <= datagram.length);
        }
    }

    @Property
    void portParametersAreTheirNumbers(
            @ForAll @IntRange(max = 15) int offset, @ForAll @IntRange(max = 16) int length, @ForAll int bits) {
        int psid = bits & ((1 << length) - 1);
        S46PortParameters parameters = S46PortParameters.of(offset, length, psid);

        assertEquals(offset, parameters.psidOffset());
        assertEquals(length, parameters.psidLength());
        assertEquals(psid, parameters.psid());
        assertEquals(psid << (16 - length), parameters.octets().u16(2));
    }

    @Property
    void rulesAreTheirNumbers(
            @ForAll long high,
            @ForAll long low,
            @ForAll @IntRange(max = 128) int length6,
            @ForAll int ipv4,
            @ForAll @IntRange(max = 32) int length4,
            @ForAll @IntRange(max = 48) int eaLength) {
        Ipv6Prefix ipv6Prefix = Ipv6Prefix.masking(new Ipv6Address(high, low), length6);
        Ipv4Prefix ipv4Prefix = Ipv4Prefix.masking(new Ipv4Address(ipv4), length4);
        S46Rule rule = S46Rule.of(ipv6Prefix, ipv4Prefix, eaLength);

        assertEquals(ipv6Prefix, rule.ipv6Prefix());
        assertEquals(ipv4Prefix, rule.ipv4Prefix());
        assertEquals(eaLength, rule.eaLength());
        assertEquals(8 + (length6 + 7) / 8, rule.octets().length());
    }

    @Property
    void anyLabelsAreANameAndItsTextReadsBack(@ForAll @Size(max = 3) List<@Size(min = 1, max = 63) byte[]> labels) {
        OctetWriter out = new OctetWriter(64);
        labels.forEach(label -> out.u8(label.length).octets(Octets.of(label)));
        DomainName name = DomainName.of(out.u8(0).toOctets());

        assertEquals(name, DomainName.parse(name.toString()));
        assertEquals(labels.stream().map(Octets::of).toList(), name.labels());
        assertTrue(name.toString().chars().allMatch(c -> c > ' ' && c <= '~'));
    }
}
