package net.wan6.examples.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import net.wan6.mape.MapCe;
import net.wan6.mape.Softwire;

/** An IPv4 tunnel as JSON: what has to be configured, nothing of how it was found. */
final class SoftwireJson {
    private SoftwireJson() {}

    static ObjectNode of(Softwire softwire) {
        ObjectNode node = JsonLines.object();
        if (softwire instanceof Softwire.MapE mapE) {
            putCe(node.put("kind", "map-e"), mapE.ce());
            putRemotes(node, mapE.ce().brAddresses());
        } else if (softwire instanceof Softwire.MapT mapT) {
            putCe(node.put("kind", "map-t"), mapT.ce());
            node.put("dmr", mapT.defaultMappingRule().prefix().toString());
            putRemotes(node, List.of(mapT.defaultMappingRule().prefix()));
        } else if (softwire instanceof Softwire.Lw4o6 lw) {
            node.put("kind", "lw4o6").put("ipv4", lw.ipv4Address().toString());
            node.put("psid", lw.ports().psid())
                    .put("psidLength", lw.ports().psidLength())
                    .put("psidOffset", lw.ports().psidOffset())
                    .put("local", lw.localAddress().toString());
            CeJson.putRanges(node, lw.ports());
            putRemotes(node, lw.lwAftrs());
        } else if (softwire instanceof Softwire.DsLite dsLite) {
            putRemotes(node.put("kind", "ds-lite"), List.of(dsLite.aftr()));
        } else if (softwire instanceof Softwire.Ipv4InIpv6 fixed) {
            node.put("kind", "ipv4-in-ipv6")
                    .put("ipv4", fixed.ipv4Address().toString() + '/' + fixed.ipv4PrefixLength())
                    .put("local", fixed.localAddress().toString());
            putRemotes(node, List.of(fixed.remoteAddress()));
        } else if (softwire instanceof Softwire.Xlat464 xlat) {
            putRemotes(node.put("kind", "464xlat"), List.of(xlat.nat64Prefix()));
        }
        return node;
    }

    /** Where the tunnel leads: addresses, a name, or the prefix that stands for the IPv4 world. */
    private static void putRemotes(ObjectNode node, List<?> farEnds) {
        ArrayNode remotes = node.putArray("remotes");
        farEnds.forEach(farEnd -> remotes.add(farEnd.toString()));
    }

    private static void putCe(ObjectNode node, MapCe ce) {
        boolean isOneAddress = ce.ipv4Prefix().length() == Integer.SIZE;
        node.put(
                "ipv4",
                isOneAddress ? ce.ipv4Address().toString() : ce.ipv4Prefix().toString());
        CeJson.putPsid(node, ce);
        node.put("ce", ce.ceAddress().toString()).put("local", ce.ceAddress().toString());
        CeJson.putRanges(node, ce.ports());
        CeJson.putBorderRelays(node, ce);
    }
}
