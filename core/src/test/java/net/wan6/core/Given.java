package net.wan6.core;

import static net.wan6.core.Script.NEW;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.answer;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.pd;
import static net.wan6.core.Script.prefix;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.IaAddress;
import net.wan6.codec.IaNa;
import net.wan6.codec.IaPd;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Lifetime;
import net.wan6.codec.MessageBuilder;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;

/** What conversations begin with: configurations, clients that hold something, and what servers say. */
final class Given {
    static final Ipv6Address ADDRESS = Ipv6Address.parse("2001:db8::1234");
    static final ClientConfig ADDRESSES =
            ClientConfig.builder(ClientProfile.RFC9915).address().build();
    static final ClientConfig BOTH = config().address().build();
    static final ClientConfig CONFIG = config().build();
    static final Status NO_BINDING = Status.of(StatusCode.NO_BINDING, "");
    static final Status NO_PREFIX = Status.of(StatusCode.NO_PREFIX_AVAIL, "");
    static final Downtime NO_DOWNTIME = new Downtime.Exactly(0);
    static final IaPd NOT_KNOWN =
            pd(1, 0, 0).withOptions(pd(1, 0, 0).options().with(OptionTypes.STATUS_CODE, NO_BINDING));
    static final ClientConfig TWO = config().prefix(56).build();

    private Given() {}

    static Duid serverAsked(Script script) {
        script.at(2);
        assertEquals(MessageType.REQUEST, script.lastSent().type());
        return script.lastSent().options().first(OptionTypes.SERVER_ID).orElseThrow();
    }

    /** Two IAs of one prefix each, by their times. */
    static Script boundTo(IaPd one, IaPd two) {
        Script script = Script.of(TWO).start().at(2);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, one).add(OptionTypes.IA_PD, two));
        script.at(3)
                .replies(reply(script.lastSent()).add(OptionTypes.IA_PD, one).add(OptionTypes.IA_PD, two));
        assertEquals(ClientState.BOUND, script.engine.state());
        script.events.clear();
        script.sent.clear();
        script.sentAt.clear();
        return script;
    }

    static Script boundToAddress() {
        Script script = Script.of(ADDRESSES).start().at(2);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_NA, na()));
        script.at(3).replies(reply(script.lastSent()).add(OptionTypes.IA_NA, na()));
        return forget(script);
    }

    static Script boundToAddressWithoutTimes() {
        Script script = Script.of(ADDRESSES).start().at(1);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_NA, naWithoutTimes()));
        script.at(3).replies(reply(script.lastSent()).add(OptionTypes.IA_NA, naWithoutTimes()));
        assertEquals(ClientState.BOUND, script.engine.state());
        script.events.clear();
        script.sent.clear();
        return script;
    }

    static Script boundToBoth() {
        Script script = Script.of(BOTH).start().at(2);
        script.replies(
                advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_NA, na()));
        script.at(3)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, ntt(OLD))
                        .add(OptionTypes.IA_NA, na()));
        return forget(script);
    }

    static Script boundToTwo(ClientConfig config) {
        Script script = Script.of(config).start().at(2);
        script.replies(
                advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_PD, second(NEW)));
        script.at(3)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, ntt(OLD))
                        .add(OptionTypes.IA_PD, second(NEW)));
        script.events.clear();
        script.sent.clear();
        script.sentAt.clear();
        return script;
    }

    static Script forget(Script script) {
        assertEquals(ClientState.BOUND, script.engine.state());
        script.events.clear();
        script.sent.clear();
        script.sentAt.clear();
        return script;
    }

    static List<Ipv6Prefix> held(Script script) {
        return script.engine.leases().prefixes().stream()
                .map(PrefixLease::prefix)
                .toList();
    }

    static double lastGapBefore(Script script, double seconds) {
        script.at(seconds);
        List<Double> at = script.sentAt;
        return at.get(at.size() - 1) - at.get(at.size() - 2);
    }

    static IaNa na() {
        return na(ADDRESS);
    }

    static IaNa na(Ipv6Address address) {
        return IaNa.of(1, Lifetime.ofSeconds(2000), Lifetime.ofSeconds(3000), Options.none(OptionSpace.DHCPV6))
                .withAddress(IaAddress.of(address, Lifetime.ofSeconds(3500), Lifetime.ofSeconds(4000)));
    }

    static IaNa naWithoutTimes() {
        return IaNa.of(1).withAddress(IaAddress.of(ADDRESS, Lifetime.ofSeconds(3000), Lifetime.ofSeconds(4000)));
    }

    static MessageBuilder<ClientServerMessage> offer(Script script, Duid server) {
        return answer(MessageType.ADVERTISE, script.sent.get(0), server);
    }

    static List<String> problems(Script script) {
        return script.all(ClientEvent.ConfigurationProblem.class).stream()
                .map(ClientEvent.ConfigurationProblem::description)
                .toList();
    }

    static IaPd refused(Status status) {
        IaPd empty = pd(1, 0, 0);
        return empty.withOptions(empty.options().with(OptionTypes.STATUS_CODE, status));
    }

    static IaPd refused(long iaid, StatusCode status) {
        IaPd empty = pd(iaid, 0, 0);
        return empty.withOptions(empty.options().with(OptionTypes.STATUS_CODE, Status.of(status, "")));
    }

    static ClientServerMessage renew(Script script) {
        return script.after(10).lastSent();
    }

    static MessageBuilder<ClientServerMessage> renewed(Script script) {
        return reply(script.lastSent());
    }

    static Script requesting() {
        Script script = Script.of(config().build()).start().at(2);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(MessageType.REQUEST, script.lastSent().type());
        script.events.clear();
        return script;
    }

    static IaPd second(Ipv6Prefix... prefixes) {
        IaPd pd = pd(2, 7200, 10800);
        for (Ipv6Prefix prefix : prefixes) {
            pd = pd.withPrefix(prefix(prefix, 12600, 14400));
        }
        return pd;
    }

    static Duid server(int number) {
        return Duid.parseHex(String.format("0003000102005e0054%02x", number));
    }

    static Script soliciting(ClientConfig config) {
        return Script.of(config).start().at(0.6);
    }

    static Script twoPrefixes() {
        Script script = Script.of(config().prefix(56).build()).start().at(1);
        script.replies(
                advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_PD, second(NEW)));
        script.at(3)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, ntt(OLD))
                        .add(OptionTypes.IA_PD, second(NEW)));
        script.events.clear();
        script.sent.clear();
        return script;
    }
}
