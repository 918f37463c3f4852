package net.wan6.mape.provisioning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import net.wan6.mape.Aftr;
import net.wan6.mape.InterfaceIdFormat;
import net.wan6.mape.MapRule;
import net.wan6.mape.Softwire;
import net.wan6.mape.Topology;

/** The mechanisms of an answer in the words of the vectors. */
final class ShownAnswer {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ShownAnswer() {}

    static JsonNode mechanisms(RuleServerAnswer answer) {
        ArrayNode all = JSON.arrayNode();
        for (Mechanism mechanism : answer.mechanisms()) {
            ObjectNode shown =
                    all.addObject().put("name", mechanism.capability().toString());
            if (mechanism instanceof Mechanism.MapE mapE) {
                shown.put("version", mapE.interfaceIdFormat() == InterfaceIdFormat.RFC_7597 ? 1 : 0);
                shown.put("mesh", mapE.topology() == Topology.MESH);
                shown.put("br", mapE.brAddress().toString());
                shown.set("rules", rules(mapE.rules()));
            } else if (mechanism instanceof Mechanism.MapT mapT) {
                shown.put("dmr", mapT.defaultMappingRule().prefix().toString());
                shown.set("rules", rules(mapT.rules()));
            } else if (mechanism instanceof Mechanism.Lw4o6 lw4o6) {
                shown.put("lwaftr", end(lw4o6.lwAftr()));
                shown.put("ipv6", lw4o6.bindPrefix().toString());
                shown.put("ipv4", lw4o6.ipv4Address().toString());
                shown.put("psid", lw4o6.ports().psid());
                shown.put("psid_length", lw4o6.ports().psidLength());
                shown.put("psid_offset", lw4o6.ports().psidOffset());
            } else if (mechanism instanceof Mechanism.DsLite dsLite) {
                shown.put("aftr", end(dsLite.aftr()));
            } else if (mechanism instanceof Mechanism.Ipv4InIpv6 ipip) {
                ArrayNode tunnels = shown.putArray("tunnels");
                for (Softwire.Ipv4InIpv6 tunnel : ipip.tunnels()) {
                    tunnels.addObject()
                            .put("ipv6_local", tunnel.localAddress().toString())
                            .put("ipv6_remote", tunnel.remoteAddress().toString())
                            .put("ipv4", tunnel.ipv4Address() + "/" + tunnel.ipv4PrefixLength());
                }
            } else if (mechanism instanceof Mechanism.Xlat464 xlat) {
                shown.put("nat64prefix", xlat.nat64Prefix().toString());
            }
        }
        return all;
    }

    private static String end(Aftr aftr) {
        return aftr instanceof Aftr.ByName named ? named.name().withoutFinalDot() : aftr.toString();
    }

    /** A long list of one rule stands as its count. */
    private static JsonNode rules(List<MapRule> rules) {
        if (rules.size() > 10 && new HashSet<>(rules).size() == 1) {
            ObjectNode all = JSON.objectNode().put("count", rules.size());
            all.set("each", rule(rules.get(0)));
            return all;
        }
        ArrayNode all = JSON.arrayNode();
        rules.forEach(rule -> all.add(rule(rule)));
        return all;
    }

    private static ObjectNode rule(MapRule rule) {
        return JSON.objectNode()
                .put("ipv6", rule.ipv6Prefix().toString())
                .put("ipv4", rule.ipv4Prefix().toString())
                .put("ea_length", rule.eaLength())
                .put("psid_offset", rule.psidOffset());
    }
}
