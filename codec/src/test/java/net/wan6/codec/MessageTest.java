package net.wan6.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import net.wan6.codec.MalformedMessageException.Reason;
import org.junit.jupiter.api.Test;

class MessageTest {
    private static final Octets ADVERTISE = Octets.parseHex(
            "0210203a" // ADVERTISE, transaction id 10203a
                    + "0001000a00030001" + "02005e005301" // client DUID-LL
                    + "0002000a00030001" + "02005e005302" // server DUID-LL
                    + "000700017f" // preference 127
                    + "00190029" + "00000001" + "00000708" + "00000b40" // IA_PD 1, T1 1800, T2 2880
                    + "001a0019" + "00000e10" + "00001c20" + "38" + "20010db8004000000000000000000000");

    @Test
    void readsWhatStandsInAnAdvertise() {
        ClientServerMessage advertise = assertInstanceOf(ClientServerMessage.class, Message.decode(ADVERTISE));

        assertEquals(MessageType.ADVERTISE, advertise.type());
        assertEquals(0x10203a, advertise.transactionId());
        assertEquals(
                Optional.of(Duid.linkLayer(1, Octets.parseHex("02005e005301"))),
                advertise.options().first(OptionTypes.CLIENT_ID));
        assertEquals(Optional.of(127), advertise.options().first(OptionTypes.PREFERENCE));
        IaPd pd = advertise.options().first(OptionTypes.IA_PD).orElseThrow();
        assertEquals(1, pd.iaid());
        assertEquals(Lifetime.ofSeconds(1800), pd.t1());
        assertEquals(Lifetime.ofSeconds(2880), pd.t2());
        IaPrefix prefix = pd.prefixes().get(0);
        assertEquals(Ipv6Prefix.parse("2001:db8:40::/56"), prefix.prefix());
        assertEquals(Lifetime.ofSeconds(3600), prefix.preferredLifetime());
        assertEquals(Lifetime.ofSeconds(7200), prefix.validLifetime());
    }

    @Test
    void buildsTheSameMessageFromItsValues() {
        Message built = Message.builder(MessageType.ADVERTISE, 0x10203a)
                .add(OptionTypes.CLIENT_ID, Duid.parseHex("0003000102005e005301"))
                .add(OptionTypes.SERVER_ID, Duid.parseHex("0003000102005e005302"))
                .add(OptionTypes.PREFERENCE, 127)
                .add(
                        OptionTypes.IA_PD,
                        IaPd.of(1, Lifetime.ofSeconds(1800), Lifetime.ofSeconds(2880), Options.none(OptionSpace.DHCPV6))
                                .withPrefix(IaPrefix.of(
                                        Ipv6Prefix.parse("2001:db8:40::/56"),
                                        Lifetime.ofSeconds(3600),
                                        Lifetime.ofSeconds(7200))))
                .build();

        assertEquals(ADVERTISE.toHex(), built.octets().toHex());
    }

    @Test
    void aMalformedOptionHidesItselfAndNothingElse() {
        Message message = Message.decode(Octets.parseHex("07000001" + "00070002aabb" + "0007000105"));

        assertEquals(Optional.of(5), message.options().first(OptionTypes.PREFERENCE));
        assertEquals(List.of(5), message.options().all(OptionTypes.PREFERENCE));
        assertEquals(new Only.Repeated<Integer>(2), message.options().only(OptionTypes.PREFERENCE));
    }

    @Test
    void aLoneMalformedOptionIsSeenByOnly() {
        Message message = Message.decode(Octets.parseHex("07000001" + "00070002aabb"));

        assertInstanceOf(Only.Malformed.class, message.options().only(OptionTypes.PREFERENCE));
        RawOption raw = message.options().iterator().next();
        assertThrows(MalformedOptionException.class, () -> raw.as(OptionTypes.PREFERENCE));
        assertEquals("aabb", raw.payload().toHex());
    }

    @Test
    void aBrokenEnvelopeSaysWhereAndWhy() {
        assertBroken("", Reason.TRUNCATED_HEADER, 0);
        assertBroken("0700", Reason.TRUNCATED_HEADER, 2);
        assertBroken("01000001" + "0007", Reason.TRUNCATED_OPTION_HEADER, 4);
        assertBroken("07000001" + "0007000105" + "00070002aa", Reason.OPTION_OVERRUN, 9);
        assertBroken("0c00" + "00".repeat(31), Reason.TRUNCATED_HEADER, 33);
    }

    @Test
    void editingKeepsTheRestOctetForOctet() {
        ClientServerMessage message = assertInstanceOf(
                ClientServerMessage.class,
                Message.decode(Octets.parseHex("07000001" + "fde80000" + "0007000105" + "00140000")));

        assertEquals(
                "07000001" + "fde80000" + "0007000109" + "00140000",
                message.edit()
                        .replace(OptionTypes.PREFERENCE, 9)
                        .build()
                        .octets()
                        .toHex());
        assertEquals(
                "07000001" + "fde80000" + "00140000",
                message.edit().remove(OptionTypes.PREFERENCE).build().octets().toHex());
        assertEquals(
                "07000001" + "fde80000" + "000e0000" + "0007000105" + "00140000",
                message.edit()
                        .insert(1, OptionTypes.RAPID_COMMIT, Present.PRESENT)
                        .build()
                        .octets()
                        .toHex());
    }

    @Test
    void aTypeOfAnotherSpaceIsTheCallersMistake() {
        OptionType<Octets> foreign =
                OptionType.of(OptionSpace.vendor(32473), 7, "TICKET", "this test", Payloads.OPAQUE);
        Options options = Message.decode(ADVERTISE).options();

        assertThrows(IllegalArgumentException.class, () -> options.first(foreign));
    }

    @Test
    void decodingCopiesAnArrayOnce() {
        byte[] datagram = ADVERTISE.toByteArray();
        Message message = Message.decode(datagram);
        datagram[0] = 9;

        assertArrayEquals(ADVERTISE.toByteArray(), message.octets().toByteArray());
    }

    private static void assertBroken(String hex, Reason reason, int offset) {
        MalformedMessageException broken =
                assertThrows(MalformedMessageException.class, () -> Message.decode(Octets.parseHex(hex)));
        assertEquals(reason, broken.reason());
        assertEquals(offset, broken.offset());
        assertEquals(0, broken.getStackTrace().length);
    }
}
