package net.wan6.test.carrier;

import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.IaPd;
import net.wan6.codec.IaPrefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.Message;
import net.wan6.codec.MessageBuilder;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionRequest;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Present;

/** A carrier and a client that knows no state: each test says what is asked and looks at the answer. */
final class TestLine {
    static final Duid SERVER = Duid.parseHex("0003000102005e005301");
    static final Duid CLIENT = Duid.parseHex("0003000102005e005302");
    static final Duid OTHER = Duid.parseHex("0003000102005e005303");
    static final Peer PEER = Peer.client(Ipv6Address.parse("fe80::2"));
    static final Ipv6Prefix POOL = Ipv6Prefix.parse("2001:db8:1000::/40");
    static final Ipv6Prefix NEW_POOL = Ipv6Prefix.parse("2001:db8:2000::/40");
    static final Ipv6Prefix OLD = Ipv6Prefix.parse("2001:db8:1000::/56");
    static final Ipv6Prefix NEW = Ipv6Prefix.parse("2001:db8:2000::/56");
    static final long SECOND = 1_000_000_000L;

    private static final int XID = 0x123456;

    final Carrier carrier;
    long now = 5 * SECOND;

    TestLine(Carrier carrier) {
        this.carrier = carrier;
    }

    static TestLine of(UnaryOperator<CarrierPlanBuilder> plan) {
        CarrierPlanBuilder builder = CarrierPlan.builder(SERVER).pool(POOL, 56);
        return new TestLine(Carrier.open(plan.apply(builder).build(), new Random(6)));
    }

    static TestLine plain() {
        return of(UnaryOperator.identity());
    }

    static TestLine bound() {
        return bound(UnaryOperator.identity());
    }

    /** A client that went through Solicit and Request, with Reconfigure Accept. */
    static TestLine bound(UnaryOperator<CarrierPlanBuilder> plan) {
        TestLine line = of(plan);
        line.reply(solicit().build());
        line.reply(request().build());
        line.carrier.takeEvents();
        return line;
    }

    static MessageBuilder<ClientServerMessage> solicit() {
        return message(MessageType.SOLICIT).add(OptionTypes.IA_PD, IaPd.of(1));
    }

    static MessageBuilder<ClientServerMessage> request() {
        return addressed(MessageType.REQUEST).add(OptionTypes.IA_PD, listing(1, OLD));
    }

    static MessageBuilder<ClientServerMessage> renew(Ipv6Prefix... listed) {
        return addressed(MessageType.RENEW).add(OptionTypes.IA_PD, listing(1, listed));
    }

    static MessageBuilder<ClientServerMessage> rebind(Ipv6Prefix... listed) {
        return message(MessageType.REBIND).add(OptionTypes.IA_PD, listing(1, listed));
    }

    static MessageBuilder<ClientServerMessage> addressed(MessageType type) {
        return message(type).add(OptionTypes.SERVER_ID, SERVER);
    }

    static MessageBuilder<ClientServerMessage> message(MessageType type) {
        return Message.builder(type, XID)
                .add(OptionTypes.CLIENT_ID, CLIENT)
                .add(OptionTypes.ELAPSED_TIME, 0)
                .add(OptionTypes.ORO, OptionRequest.of(OptionTypes.DNS_SERVERS, OptionTypes.SOL_MAX_RT))
                .add(OptionTypes.RECONF_ACCEPT, Present.PRESENT);
    }

    static IaPd listing(long iaid, Ipv6Prefix... prefixes) {
        IaPd pd = IaPd.of(iaid);
        for (Ipv6Prefix prefix : prefixes) {
            pd = pd.withPrefix(IaPrefix.of(prefix, Lifetime.ZERO, Lifetime.ZERO));
        }
        return pd;
    }

    List<Outgoing> send(Message message) {
        return carrier.receive(message.octets(), PEER, now);
    }

    /** The one answer. */
    Message reply(Message message) {
        List<Outgoing> answers = send(message);
        if (answers.size() != 1) {
            throw new AssertionError(answers.size() + " answers to " + message);
        }
        return Message.decode(answers.get(0).datagram());
    }

    /** The first IA_PD of the one answer. */
    IaPd pd(Message message) {
        return reply(message).options().first(OptionTypes.IA_PD).orElseThrow();
    }

    /** What an IA_PD says of its prefixes, such as {@code 2001:db8::/56 12600/14400}. */
    static List<String> text(IaPd pd) {
        return pd.prefixes().stream()
                .map(prefix ->
                        prefix.prefix() + " " + prefix.preferredLifetime().seconds() + "/"
                                + prefix.validLifetime().seconds())
                .toList();
    }
}
