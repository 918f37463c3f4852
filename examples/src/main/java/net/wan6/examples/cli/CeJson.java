package net.wan6.examples.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.mape.KnownRule;
import net.wan6.mape.MapCe;
import net.wan6.mape.PortRange;
import net.wan6.mape.PortSet;

/** A MAP-E CE as JSON. */
final class CeJson {
    private CeJson() {}

    /** All of it, as {@code wan6 mape} prints it. */
    static ObjectNode of(MapCe ce, Ipv6Prefix delegated, Optional<KnownRule> known) {
        ObjectNode node = whole(ce, delegated);
        known.ifPresent(rule -> putOrigin(node, rule));
        return node;
    }

    /** A rule says by whom it was seen: nobody should build on it without knowing. */
    private static void putOrigin(ObjectNode node, KnownRule known) {
        node.put("provider", known.provider())
                .put("rule", known.rule().toString())
                .put("provenance", known.provenance().name().toLowerCase(Locale.ROOT))
                .put("confidence", known.confidence().name().toLowerCase(Locale.ROOT))
                .put("asOf", known.asOf().toString());
        ArrayNode sources = node.putArray("sources");
        known.sources().forEach(sources::add);
    }

    private static ObjectNode whole(MapCe ce, Ipv6Prefix delegated) {
        ObjectNode node = JsonLines.object()
                .put("ipv4", ce.ipv4Address().toString())
                .put("ipv4Length", ce.ipv4Prefix().length());
        putPsid(node, ce);
        node.put("ce", ce.ceAddress().toString()).put("portCount", ce.ports().size());
        putRanges(node, ce.ports());
        node.put("outsideDelegatedPrefix", ce.isOutside(delegated));
        putBorderRelays(node, ce);
        return node;
    }

    static void putPsid(ObjectNode node, MapCe ce) {
        node.put("psid", ce.psid())
                .put("psidLength", ce.psidLength())
                .put("psidOffset", ce.rule().psidOffset());
    }

    static void putRanges(ObjectNode node, PortSet ports) {
        ArrayNode ranges = node.putArray("ranges");
        for (PortRange range : ports.ranges()) {
            ranges.add(range.toString());
        }
    }

    /** The most preferred border relay; the others beside it, where there are any. */
    static void putBorderRelays(ObjectNode node, MapCe ce) {
        if (!ce.brAddresses().isEmpty()) {
            node.put("br", ce.brAddresses().get(0).toString());
        }
        if (ce.brAddresses().size() > 1) {
            ArrayNode all = node.putArray("brs");
            for (Ipv6Address address : ce.brAddresses()) {
                all.add(address.toString());
            }
        }
    }
}
