package net.wan6.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import net.wan6.auth.ReplayPolicy;
import net.wan6.codec.Duid;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.MessageType;
import net.wan6.codec.Octets;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.codec.RawOption;
import net.wan6.mape.InterfaceIdFormat;

/**
 * What a client asks for, and how it behaves. It contains nothing about a single line, so many clients can share one.
 * Immutable; compared by identity.
 *
 * <p>Long by its builder's Javadoc: there is one place to look for what can be chosen.
 */
public final class ClientConfig {
    private static final int DEFAULT_LEASE_OCTETS = 131_072;
    private static final int LEAST_LEASE_OCTETS = 1024;
    private static final int MOST_LEASE_OCTETS = 262_144;

    private final List<PrefixHint> prefixes;
    private final int addresses;
    private final Set<ClientFeature> features;
    private final List<Integer> optionRequest;
    private final Map<MessageType, Options> extraOptions;
    private final ReplayPolicy replayPolicy;
    private final RenewFields renewFields;
    private final RateLimit rateLimit;
    private final SoftwirePlan softwires;
    private final int leaseOctets;
    private final boolean linePrefixes;
    private final Predicate<Duid> servers;
    private final Predicate<Ipv6Prefix> acceptable;

    private ClientConfig(Builder builder) {
        prefixes = List.copyOf(builder.prefixes);
        addresses = builder.addresses;
        features = Set.copyOf(builder.features);
        optionRequest = List.copyOf(builder.optionRequest);
        extraOptions = Map.copyOf(builder.extraOptions);
        replayPolicy = builder.replayPolicy;
        renewFields = builder.renewFields;
        rateLimit = builder.rateLimit;
        softwires = builder.softwires;
        leaseOctets = builder.leaseOctets;
        linePrefixes = builder.linePrefixes;
        servers = builder.servers;
        acceptable = builder.acceptable;
        if (prefixes.size() > 1 && features.contains(ClientFeature.SINGLE_PREFIX)) {
            throw new IllegalArgumentException("SINGLE_PREFIX, and " + prefixes.size() + " prefixes to ask for: "
                    + prefixes + "; switch it off with without(SINGLE_PREFIX)");
        }
        boolean asksForLeases = !prefixes.isEmpty() || addresses > 0;
        if (!asksForLeases && !linePrefixes && !features.contains(ClientFeature.INFORMATION_REQUEST)) {
            throw new IllegalArgumentException(
                    "nothing to ask for: no prefix, no address, no information, no announced prefix");
        }
        if (MessageRoom.least(this) < MessageRoom.LEAST) {
            throw new IllegalArgumentException(prefixes.size() + " prefixes, " + addresses + " addresses, "
                    + optionRequest.size() + " requested options and the extra options do not fit a message of "
                    + MessageRoom.LONGEST + " octets");
        }
    }

    /**
     * Starts with the settings for a kind of line, and with no prefix and no address to ask for.
     *
     * @param profile the kind of line
     * @return a builder
     */
    public static Builder builder(ClientProfile profile) {
        return new Builder(Objects.requireNonNull(profile, "profile"));
    }

    /**
     * The prefixes to ask for, one IA_PD each.
     *
     * @return wishes in the order of the IAIDs, perhaps none
     */
    public List<PrefixHint> prefixes() {
        return prefixes;
    }

    /**
     * How many addresses to ask for, one IA_NA each.
     *
     * @return 0 or more
     */
    public int addresses() {
        return addresses;
    }

    /**
     * Whether prefixes that routers announce are held too: see {@link Builder#linePrefixes}.
     *
     * @return true if they are
     */
    public boolean wantsLinePrefixes() {
        return linePrefixes;
    }

    /**
     * The features that are switched on.
     *
     * @return the features
     */
    public Set<ClientFeature> features() {
        return features;
    }

    /**
     * Whether a feature is switched on.
     *
     * @param feature the feature
     * @return true if it is
     */
    public boolean does(ClientFeature feature) {
        return features.contains(Objects.requireNonNull(feature, "feature"));
    }

    /**
     * The options to request, besides those that the RFC requires every client to request.
     *
     * @return option codes, 0 to 65535, in the order in which they were added
     */
    public List<Integer> optionRequest() {
        return optionRequest;
    }

    /**
     * Options to add to messages of a type, as they are.
     *
     * @return the options of each type that has any
     */
    public Map<MessageType, Options> extraOptions() {
        return extraOptions;
    }

    /**
     * Which replay detection values to accept in a Reconfigure.
     *
     * @return the policy
     */
    public ReplayPolicy replayPolicy() {
        return replayPolicy;
    }

    /**
     * Which fields of a Renew are filled in where the RFC recommends zeros.
     *
     * @return the fields
     */
    public RenewFields renewFields() {
        return renewFields;
    }

    /**
     * How many messages are sent at most.
     *
     * @return the limit
     */
    public RateLimit rateLimit() {
        return rateLimit;
    }

    /**
     * How IPv4 tunnels follow from the prefixes.
     *
     * @return the plan
     */
    public SoftwirePlan softwires() {
        return softwires;
    }

    /**
     * How much is held of what servers give without being asked to: see {@link Builder#leaseOctets}.
     *
     * @return octets
     */
    public int leaseOctets() {
        return leaseOctets;
    }

    /** Whether answers of a server are taken. */
    boolean takesServer(Duid server) {
        return servers.test(server);
    }

    /** Whether a prefix is taken if it is granted. */
    boolean takesPrefix(Ipv6Prefix prefix) {
        return acceptable.test(prefix);
    }

    /** One line: what is asked for and what the client does. */
    @Override
    public String toString() {
        return "ClientConfig[prefixes " + prefixes + ", addresses " + addresses + ", options " + optionRequest + ", "
                + features + ", replay policy " + replayPolicy.name() + ']';
    }

    /** Collects a configuration. Not for use by several threads. */
    public static final class Builder {
        /** What an Option Request must not hold (RFC 9915 §21.7). */
        private static final Set<Integer> NEVER_REQUESTED =
                Set.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 13, 14, 15, 16, 18, 19, 20, 25, 26);

        /** Identifiers, IAs, Option Request, Elapsed Time, Rapid Commit, Reconfigure Accept: a second would contradict. */
        private static final Set<Integer> WRITTEN_BY_THE_CLIENT = Set.of(1, 2, 3, 6, 8, 14, 20, 25);

        private final List<PrefixHint> prefixes = new ArrayList<>();
        private final EnumSet<ClientFeature> features = EnumSet.noneOf(ClientFeature.class);
        private final List<Integer> optionRequest = new ArrayList<>();
        private final Map<MessageType, Options> extraOptions = new HashMap<>();
        private int addresses;
        private ReplayPolicy replayPolicy = ReplayPolicy.STRICT;
        private RenewFields renewFields = RenewFields.ZERO;
        private RateLimit rateLimit = RateLimit.DEFAULT;
        private SoftwirePlan softwires = SoftwirePlan.NONE;
        private int leaseOctets = DEFAULT_LEASE_OCTETS;
        private boolean linePrefixes;
        private Predicate<Duid> servers = any -> true;
        private Predicate<Ipv6Prefix> acceptable = any -> true;

        private Builder(ClientProfile profile) {
            features.addAll(profile.features());
            profile.options().forEach(this::request);
        }

        /**
         * Asks for another prefix, in an IA_PD of its own, with a hint for its length (RFC 8168). The server may give a
         * different length.
         *
         * @param length how many bits it should have, 1 to 128; 0 leaves it to the server, as {@link #prefix()} does
         * @return this builder
         * @throws IllegalArgumentException if the length is not in 0 to 128
         */
        public Builder prefix(int length) {
            return prefix(PrefixHint.ofLength(length));
        }

        /**
         * Asks for another prefix, in an IA_PD of its own, of any length.
         *
         * @return this builder
         */
        public Builder prefix() {
            return prefix(PrefixHint.ANY);
        }

        /**
         * Asks for another prefix, in an IA_PD of its own.
         *
         * @param hint which one it should be, of what length, and under which IAID
         * @return this builder
         */
        public Builder prefix(PrefixHint hint) {
            prefixes.add(Objects.requireNonNull(hint, "hint"));
            return this;
        }

        /**
         * Chooses the servers whose answers are taken; those of others are dropped as {@link DiscardReason#UNWANTED_SERVER}.
         *
         * @param wanted says whether a server is wanted, each time one answers; by default all are. It must be quick, and if it throws
         *     the server is taken
         * @return this builder
         */
        public Builder servers(Predicate<? super Duid> wanted) {
            Objects.requireNonNull(wanted, "wanted");
            servers = wanted::test;
            return this;
        }

        /**
         * Chooses the prefixes that are taken, such as those of one length; others that a server offers or grants are left out, and
         * told as a {@link ClientEvent.ConfigurationProblem}. A prefix that is held already lives to its end.
         *
         * @param wanted says whether a prefix is wanted, each time one is offered or granted; by default all are. It must be quick, and
         *     if it throws the prefix is taken
         * @return this builder
         */
        public Builder takePrefixes(Predicate<? super Ipv6Prefix> wanted) {
            Objects.requireNonNull(wanted, "wanted");
            acceptable = wanted::test;
            return this;
        }

        /**
         * Asks for another address, in an IA_NA of its own.
         *
         * @return this builder
         */
        public Builder address() {
            addresses++;
            return this;
        }

        /**
         * Holds the prefixes that routers announce, too: a line may have nothing else. They come by {@link
         * Input.LinePrefixes}. A client that asks for nothing besides sends nothing, or Information-requests where {@link
         * ClientFeature#INFORMATION_REQUEST} is on.
         *
         * @return this builder
         */
        public Builder linePrefixes() {
            linePrefixes = true;
            return this;
        }

        /**
         * Switches features on.
         *
         * @param more the features
         * @return this builder
         */
        public Builder with(ClientFeature... more) {
            features.addAll(Arguments.copyOf(Arrays.asList(Objects.requireNonNull(more, "more")), "more"));
            return this;
        }

        /**
         * Switches features off.
         *
         * @param fewer the features
         * @return this builder
         */
        public Builder without(ClientFeature... fewer) {
            features.removeAll(Arguments.copyOf(Arrays.asList(Objects.requireNonNull(fewer, "fewer")), "fewer"));
            return this;
        }

        /**
         * Requests an option.
         *
         * @param type the option
         * @return this builder
         * @throws IllegalArgumentException if it may not be asked for (RFC 9915 §21.7)
         */
        public Builder request(OptionType<?> type) {
            Objects.requireNonNull(type, "type");
            if (!type.isRequestable()) {
                throw new IllegalArgumentException(type + " may not be asked for in an Option Request");
            }
            return requestCode(type.code());
        }

        /**
         * Requests an option by its code, also one that the registry does not know.
         *
         * @param code 0 to 65535
         * @return this builder
         * @throws IllegalArgumentException if the code is not in that range, or may not be asked for (RFC 9915 §21.7)
         */
        public Builder requestCode(int code) {
            if (code < 0 || code > 0xffff) {
                throw new IllegalArgumentException("option code " + code + " is not in 0 to 65535");
            }
            if (NEVER_REQUESTED.contains(code)) {
                throw new IllegalArgumentException("option " + code + " may not be asked for in an Option Request");
            }
            if (!optionRequest.contains(code)) {
                optionRequest.add(code);
            }
            return this;
        }

        /**
         * Adds an option to every message of a type, such as a vendor class. If you add it twice, it is sent twice; but what
         * the client writes itself cannot be added, nor a second Vendor Class or Vendor-specific Information of one enterprise
         * (RFC 9915 §21.16, §21.17).
         *
         * @param message the message type
         * @param type the option
         * @param value its value
         * @param <T> the Java type of the value
         * @return this builder
         * @throws IllegalArgumentException if it is one of those
         */
        public <T> Builder extraOption(MessageType message, OptionType<T> type, T value) {
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(value, "value");
            return extra(message, type, Options.none(OptionSpace.DHCPV6).with(type, value));
        }

        /**
         * As {@link #extraOption}, with octets that are not looked into.
         *
         * @param message the message type
         * @param code 0 to 65535
         * @param payload what stands in the option, at most 65535 octets
         * @return this builder
         * @throws IllegalArgumentException as above, or if code or payload are out of range
         */
        public Builder extraRawOption(MessageType message, int code, Octets payload) {
            Objects.requireNonNull(message, "message");
            Objects.requireNonNull(payload, "payload");
            return extra(message, code, Options.none(OptionSpace.DHCPV6).withRaw(code, payload));
        }

        private Builder extra(MessageType message, Object named, Options one) {
            RawOption option = one.iterator().next();
            if (WRITTEN_BY_THE_CLIENT.contains(option.code())) {
                throw new IllegalArgumentException("option " + named + " is written by the client itself");
            }
            Options there = extraOptions.getOrDefault(message, Options.none(OptionSpace.DHCPV6));
            for (String enterprise : enterprises(one)) {
                if (enterprises(there).contains(enterprise)) {
                    throw new IllegalArgumentException("option " + named + " of one enterprise twice: " + enterprise);
                }
            }
            extraOptions.put(message, there.withRaw(option.code(), option.payload()));
            return this;
        }

        /** Whose Vendor Classes and Vendor-specific Information there are: by option code and number. */
        private static Set<String> enterprises(Options options) {
            Set<String> enterprises = new HashSet<>();
            options.all(OptionTypes.VENDOR_CLASS).forEach(one -> enterprises.add("class of " + one.enterprise()));
            options.all(OptionTypes.VENDOR_OPTS).forEach(one -> enterprises.add("options of " + one.enterprise()));
            return enterprises;
        }

        /**
         * Sets which replay detection values to accept in a Reconfigure.
         *
         * @param policy the policy; the default is strict
         * @return this builder
         */
        public Builder replayPolicy(ReplayPolicy policy) {
            replayPolicy = Objects.requireNonNull(policy, "policy");
            return this;
        }

        /**
         * Sets which fields of a Renew are filled in where the RFC recommends zeros.
         *
         * @param fields the fields; the default is zeros
         * @return this builder
         */
        public Builder renewFields(RenewFields fields) {
            renewFields = Objects.requireNonNull(fields, "fields");
            return this;
        }

        /**
         * Sets how many messages are sent at most.
         *
         * @param limit the limit; the default is 20 messages in 20 seconds
         * @return this builder
         */
        public Builder rateLimit(RateLimit limit) {
            rateLimit = Objects.requireNonNull(limit, "limit");
            return this;
        }

        /**
         * How IPv4 tunnels follow from the prefixes.
         *
         * @param plan the plan; by default there are no tunnels
         * @return this builder
         */
        public Builder softwires(SoftwirePlan plan) {
            softwires = Objects.requireNonNull(plan, "plan");
            return this;
        }

        /**
         * Takes the IPv4 tunnels from the server (engine rule X-2): asks for the softwire containers, their
         * priority and the AFTR's name (RFC 7598, RFC 8026, RFC 6334).
         *
         * @param format the form of MAP's interface identifier, which no option specifies
         * @return this builder
         */
        public Builder softwiresFromServer(InterfaceIdFormat format) {
            Objects.requireNonNull(format, "format");
            List<OptionType<?>> types = List.of(
                    OptionTypes.S46_CONT_MAPE,
                    OptionTypes.S46_CONT_MAPT,
                    OptionTypes.S46_CONT_LW,
                    OptionTypes.S46_PRIORITY,
                    OptionTypes.AFTR_NAME);
            types.forEach(this::request);
            return softwires(SoftwirePlan.fromServer(format));
        }

        /**
         * Sets how much is held at most, counted in octets of the options that name it in a message: 29 for a prefix, 28 for
         * an address (RFC 9915 §21.6, §21.22). Whatever a Reply grants is held in any case; for more than this, leases that
         * servers did not mention for longest are given up. One message has room for about 65,000 octets: of more leases, those
         * that end first are renewed first.
         *
         * @param octets 1024 to 262144; the default is 131072, some 4,500 prefixes
         * @return this builder
         * @throws IllegalArgumentException if the number is not in that range
         */
        public Builder leaseOctets(int octets) {
            if (octets < LEAST_LEASE_OCTETS || octets > MOST_LEASE_OCTETS) {
                throw new IllegalArgumentException(
                        "leaseOctets " + octets + " is not in " + LEAST_LEASE_OCTETS + " to " + MOST_LEASE_OCTETS);
            }
            leaseOctets = octets;
            return this;
        }

        /**
         * The configuration.
         *
         * @return an immutable value
         * @throws IllegalArgumentException if nothing is asked for, or more than a message has room for
         */
        public ClientConfig build() {
            return new ClientConfig(this);
        }
    }
}
