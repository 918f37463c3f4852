package net.wan6.test.carrier;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.wan6.codec.DomainName;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.test.carrier.CarrierPlan.RapidCommit;

/** Makes a {@link CarrierPlan} step by step. Not for use by several threads. */
public final class CarrierPlanBuilder {
    private Duid serverId;
    private final List<PrefixPool> pools = new ArrayList<>();
    private final Map<Duid, List<Ipv6Prefix>> reservations = new LinkedHashMap<>();
    private final List<PrefixPool> addressPools = new ArrayList<>();
    private Terms terms = Terms.NTT;
    private Options configuration = Options.none(OptionSpace.DHCPV6);
    private Options inPrefixes = Options.none(OptionSpace.DHCPV6);
    private Options unasked = Options.none(OptionSpace.DHCPV6);
    private RapidCommit rapidCommit = RapidCommit.DECLINED;
    private KeyDelivery keyDelivery = KeyDelivery.NEW_ON_REQUEST;
    private ReplayCounting replayCounter = ReplayCounting.STEPS;
    private long firstReplay = 1;
    private ReconfigureForm reconfigureForm = ReconfigureForm.PLAIN;
    private RenewalBehaviour renewalBehaviour = RenewalBehaviour.NEW_AND_OLD_ZERO;
    private Set<Integer> duidTypes = Set.of();
    private Duration answerDelay = Duration.ofSeconds(3);
    private final Set<Fault> faults = new LinkedHashSet<>();

    CarrierPlanBuilder(Duid serverId) {
        this.serverId = serverId;
    }

    CarrierPlanBuilder(CarrierPlan plan) {
        this.serverId = plan.serverId();
        this.pools.addAll(plan.pools());
        this.reservations.putAll(plan.reservations());
        this.addressPools.addAll(plan.addressPools());
        this.terms = plan.terms();
        this.configuration = plan.configuration();
        this.inPrefixes = plan.inPrefixes();
        this.unasked = plan.unasked();
        this.rapidCommit = plan.rapidCommit();
        this.keyDelivery = plan.keyDelivery();
        this.replayCounter = plan.replayCounter();
        this.firstReplay = plan.firstReplay();
        this.reconfigureForm = plan.reconfigureForm();
        this.renewalBehaviour = plan.renewalBehaviour();
        this.duidTypes = plan.duidTypes();
        this.answerDelay = plan.answerDelay();
        this.faults.addAll(plan.faults());
    }

    /**
     * Another server identity.
     *
     * @param duid the server's DUID
     * @return this builder
     */
    public CarrierPlanBuilder serverId(Duid duid) {
        serverId = duid;
        return this;
    }

    /**
     * Adds a pool.
     *
     * @param range what is divided
     * @param length the length of the prefixes delegated
     * @return this builder
     */
    public CarrierPlanBuilder pool(Ipv6Prefix range, int length) {
        pools.add(new PrefixPool(range, length));
        return this;
    }

    /**
     * Puts pools in the place of all there are.
     *
     * @param replacement the pools, perhaps none
     * @return this builder
     */
    public CarrierPlanBuilder pools(List<PrefixPool> replacement) {
        pools.clear();
        pools.addAll(replacement);
        return this;
    }

    /**
     * Sets what one client gets; it gets nothing else, and no other client gets it out of a pool.
     *
     * @param client its DUID
     * @param prefixes one for each of its IA_PDs
     * @return this builder
     */
    public CarrierPlanBuilder reserve(Duid client, Ipv6Prefix... prefixes) {
        reservations.put(client.compact(), List.of(prefixes));
        return this;
    }

    /**
     * Serves IA_NA.
     *
     * @param range where the addresses come from
     * @return this builder
     */
    public CarrierPlanBuilder addresses(Ipv6Prefix range) {
        addressPools.add(new PrefixPool(range, 128));
        return this;
    }

    /**
     * Sets the times.
     *
     * @param times T1, T2 and the lifetimes
     * @return this builder
     */
    public CarrierPlanBuilder terms(Terms times) {
        terms = times;
        return this;
    }

    /**
     * Adds recursive DNS servers, for those who ask.
     *
     * @param servers their addresses
     * @return this builder
     */
    public CarrierPlanBuilder dnsServers(Ipv6Address... servers) {
        return option(OptionTypes.DNS_SERVERS, List.of(servers));
    }

    /**
     * Adds a domain search list, for those who ask.
     *
     * @param domains the domains, in the order in which they are searched
     * @return this builder
     */
    public CarrierPlanBuilder domainSearch(DomainName... domains) {
        return option(OptionTypes.DOMAIN_LIST, List.of(domains));
    }

    /**
     * Sets SOL_MAX_RT and INF_MAX_RT, for those who ask.
     *
     * @param solMaxRt seconds; what is not in 60 to 86400 is to be ignored by clients
     * @param infMaxRt seconds
     * @return this builder
     */
    public CarrierPlanBuilder maxRt(long solMaxRt, long infMaxRt) {
        return option(OptionTypes.SOL_MAX_RT, solMaxRt).option(OptionTypes.INF_MAX_RT, infMaxRt);
    }

    /**
     * Adds an option for those who ask, such as a MAP-E container.
     *
     * @param type the option
     * @param value its value
     * @param <T> the Java type of the value
     * @return this builder
     */
    public <T> CarrierPlanBuilder option(OptionType<T> type, T value) {
        configuration = configuration.with(type, value);
        return this;
    }

    /**
     * Adds an option as it is for those who ask.
     *
     * @param code its code
     * @param payload its payload
     * @return this builder
     */
    public CarrierPlanBuilder option(int code, Octets payload) {
        configuration = configuration.withRaw(code, payload);
        return this;
    }

    /**
     * Adds an option inside each IA Prefix, for those who ask.
     *
     * @param type the option, such as PD_EXCLUDE
     * @param value its value
     * @param <T> the Java type of the value
     * @return this builder
     */
    public <T> CarrierPlanBuilder inPrefixes(OptionType<T> type, T value) {
        inPrefixes = inPrefixes.with(type, value);
        return this;
    }

    /**
     * Adds an option that every Advertise and Reply has.
     *
     * @param type the option, such as PREFERENCE
     * @param value its value
     * @param <T> the Java type of the value
     * @return this builder
     */
    public <T> CarrierPlanBuilder unasked(OptionType<T> type, T value) {
        unasked = unasked.with(type, value);
        return this;
    }

    /**
     * Sets how Rapid Commit is answered.
     *
     * @param answer granted or declined
     * @return this builder
     */
    public CarrierPlanBuilder rapidCommit(RapidCommit answer) {
        rapidCommit = answer;
        return this;
    }

    /**
     * Sets when keys are given.
     *
     * @param delivery when
     * @return this builder
     */
    public CarrierPlanBuilder keyDelivery(KeyDelivery delivery) {
        keyDelivery = delivery;
        return this;
    }

    /**
     * Sets where replay detection values come from.
     *
     * @param counter the rule
     * @param first the first value, unsigned
     * @return this builder
     */
    public CarrierPlanBuilder replayCounter(ReplayCounting counter, long first) {
        replayCounter = counter;
        firstReplay = first;
        return this;
    }

    /**
     * Sets what stands in a Reconfigure.
     *
     * @param form the form
     * @return this builder
     */
    public CarrierPlanBuilder reconfigureForm(ReconfigureForm form) {
        reconfigureForm = form;
        return this;
    }

    /**
     * Sets how a changed prefix is told.
     *
     * @param behaviour how
     * @return this builder
     */
    public CarrierPlanBuilder renewals(RenewalBehaviour behaviour) {
        renewalBehaviour = behaviour;
        return this;
    }

    /**
     * Serves clients with DUIDs of some types only.
     *
     * @param types 1 LLT, 2 EN, 3 LL, 4 UUID; none for all
     * @return this builder
     */
    public CarrierPlanBuilder duidTypes(Set<Integer> types) {
        duidTypes = types;
        return this;
    }

    /**
     * Sets how long {@link Fault#DELAY} holds an answer back.
     *
     * @param delay a year at most
     * @return this builder
     */
    public CarrierPlanBuilder answerDelay(Duration delay) {
        answerDelay = delay;
        return this;
    }

    /**
     * Adds faults the carrier begins with.
     *
     * @param more the faults
     * @return this builder
     */
    public CarrierPlanBuilder faults(Fault... more) {
        faults.addAll(List.of(more));
        return this;
    }

    /**
     * The plan; the builder may go on.
     *
     * @return an immutable plan
     */
    public CarrierPlan build() {
        return new CarrierPlan(
                serverId,
                pools,
                reservations,
                addressPools,
                terms,
                configuration,
                inPrefixes,
                unasked,
                rapidCommit,
                keyDelivery,
                replayCounter,
                firstReplay,
                reconfigureForm,
                renewalBehaviour,
                duidTypes,
                answerDelay,
                faults);
    }
}
