package net.wan6.core;

import static net.wan6.core.Given.boundToAddressWithoutTimes;
import static net.wan6.core.Script.reply;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.wan6.codec.MessageType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;
import org.junit.jupiter.api.Test;

/**
 * Which addresses are confirmed, and what the answers do to them (RFC 9915 §18.2.3, §18.2.10.3; engine rules N-6, N-11).
 */
class ConfirmRulesTest {
    @Test
    void n6_n11_onlyAddressesAreConfirmedAndKeptUnlessNotOnLink() {
        Script script = boundToAddressWithoutTimes()
                .tell(new Input.LinkDown())
                .tell(new Input.LinkUp())
                .after(1);
        script.sends(MessageType.CONFIRM);
        Script success = script.after(1);
        success.replies(reply(success.lastSent()).add(OptionTypes.STATUS_CODE, Status.of(StatusCode.SUCCESS, "")));
        assertEquals(ClientState.BOUND, success.engine.state());

        Script moved = boundToAddressWithoutTimes()
                .tell(new Input.LinkDown())
                .tell(new Input.LinkUp())
                .after(1);
        moved.replies(reply(moved.lastSent()).add(OptionTypes.STATUS_CODE, Status.of(StatusCode.NOT_ON_LINK, "")));
        assertEquals(ClientState.VERIFYING, moved.engine.state(), "another server may know better");
        moved.after(10);
        assertEquals(ClientState.SOLICITING, moved.engine.state());
        assertTrue(moved.engine.leases().isEmpty());
    }

    @Test
    void n11_oneServerThatKnowsTheLinkOutweighsOneThatDoesNot() {
        Script script = boundToAddressWithoutTimes()
                .tell(new Input.LinkDown())
                .tell(new Input.LinkUp())
                .after(1);
        script.replies(reply(script.lastSent()).add(OptionTypes.STATUS_CODE, Status.of(StatusCode.NOT_ON_LINK, "")));
        script.replies(reply(script.lastSent()).add(OptionTypes.STATUS_CODE, Status.of(StatusCode.SUCCESS, "")));
        assertEquals(ClientState.BOUND, script.engine.state());
        assertFalse(script.engine.leases().isEmpty());
    }
}
