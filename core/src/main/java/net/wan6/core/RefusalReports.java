package net.wan6.core;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import net.wan6.codec.Duid;
import net.wan6.codec.MessageType;
import net.wan6.codec.Status;
import org.jspecify.annotations.Nullable;

/**
 * What was told of servers' refusals and faults. Servers repeat themselves in each message, and whoever is on the link may
 * say something else each time: the same is told once, and a flood tells little (engine rule L-4, design law 7). Few
 * clients ever need one.
 */
final class RefusalReports {
    /** Of so many servers, and so many faults, it is remembered what was told; the one met longest ago is forgotten. */
    private static final int MOST_REMEMBERED = 32;

    private static final int MOST_STATUSES = 4;
    private static final RateLimit PACE = new RateLimit(16, 160);

    private final Map<Source, Map<Subject, Status>> refusals = new LinkedHashMap<>();
    private final Map<String, Long> problems = new LinkedHashMap<>();
    private final TokenBucket bucket = new TokenBucket();
    private long untold;

    /** One kind of message of one server. */
    private record Source(Duid server, MessageType type) {}

    /** What a status is about: an IA, or the message where there is none. */
    private record Subject(@Nullable IaKey ia) {}

    /** Whether a fault is to be told: not if it was told before, or if too much was told just now. */
    boolean isNews(String problem, long now) {
        boolean isKnown = problems.containsKey(problem);
        boolean isTold = !isKnown && mayTell(now);
        if (isKnown || isTold) {
            remember(problems, problem, now);
        }
        return isTold;
    }

    private boolean mayTell(long now) {
        boolean may = bucket.availableAt(PACE, now) <= now;
        if (may) {
            bucket.take(PACE, now);
        }
        return may;
    }

    /** What is to be told of the refusals in one message, one event for each status. */
    List<ClientEvent.Refused> news(Duid server, MessageType type, IaOptionsReader.Reading reading, long now) {
        Source source = new Source(server.compact(), type);
        Map<Subject, Status> before = refusals.getOrDefault(source, Map.of());
        Map<Subject, Status> after = new HashMap<>(before);
        after.remove(new Subject(null));
        reading.grants().stream()
                .filter(ReceivedIa::grantsAnything)
                .forEach(grant -> after.remove(new Subject(grant.ia())));
        Map<Status, List<Subject>> news = new LinkedHashMap<>();
        for (IaOptionsReader.Refusal refusal : reading.refusals()) {
            Subject subject = new Subject(refusal.ia());
            if (Objects.equals(refusal.status(), before.get(subject))) {
                after.put(subject, refusal.status());
            } else if (news.containsKey(refusal.status()) || news.size() < MOST_STATUSES) {
                news.computeIfAbsent(refusal.status(), status -> new ArrayList<>(1))
                        .add(subject);
            }
        }
        List<ClientEvent.Refused> told = new ArrayList<>(news.size());
        news.forEach((status, subjects) -> {
            if (mayTell(now)) {
                told.add(refused(source, status, subjects));
                subjects.forEach(subject -> after.put(subject, status));
            } else {
                untold++;
            }
        });
        if (after.isEmpty()) {
            refusals.remove(source);
        } else {
            remember(refusals, source, after);
        }
        return told;
    }

    /** What has not been granted since, each status of a server once. */
    List<Finding.Refused> open(Predicate<@Nullable IaKey> isOpen) {
        List<Finding.Refused> open = new ArrayList<>();
        refusals.forEach((source, statuses) -> statuses.entrySet().stream()
                .filter(each -> isOpen.test(each.getKey().ia()))
                .map(Map.Entry::getValue)
                .distinct()
                .forEach(status -> open.add(new Finding.Refused(source.server(), source.type(), status))));
        return open;
    }

    private ClientEvent.Refused refused(Source source, Status status, List<Subject> subjects) {
        long before = untold;
        untold = 0;
        return new ClientEvent.Refused(
                source.server(),
                source.type(),
                status,
                iaids(subjects, IaKey.Kind.PD),
                iaids(subjects, IaKey.Kind.NA),
                before);
    }

    private static List<Long> iaids(List<Subject> subjects, IaKey.Kind kind) {
        return subjects.stream()
                .map(Subject::ia)
                .filter(Objects::nonNull)
                .filter(ia -> ia.kind() == kind)
                .map(IaKey::iaid)
                .toList();
    }

    /** As the one met last. */
    private static <K, V> void remember(Map<K, V> all, K key, V value) {
        all.remove(key);
        if (all.size() == MOST_REMEMBERED) {
            all.remove(all.keySet().iterator().next());
        }
        all.put(key, value);
    }
}
