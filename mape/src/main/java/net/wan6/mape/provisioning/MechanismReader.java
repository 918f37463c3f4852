package net.wan6.mape.provisioning;

import java.util.ArrayList;
import java.util.List;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.mape.Aftr;
import net.wan6.mape.DefaultMappingRule;
import net.wan6.mape.InterfaceIdFormat;
import net.wan6.mape.MapRule;
import net.wan6.mape.PortSet;
import net.wan6.mape.Softwire;
import net.wan6.mape.Topology;
import net.wan6.mape.provisioning.AnswerProblem.Reason;
import net.wan6.mape.provisioning.JsonValue.JsonArray;
import net.wan6.mape.provisioning.JsonValue.JsonNumber;
import net.wan6.mape.provisioning.JsonValue.JsonObject;
import net.wan6.mape.provisioning.JsonValue.JsonWord;
import org.jspecify.annotations.Nullable;

/** The six objects that an HB46PP answer's order can name (HB46PP 1.1 §3.4). Each is read whole or ends in a {@link Refusal}. */
final class MechanismReader {

    private static final int MOST_MAP_E_RULES = 256;
    private static final int MOST_MAP_T_RULES = 200;
    private static final int MOST_TUNNELS = 64;
    private static final int LONGEST_DMR = 96;

    private MechanismReader() {}

    static Mechanism read(Members answer, Capability mechanism) {
        String key = mechanism.toString();
        return switch (mechanism) {
            case MAP_E -> mapE(answer.object(key));
            case MAP_T -> mapT(answer.object(key));
            case LW4O6 -> lw4o6(answer.object(key));
            case DS_LITE -> new Mechanism.DsLite(answer.object(key).aftr("aftr"));
            case IPIP -> tunnels(answer, key);
            case XLAT_464 -> xlat464(answer.object(key));
            default -> throw new IllegalArgumentException(mechanism + " is no mechanism of its own");
        };
    }

    private static Mechanism mapE(Members map) {
        InterfaceIdFormat format =
                map.optionalNumber("version", 0, 0, 1) == 0 ? InterfaceIdFormat.DRAFT_03 : InterfaceIdFormat.RFC_7597;
        Topology topology = topology(map);
        Ipv6Address br = map.hostAddress("br");
        return new Mechanism.MapE(rules(map, MOST_MAP_E_RULES), br, format, topology);
    }

    /** 0 and 1 by the specification's text, false and true by its example. Of anything else the careful one is taken. */
    private static Topology topology(Members map) {
        @Nullable JsonValue mesh = map.value("mesh");
        if (mesh == null || mesh == JsonWord.FALSE) {
            return Topology.HUB_AND_SPOKE;
        }
        boolean number = mesh instanceof JsonNumber;
        long whole = mesh instanceof JsonNumber written && written.isWhole() ? written.whole() : -1;
        if (mesh == JsonWord.TRUE || whole == 1) {
            return Topology.MESH;
        }
        if (whole != 0) {
            map.problems().add(map.path("mesh"), number ? Reason.VALUE : Reason.TYPE);
        }
        return Topology.HUB_AND_SPOKE;
    }

    private static Mechanism mapT(Members map) {
        Ipv6Prefix dmr = map.ipv6Prefix("dmr");
        if (dmr.length() > LONGEST_DMR) {
            throw map.refusal("dmr", Reason.RANGE);
        }
        DefaultMappingRule rule = map.made("dmr", () -> new DefaultMappingRule(dmr));
        return new Mechanism.MapT(rules(map, MOST_MAP_T_RULES), rule);
    }

    private static List<MapRule> rules(Members map, int most) {
        return new MapRuleList(map, "rules", most).read(MechanismReader::rule);
    }

    private static MapRule rule(Members rule) {
        return MapRuleList.rule(
                rule,
                "ea_length",
                rule.ipv6Prefix("ipv6"),
                rule.ipv4Prefix("ipv4"),
                rule.number("ea_length", 0, MapRuleList.LARGEST_EA_LENGTH),
                rule.number("psid_offset", 0, MapRuleList.LARGEST_OFFSET));
    }

    private static Mechanism lw4o6(Members bind) {
        Aftr lwAftr = bind.aftr("lwaftr");
        Ipv6Prefix prefix = bind.ipv6Prefix("ipv6");
        Ipv4Address ipv4 = bind.ipv4Address("ipv4");
        int length = bind.number("psid_length", 0, 16);
        int offset = bind.number("psid_offset", 0, 15);
        if (length > 0 && offset + length > 16) {
            throw bind.refusal("psid_length", Reason.RANGE);
        }
        int psid = bind.number("psid", 0, (1 << length) - 1);
        PortSet ports = PortSet.of(offset, length, psid);
        return bind.made("ipv4", () -> new Mechanism.Lw4o6(lwAftr, prefix, ipv4, ports));
    }

    private static Mechanism xlat464(Members xlat) {
        Ipv6Prefix prefix = xlat.ipv6Prefix("nat64prefix");
        switch (prefix.length()) {
            case 32, 40, 48, 56, 64, 96 -> {}
            default -> throw xlat.refusal("nat64prefix", Reason.RANGE);
        }
        return xlat.made("nat64prefix", () -> new Mechanism.Xlat464(prefix));
    }

    private static Mechanism tunnels(Members answer, String key) {
        JsonArray array = answer.array(key);
        if (array.items().isEmpty() || array.items().size() > MOST_TUNNELS) {
            throw answer.refusal(key, Reason.RANGE);
        }
        List<Softwire.Ipv4InIpv6> tunnels = new ArrayList<>();
        for (int i = 0; i < array.items().size(); i++) {
            String path = answer.path(key) + '[' + i + ']';
            try {
                if (!(array.items().get(i) instanceof JsonObject object)) {
                    throw new Refusal(path, Reason.TYPE);
                }
                tunnels.add(tunnel(new Members(object, path, answer.problems())));
            } catch (Refusal refusal) {
                answer.problems().add(refusal.problem);
            }
        }
        if (tunnels.isEmpty()) {
            throw answer.refusal(key, Reason.NONE_USABLE);
        }
        return new Mechanism.Ipv4InIpv6(tunnels);
    }

    /** The IPv4 address keeps its host bits: it is the CE's own, with the length of the contract's prefix. */
    private static Softwire.Ipv4InIpv6 tunnel(Members tunnel) {
        Ipv6Address local = tunnel.hostAddress("ipv6_local");
        Ipv6Address remote = tunnel.hostAddress("ipv6_remote");
        String text = tunnel.text("ipv4");
        int slash = tunnel.slash("ipv4", text);
        Ipv4Address ipv4 = tunnel.parsed("ipv4", text.substring(0, slash), Ipv4Address::parse);
        int length = tunnel.ipv4Length("ipv4", text, slash);
        return tunnel.made("ipv4", () -> new Softwire.Ipv4InIpv6(ipv4, length, local, remote));
    }
}
