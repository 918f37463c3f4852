package net.wan6.auth;

import static net.wan6.auth.Line.CLIENT;
import static net.wan6.auth.Line.KEY;
import static net.wan6.auth.Line.SERVER;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import java.util.stream.StreamSupport;
import net.wan6.codec.ClientServerMessage;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionRequest;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.RawOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningTest {
    @ParameterizedTest
    @CsvSource({"RENEW, 5", "REBIND, 6", "INFORMATION_REQUEST, 11"})
    void aReconfigureHasTheThreeTypes(ReconfigureType type, int code) {
        ClientServerMessage made = Reconfigures.of(type, CLIENT, SERVER).build();

        assertEquals(code, made.options().first(OptionTypes.RECONF_MSG).orElseThrow());
        assertEquals(0, made.transactionId());
        assertEquals(code, type.code());
        assertEquals(new MessageType(code), type.messageType());
        assertEquals(Optional.of(type), ReconfigureType.of(code));
    }

    @Test
    void noOtherTypeIsAskedFor() {
        assertEquals(Optional.empty(), ReconfigureType.of(4));
        assertEquals(Optional.empty(), ReconfigureType.of(0));
    }

    @Test
    void theOptionRequestStandsBeforeOption19() {
        ClientServerMessage made = Line.renew(1);
        assertEquals("1,2,19,11", codes(made));
        ClientServerMessage asking = Rkap.sign(
                Reconfigures.of(ReconfigureType.REBIND, CLIENT, SERVER, OptionRequest.ofCodes(25, 23))
                        .build(),
                KEY,
                1);
        assertEquals("1,2,6,19,11", codes(asking));
    }

    @Test
    void theKeyIsDeliveredAsTypeOne() {
        assertEquals(
                "030100" + "00000000000000ff" + "01" + Line.KEY_HEX,
                Rkap.keyDelivery(KEY, 255).octets().toHex());
    }

    @Test
    void onlyAReconfigureIsSignedAndOnlyOnce() {
        ClientServerMessage reply = Line.reply().build();
        assertEquals(
                "REPLY is not signed by RKAP, only RECONFIGURE is",
                assertThrows(IllegalArgumentException.class, () -> Rkap.sign(reply, KEY, 1))
                        .getMessage());
        ClientServerMessage signed = Line.renew(1);
        assertThrows(IllegalArgumentException.class, () -> Rkap.sign(signed, KEY, 2));
    }

    @Test
    void aVerifiedReconfigureWithoutAnOptionRequestHasNone() {
        Verdict.Verified verified = (Verdict.Verified) Line.verify(Line.renew(101));

        assertEquals(Optional.empty(), verified.optionRequest());
        assertEquals(SERVER, verified.serverId());
    }

    private static String codes(ClientServerMessage message) {
        return StreamSupport.stream(message.options().spliterator(), false)
                .map(RawOption::code)
                .map(String::valueOf)
                .reduce((a, b) -> a + "," + b)
                .orElse("");
    }
}
