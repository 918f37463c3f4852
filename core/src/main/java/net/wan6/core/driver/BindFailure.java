package net.wan6.core.driver;

import java.io.IOException;
import java.util.Locale;
import net.wan6.codec.Ipv6Address;
import net.wan6.core.Output;

/** Why a channel could not be bound, in a line that says what to do. The kernel's own words are all there is to tell by. */
record BindFailure(String description, Remedy remedy) {
    enum Remedy {
        /** The address is there and is not ready: goes away by itself. */
        WAIT,
        /** A person has to do something. */
        PERSON
    }

    static BindFailure of(String interfaceName, Ipv6Address address, IOException failed) {
        String said = String.valueOf(failed.getMessage());
        String what = "UDP port " + Output.CLIENT_PORT + " on " + interfaceName + " (" + address + ") cannot be bound: "
                + said;
        String lower = said.toLowerCase(Locale.ROOT);
        if (lower.contains("cannot assign") || lower.contains("can't assign")) {
            return new BindFailure(what + "; the address is not ready", Remedy.WAIT);
        }
        if (lower.contains("in use")) {
            return new BindFailure(what + "; another DHCPv6 client holds the port: stop it first", Remedy.PERSON);
        }
        if (lower.contains("permission") || lower.contains("not permitted")) {
            return new BindFailure(what + "; " + PRIVILEGE, Remedy.PERSON);
        }
        return new BindFailure(what, Remedy.PERSON);
    }

    private static final String PRIVILEGE =
            "ports below 1024 need root, or CAP_NET_BIND_SERVICE as an ambient capability,"
                    + " or net.ipv4.ip_unprivileged_port_start at " + Output.CLIENT_PORT + " or less";
}
