package net.wan6.benchmarks.codec;

import java.util.List;
import net.wan6.codec.Message;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTable;
import net.wan6.codec.OptionType;
import net.wan6.codec.Options;
import org.openjdk.jmh.infra.Blackhole;

/** Makes the calls behind the doors as polymorphic as they are in a long-lived process. */
final class EveryDoor {
    private static final int ROUNDS = 2_000;

    private EveryDoor() {}

    static void warm(Blackhole hole) {
        Options options = everyOption();
        List<OptionType<?>> types = OptionTable.STANDARD.types(OptionSpace.DHCPV6);
        for (int round = 0; round < ROUNDS; round++) {
            for (OptionType<?> type : types) {
                hole.consume(options.first(type));
            }
        }
    }

    /** The carrier's Reply, and 28 zeros as every other option: well formed or not, all of them are read. */
    private static Options everyOption() {
        Options options = Message.decode(CarrierReply.octets()).options();
        for (OptionType<?> type : OptionTable.STANDARD.types(OptionSpace.DHCPV6)) {
            if (!options.contains(type)) {
                options = options.withRaw(type.code(), Octets.of(new byte[28]));
            }
        }
        return options;
    }
}
