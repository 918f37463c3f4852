package net.wan6.core;

import static net.wan6.core.Given.ADDRESS;
import static net.wan6.core.Given.BOTH;
import static net.wan6.core.Given.na;
import static net.wan6.core.Script.OLD;
import static net.wan6.core.Script.advertise;
import static net.wan6.core.Script.ntt;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.wan6.codec.OptionTypes;
import org.junit.jupiter.api.Test;

/** Every state is told once, when it begins. */
class StateRulesTest {
    private static List<ClientState> states(Script script) {
        return script.all(ClientEvent.StateChanged.class).stream()
                .map(ClientEvent.StateChanged::state)
                .toList();
    }

    @Test
    void everyStateIsToldOnceWhenItBegins() {
        Script script = Script.of(BOTH).start().at(2);
        script.replies(
                advertise(script.lastSent()).add(OptionTypes.IA_PD, ntt(OLD)).add(OptionTypes.IA_NA, na()));
        script.at(3)
                .replies(reply(script.lastSent())
                        .add(OptionTypes.IA_PD, ntt(OLD))
                        .add(OptionTypes.IA_NA, na()));
        script.tell(new Input.AddressInUse(ADDRESS)).after(1).replies(reply(script.lastSent()));
        script.tell(new Input.LinkDown()).after(1).tell(new Input.LinkUp()).after(20);
        script.at(7300);
        script.at(10_900);
        script.tell(new Input.Release())
                .tell(new Input.PrefixNoLongerAdvertised())
                .after(20);
        assertEquals(
                List.of(
                        ClientState.SOLICITING,
                        ClientState.REQUESTING,
                        ClientState.BOUND,
                        ClientState.DECLINING,
                        ClientState.BOUND,
                        ClientState.NO_LINK,
                        ClientState.VERIFYING,
                        ClientState.BOUND,
                        ClientState.RENEWING,
                        ClientState.REBINDING,
                        ClientState.RELEASING,
                        ClientState.STOPPED),
                states(script));
    }

    @Test
    void informingIsToldToo() {
        Script script =
                Script.of(ClientConfig.builder(ClientProfile.RFC9915).build()).start();
        assertEquals(List.of(ClientState.INFORMING), states(script));
    }
}
