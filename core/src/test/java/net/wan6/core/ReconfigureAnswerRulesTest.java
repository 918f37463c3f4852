package net.wan6.core;

import static net.wan6.core.Given.CONFIG;
import static net.wan6.core.GivenKeys.KEY;
import static net.wan6.core.GivenKeys.NTT;
import static net.wan6.core.GivenKeys.keyed;
import static net.wan6.core.GivenKeys.keyedStateless;
import static net.wan6.core.GivenKeys.reconfigure;
import static net.wan6.core.Script.CLIENT;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.SERVER;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.pd;
import static net.wan6.core.Script.prefix;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.Rkap;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.IaPd;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Lifetime;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTypes;
import net.wan6.mape.MapDomain;
import net.wan6.mape.MapRules;
import net.wan6.mape.Softwire;
import org.junit.jupiter.api.Test;

/** How a Reconfigure is answered, and what goes on meanwhile (RFC 9915 §18.2.11; engine rules ). */
class ReconfigureAnswerRulesTest {
    private static final Ipv6Address DNS = Ipv6Address.parse("2001:db8::53");

    private static List<Integer> asked(Script script) {
        return script.lastSent()
                .options()
                .first(OptionTypes.ORO)
                .orElseThrow()
                .codes()
                .boxed()
                .toList();
    }

    @Test
    void r18_theOptionRequestIsCopiedByWhateverAnswersTheReconfigure() {
        ClientConfig copying =
                config().with(ClientFeature.COPY_RECONFIGURE_OPTIONS).build();
        Script rebind = keyed(copying).at(100);
        rebind.receives(reconfigure(101, ReconfigureType.REBIND, 25, 24, 23, 25));
        assertEquals(asked(rebind).stream().distinct().toList(), asked(rebind), "each once");
        assertTrue(asked(rebind).containsAll(List.of(25, 24)), () -> "" + asked(rebind));

        Script inform = keyed(copying).at(100);
        inform.receives(reconfigure(101, ReconfigureType.INFORMATION_REQUEST, 24))
                .after(1);
        assertTrue(asked(inform).contains(24));
    }

    /** RFC 3315 lets a server name IAs; a Renew speaks of all that are configured, and of no other. */
    @Test
    void r18_theIasThatAReconfigureNamesChangeNothing() {
        ClientConfig copying =
                config().with(ClientFeature.COPY_RECONFIGURE_OPTIONS).build();
        for (long named : new long[] {1, 9}) {
            Script script = keyed(copying).at(100);
            ClientServerMessage reconfigure = Message.builder(MessageType.RECONFIGURE, 0)
                    .add(OptionTypes.CLIENT_ID, CLIENT)
                    .add(OptionTypes.SERVER_ID, SERVER)
                    .add(OptionTypes.RECONF_MSG, ReconfigureType.RENEW.code())
                    .add(OptionTypes.IA_PD, IaPd.of(named))
                    .build();
            script.receives(Rkap.sign(reconfigure, KEY, 101).octets());
            assertEquals(
                    List.of(1L),
                    script.lastSent().options().all(OptionTypes.IA_PD).stream()
                            .map(IaPd::iaid)
                            .toList());
            script.sends(MessageType.RENEW);
        }
    }

    @Test
    void r18_theRefreshTimeIsNotAskedForInARenewEvenIfAReconfigureSaysSo() {
        Script script = keyed(
                        config().with(ClientFeature.COPY_RECONFIGURE_OPTIONS).build())
                .at(100);
        script.receives(reconfigure(101, ReconfigureType.RENEW, 32, 24));
        assertTrue(asked(script).contains(24));
        assertFalse(asked(script).contains(32), "IR: nowhere but in an Information-request");
    }

    @Test
    void r18_aReconfigureCannotMakeTheOptionRequestGrowWithoutEnd() {
        Script script = keyed(
                        config().with(ClientFeature.COPY_RECONFIGURE_OPTIONS).build())
                .at(100);
        script.receives(reconfigure(
                101, ReconfigureType.RENEW, IntStream.range(200, 300).toArray()));
        assertEquals(32, asked(script).stream().filter(code -> code >= 200).count());
    }

    @Test
    void r20_whileAServerIsAskedForConfigurationTheLeasesAreRenewedInTime() {
        Script script = keyed(CONFIG).at(7000);
        script.receives(reconfigure(101, ReconfigureType.INFORMATION_REQUEST)).at(7202);
        script.sent.clear();
        script.at(7203).sends(MessageType.RENEW);
    }

    @Test
    void r20_aReconfiguredRenewOutlivesTheEndOfAPreferredLifetime() {
        Script script = keyed(CONFIG, pd(1, 7200, 10800).withPrefix(prefix(OLD, 150, 14400)))
                .at(140);
        script.receives(reconfigure(101, ReconfigureType.RENEW));
        script.at(200);
        assertEquals(ClientState.RENEWING, script.engine.state());
    }

    @Test
    void r20_aReconfiguredRebindOutlivesTheEndOfAPreferredLifetime() {
        Script script = keyed(CONFIG, pd(1, 7200, 10800).withPrefix(prefix(OLD, 150, 14400)))
                .at(140);
        script.receives(reconfigure(101, ReconfigureType.REBIND));
        script.at(200);
        assertEquals(ClientState.REBINDING, script.engine.state());
    }

    @Test
    void n2_whenTheLeaseEndsWhileConfigurationIsAskedForTheSearchBegins() {
        long infinite = Lifetime.INFINITE.seconds();
        Script script = keyed(CONFIG, pd(1, infinite, infinite).withPrefix(prefix(OLD, 1000, 1000)))
                .at(990);
        script.receives(reconfigure(101, ReconfigureType.INFORMATION_REQUEST)).at(1004);
        assertEquals(ClientState.SOLICITING, script.engine.state());
    }

    @Test
    void ir_whoeverIsSilentAboutItsOwnReconfigureIsNotAskedAloneForEver() {
        Script script = keyedStateless().at(86_000);
        script.receives(reconfigure(101, ReconfigureType.INFORMATION_REQUEST)).at(86_390);
        assertTrue(script.lastSent().options().contains(OptionTypes.SERVER_ID));
        script.at(86_500);
        assertFalse(
                script.lastSent().options().contains(OptionTypes.SERVER_ID), "the refresh time is over: any server");
    }

    @Test
    void law8_aTunnelThatChangesWithoutALeaseIsToldToo() {
        MapDomain domain = MapRules.japan().match(OLD).orElseThrow().domain();
        Softwire tunnel = new Softwire.MapE(domain, domain.ce(OLD).toOptional().orElseThrow());
        ClientConfig config = config().softwires(
                        (prefixes, options) -> options.contains(OptionTypes.DNS_SERVERS) ? List.of(tunnel) : List.of())
                .build();
        Script script = keyed(config).at(100);
        script.receives(reconfigure(101, ReconfigureType.INFORMATION_REQUEST)).after(1);
        script.events.clear();
        script.replies(reply(script.lastSent()).add(OptionTypes.DNS_SERVERS, List.of(DNS)));
        ClientEvent.LeaseChange change = script.change();
        assertEquals(List.of(), change.steps());
        assertEquals(List.of(), change.before().softwires());
        assertEquals(List.of(tunnel), change.after().softwires());
        assertEquals(Set.of(ChangeCause.RECONFIGURE, ChangeCause.RENEW), change.causes());
        assertEquals(List.of(tunnel), script.engine.leases().softwires());
    }

    @Test
    void r19_aReplyThatChangesNothingOfTheConfigurationIsNoChange() {
        Script script = keyed(CONFIG).at(100);
        script.receives(reconfigure(101, ReconfigureType.INFORMATION_REQUEST)).after(1);
        script.replies(reply(script.lastSent()));
        assertEquals(List.of(), script.all(ClientEvent.LeaseChange.class));
        assertEquals(
                List.of(OLD),
                script.engine.leases().prefixes().stream()
                        .map(PrefixLease::prefix)
                        .toList());
    }

    @Test
    void r18_thePlainProfileCopiesNothing() {
        Script script = keyed(Script.config().build()).at(100);
        script.receives(reconfigure(KEY, 101, ReconfigureType.RENEW));
        assertFalse(
                script.lastSent().options().first(OptionTypes.ORO).orElseThrow().contains(OptionTypes.IA_PD));
    }

    @Test
    void r19_anUnchangedPrefixIsARefreshAndNothingElseForWeeks() {
        Script script = keyed(NTT);
        for (int hour = 2; hour < 24 * 14; hour += 2) {
            script.at(hour * 3600 - 1800).receives(reconfigure(KEY, 100 + hour, ReconfigureType.RENEW));
            script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        }
        assertTrue(script.all(ClientEvent.LeaseChange.class).stream()
                .flatMap(change -> change.steps().stream())
                .allMatch(step -> step instanceof LeaseStep.Refreshed));
        assertEquals(167, script.all(ClientEvent.LeaseChange.class).size());
    }

    @Test
    void r20_aReconfigureWhoseRenewIsNotAnsweredTakesNothingAway() {
        Script script = keyed(NTT).at(100);
        script.receives(reconfigure(KEY, 101, ReconfigureType.RENEW)).at(10_000);
        assertEquals(List.of(), script.all(ClientEvent.LeaseChange.class));
        assertEquals(OLD, script.engine.leases().prefixes().get(0).prefix());
    }
}
