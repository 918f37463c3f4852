package net.wan6.test.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import net.wan6.auth.RejectionReason;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.core.ClientConfig;
import net.wan6.core.ClientEvent;
import net.wan6.core.ClientProfile;
import net.wan6.core.Finding;
import net.wan6.core.Input;
import net.wan6.core.SoftwirePlan;
import net.wan6.mape.MapRules;
import net.wan6.test.carrier.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Why have I no prefix? For each fault of a carrier, what the client says of it a minute after it has begun to ask. */
class FaultDiagnosisTest {
    private static final ClientConfig CONFIG =
            ClientConfig.builder(ClientProfile.NTT_FLETS).prefix(56).build();
    private static final Ipv6Prefix NEXT = Ipv6Prefix.parse("2001:db8:2000:100::/56");
    private static final String WELL = "nothing is wrong";
    private static final String NO_KEY =
            "no reconfigure key, though it was asked for: the server cannot tell of changes";

    private static final EnumSet<Fault> WITHOUT_PREFIX = EnumSet.of(
            Fault.SILENCE,
            Fault.TRUNCATED,
            Fault.EMPTY_ADVERTISE_IA,
            Fault.T1_ABOVE_T2,
            Fault.PREFERRED_ABOVE_VALID,
            Fault.NO_PREFIX_AVAIL,
            Fault.REPLY_WITHOUT_IA,
            Fault.STATUS_INSIDE_PREFIX,
            Fault.UNSPEC_FAIL,
            Fault.WRONG_CLIENT_ID,
            Fault.NO_CLIENT_ID,
            Fault.NO_SERVER_ID,
            Fault.WRONG_SERVER_ID,
            Fault.WRONG_TRANSACTION_ID);

    private static final EnumSet<Fault> WITHOUT_KEY =
            EnumSet.of(Fault.NO_KEY, Fault.UNKNOWN_AUTH_PROTOCOL, Fault.DUPLICATE_OPTIONS, Fault.MALFORMED_AUTH);

    private static VirtualLine aMinuteWith(Fault fault) {
        VirtualLine line = VirtualLine.builder(CONFIG)
                .carrier(VirtualLine.PLAN.edit().faults(fault).build())
                .start();
        line.pass(Duration.ofMinutes(1));
        return line;
    }

    private static <E extends ClientEvent> List<E> told(VirtualLine line, Class<E> kind) {
        return line.events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** What was told once says the same as what is known in the end, but for numbers. */
    private static void assertToldOnce(VirtualLine line) {
        List<ClientEvent.Diagnosed> told = told(line, ClientEvent.Diagnosed.class);
        assertEquals(1, told.size(), told::toString);
        List<Finding> first = told.get(0).diagnosis().findings();
        List<Finding> last = line.diagnosis().findings();
        assertEquals(first.size(), last.size());
        for (int i = 0; i < first.size(); i++) {
            assertTrue(first.get(i).isAboutTheSameAs(last.get(i)), line.diagnosis()::toString);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SILENCE | 6 messages were sent, the last a SOLICIT; no valid answer came",
                "TRUNCATED | 6 messages were sent, the last a SOLICIT; no valid answer came; dropped as malformed: 5",
                "EMPTY_ADVERTISE_IA | 6 messages were sent, the last a SOLICIT; answers of no use: 5;"
                        + " dropped as nothing_offered: 5",
                "T1_ABOVE_T2 | 6 messages were sent, the last a SOLICIT; answers of no use: 5; dropped as nothing_offered: 5",
                "PREFERRED_ABOVE_VALID | 6 messages were sent, the last a SOLICIT; answers of no use: 5;"
                        + " dropped as nothing_offered: 5",
                "NO_PREFIX_AVAIL | the server 0003000102005e005301 refuses in its ADVERTISE: NoPrefixAvail, \"NoPrefixAvail\"",
                "REPLY_WITHOUT_IA | 7 messages were sent, the last a REQUEST; answers of no use: 6",
                "STATUS_INSIDE_PREFIX | the server 0003000102005e005301 refuses in its REPLY: NoBinding, \"NoBinding\"",
                "UNSPEC_FAIL | the server 0003000102005e005301 refuses in its REPLY: UnspecFail",
                "WRONG_CLIENT_ID | 6 messages were sent, the last a SOLICIT; no valid answer came; dropped as client_id: 5",
                "NO_CLIENT_ID | 6 messages were sent, the last a SOLICIT; no valid answer came; dropped as client_id: 5",
                "NO_SERVER_ID | 6 messages were sent, the last a SOLICIT; no valid answer came; dropped as server_id: 5",
                "WRONG_SERVER_ID | 7 messages were sent, the last a REQUEST; no valid answer came",
                "WRONG_TRANSACTION_ID | 6 messages were sent, the last a SOLICIT; no valid answer came;"
                        + " dropped as transaction_id: 5",
            })
    void withoutAPrefixItIsSaidWhy(Fault fault, String why) {
        assertTrue(WITHOUT_PREFIX.contains(fault));
        VirtualLine line = aMinuteWith(fault);
        assertTrue(line.leases().prefixes().isEmpty());
        assertEquals(why, line.diagnosis().toString());
        assertToldOnce(line);
    }

    /** All the others cost neither prefix nor key; what they do to a Reconfigure is told when one comes. */
    @ParameterizedTest
    @EnumSource
    void whatIsObtainedIsNoMatter(Fault fault) {
        if (WITHOUT_PREFIX.contains(fault)) {
            return;
        }
        VirtualLine line = aMinuteWith(fault);
        assertEquals(1, line.leases().prefixes().size());
        assertEquals(
                WITHOUT_KEY.contains(fault) ? NO_KEY : WELL, line.diagnosis().toString());
        assertEquals(
                WITHOUT_KEY.contains(fault) ? 1 : 0,
                told(line, ClientEvent.Diagnosed.class).size());
    }

    @ParameterizedTest
    @CsvSource({
        "NO_KEY, NO_KEY",
        "UNKNOWN_AUTH_PROTOCOL, NO_KEY",
        "DUPLICATE_OPTIONS, NO_KEY",
        "MALFORMED_AUTH, AUTH_LENGTH",
        "NO_RECONFIGURE_MESSAGE, BAD_RECONF_MSG",
        "BAD_RECONFIGURE_TYPE, BAD_RECONF_MSG",
        "TWO_RECONFIGURE_MESSAGES, BAD_RECONF_MSG",
        "TO_MULTICAST, NOT_UNICAST",
        "UNAUTHENTICATED, UNAUTHENTICATED",
        "OTHER_KEY, BAD_DIGEST",
        "BAD_DIGEST, BAD_DIGEST",
        "REPLAYED_COUNTER, REPLAY",
        "LOWER_COUNTER, REPLAY",
        "ZERO_COUNTERS, REPLAY",
        "TWO_AUTHS, AUTH_REPEATED",
    })
    void aReconfigureThatIsRefusedIsToldWithItsReason(Fault fault, RejectionReason reason) {
        VirtualLine line = aMinuteWith(fault);
        line.carrier().renumber(NEXT);
        assertEquals(reason, line.until(ClientEvent.ReconfigureRejected.class).reason());
    }

    @Test
    void anInterfaceWithoutACarrierIsToldAndWellAgainAtOnce() {
        VirtualLine line = VirtualLine.builder(CONFIG).start();
        line.until(ClientEvent.LeaseChange.class);
        line.tell(new Input.LinkDown());
        assertEquals(List.of(new Finding.NoLink()), line.diagnosis().findings());
        assertEquals(
                "the interface is down, or has no carrier",
                line.until(ClientEvent.Diagnosed.class).diagnosis().toString());
        line.tell(new Input.LinkUp());
        line.settle();
        assertTrue(line.until(ClientEvent.Diagnosed.class).diagnosis().isWell());
        assertEquals(2, told(line, ClientEvent.Diagnosed.class).size());
    }

    @Test
    void aPrefixThatNoRuleIsFor() {
        VirtualLine line = VirtualLine.builder(ClientConfig.builder(ClientProfile.NTT_FLETS)
                        .prefix(56)
                        .softwires(SoftwirePlan.ofRules(MapRules.japan()))
                        .build())
                .start();
        assertEquals(
                "no softwire follows from [2001:db8:1000::/56]",
                line.until(ClientEvent.Diagnosed.class).diagnosis().toString());
    }

    /** Another server grants what one refuses: then nothing is wrong. */
    @Test
    void whatIsGrantedInTheEndIsNoMatterAnyMore() {
        VirtualLine line = aMinuteWith(Fault.NO_PREFIX_AVAIL);
        line.carrier().recover();
        line.until(ClientEvent.Diagnosed.class);
        assertTrue(line.until(ClientEvent.Diagnosed.class).diagnosis().isWell());
        assertTrue(line.diagnosis().isWell());
    }

    /** Silence goes on for a day, with garbage from a stranger: each kind of fault is told once. */
    @Test
    void aFloodTellsLittle() {
        VirtualLine line = aMinuteWith(Fault.SILENCE);
        for (int i = 0; i < 10_000; i++) {
            line.attacker().send(Octets.parseHex("0700000000"));
            line.settle();
        }
        line.pass(Duration.ofHours(24));
        assertEquals(2, told(line, ClientEvent.Diagnosed.class).size());
    }
}
