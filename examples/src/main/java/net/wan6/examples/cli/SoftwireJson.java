package net.wan6.examples.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import net.wan6.codec.Ipv6Address;
import net.wan6.mape.MapCe;
import net.wan6.mape.Softwire;

/** An IPv4 tunnel as JSON: what has to be configured, nothing of how it was found. */
final class SoftwireJson {
    private SoftwireJson() {}

    static ObjectNode of(Softwire softwire) {
        ObjectNode node = JsonLines.object();
        if (softwire instanceof Softwire.MapE mapE) {
            putCe(node.put("kind", "map-e"), mapE.ce());
        } else if (softwire instanceof Softwire.MapT mapT) {
            putCe(node.put("kind", "map-t"), mapT.ce());
            node.put("dmr", mapT.defaultMappingRule().toString());
        } else if (softwire instanceof Softwire.Lw4o6 lw) {
            node.put("kind", "lw4o6").put("ipv4", lw.ipv4Address().toString());
            node.put("psid", lw.ports().psid())
                    .put("psidLength", lw.ports().psidLength())
                    .put("psidOffset", lw.ports().psidOffset())
                    .put("local", lw.localAddress().toString());
            CeJson.putRanges(node, lw.ports());
            ArrayNode farEnds = node.putArray("lwAftrs");
            for (Ipv6Address address : lw.lwAftrAddresses()) {
                farEnds.add(address.toString());
            }
        } else if (softwire instanceof Softwire.DsLite dsLite) {
            node.put("kind", "ds-lite").put("aftr", dsLite.aftr().toString());
        } else if (softwire instanceof Softwire.Ipv4InIpv6 fixed) {
            node.put("kind", "ipv4-in-ipv6")
                    .put("ipv4", fixed.ipv4Address().toString() + '/' + fixed.ipv4PrefixLength())
                    .put("local", fixed.localAddress().toString())
                    .put("remote", fixed.remoteAddress().toString());
        } else if (softwire instanceof Softwire.Xlat464 xlat) {
            node.put("kind", "464xlat").put("nat64Prefix", xlat.nat64Prefix().toString());
        }
        return node;
    }

    private static void putCe(ObjectNode node, MapCe ce) {
        node.put("ipv4", ce.ipv4Address().toString());
        CeJson.putPsid(node, ce);
        node.put("ce", ce.ceAddress().toString());
        CeJson.putRanges(node, ce.ports());
        CeJson.putBorderRelays(node, ce);
    }
}
