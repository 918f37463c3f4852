package net.wan6.mape.provisioning;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.wan6.codec.Ipv4Prefix;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.mape.MapRule;
import net.wan6.mape.provisioning.AnswerProblem.Reason;
import net.wan6.mape.provisioning.JsonValue.JsonObject;

/** A list of mapping rules in an answer: bad ones fall out one by one, and none left refuses what they are part of. */
final class MapRuleList {

    static final int LARGEST_EA_LENGTH = 48;
    static final int LARGEST_OFFSET = 15;

    /** The end-user prefix is never longer than a /64, where the interface identifier begins. */
    private static final int LONGEST_CE_PREFIX = 64;

    private final Members owner;
    private final String key;
    private final int most;

    MapRuleList(Members owner, String key, int most) {
        this.owner = owner;
        this.key = key;
        this.most = most;
    }

    List<MapRule> read(Function<Members, MapRule> reader) {
        List<JsonValue> items = owner.array(key).items();
        if (items.isEmpty()) {
            throw owner.refusal(key, Reason.RANGE);
        }
        if (items.size() > most) {
            owner.problems().add(owner.path(key), Reason.RANGE);
        }
        List<MapRule> rules = new ArrayList<>();
        for (int i = 0; i < Math.min(most, items.size()); i++) {
            String path = owner.path(key) + '[' + i + ']';
            try {
                MapRule rule = rule(items.get(i), path, reader);
                requireConsistent(rules, rule, path);
                rules.add(rule);
            } catch (Refusal refusal) {
                owner.problems().add(refusal.problem);
            }
        }
        if (rules.isEmpty()) {
            throw owner.refusal(key, Reason.NONE_USABLE);
        }
        return rules;
    }

    private MapRule rule(JsonValue value, String path, Function<Members, MapRule> reader) {
        if (!(value instanceof JsonObject object)) {
            throw new Refusal(path, Reason.TYPE);
        }
        return reader.apply(new Members(object, path, owner.problems()));
    }

    /** The same rule twice is no contradiction, another for its prefix is (RFC 7597 §5). */
    static void requireConsistent(List<MapRule> before, MapRule rule, String path) {
        for (MapRule other : before) {
            if (other.ipv6Prefix().equals(rule.ipv6Prefix()) && !other.equals(rule)) {
                throw new Refusal(path, Reason.DUPLICATE);
            }
        }
    }

    /** A rule of numbers that are each in range; together they may still be too much. */
    static MapRule rule(Members rule, String eaKey, Ipv6Prefix ipv6, Ipv4Prefix ipv4, int eaLength, int psidOffset) {
        if (ipv6.length() + eaLength > LONGEST_CE_PREFIX) {
            throw rule.refusal(eaKey, Reason.RANGE);
        }
        try {
            return MapRule.of(ipv6, ipv4, eaLength, psidOffset);
        } catch (IllegalArgumentException tooManyPortBits) {
            throw rule.refusal(eaKey, Reason.RANGE);
        }
    }
}
