package net.wan6.core;

import static net.wan6.core.Script.CLIENT;
import static net.wan6.core.Script.NEW;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.SERVER;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.pd;
import static net.wan6.core.Script.prefix;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import net.wan6.auth.ReconfigureKey;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.Reconfigures;
import net.wan6.auth.Rkap;
import net.wan6.codec.IaAddress;
import net.wan6.codec.IaNa;
import net.wan6.codec.IaPd;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Lifetime;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionTypes;
import org.junit.jupiter.api.Test;

/** Two things at once: what is asked for while something else goes on is neither lost nor done by half. */
class InterruptionTest {
    private static final ReconfigureKey KEY = ReconfigureKey.parseHex("000102030405060708090a0b0c0d0e0f");
    private static final ClientConfig CONFIG = config().build();

    private static Script bound(ClientConfig config, IaPd... pds) {
        Script script = Script.of(config).start().at(2);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, pds[0]));
        var reply = reply(script.at(3).lastSent()).add(OptionTypes.AUTH, Rkap.keyDelivery(KEY, 1));
        for (IaPd pd : pds) {
            reply.add(OptionTypes.IA_PD, pd);
        }
        script.replies(reply);
        assertEquals(ClientState.BOUND, script.engine.state());
        script.events.clear();
        script.sent.clear();
        return script;
    }

    private static Octets reconfigure(ReconfigureType type, long replay) {
        return Rkap.sign(Reconfigures.of(type, CLIENT, SERVER).build(), KEY, replay)
                .octets();
    }

    @Test
    void e3_aStartDuringAReleaseIsNotForgottenWhenTheLinkGoesDown() {
        Script script = bound(CONFIG, ntt(OLD)).at(100);
        script.tell(new Input.Release()).tell(new Input.PrefixNoLongerAdvertised());
        assertEquals(ClientState.RELEASING, script.engine.state());
        script.start().tell(new Input.LinkDown());
        assertEquals(ClientState.NO_LINK, script.engine.state());
        script.tell(new Input.LinkUp());
        assertEquals(ClientState.SOLICITING, script.engine.state());
    }

    @Test
    void n3_aNewLinkLocalAddressIsToldWhileAServerIsAskedForConfiguration() {
        Script script = bound(CONFIG, ntt(OLD)).at(100);
        script.receives(reconfigure(ReconfigureType.INFORMATION_REQUEST, 2)).after(1);
        script.tell(new Input.LinkLocalChanged()).sends(MessageType.INFORMATION_REQUEST, MessageType.RENEW);
    }

    @Test
    void n3_aNewLinkLocalAddressIsToldAfterADecline() {
        Ipv6Address address = Ipv6Address.parse("2001:db8::1234");
        IaNa na = IaNa.of(1).withAddress(IaAddress.of(address, Lifetime.ofSeconds(3500), Lifetime.ofSeconds(4000)));
        Script script = bound(config().address().build(), ntt(OLD)).at(100).tell(new Input.RenewNow());
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_NA, na));
        script.tell(new Input.AddressInUse(address)).tell(new Input.LinkLocalChanged());
        script.replies(reply(script.lastSent()));
        script.sends(MessageType.RENEW, MessageType.DECLINE, MessageType.RENEW);
    }

    /** T1 is far: nothing else would make the client ask again. */
    @Test
    void n3_aRenewBeforeT1OutlivesTheEndOfALifetime() {
        IaPd pd = pd(1, 900, 1800).withPrefix(prefix(OLD, 3000, 4000)).withPrefix(prefix(NEW, 1000, 2000));
        Script script = bound(CONFIG, pd).at(800);
        script.replies(reply(script.at(903).lastSent())
                .add(OptionTypes.IA_PD, pd(1, 9000, 10_000).withPrefix(prefix(OLD, 20_000, 30_000))));
        assertEquals(ClientState.BOUND, script.engine.state());
        script.at(990).tell(new Input.LinkLocalChanged()).at(1010);
        assertEquals(ClientState.RENEWING, script.engine.state(), "after a preferred lifetime");
        script.at(1990).at(2010);
        assertEquals(ClientState.RENEWING, script.engine.state(), "after a valid lifetime");
    }

    @Test
    void law8_whatEndsInOneMomentIsToldInOneEvent() {
        IaPd one = pd(1, 1000, 2000).withPrefix(prefix(OLD, 3000, 6000));
        IaPd two = pd(2, 1000, 2000).withPrefix(prefix(NEW, 3000, 3000));
        Script script = bound(config().prefix(56).build(), one, two).at(3003);
        ClientEvent.LeaseChange change = script.change();
        assertEquals(
                List.of(LeaseStep.Deprecated.class, LeaseStep.Withdrawn.class),
                change.steps().stream().map(Object::getClass).toList());
        assertEquals(1, change.after().prefixes().size());
    }

    /** The exchange that answered the first one is over at T2; another server may answer the Rebind, or this one call. */
    @Test
    void r9_n2_aReconfigureThatNobodyStoodByIsAsIfItHadNotCome() {
        Script script = bound(CONFIG, ntt(OLD)).at(7000).receives(reconfigure(ReconfigureType.RENEW, 2));
        script.at(10_900);
        assertEquals(ClientState.REBINDING, script.engine.state());
        script.receives(reconfigure(ReconfigureType.RENEW, 3));
        assertEquals(ClientState.RENEWING, script.engine.state());
        script.after(60);
        assertEquals(ClientState.REBINDING, script.engine.state());
        script.events.clear();
        script.replies(reply(script.lastSent()).add(OptionTypes.IA_PD, ntt(NEW)));
        assertEquals(
                Set.of(ChangeCause.RENEW, ChangeCause.REBIND), script.change().causes());
    }

    @Test
    void n5_n12_whoAsksForNoLeasesDoesNotRenewThoseOfAFormerConfiguration() {
        ClientConfig stateless = ClientConfig.builder(ClientProfile.RFC9915).build();
        Script script = bound(CONFIG, ntt(OLD)).crashAndResume(stateless, new Downtime.Unknown());
        script.start().after(1).replies(reply(script.lastSent()));
        script.tell(new Input.RaPrefixChanged()).after(0.6);
        script.sends(MessageType.INFORMATION_REQUEST, MessageType.INFORMATION_REQUEST);
    }

    /** A18: the first word of the link may be that it is up; it was down then, or somebody missed the rest. */
    @Test
    void a18_n4_aLinkUpWithoutLinkDownVerifiesWhatIsHeld() {
        Script script = Script.bound(config().build()).at(100).tell(new Input.LinkUp());
        assertEquals(ClientState.VERIFYING, script.engine.state());
        int xid = script.after(1).lastSent().transactionId();
        script.tell(new Input.LinkUp()).tell(new Input.LinkUp());
        assertEquals(xid, script.after(1).lastSent().transactionId());
        assertEquals(ClientState.BOUND, script.after(15).engine.state(), "silence costs nothing");
        assertEquals(1, script.engine.leases().prefixes().size());
    }

    @Test
    void a18_itVerifiesFromWhateverExtendsLeases() {
        for (double at : new double[] {7300, 10_900}) {
            Script script = Script.bound(config().build()).at(at).tell(new Input.LinkUp());
            assertEquals(ClientState.VERIFYING, script.engine.state());
        }
    }

    /** What runs already asks for as much: a host that says LinkUp again and again must not begin it anew each time. */
    @Test
    void a18_whatIsBeingAskedForIsNotAskedForAnew() {
        Script script = Script.of(config().build()).start().at(1);
        long deadline = script.engine.deadline();
        int xid = script.lastSent().transactionId();
        script.tell(new Input.LinkUp());
        assertEquals(deadline, script.engine.deadline());
        assertEquals(xid, script.after(2).lastSent().transactionId());

        Script stopped = Script.bound(config().build()).tell(new Input.Stop()).tell(new Input.LinkUp());
        assertEquals(ClientState.STOPPED, stopped.engine.state());
    }
}
