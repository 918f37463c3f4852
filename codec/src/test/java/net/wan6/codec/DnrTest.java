package net.wan6.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import net.wan6.codec.Problem.Kind;
import org.junit.jupiter.api.Test;

/** F12: what a client makes of V6_DNR (RFC 9463 §4.2). */
class DnrTest {
    private static final DomainName NAME = DomainName.parse("resolver.example");
    private static final Ipv6Address GOOD = Ipv6Address.parse("2001:db8::53");
    private static final List<Ipv6Address> BAD =
            List.of(Ipv6Address.parse("ff02::1"), Ipv6Address.parse("::1"), Ipv6Address.UNSPECIFIED);

    @Test
    void multicastAndLoopbackAddressesAreNeitherToldNorBuilt() {
        for (Ipv6Address bad : BAD) {
            Dnr mixed = received(1, GOOD, bad);

            assertEquals(List.of(GOOD), mixed.addresses());
            assertEquals(reply(mixed), reply(mixed).rebuilt(OptionTable.STANDARD));
            assertThrows(IllegalArgumentException.class, () -> Dnr.of(1, NAME, List.of(GOOD, bad), Octets.EMPTY));
            Message reply = reply(mixed);
            assertEquals(
                    List.of(Kind.IGNORED),
                    reply.problems().stream().map(Problem::kind).toList());
        }
    }

    @Test
    void resolversComeByPriorityAndThoseOfOneAsTheyStand() {
        Dnr last = Dnr.of(3, NAME);
        Dnr second = received(2, GOOD);
        Dnr third = Dnr.of(2, NAME);
        Dnr first = received(1, GOOD);
        Dnr useless = received(0, BAD.get(0));

        assertEquals(
                List.of(first, second, third, last),
                Dnr.inOrder(reply(last, second, useless, third, first).options()));
    }

    private static Message reply(Dnr... resolvers) {
        MessageBuilder<ClientServerMessage> reply = Message.builder(MessageType.REPLY, 1);
        for (Dnr resolver : resolvers) {
            reply.add(OptionTypes.V6_DNR, resolver);
        }
        return Message.decode(reply.build().octets());
    }

    /** As the wire has it, which the builder would refuse. */
    private static Dnr received(int priority, Ipv6Address... addresses) {
        OctetWriter out = new OctetWriter(64)
                .u16(priority)
                .u16(NAME.octets().length())
                .name(NAME)
                .u16(16 * addresses.length);
        for (Ipv6Address address : addresses) {
            out.ipv6(address);
        }
        return Options.none(OptionSpace.DHCPV6)
                .withRaw(144, out.toOctets())
                .first(OptionTypes.V6_DNR)
                .orElseThrow();
    }
}
