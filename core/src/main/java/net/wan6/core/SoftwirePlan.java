package net.wan6.core;

import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Options;
import net.wan6.mape.InterfaceIdFormat;
import net.wan6.mape.MapDomain;
import net.wan6.mape.MapRules;
import net.wan6.mape.Softwire;

/**
 * Derives the IPv4 tunnels from what a client holds. It is a pure function, so the softwires are part of the same event as
 * the prefix. Those of this interface use announced prefixes only if no delegated one gives a softwire.
 */
@FunctionalInterface
public interface SoftwirePlan {
    /** No tunnels. */
    SoftwirePlan NONE = (prefixes, options) -> List.of();

    /**
     * The tunnels.
     *
     * @param prefixes the prefixes held, delegated ones first, then those that routers announce; perhaps none
     * @param options the options of the last Reply that were asked for
     * @return the tunnels, perhaps none; the first is to be used
     */
    List<Softwire> softwires(List<HeldPrefix> prefixes, Options options);

    /**
     * What of the same could not be used, and why: the client tells of each once, as a {@link
     * ClientEvent.ConfigurationProblem}. By default nothing.
     *
     * @param prefixes as for {@link #softwires}
     * @param options as for {@link #softwires}
     * @return one line each
     */
    default List<String> problems(List<HeldPrefix> prefixes, Options options) {
        Arguments.copyOf(prefixes, "prefixes");
        Objects.requireNonNull(options, "options");
        return List.of();
    }

    /**
     * A plan that looks at delegated prefixes (engine rule P-10), and at those that routers announce only while none is delegated, or no
     * delegated one gives a softwire.
     *
     * @param plan the tunnels of some prefixes, as in {@link #softwires}
     * @return a plan
     */
    static SoftwirePlan delegatedFirst(BiFunction<List<Ipv6Prefix>, Options, List<Softwire>> plan) {
        Objects.requireNonNull(plan, "plan");
        return (prefixes, options) -> {
            List<Ipv6Prefix> delegated = prefixes.stream()
                    .filter(PrefixLease.class::isInstance)
                    .map(HeldPrefix::prefix)
                    .toList();
            List<Ipv6Prefix> announced = prefixes.stream()
                    .filter(LineLease.class::isInstance)
                    .map(HeldPrefix::prefix)
                    .toList();
            if (announced.isEmpty()) {
                return plan.apply(delegated, options);
            }
            List<Softwire> ofDelegated = delegated.isEmpty() ? List.of() : plan.apply(delegated, options);
            return ofDelegated.isEmpty() ? plan.apply(announced, options) : ofDelegated;
        };
    }

    /**
     * MAP-E with the rules of your provider.
     *
     * @param domain the provider's domain
     * @return a plan that gives one softwire for each prefix the domain has a rule for
     */
    static SoftwirePlan ofDomain(MapDomain domain) {
        Objects.requireNonNull(domain, "domain");
        return delegatedFirst((prefixes, options) ->
                prefixes.stream().flatMap(prefix -> mapE(domain, prefix)).toList());
    }

    /**
     * MAP-E with a table of several providers' rules, such as {@link MapRules#japan()}, which is never authoritative.
     *
     * @param rules the table
     * @return a plan that gives one softwire for each prefix the table knows
     */
    static SoftwirePlan ofRules(MapRules rules) {
        Objects.requireNonNull(rules, "rules");
        return delegatedFirst((prefixes, options) -> prefixes.stream()
                .flatMap(prefix -> rules.match(prefix).stream().flatMap(known -> mapE(known.domain(), prefix)))
                .toList());
    }

    /**
     * The softwires in the server's Replies (RFC 7598, RFC 8026, RFC 6334). {@link
     * ClientConfig.Builder#softwiresFromServer} also requests the options.
     *
     * @param format the form of MAP's interface identifier, which no option specifies
     * @return a plan that reads the options of each Reply, and tells what of them is refused
     */
    static SoftwirePlan fromServer(InterfaceIdFormat format) {
        Objects.requireNonNull(format, "format");
        return new ServerSoftwires(format);
    }

    private static Stream<Softwire> mapE(MapDomain domain, Ipv6Prefix endUserPrefix) {
        return domain.ce(endUserPrefix).toOptional().stream().map(ce -> new Softwire.MapE(domain, ce));
    }
}
