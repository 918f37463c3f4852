package net.wan6.benchmarks.codec;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import net.wan6.codec.Message;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import org.openjdk.jmh.infra.Blackhole;

/** Makes the calls behind the doors as polymorphic as they are in a long-lived process. */
final class EveryDoor {
    private static final int ROUNDS = 20_000;

    private EveryDoor() {}

    static void warm(Blackhole hole) {
        Options options = Message.decode(CarrierReply.octets()).options();
        List<OptionType<?>> types = types();
        for (int round = 0; round < ROUNDS; round++) {
            for (OptionType<?> type : types) {
                hole.consume(options.first(type));
            }
        }
    }

    private static List<OptionType<?>> types() {
        List<OptionType<?>> types = new ArrayList<>();
        for (Field field : OptionTypes.class.getFields()) {
            try {
                if (Modifier.isStatic(field.getModifiers())
                        && field.get(null) instanceof OptionType<?> type
                        && type.space().equals(OptionSpace.DHCPV6)) {
                    types.add(type);
                }
            } catch (IllegalAccessException hidden) {
                throw new IllegalStateException("a public constant that cannot be read: " + field, hidden);
            }
        }
        return types;
    }
}
