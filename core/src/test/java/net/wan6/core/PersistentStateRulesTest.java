package net.wan6.core;

import static net.wan6.core.Given.ADDRESS;
import static net.wan6.core.Given.CONFIG;
import static net.wan6.core.Given.NO_DOWNTIME;
import static net.wan6.core.GivenKeys.STATELESS;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.pd;
import static net.wan6.core.Script.prefix;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32;
import net.wan6.auth.ReconfigureKey;
import net.wan6.auth.Rkap;
import net.wan6.codec.Duid;
import net.wan6.codec.IaAddress;
import net.wan6.codec.IaNa;
import net.wan6.codec.IaPd;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Lifetime;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import net.wan6.core.PersistedStateException.Reason;
import net.wan6.mape.MapRules;
import org.junit.jupiter.api.Test;

/** What outlives a process, and states that cannot be taken up (engine rules I-8, F-1, V-11). */
class PersistentStateRulesTest {
    @Test
    void l12_whatEndedWhileTheClientRanIsNotRestored() {
        Script script = Script.bound(CONFIG).tell(new Input.LinkDown()).at(15_000);
        Script after = script.crashAndResume(CONFIG, new Downtime.Unknown());
        assertTrue(after.engine.leases().isEmpty());
        assertEquals(List.of(), after.all(ClientEvent.LeaseChange.class));
    }

    private static double lastGap(Script script) {
        script.after(3000);
        int last = script.sentAt.size() - 1;
        return script.sentAt.get(last) - script.sentAt.get(last - 1);
    }

    @Test
    void v11_limitsThatServersSetOutliveARestart() {
        Script advertised = Script.of(CONFIG).start().at(2);
        advertised.replies(advertise(advertised.lastSent()).add(OptionTypes.SOL_MAX_RT, 60L));
        assertEquals(
                60,
                lastGap(advertised
                        .crashAndResume(CONFIG, new Downtime.Unknown())
                        .start()),
                0.001);

        Script refused = Script.of(CONFIG).start().at(2);
        refused.replies(advertise(refused.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        refused.replies(reply(refused.lastSent())
                .add(OptionTypes.SOL_MAX_RT, 61L)
                .add(OptionTypes.STATUS_CODE, Status.of(StatusCode.UNSPEC_FAIL, "")));
        assertEquals(
                61,
                lastGap(refused.crashAndResume(CONFIG, new Downtime.Unknown()).start()),
                0.001);

        Script informing = Script.of(STATELESS).start().at(1);
        informing.replies(reply(informing.lastSent())
                .add(OptionTypes.INF_MAX_RT, 62L)
                .add(OptionTypes.STATUS_CODE, Status.of(StatusCode.UNSPEC_FAIL, "")));
        assertEquals(
                62,
                lastGap(informing
                        .crashAndResume(STATELESS, new Downtime.Unknown())
                        .start()),
                0.001);
    }

    @Test
    void configurationAloneOutlivesARestart() {
        Script script = Script.of(STATELESS).start().at(1);
        script.replies(
                reply(script.lastSent()).add(OptionTypes.DNS_SERVERS, List.of(Ipv6Address.parse("2001:db8::53"))));
        Script after = script.crashAndResume(STATELESS, new Downtime.Unknown());
        assertEquals(1, after.all(ClientEvent.OptionsChanged.class).size());
    }

    @Test
    void n8_theServerOfTheLeasesOutlivesARestart() {
        Script script = Script.bound(CONFIG).crashAndResume(CONFIG, NO_DOWNTIME).start();
        script.after(7205);
        assertEquals(Optional.of(Script.SERVER), script.lastSent().options().first(OptionTypes.SERVER_ID));
    }

    @Test
    void r14_aKeyOfAnInformationReplyIsKeptAtOnce() {
        Script script = Script.of(STATELESS).start().at(1);
        Octets before = script.state;
        script.replies(reply(script.lastSent())
                .add(
                        OptionTypes.AUTH,
                        Rkap.keyDelivery(ReconfigureKey.parseHex("00112233445566778899aabbccddeeff"), 1)));
        assertTrue(script.state.length() > before.length());
    }

    /** The leases of a client whose IAID is another by now: they live to their end, and nobody asks for them. */
    private static Script moved(ClientConfig config) {
        return Script.bound(CONFIG).crashAndResume(config, NO_DOWNTIME);
    }

    @Test
    void leasesOfAnIaThatIsNoLongerConfiguredAreReportedAndLeftAlone() {
        ClientConfig addresses =
                ClientConfig.builder(ClientProfile.RFC9915).address().build();
        Script script = moved(addresses);
        assertEquals(
                List.of(new ClientEvent.ConfigurationProblem(
                        "1 leases are of IAs that are no longer configured; they are kept until they end")),
                script.all(ClientEvent.ConfigurationProblem.class));
        script.start().after(2);
        IaNa na = IaNa.of(1, Lifetime.ofSeconds(50_000), Lifetime.ofSeconds(60_000), Options.none(OptionSpace.DHCPV6))
                .withAddress(IaAddress.of(ADDRESS, Lifetime.ofSeconds(70_000), Lifetime.ofSeconds(80_000)));
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_NA, na));
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_NA, na));
        script.sent.clear();
        script.after(14_300).sends();
        assertEquals(1, script.engine.leases().prefixes().size());
        script.after(200).sends();
        assertEquals(0, script.engine.leases().prefixes().size());
    }

    @Test
    void leasesOfAnIaThatIsNoLongerConfiguredAreNotReleased() {
        Script script = moved(
                        ClientConfig.builder(ClientProfile.RFC9915).address().build())
                .start();
        script.tell(new Input.Release()).tell(new Input.PrefixNoLongerAdvertised());
        assertEquals(ClientState.STOPPED, script.engine.state());
        assertTrue(script.engine.leases().isEmpty());
        script.sends();
    }

    /** Some carriers have one prefix for a client, whatever its IAID. */
    @Test
    void aPrefixThatComesBackUnderAnotherIaidIsTheSamePrefix() {
        Octets state = Script.bound(CONFIG).state;
        ClientIdentity other = new ClientIdentity(Script.CLIENT, 7);
        Script script = Script.resumed(CONFIG, other, state).start().after(1);
        IaPd pd = pd(7, 7200, 10800).withPrefix(prefix(OLD, 12600, 14400));
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, pd)).after(1);
        script.events.clear();
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, pd));
        script.sends(MessageType.SOLICIT, MessageType.REQUEST);
        assertEquals(1, script.engine.leases().prefixes().size());
        LeaseStep.Refreshed step = assertInstanceOf(
                LeaseStep.Refreshed.class, script.change().steps().get(0));
        assertEquals(7, ((PrefixLease) step.lease()).iaid());
        script.after(7199).sends();
        script.after(2).sends(MessageType.RENEW);
    }

    @Test
    void theEndOfAnUnconfiguredLeaseDoesNotMakeAClientWithoutLeasesSearch() {
        Script script = moved(STATELESS).start().after(1);
        script.replies(reply(script.lastSent()));
        assertEquals(ClientState.BOUND, script.engine.state());
        script.sent.clear();
        script.after(15_000).sends();
        assertTrue(script.engine.leases().isEmpty());
        assertEquals(ClientState.BOUND, script.engine.state());
    }

    @Test
    void aPlanThatThrowsLaterKeepsTheTunnelsItGaveBefore() {
        int[] calls = {0};
        ClientConfig config = config().softwires((prefixes, options) -> {
                    if (calls[0]++ > 0) {
                        throw new IllegalStateException("the application's mistake");
                    }
                    return SoftwirePlan.ofRules(MapRules.japan()).softwires(prefixes, options);
                })
                .build();
        Script script = Script.of(config).start().at(2);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(1, script.engine.leases().softwires().size());
        script.at(7300).replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        assertEquals(1, script.engine.leases().softwires().size());
        assertEquals(1, script.all(ClientEvent.ConfigurationProblem.class).size());
    }

    private static Octets header(byte[] body) {
        return header(4, body);
    }

    private static Octets header(int version, byte[] body) {
        CRC32 crc = new CRC32();
        crc.update(body);
        ByteBuffer whole = ByteBuffer.allocate(12 + body.length);
        whole.putInt(0x77616e36).putInt(version).putInt((int) crc.getValue()).put(body);
        return Octets.of(whole.array());
    }

    private static void assertRefused(Octets state) {
        PersistedStateException refused = assertThrows(
                PersistedStateException.class,
                () -> ClientEngine.resume(CONFIG, Script.IDENTITY, state, NO_DOWNTIME, 0, Script.RAND_ZERO));
        assertEquals(Reason.DAMAGED, refused.reason());
        assertEquals("cannot resume from this state: it does not read", refused.getMessage());
    }

    private static void assertRefused(Reason reason, Octets state) {
        PersistedStateException refused = assertThrows(
                PersistedStateException.class,
                () -> ClientEngine.resume(CONFIG, Script.IDENTITY, state, new Downtime.Unknown(), 0, Script.RAND_ZERO));
        assertEquals(reason, refused.reason());
    }

    @Test
    void aDamagedStateIsRefusedThoughItsChecksumHolds() {
        Octets good = Script.bound(CONFIG).state;
        assertRefused(header(new byte[0]));
        byte[] body = good.slice(12, good.length()).toByteArray();
        for (int count : new int[] {-1, Integer.MIN_VALUE, 4097}) {
            byte[] advertised = body.clone();
            ByteBuffer.wrap(advertised).putInt(body.length - 28, count);
            assertRefused(header(advertised));
            byte[] line = body.clone();
            ByteBuffer.wrap(line).putInt(body.length - 4, count);
            assertRefused(header(line));
        }
        assertRefused(header(Arrays.copyOf(body, body.length + 1)));
        for (int length : new int[] {-1, 100_000}) {
            byte[] duid = body.clone();
            ByteBuffer.wrap(duid).putInt(0, length);
            assertRefused(header(duid));
        }
    }

    /** Version 3 is as the present one, without the prefixes that routers announce at its end. */
    @Test
    void p8_stateOfVersion3IsRead() {
        Script script = Script.bound(config().build());
        byte[] whole = script.state.toByteArray();
        Octets versionThree = header(3, Arrays.copyOfRange(whole, 12, whole.length - 4));
        Script after = Script.resumed(config().build(), Script.IDENTITY, versionThree);
        assertEquals(List.of(OLD), Given.held(after));
        assertEquals(List.of(), after.engine.leases().linePrefixes());
    }

    /** As version 1 wrote it: a prefix and an address, and the prefix advertised. */
    private static Octets versionOne() {
        return Octets.parseHex(
                "77616e3600000001dcf22f12" // magic, version, checksum
                        + "0000000a0003000102005e005301" // who the client is
                        + "0000000a0003000102005e005302" // whose the leases are
                        + "0000000d77366b72010000000dbde30190" // no keys
                        + "00000079078000010001000a0003000102005e0053010002000a0003000102005e005302" // the last Reply
                        + "001900290000000100001c2000002a30001a0019000031380000384038240040505c71af0000000000000000000003"
                        + "002800000001000007d000000bb80005001820010db800000000000000000000123400000dac00000fa0"
                        + "00000001240040505c71af000000000000000000380000000000000001" // one prefix in IA 1
                        + "00000000000031380000000000003840000000000000000000000000"
                        + "0000000120010db80000000000000000000012340000000000000001" // one address in IA 1
                        + "0000000000000dac0000000000000fa00000000000000000"
                        + "00000002000000000000000001" // T1 and T2 of two IAs
                        + "0000068c61714000000009d29229e0000000000000001c200000000000002a30"
                        + "010000000000000001"
                        + "000001d1a94a2000000002ba7def300000000000000007d00000000000000bb8"
                        + "00000001240040505c71af00000000000000000038" // what is advertised
                        + "00000000000000000000000000000000"); // no limits
    }

    @Test
    void i8_theStateOfEarlierVersionsIsRead() {
        byte[] whole = versionOne().toByteArray();
        byte[] body = Arrays.copyOfRange(whole, 12, whole.length);
        // Version 2 has a list of declined addresses besides.
        Octets versionTwo = header(2, Arrays.copyOf(body, body.length + 4));
        for (Octets state : List.of(versionOne(), versionTwo)) {
            Script script = Script.resumed(config().address().build(), Script.IDENTITY, state);
            assertEquals(OLD, script.engine.leases().prefixes().get(0).prefix());
            assertEquals(ADDRESS, script.engine.leases().addresses().get(0).address());
            // F1: nobody knows how long ago that was.
            assertEquals(
                    Lifetime.INFINITE, script.engine.leases().prefixes().get(0).unmeasured());
            script.start().after(11.5);
            assertEquals(ClientState.REBINDING, script.engine.state());
        }
        assertRefused(header(3, body));
        assertRefused(header(1, Arrays.copyOf(body, body.length + 4)));
    }

    @Test
    void aStateThatIsNotOursIsRefusedByName() {
        Octets good = Script.bound(CONFIG).state;
        assertRefused(Reason.TRUNCATED, good.slice(0, 11));
        assertRefused(Reason.FOREIGN, Octets.of(new byte[100]));
        assertRefused(Reason.CHECKSUM, good.slice(0, good.length() - 1));
        byte[] flipped = good.toByteArray();
        flipped[flipped.length / 2] ^= 1;
        assertRefused(Reason.CHECKSUM, Octets.of(flipped));
        byte[] newer = good.toByteArray();
        newer[7]++;
        assertRefused(Reason.OTHER_VERSION, Octets.of(newer));
        ClientIdentity other = ClientIdentity.of(Duid.parseHex("0003000102005e005399"));
        PersistedStateException refused = assertThrows(
                PersistedStateException.class,
                () -> ClientEngine.resume(CONFIG, other, good, new Downtime.Unknown(), 0, Script.RAND_ZERO));
        assertEquals(Reason.OTHER_CLIENT, refused.reason());
    }

    @Test
    void leasesOfAnIaThatIsNoLongerConfiguredAreKeptAndReportedAndStandInNobodysWay() {
        Script script = Script.bound(CONFIG);
        ClientIdentity moved = new ClientIdentity(Script.CLIENT, 5);
        ClientEngine engine =
                ClientEngine.resume(CONFIG, moved, script.state, new Downtime.Exactly(0), 0, Script.RAND_ZERO);
        engine.handle(new Input.Start(), 0);
        assertEquals(ClientState.SOLICITING, engine.state(), "I-10: nothing is held of what is configured");
        assertEquals(OLD, engine.leases().prefixes().get(0).prefix());
    }

    @Test
    void optionsAreToldAfterARestart() {
        Script script = Script.of(CONFIG).start().at(1);
        script.replies(Script.advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)));
        script.at(3)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, ntt(OLD))
                        .add(OptionTypes.DNS_SERVERS, List.of(Ipv6Address.parse("2001:db8::53"))));
        Script after = script.crashAndResume(CONFIG, new Downtime.Unknown());
        assertEquals(1, after.all(ClientEvent.OptionsChanged.class).size());
    }
}
