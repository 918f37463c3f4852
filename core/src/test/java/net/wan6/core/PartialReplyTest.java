package net.wan6.core;

import static net.wan6.core.Script.NEW;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.pd;
import static net.wan6.core.Script.prefix;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.wan6.codec.IaPd;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import net.wan6.core.LeaseStep.WithdrawalReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies that answer a part of what was asked, or refuse all of it (RFC 9915 §18.2.10.1). */
class PartialReplyTest {
    private static final ClientConfig TWO = config().prefix(56).build();

    /** Two IAs of one prefix each, by their times. */
    private static Script boundTo(IaPd one, IaPd two) {
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

    private static IaPd second() {
        return pd(2, 7200, 10800).withPrefix(prefix(NEW, 12600, 14400));
    }

    private static IaPd refused(long iaid, StatusCode status) {
        IaPd empty = pd(iaid, 0, 0);
        return empty.withOptions(empty.options().with(OptionTypes.STATUS_CODE, Status.of(status, "")));
    }

    private static List<Ipv6Prefix> held(Script script) {
        return script.engine.leases().prefixes().stream()
                .map(PrefixLease::prefix)
                .toList();
    }

    /** Some servers never answer for a second IA_PD; that is no reason to ask them every ten seconds for an hour. */
    @Test
    void l6_aServerThatAlwaysLeavesAnIaOutIsAskedMoreSlowlyEachTime() {
        Script script = boundTo(ntt(OLD), second());
        for (double at = 7203; at < 10_800; at += 1) {
            int before = script.sent.size();
            script.at(at);
            if (script.sent.size() > before) {
                script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
            }
        }
        assertEquals(
                List.of(7203.0, 7213.0, 7233.0, 7273.0, 7353.0, 7513.0, 7833.0, 8433.0, 9033.0, 9633.0, 10233.0),
                script.sentAt);
    }

    @Test
    void n1_aRenewOfTheRestLastsToTheT2OfTheRest() {
        Script script = boundTo(
                pd(1, 100, 200).withPrefix(prefix(OLD, 1000, 1000)),
                pd(2, 100, 900).withPrefix(prefix(NEW, 1000, 1000)));
        script.at(190)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, pd(1, 100, 400).withPrefix(prefix(OLD, 1000, 1000))));
        script.at(589);
        assertEquals(ClientState.RENEWING, script.engine.state());
        script.at(591);
        assertEquals(ClientState.REBINDING, script.engine.state());
    }

    @Test
    void l2_aRequestThatIsRefusedEndsWhatItTakesAwayToo() {
        Script script = boundTo(ntt(OLD), second()).at(7203);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, refused(1, StatusCode.NO_BINDING)));
        script.replies(reply(script.lastSent())
                .add(OptionTypes.IA_PD, refused(1, StatusCode.NO_PREFIX_AVAIL))
                .add(OptionTypes.IA_PD, pd(2, 0, 0).withPrefix(prefix(NEW, 0, 0))));
        assertEquals(List.of(), held(script));
        List<LeaseStep> steps = script.change().steps();
        assertEquals(2, steps.size(), "law 8: one event");
        for (LeaseStep step : steps) {
            assertEquals(WithdrawalReason.NO_BINDING, ((LeaseStep.Withdrawn) step).reason());
        }
    }

    /** UnspecFail, and UseMulticast from servers of RFC 8415: such a server has not looked at the leases. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void law7_aServerThatCouldNotProcessTheMessageTakesNothingAway(int status) {
        for (MessageType type : List.of(MessageType.RENEW, MessageType.REBIND)) {
            Script script = boundTo(ntt(OLD), second()).at(type.equals(MessageType.RENEW) ? 7300 : 10_900);
            assertEquals(type, script.lastSent().type());
            int xid = script.lastSent().transactionId();
            script.replies(reply(script.lastSent())
                    .add(OptionTypes.STATUS_CODE, Status.of(new StatusCode(status), ""))
                    .add(OptionTypes.IA_PD, pd(1, 0, 0).withPrefix(prefix(OLD, 0, 0)))
                    .add(OptionTypes.IA_PD, refused(2, StatusCode.NO_BINDING)));
            assertEquals(List.of(OLD, NEW), held(script));
            assertTrue(script.all(ClientEvent.LeaseChange.class).isEmpty());
            assertEquals(xid, script.after(600).lastSent().transactionId(), "the retransmissions go on");
        }
    }
}
