package net.wan6.codec;

import static net.wan6.codec.Hex.message;
import static net.wan6.codec.Hex.option;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What there is of an option that should stand at most once. */
class OnlyTest {
    @Test
    void onlyOneIsAValue() {
        assertEquals(Optional.of(7), new Only.One<>(7).toOptional());
        assertEquals(Optional.empty(), new Only.Absent<>().toOptional());
        assertEquals(Optional.empty(), new Only.Repeated<>(2).toOptional());
        assertEquals(Optional.empty(), new Only.Identical<>(7, 2).toOptional());
        assertEquals(Optional.empty(), new Only.Malformed<>("short", 0).toOptional());
    }

    /**
     * A6: some servers send their identifier twice. One value is all that any reader of the octets can see, so that who
     * says it twice gains nothing over who says it once; two values are still for nobody to choose from.
     */
    @Test
    void identicalRepeatsAreToldFromOthers() {
        String one = option(2, "0003000102005e005302");
        String other = option(2, "0003000102005e005303");
        Duid server = Duid.parseHex("0003000102005e005302");

        assertEquals(new Only.One<>(server), serverId(one));
        assertEquals(new Only.Identical<>(server, 2), serverId(one, one));
        assertEquals(new Only.Identical<>(server, 3), serverId(one, option(23, ""), one, one));
        assertEquals(new Only.Repeated<Duid>(2), serverId(one, other));
        assertEquals(new Only.Repeated<Duid>(3), serverId(one, one, other));
        assertEquals(new Only.Repeated<Duid>(2), serverId(one, one.substring(0, one.length() - 2) + "01"));
        assertEquals(new Only.Repeated<Duid>(2), serverId(option(2, "00"), option(2, "00")));
    }

    private static Only<Duid> serverId(String... options) {
        return message("07000001", String.join("", options)).options().only(OptionTypes.SERVER_ID);
    }
}
