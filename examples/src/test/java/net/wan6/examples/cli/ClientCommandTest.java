package net.wan6.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code wan6 client} refuses before it touches an interface; what it sends is seen by real servers. */
class ClientCommandTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--hint=::/0 | the prefix length 0 is not in 1 to 128",
                "--hint=2001:db8::1/56 | host bits",
                "--iaid=-1 | --iaid: firstIaid -1",
                "--request=1 | --request: option 1 may not be asked for",
                "--request=70000 | --request: option code 70000",
                "--option=solicit:1=00 | --option: option 1 is written by the client itself",
                "--option=nonsense | is not MESSAGE:CODE=HEX",
                "--option=wave:15=00 | no message type is called",
                "--rate=0 | --rate: messages 0",
                "--server=zz | --server",
                "--single-prefix --prefixes=2 | SINGLE_PREFIX, and 2 prefixes",
                "--profile=ntt --prefixes=2 | SINGLE_PREFIX, and 2 prefixes",
                "--profile=ntt --prefixes=0 | nothing to ask for",
            })
    void whatCannotBeIsOneLine(String options, String reason) {
        Run run = Run.wan6(("client --interface=wan6none0 --duid=0003000102005e005302 " + options).split(" "));
        assertEquals(2, run.status(), run.err());
        assertTrue(run.err().contains(reason), run.err());
        assertEquals(1, run.err().lines().count());
    }
}
