package net.wan6.core.driver;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.core.LinePrefix;

/** What this host shows of the prefixes of one line, as its client is told of it. Loop thread only. */
final class HostLine {
    /** Settings are not changed every second, and reading them takes five files. */
    private static final long BETWEEN_CHECKS = 10 * Nanoseconds.SECOND;

    private final String name;
    private final AdvertisedPrefixes prefixes;
    private final Map<Ipv6Prefix, Boolean> deprecated = new HashMap<>();
    private long checkAt = Long.MIN_VALUE;
    private String told = "";

    HostLine(String name, AdvertisedPrefixes prefixes) {
        this.name = name;
        this.prefixes = prefixes;
    }

    /** What a client holds from a former process: it ends if it is not there any more. */
    void remember(Collection<Ipv6Prefix> held, long now) {
        prefixes.remember(held, now);
        held.forEach(prefix -> deprecated.put(prefix, false));
    }

    List<LinePrefix> look(LinkWatcher.Link link, long now) throws IOException {
        return prefixes.look(link, now);
    }

    /** Whether news say more than what is repeated each minute: other prefixes than those seen before (RFC 9915 §18.2.12). */
    boolean isChange(List<LinePrefix> news) {
        boolean isFirst = deprecated.isEmpty();
        boolean isChange = false;
        for (LinePrefix each : news) {
            Boolean before = deprecated.get(each.prefix());
            Boolean now = each.preferredLifetime().isZero();
            if (each.validLifetime().isZero()) {
                deprecated.remove(each.prefix());
                isChange |= before != null;
            } else {
                deprecated.put(each.prefix(), now);
                isChange |= !now.equals(before);
            }
        }
        return isChange && !isFirst;
    }

    /** What a person has to change so that there are prefixes to see; once, until it is something else. */
    Optional<String> obstacle(LinkWatcher.Link link, long now) {
        if (!(link instanceof LinkWatcher.Up) || now < checkAt) {
            return Optional.empty();
        }
        checkAt = now + BETWEEN_CHECKS;
        String obstacle = prefixes.obstacle(name).orElse("");
        boolean isNews = !obstacle.equals(told) && !obstacle.isEmpty();
        told = obstacle;
        return isNews ? Optional.of(name + ": " + obstacle) : Optional.empty();
    }
}
