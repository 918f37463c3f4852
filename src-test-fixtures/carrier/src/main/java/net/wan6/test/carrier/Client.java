package net.wan6.test.carrier;

import java.util.LinkedHashMap;
import java.util.Map;
import net.wan6.auth.ReconfigureKey;
import net.wan6.codec.Duid;
import net.wan6.test.carrier.LeaseBook.Binding;
import net.wan6.test.carrier.LeaseBook.Ia;
import org.jspecify.annotations.Nullable;

/** What a carrier knows of one client. */
final class Client {
    final Duid duid;
    final Map<Ia, Binding> bindings = new LinkedHashMap<>();

    @Nullable
    Peer peer;

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
        peer = other.peer;
        key = other.key;
        keyTransaction = other.keyTransaction;
    }
}
