package net.wan6.mape.provisioning;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.wan6.codec.Octets;
import net.wan6.mape.provisioning.AnswerProblem.Reason;
import net.wan6.mape.provisioning.JsonValue.JsonArray;
import net.wan6.mape.provisioning.JsonValue.JsonNumber;
import net.wan6.mape.provisioning.JsonValue.JsonString;
import net.wan6.mape.provisioning.JsonValue.JsonWord;
import org.jspecify.annotations.Nullable;

/** From the body of an HB46PP server to what it says; see {@link ProvisioningAnswer#read} for what it promises. */
final class AnswerReader {

    /** HB46PP 1.1 §3.4: 256 octets with both quotation marks. */
    private static final int LONGEST_NAME = 254;

    private static final Set<Capability> MECHANISMS = EnumSet.of(
            Capability.XLAT_464,
            Capability.DS_LITE,
            Capability.IPIP,
            Capability.LW4O6,
            Capability.MAP_E,
            Capability.MAP_T);

    private final Problems problems = new Problems();
    private final Map<String, String> texts = new HashMap<>();

    ProvisioningAnswer read(Octets body) {
        Members members = Members.ofAnswer(JsonReader.read(body), problems);
        JsonArray order = members.list("order");
        readName(members, ProvisioningAnswer.ENABLER_NAME);
        readName(members, ProvisioningAnswer.SERVICE_NAME);
        readName(members, ProvisioningAnswer.ISP_NAME);
        int ttl = ttl(members);
        readToken(members);
        readAuth(members);
        @Nullable Boolean ipv6Mostly = ipv6Mostly(members);
        List<Mechanism> mechanisms = mechanisms(members, order);
        return new ProvisioningAnswer(
                texts,
                ttl,
                ipv6Mostly,
                new ProvisioningAnswer.Offer(order.items().isEmpty(), mechanisms, problems.toList()));
    }

    private List<Mechanism> mechanisms(Members members, JsonArray order) {
        Set<Capability> seen = EnumSet.noneOf(Capability.class);
        List<Mechanism> mechanisms = new ArrayList<>();
        for (int i = 0; i < order.items().size(); i++) {
            String path = "order[" + i + ']';
            if (!(order.items().get(i) instanceof JsonString name)) {
                problems.add(path, Reason.TYPE);
                continue;
            }
            Optional<Capability> known = MECHANISMS.stream()
                    .filter(mechanism -> mechanism.toString().equals(name.text()))
                    .findAny();
            if (known.isEmpty()) {
                problems.add(path, Reason.UNKNOWN_NAME);
            } else if (!seen.add(known.get())) {
                problems.add(path, Reason.DUPLICATE);
            } else {
                read(members, known.get()).ifPresent(mechanisms::add);
            }
        }
        return List.copyOf(mechanisms);
    }

    private Optional<Mechanism> read(Members members, Capability mechanism) {
        try {
            return Optional.of(MechanismReader.read(members, mechanism));
        } catch (Refusal refusal) {
            problems.add(refusal.problem);
            return Optional.empty();
        }
    }

    private void readName(Members members, String key) {
        readText(members, key).ifPresent(name -> {
            if (!StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
                problems.add(key, Reason.VALUE);
            } else if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
                problems.add(key, Reason.RANGE);
            } else {
                texts.put(key, name);
            }
        });
    }

    private void readToken(Members members) {
        readText(members, ProvisioningAnswer.TOKEN).ifPresent(token -> {
            if (ProvisioningRequest.isToken(token)) {
                texts.put(ProvisioningAnswer.TOKEN, token);
            } else {
                problems.add(ProvisioningAnswer.TOKEN, Reason.VALUE);
            }
        });
    }

    private void readAuth(Members members) {
        readText(members, ProvisioningAnswer.AUTH).ifPresent(word -> {
            if (auth(word).isPresent()) {
                texts.put(ProvisioningAnswer.AUTH, word);
            } else {
                problems.add(ProvisioningAnswer.AUTH, Reason.VALUE);
            }
        });
    }

    static Optional<ProvisioningAuth> auth(String word) {
        return Arrays.stream(ProvisioningAuth.values())
                .filter(auth -> auth.word.equals(word))
                .findAny();
    }

    private Optional<String> readText(Members members, String key) {
        @Nullable JsonValue value = members.value(key);
        if (value instanceof JsonString string) {
            return Optional.of(string.text());
        }
        if (value != null) {
            problems.add(key, Reason.TYPE);
        }
        return Optional.empty();
    }

    /** In seconds, or 0: a time that is no use is as good as none. One that is too long becomes the longest. */
    private int ttl(Members members) {
        @Nullable JsonValue value = members.value("ttl");
        if (value == null) {
            return 0;
        }
        if (!(value instanceof JsonNumber number) || !number.isWhole()) {
            problems.add("ttl", Reason.TYPE);
            return 0;
        }
        long seconds = number.whole();
        if (seconds < 1 || seconds > ProvisioningAnswer.LONGEST_TTL) {
            problems.add("ttl", Reason.RANGE);
        }
        return (int) Math.max(0, Math.min(seconds, ProvisioningAnswer.LONGEST_TTL));
    }

    private @Nullable Boolean ipv6Mostly(Members members) {
        @Nullable JsonValue value = members.value("ipv6_mostly");
        if (value != null && value != JsonWord.TRUE && value != JsonWord.FALSE) {
            problems.add("ipv6_mostly", Reason.TYPE);
        }
        return value == JsonWord.TRUE ? Boolean.TRUE : value == JsonWord.FALSE ? Boolean.FALSE : null;
    }
}
