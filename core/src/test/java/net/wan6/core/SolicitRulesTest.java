package net.wan6.core;

import static net.wan6.core.Given.ADDRESS;
import static net.wan6.core.Given.BOTH;
import static net.wan6.core.Given.NO_PREFIX;
import static net.wan6.core.Given.lastGapBefore;
import static net.wan6.core.Given.naWithoutTimes;
import static net.wan6.core.Script.NEW;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.OTHER_SERVER;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.answer;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.pd;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.IaPd;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Present;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import org.junit.jupiter.api.Test;

/** Solicit and Advertise (RFC 9915 §18.2.1, §18.2.9; engine rules S). */
class SolicitRulesTest {
    @Test
    void s13_oneTransactionAsksForPrefixAndAddressAndOneEventTellsBoth() {
        Script script = Script.of(BOTH).start().at(1);
        assertTrue(script.lastSent().options().contains(OptionTypes.IA_NA));
        script.replies(
                advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_NA, naWithoutTimes()));
        script.at(3);
        script.events.clear();
        script.replies(
                reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_NA, naWithoutTimes()));
        ClientEvent.LeaseChange change = script.change();
        assertEquals(2, change.steps().size());
        assertEquals(ADDRESS, change.after().addresses().get(0).address());
    }

    @Test
    void c9_s1_s7_r12_aSolicitHoldsWhatItMustAndNothingElse() {
        Script script = Script.of(config().build()).start().at(1);

        ClientServerMessage solicit = script.lastSent();
        assertEquals(MessageType.SOLICIT, solicit.type());
        assertEquals(Optional.of(Script.CLIENT), solicit.options().first(OptionTypes.CLIENT_ID));
        assertEquals(Optional.of(0), solicit.options().first(OptionTypes.ELAPSED_TIME));
        assertTrue(solicit.options().contains(OptionTypes.RECONF_ACCEPT), "R-12");
        assertFalse(solicit.options().contains(OptionTypes.SERVER_ID));
        assertFalse(solicit.options().contains(OptionTypes.RAPID_COMMIT));
        assertTrue(solicit.options().first(OptionTypes.ORO).orElseThrow().contains(OptionTypes.SOL_MAX_RT));
        IaPd pd = solicit.options().first(OptionTypes.IA_PD).orElseThrow();
        assertEquals(1, pd.iaid());
        assertTrue(pd.t1().isZero() && pd.t2().isZero());
        assertEquals(Ipv6Prefix.parse("::/56"), pd.prefixes().get(0).prefix());
    }

    @Test
    void s1_theFirstSolicitWaitsUpToASecond() {
        Script script = Script.of(config().build()).start();
        script.at(0.4).sends();
        script.at(0.6).sends(MessageType.SOLICIT);
    }

    @Test
    void s2_s5_advertisesAreGatheredUntilTheFirstRetransmissionTimeEndsAndTheBestIsAsked() {
        Script script = Script.of(config().build()).start().at(0.6);
        ClientServerMessage solicit = script.lastSent();
        script.replies(advertise(solicit).add(OptionTypes.PREFERENCE, 1).add(OptionTypes.IA_PD, ntt(OLD)));
        script.replies(answer(MessageType.ADVERTISE, solicit, OTHER_SERVER)
                .add(OptionTypes.PREFERENCE, 2)
                .add(OptionTypes.IA_PD, ntt(NEW)));
        script.sends(MessageType.SOLICIT);

        script.at(2);
        assertEquals(Optional.of(OTHER_SERVER), script.lastSent().options().first(OptionTypes.SERVER_ID));
        assertEquals(
                NEW,
                script.lastSent()
                        .options()
                        .first(OptionTypes.IA_PD)
                        .orElseThrow()
                        .prefixes()
                        .get(0)
                        .prefix());
    }

    @Test
    void s2_preference255EndsTheSearchAtOnce() {
        Script script = Script.of(config().build()).start().at(0.6);
        script.replies(
                advertise(script.lastSent()).add(OptionTypes.PREFERENCE, 255).add(OptionTypes.IA_PD, ntt(OLD)));
        script.sends(MessageType.SOLICIT, MessageType.REQUEST);
    }

    @Test
    void s2_afterTheFirstRoundTheFirstAdvertiseWins() {
        Script script = Script.of(config().build()).start().at(2);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.sends(MessageType.SOLICIT, MessageType.SOLICIT, MessageType.REQUEST);
    }

    @Test
    void s3_anAdvertiseThatOffersNothingChangesNothingOfTheSchedule() {
        Script undisturbed = Script.of(config().build()).start().at(100);
        Script script = Script.of(config().build()).start().at(0.6);
        for (int second = 1; second <= 100; second++) {
            script.replies(advertise(script.lastSent())
                    .add(OptionTypes.SOL_MAX_RT, 86_400L)
                    .add(
                            OptionTypes.IA_PD,
                            pd(1, 0, 0).withOptions(pd(1, 0, 0).options().with(OptionTypes.STATUS_CODE, NO_PREFIX))));
            script.at(second);
        }

        assertEquals(undisturbed.sentAt, script.sentAt, "I-11, openwrt#21053");
        assertEquals(100, script.engine.statistics().discarded().get(DiscardReason.NOTHING_OFFERED));
    }

    @Test
    void s3_s11_topLevelNoAddrsAvailBesideAGoodPrefixIsNoObstacle() {
        Script script = Script.of(config().address().build()).start().at(0.6);
        script.replies(advertise(script.lastSent())
                .add(OptionTypes.IA_PD, ntt(OLD))
                .add(OptionTypes.STATUS_CODE, Status.of(StatusCode.NO_ADDRS_AVAIL, "")));
        script.at(2).sends(MessageType.SOLICIT, MessageType.REQUEST);
    }

    @Test
    void s4_v11_aSolMaxRtThatAdvertisesDisagreeOnIsNotAdopted() {
        Script script = Script.of(config().build()).start().at(0.6);
        ClientServerMessage solicit = script.lastSent();
        script.replies(advertise(solicit).add(OptionTypes.SOL_MAX_RT, 60L));
        script.replies(answer(MessageType.ADVERTISE, solicit, OTHER_SERVER).add(OptionTypes.SOL_MAX_RT, 61L));
        double last = lastGapBefore(script, 2000);
        assertTrue(last > 500, "SOL_MAX_RT stays at 3600: " + last);
    }

    @Test
    void s4_v11_anAdvertiseWithoutOneHidesNoDisagreement() {
        Script script = Script.of(config().build()).start().at(0.6);
        ClientServerMessage solicit = script.lastSent();
        script.replies(advertise(solicit).add(OptionTypes.SOL_MAX_RT, 60L));
        script.replies(advertise(solicit));
        script.replies(answer(MessageType.ADVERTISE, solicit, OTHER_SERVER).add(OptionTypes.SOL_MAX_RT, 61L));
        assertTrue(lastGapBefore(script, 2000) > 500);
    }

    @Test
    void v11_aSolMaxRtOfAnIgnoredAdvertiseIsAdoptedIfInRange() {
        Script script = Script.of(config().build()).start().at(0.6);
        script.replies(advertise(script.lastSent()).add(OptionTypes.SOL_MAX_RT, 60L));
        assertEquals(60, lastGapBefore(script, 2000), 0.001);

        Script outOfRange = Script.of(config().build()).start().at(0.6);
        outOfRange.replies(advertise(outOfRange.lastSent()).add(OptionTypes.SOL_MAX_RT, 59L));
        assertTrue(lastGapBefore(outOfRange, 2000) > 500);
    }

    @Test
    void s6_aReplyToASolicitCountsOnlyWithRapidCommitOnBothSides() {
        Script unasked = Script.of(config().build()).start().at(0.6);
        unasked.replies(reply(unasked.lastSent())
                .add(OptionTypes.RAPID_COMMIT, Present.PRESENT)
                .add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(ClientState.SOLICITING, unasked.engine.state());

        Script script = Script.of(config().with(ClientFeature.RAPID_COMMIT).build())
                .start()
                .at(0.6);
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(ClientState.SOLICITING, script.engine.state());
        script.replies(reply(script.lastSent())
                .add(OptionTypes.RAPID_COMMIT, Present.PRESENT)
                .add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(ClientState.BOUND, script.engine.state());
    }

    @Test
    void s6_nothingCountsOfAReplyWithoutRapidCommit() {
        Script script = Script.of(config().with(ClientFeature.RAPID_COMMIT).build())
                .start()
                .at(0.6);
        script.replies(reply(script.lastSent()).add(OptionTypes.SOL_MAX_RT, 60L));
        assertTrue(lastGapBefore(script, 2000) > 500);
    }

    @Test
    void s6_aRapidReplyWithoutPrefixesLeavesTheSolicitAsItIs() {
        Script script = Script.of(config().with(ClientFeature.RAPID_COMMIT).build())
                .start()
                .at(0.6);
        script.replies(reply(script.lastSent())
                .add(OptionTypes.RAPID_COMMIT, Present.PRESENT)
                .add(OptionTypes.STATUS_CODE, Status.of(StatusCode.NO_ADDRS_AVAIL, "")));
        assertEquals(ClientState.SOLICITING, script.engine.state());
    }

    @Test
    void s8_s12_c2_theClientSolicitsForEver() {
        Script script = Script.of(config().build()).start().at(86_400);
        assertEquals(ClientState.SOLICITING, script.engine.state());
        assertEquals(3600, lastGapBefore(script, 100_000), 0.001);
    }
}
