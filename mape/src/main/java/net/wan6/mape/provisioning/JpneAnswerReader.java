package net.wan6.mape.provisioning;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Octets;
import net.wan6.mape.InterfaceIdFormat;
import net.wan6.mape.MapRule;
import net.wan6.mape.Topology;
import net.wan6.mape.provisioning.AnswerProblem.Reason;
import net.wan6.mape.provisioning.JsonValue.JsonString;
import org.jspecify.annotations.Nullable;

/** From the body of JPNE's rule server to what it says. */
final class JpneAnswerReader {

    private static final String LIST = "fmr";
    private static final int MOST_RULES = 256;
    private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{32}");

    /** The beginning of a call: {@code name(} or {@code ?(}. */
    private static final Pattern CALL = Pattern.compile("\\s*[A-Za-z0-9_$.?]{1,64}\\s*\\(");

    private static final Pattern AFTER_CALL = Pattern.compile("\\)\\s*;?\\s*");

    private JpneAnswerReader() {}

    static JpneAnswer read(Octets body) {
        Problems problems = new Problems();
        Members answer = Members.ofAnswer(JsonReader.read(withoutCall(JsonReader.decode(body))), problems);
        if (answer.isBlank()) {
            return new JpneAnswer(List.of(), List.of(), null);
        }
        answer.list(LIST);
        @Nullable String id = id(answer);
        try {
            Mechanism mapE = mapE(answer);
            return new JpneAnswer(List.of(mapE), problems.toList(), id);
        } catch (Refusal refusal) {
            problems.add(refusal.problem);
            return new JpneAnswer(List.of(), problems.toList(), id);
        }
    }

    /** What stands between the first parenthesis of a call and the last; a text that is no call stays as it is. */
    private static String withoutCall(String text) {
        Matcher call = CALL.matcher(text);
        int end = text.lastIndexOf(')');
        boolean isCall = call.lookingAt()
                && end >= call.end()
                && AFTER_CALL.matcher(text.substring(end)).matches();
        return isCall ? text.substring(call.end(), end) : text;
    }

    private static Mechanism mapE(Members answer) {
        Ipv6Address br = answer.hostAddress("dmr");
        List<MapRule> rules = new MapRuleList(answer, LIST, MOST_RULES).read(JpneAnswerReader::rule);
        return new Mechanism.MapE(rules, br, InterfaceIdFormat.DRAFT_03, Topology.MESH);
    }

    private static MapRule rule(Members rule) {
        return MapRuleList.rule(
                rule,
                "ea_length",
                rule.ipv6Prefix("ipv6"),
                rule.ipv4Prefix("ipv4"),
                rule.numberOrText("ea_length", 0, MapRuleList.LARGEST_EA_LENGTH),
                rule.numberOrText("psid_offset", 0, MapRuleList.LARGEST_OFFSET));
    }

    private static @Nullable String id(Members answer) {
        @Nullable JsonValue value = answer.value("id");
        if (value instanceof JsonString string && isId(string.text())) {
            return string.text();
        }
        if (value != null) {
            answer.problems().add("id", value instanceof JsonString ? Reason.VALUE : Reason.TYPE);
        }
        return null;
    }

    static boolean isId(String text) {
        return ID.matcher(text).matches();
    }
}
