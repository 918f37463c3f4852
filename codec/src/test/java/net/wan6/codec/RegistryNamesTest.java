package net.wan6.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Constants, numbers and names of the two small registries agree. */
class RegistryNamesTest {
    @Test
    void everyAssignedMessageTypeHasAConstantOfItsName() throws IllegalAccessException {
        Set<Integer> codes = new HashSet<>();
        for (Field field : MessageType.class.getFields()) {
            MessageType type = (MessageType) field.get(null);
            assertEquals(field.getName().replace('_', '-'), type.toString());
            codes.add(type.code());
        }
        assertEquals(IntStream.rangeClosed(1, 37).boxed().collect(Collectors.toSet()), codes);
        assertEquals("TYPE-0", new MessageType(0).toString());
        assertEquals("TYPE-38", new MessageType(38).toString());
    }

    @Test
    void everyAssignedStatusCodeHasAConstantOfItsName() throws IllegalAccessException {
        Set<Integer> codes = new HashSet<>();
        for (Field field : StatusCode.class.getFields()) {
            StatusCode status = (StatusCode) field.get(null);
            assertTrue(field.getName().replace("_", "").equalsIgnoreCase(status.toString()), field.getName());
            codes.add(status.code());
        }
        assertEquals(IntStream.rangeClosed(0, 22).boxed().collect(Collectors.toSet()), codes);
        assertEquals("Status-23", new StatusCode(23).toString());
    }

    @Test
    void everyMessageTypeIsReadByItsName() {
        for (int code = 0; code <= 255; code++) {
            MessageType type = new MessageType(code);
            assertEquals(type, MessageType.parse(type.toString()));
            assertEquals(type, MessageType.parse(type.toString().toLowerCase(Locale.ROOT)));
        }
        for (String none : new String[] {"", "RENE", "TYPE-256", "TYPE-01", "TYPE-5"}) {
            assertThrows(IllegalArgumentException.class, () -> MessageType.parse(none), none);
        }
    }
}
