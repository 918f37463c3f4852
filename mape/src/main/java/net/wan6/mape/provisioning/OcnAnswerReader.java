package net.wan6.mape.provisioning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.wan6.codec.Ipv4Address;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.mape.InterfaceIdFormat;
import net.wan6.mape.MapRule;
import net.wan6.mape.Topology;
import net.wan6.mape.provisioning.AnswerProblem.Reason;
import net.wan6.mape.provisioning.JsonValue.JsonObject;
import net.wan6.mape.provisioning.JsonValue.JsonString;

/** From the body of OCN's rule server to what it says. Numbers come in quotation marks there; bare ones are read too. */
final class OcnAnswerReader {

    private static final String LIST = "basicMapRules";
    private static final String EA_LENGTH = "eaBitLength";
    private static final int MOST_RULES = 256;

    private final OcnContract contract;
    private final Problems problems = new Problems();
    private final Map<Ipv6Address, List<MapRule>> byBorderRelay = new LinkedHashMap<>();

    OcnAnswerReader(OcnContract contract) {
        this.contract = contract;
    }

    OcnAnswer read(Octets body) {
        Members answer = Members.ofAnswer(JsonReader.read(body), problems);
        if (answer.isBlank()) {
            return new OcnAnswer(List.of(), List.of());
        }
        List<JsonValue> rules = answer.list(LIST).items();
        if (rules.size() > MOST_RULES) {
            problems.add(LIST, Reason.RANGE);
        }
        for (int i = 0; i < Math.min(MOST_RULES, rules.size()); i++) {
            try {
                readRule(rules.get(i), LIST + '[' + i + ']');
            } catch (Refusal refusal) {
                problems.add(refusal.problem);
            }
        }
        List<Mechanism> mechanisms = new ArrayList<>();
        byBorderRelay.forEach((br, of) ->
                mechanisms.add(new Mechanism.MapE(of, br, InterfaceIdFormat.DRAFT_03, Topology.HUB_AND_SPOKE)));
        return new OcnAnswer(mechanisms, problems.toList());
    }

    private void readRule(JsonValue value, String path) {
        if (!(value instanceof JsonObject object)) {
            throw new Refusal(path, Reason.TYPE);
        }
        Members members = new Members(object, path, problems);
        boolean fixed = members.value("hostName") instanceof JsonString name
                && !name.text().isEmpty();
        if (fixed != (contract == OcnContract.FIXED)) {
            return;
        }
        Ipv6Address br = members.hostAddress("brIpv6Address");
        MapRule rule = MapRuleList.rule(
                members,
                EA_LENGTH,
                ipv6Prefix(members),
                ipv4Prefix(members),
                members.numberOrText(EA_LENGTH, 0, MapRuleList.LARGEST_EA_LENGTH),
                members.numberOrText("psIdOffset", 0, MapRuleList.LARGEST_OFFSET));
        List<MapRule> rules = byBorderRelay.computeIfAbsent(br, any -> new ArrayList<>());
        MapRuleList.requireConsistent(rules, rule, path);
        rules.add(rule);
    }

    private static Ipv6Prefix ipv6Prefix(Members rule) {
        Ipv6Address address = rule.parsed("ipv6Prefix", rule.text("ipv6Prefix"), Ipv6Address::parse);
        int length = rule.numberOrText("ipv6PrefixLength", 0, Ipv6Address.BITS);
        return rule.made("ipv6Prefix", Reason.HOST_BITS, () -> new Ipv6Prefix(address, length));
    }

    private static Ipv4Prefix ipv4Prefix(Members rule) {
        Ipv4Address address = rule.ipv4Address("ipv4Prefix");
        int length = rule.numberOrText("ipv4PrefixLength", 0, Ipv4Address.BITS);
        return rule.made("ipv4Prefix", Reason.HOST_BITS, () -> new Ipv4Prefix(address, length));
    }
}
