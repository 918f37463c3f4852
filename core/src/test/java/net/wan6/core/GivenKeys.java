package net.wan6.core;

import static net.wan6.core.Script.CLIENT;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.SERVER;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.config;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.pd;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;

import net.wan6.auth.ReconfigureKey;
import net.wan6.auth.ReconfigureType;
import net.wan6.auth.Reconfigures;
import net.wan6.auth.Rkap;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.Duid;
import net.wan6.codec.IaPd;
import net.wan6.codec.Message;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionRequest;
import net.wan6.codec.OptionTypes;

/** Clients that have a Reconfigure key, and Reconfigures that are signed with it. */
final class GivenKeys {
    static final ReconfigureKey KEY = ReconfigureKey.parseHex("00112233445566778899aabbccddeeff");
    static final ClientConfig NTT =
            ClientConfig.builder(ClientProfile.NTT_FLETS).prefix(56).build();
    static final ClientConfig STATELESS =
            ClientConfig.builder(ClientProfile.RFC9915).build();

    private GivenKeys() {}

    static Script boundAndKeyed(ClientConfig config, IaPd... pds) {
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

    static Script keyed(ClientConfig config) {
        return keyed(config, ntt(OLD));
    }

    static Script keyed(ClientConfig config, IaPd granted) {
        Script script = Script.of(config).start().at(2);
        script.replies(advertise(script.lastSent()).add(OptionTypes.IA_PD, granted));
        script.at(3)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, granted)
                        .add(OptionTypes.AUTH, Rkap.keyDelivery(KEY, 100)));
        assertEquals(ClientState.BOUND, script.engine.state());
        script.events.clear();
        script.sent.clear();
        return script;
    }

    /** Configuration alone, with the key in the Reply to the Information-request. */
    static Script keyedStateless() {
        Script script = Script.of(STATELESS).start().at(1);
        script.replies(reply(script.lastSent()).add(OptionTypes.AUTH, Rkap.keyDelivery(KEY, 100)));
        assertEquals(ClientState.BOUND, script.engine.state());
        script.events.clear();
        script.sent.clear();
        return script;
    }

    static Octets reconfigure(long replay, ReconfigureType type, int... codes) {
        ClientServerMessage message = Message.builder(MessageType.RECONFIGURE, 0)
                .add(OptionTypes.CLIENT_ID, CLIENT)
                .add(OptionTypes.SERVER_ID, SERVER)
                .add(OptionTypes.ORO, OptionRequest.ofCodes(codes))
                .add(OptionTypes.RECONF_MSG, type.code())
                .build();
        return Rkap.sign(message, KEY, replay).octets();
    }

    static Octets reconfigure(ReconfigureKey key, long replay, ReconfigureType type) {
        return reconfigure(SERVER, key, replay, type);
    }

    static Octets reconfigure(Duid server, ReconfigureKey key, long replay, ReconfigureType type) {
        ClientServerMessage message = Message.builder(MessageType.RECONFIGURE, 0)
                .add(OptionTypes.CLIENT_ID, CLIENT)
                .add(OptionTypes.SERVER_ID, server)
                .add(OptionTypes.ORO, OptionRequest.ofCodes(25))
                .add(OptionTypes.RECONF_MSG, type.code())
                .build();
        return Rkap.sign(message, key, replay).octets();
    }

    static Octets reconfigure(ReconfigureType type, long replay) {
        return Rkap.sign(Reconfigures.of(type, CLIENT, SERVER).build(), KEY, replay)
                .octets();
    }
}
