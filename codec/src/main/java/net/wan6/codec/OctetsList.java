package net.wan6.codec;

import java.util.ArrayList;
import java.util.List;

/** Octets one after the other, each after its length in two octets. */
final class OctetsList {
    private OctetsList() {}

    static List<Octets> read(OctetReader in) {
        List<Octets> items = new ArrayList<>(2);
        while (in.remaining() > 0) {
            items.add(in.octets(in.u16()));
        }
        return List.copyOf(items);
    }

    static OctetWriter write(OctetWriter out, List<Octets> items) {
        items.forEach(item -> out.u16(item.length()).octets(item));
        return out;
    }
}
