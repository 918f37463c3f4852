package net.wan6.test.carrier;

import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.Status;
import net.wan6.codec.StatusCode;

/** What this carrier says beside each status code. */
final class Statuses {
    private Statuses() {}

    static Status of(StatusCode code) {
        return Status.of(
                code,
                switch (code.code()) {
                    case 0 -> "done";
                    case 2 -> "no address left";
                    case 3 -> "no such binding here";
                    case 4 -> "not an address of this link";
                    case 5 -> "please send to ff02::1:2";
                    case 6 -> "no prefix left";
                    default -> "";
                });
    }

    static Options alone(StatusCode code) {
        return Options.none(OptionSpace.DHCPV6).with(OptionTypes.STATUS_CODE, of(code));
    }
}
