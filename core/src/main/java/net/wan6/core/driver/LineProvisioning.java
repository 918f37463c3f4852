package net.wan6.core.driver;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.core.ClientEvent;
import net.wan6.core.HeldPrefix;
import net.wan6.core.SoftwirePlan;
import net.wan6.mape.Softwire;
import net.wan6.mape.provisioning.ProvisioningAnswer;
import net.wan6.mape.provisioning.ProvisioningOutput.Unprovisioned;
import net.wan6.mape.provisioning.ProvisioningProblem;
import org.jspecify.annotations.Nullable;

/**
 * Joins a rule server to a client: what the client holds says whom to ask, and an answer becomes the client's plan. While nothing
 * is provisioned, the plan of the application counts.
 */
final class LineProvisioning implements ProvisioningListener {
    private final Consumer<SoftwirePlan> planned;
    private final Consumer<ClientEvent> events;
    private SoftwirePlan ofApplication;
    private @Nullable ProvisioningAnswer answer;
    private @Nullable ProvisioningProblem told;
    private List<Ipv6Address> resolversOfRouters = List.of();
    private BiConsumer<List<Ipv6Prefix>, List<Ipv6Address>> line = (prefixes, resolvers) -> {};

    /**
     * Makes a listener for the provisioning client of a line.
     *
     * @param ofApplication the plan of the configuration
     * @param planned takes each plan
     * @param events takes each problem
     */
    LineProvisioning(SoftwirePlan ofApplication, Consumer<SoftwirePlan> planned, Consumer<ClientEvent> events) {
        this.ofApplication = ofApplication;
        this.planned = planned;
        this.events = events;
    }

    /** The first plan, to be given to the engine once it has started: from then on the line is known. */
    synchronized SoftwirePlan plan(ProvisioningClient client) {
        line = client::line;
        return plan();
    }

    private SoftwirePlan plan() {
        return new Plan(ofApplication, answer, resolversOfRouters, line);
    }

    /** The application has another plan. */
    synchronized void planOfApplication(SoftwirePlan plan) {
        ofApplication = plan;
        planned.accept(plan());
    }

    /** Routers announce other DNS servers: they are asked after those of the Reply. */
    synchronized void resolversOfRouters(List<Ipv6Address> resolvers) {
        resolversOfRouters = resolvers;
        planned.accept(plan());
    }

    @Override
    public synchronized void onProvisioned(ProvisioningAnswer given) {
        answer = given;
        told = null;
        planned.accept(plan());
    }

    @Override
    public synchronized void onUnprovisioned(Unprovisioned.Reason reason) {
        answer = null;
        planned.accept(plan());
    }

    /** On a line without a rule server the same is found out every two hours: once is enough. */
    @Override
    public synchronized void onProblem(ProvisioningProblem problem) {
        if (!problem.equals(told)) {
            told = problem;
            events.accept(new ClientEvent.ConfigurationProblem("provisioning: " + problem));
        }
    }

    /** The last problem, if nothing was provisioned since. */
    synchronized Optional<ProvisioningProblem> problem() {
        return Optional.ofNullable(told);
    }

    @Override
    public synchronized void onStoreProblem(String description) {
        events.accept(new ClientEvent.StoreProblem(description));
    }

    /**
     * The softwires of an answer, or else those of the application. It passes on what it is asked with: that is how the resolvers
     * of a Reply before a restart are known, of which no event tells.
     */
    private record Plan(
            SoftwirePlan ofApplication,
            @Nullable ProvisioningAnswer answer,
            List<Ipv6Address> resolversOfRouters,
            BiConsumer<List<Ipv6Prefix>, List<Ipv6Address>> line)
            implements SoftwirePlan {

        @Override
        public List<Softwire> softwires(List<HeldPrefix> prefixes, Options options) {
            line.accept(preferredFirst(prefixes), resolvers(options));
            List<Softwire> provisioned = provisioned(prefixes, options);
            return provisioned.isEmpty() ? ofApplication.softwires(prefixes, options) : provisioned;
        }

        @Override
        public List<String> problems(List<HeldPrefix> prefixes, Options options) {
            return provisioned(prefixes, options).isEmpty() ? ofApplication.problems(prefixes, options) : List.of();
        }

        private List<Softwire> provisioned(List<HeldPrefix> prefixes, Options options) {
            ProvisioningAnswer given = answer;
            return given == null
                    ? List.of()
                    : SoftwirePlan.delegatedFirst((held, unused) -> given.softwires(held))
                            .softwires(prefixes, options);
        }

        private List<Ipv6Address> resolvers(Options options) {
            List<Ipv6Address> ofReply = options.first(OptionTypes.DNS_SERVERS).orElse(List.of());
            return Stream.concat(ofReply.stream(), resolversOfRouters.stream())
                    .distinct()
                    .toList();
        }

        /** The server is to hear from the prefix that stays. */
        private static List<Ipv6Prefix> preferredFirst(List<HeldPrefix> held) {
            List<Ipv6Prefix> preferred = new ArrayList<>();
            List<Ipv6Prefix> deprecated = new ArrayList<>();
            for (HeldPrefix each : held) {
                (each.preferredLifetime().isZero() ? deprecated : preferred).add(each.prefix());
            }
            preferred.addAll(deprecated);
            return preferred;
        }
    }
}
