package net.wan6.test.carrier;

import java.util.LinkedHashMap;
import java.util.Map;
import net.wan6.auth.ReconfigureKey;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.test.carrier.LeaseBook.Binding;
import net.wan6.test.carrier.LeaseBook.Ia;
import org.jspecify.annotations.Nullable;

/** What a carrier knows of one client. */
final class Client {
    final Duid duid;
    final Map<Ia, Binding> bindings = new LinkedHashMap<>();

    /** What it had in each identity association and gave back, or what ended: it gets that again if it can. */
    final Map<Ia, Ipv6Prefix> former = new LinkedHashMap<>();

    @Nullable
    Path path;

    @Nullable
    ReconfigureKey key;

    /** The transaction id of the Request that the key was made for: its retransmission gets the same key. */
    int keyTransaction = -1;

    Client(Duid duid) {
        this.duid = duid;
    }

    Client(Client other) {
        this(other.duid);
        bindings.putAll(other.bindings);
        former.putAll(other.former);
        path = other.path;
        key = other.key;
        keyTransaction = other.keyTransaction;
    }
}
