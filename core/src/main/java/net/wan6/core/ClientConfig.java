package net.wan6.core;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.wan6.auth.ReplayPolicy;
import net.wan6.codec.MessageType;
import net.wan6.codec.OptionSpace;
import net.wan6.codec.OptionType;
import net.wan6.codec.OptionTypes;
import net.wan6.codec.Options;
import net.wan6.mape.InterfaceIdFormat;

/**
 * What a client asks for and how it behaves. Knows nothing of one line, so that many clients share one. Immutable; two
 * are equal only if they are the same object.
 */
public final class ClientConfig {
    private final List<PrefixWish> prefixes;
    private final int addresses;
    private final Set<ClientFeature> features;
    private final List<Integer> optionRequest;
    private final Map<MessageType, Options> extraOptions;
    private final ReplayPolicy replayPolicy;
    private final RenewFields renewFields;
    private final RateLimit rateLimit;
    private final SoftwirePlan softwires;

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
        if (prefixes.isEmpty() && addresses == 0 && !features.contains(ClientFeature.INFORMATION_REQUEST)) {
            throw new IllegalArgumentException("nothing to ask for: no prefix, no address, no information");
        }
    }

    /**
     * Begins with what suits a kind of line: no prefix and no address yet.
     *
     * @param profile the kind of line
     * @return a builder
     */
    public static Builder builder(ClientProfile profile) {
        return new Builder(profile);
    }

    /**
     * The prefixes to ask for, one IA_PD each.
     *
     * @return wishes in the order of the IAIDs, perhaps none
     */
    public List<PrefixWish> prefixes() {
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
     * What the client does.
     *
     * @return the features
     */
    public Set<ClientFeature> features() {
        return features;
    }

    /**
     * Whether the client does something.
     *
     * @param feature what
     * @return true if it does
     */
    public boolean does(ClientFeature feature) {
        return features.contains(feature);
    }

    /**
     * What to ask for besides what the RFC makes a client ask for.
     *
     * @return option codes, 0 to 65535, in the order in which they were said
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
     * What replay detection values of a Reconfigure are good.
     *
     * @return the policy
     */
    public ReplayPolicy replayPolicy() {
        return replayPolicy;
    }

    /**
     * What stands where the RFC wants zeros.
     *
     * @return what the client puts there
     */
    public RenewFields renewFields() {
        return renewFields;
    }

    /**
     * How much is sent at the most.
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

    /** One line: what is asked for and what the client does. */
    @Override
    public String toString() {
        return "ClientConfig[prefixes " + prefixes + ", addresses " + addresses + ", options " + optionRequest + ", "
                + features + ", replay policy " + replayPolicy.name() + ']';
    }

    /** Collects a configuration. Not for use by several threads. */
    public static final class Builder {
        private final List<PrefixWish> prefixes = new ArrayList<>();
        private final EnumSet<ClientFeature> features = EnumSet.noneOf(ClientFeature.class);
        private final List<Integer> optionRequest = new ArrayList<>();
        private final Map<MessageType, Options> extraOptions = new HashMap<>();
        private int addresses;
        private ReplayPolicy replayPolicy = ReplayPolicy.STRICT;
        private RenewFields renewFields = RenewFields.ZERO;
        private RateLimit rateLimit = RateLimit.DEFAULT;
        private SoftwirePlan softwires = SoftwirePlan.NONE;

        private Builder(ClientProfile profile) {
            features.addAll(profile.features());
            profile.options().forEach(this::request);
        }

        /**
         * Asks for one prefix more, in an IA_PD of its own, and says how long it should be (RFC 8168). The server may
         * give another length.
         *
         * @param length how many bits it should have, 1 to 128; 0 leaves it to the server, as {@link #prefix()} does
         * @return this builder
         * @throws IllegalArgumentException if the length is not in 0 to 128
         */
        public Builder prefix(int length) {
            prefixes.add(new PrefixWish(length));
            return this;
        }

        /**
         * Asks for one prefix more, in an IA_PD of its own, as long as the server likes.
         *
         * @return this builder
         */
        public Builder prefix() {
            return prefix(PrefixWish.ANY.length());
        }

        /**
         * Asks for one address more.
         *
         * @return this builder
         */
        public Builder address() {
            addresses++;
            return this;
        }

        /**
         * Does these things too.
         *
         * @param more what
         * @return this builder
         */
        public Builder with(ClientFeature... more) {
            Collections.addAll(features, more);
            return this;
        }

        /**
         * Leaves these things.
         *
         * @param fewer what
         * @return this builder
         */
        public Builder without(ClientFeature... fewer) {
            List.of(fewer).forEach(features::remove);
            return this;
        }

        /**
         * Asks for an option.
         *
         * @param type the option
         * @return this builder
         * @throws IllegalArgumentException if it may not be asked for (RFC 9915 §21.7)
         */
        public Builder request(OptionType<?> type) {
            if (!type.isRequestable()) {
                throw new IllegalArgumentException(type + " may not be asked for in an Option Request");
            }
            return requestCode(type.code());
        }

        /**
         * Asks for an option by its number, for what the RFC does not allow or the registry does not know.
         *
         * @param code 0 to 65535
         * @return this builder
         * @throws IllegalArgumentException if the code is not in that range
         */
        public Builder requestCode(int code) {
            if (code < 0 || code > 0xffff) {
                throw new IllegalArgumentException("option code " + code + " is not in 0 to 65535");
            }
            if (!optionRequest.contains(code)) {
                optionRequest.add(code);
            }
            return this;
        }

        /**
         * Adds an option to every message of a type, such as a vendor class. Said twice, it stands there twice.
         *
         * @param message the message type
         * @param type the option
         * @param value its value
         * @param <T> the Java type of the value
         * @return this builder
         */
        public <T> Builder extraOption(MessageType message, OptionType<T> type, T value) {
            extraOptions.merge(
                    message,
                    Options.none(OptionSpace.DHCPV6).with(type, value),
                    (there, one) -> there.with(type, value));
            return this;
        }

        /**
         * What replay detection values of a Reconfigure are good.
         *
         * @param policy the policy; strict unless said otherwise
         * @return this builder
         */
        public Builder replayPolicy(ReplayPolicy policy) {
            replayPolicy = policy;
            return this;
        }

        /**
         * What stands where the RFC wants zeros.
         *
         * @param fields zeros unless said otherwise
         * @return this builder
         */
        public Builder renewFields(RenewFields fields) {
            renewFields = fields;
            return this;
        }

        /**
         * How much is sent at the most.
         *
         * @param limit 20 messages in 20 seconds unless said otherwise
         * @return this builder
         */
        public Builder rateLimit(RateLimit limit) {
            rateLimit = limit;
            return this;
        }

        /**
         * How IPv4 tunnels follow from the prefixes.
         *
         * @param plan none unless said otherwise
         * @return this builder
         */
        public Builder softwires(SoftwirePlan plan) {
            softwires = plan;
            return this;
        }

        /**
         * Takes the IPv4 tunnels from the server: asks for the softwire containers, their priority and the AFTR's name
         * (RFC 7598, RFC 8026, RFC 6334).
         *
         * @param format the interface identifier of MAP, which no option tells
         * @return this builder
         */
        public Builder softwiresFromServer(InterfaceIdFormat format) {
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
         * The configuration.
         *
         * @return an immutable value
         * @throws IllegalArgumentException if nothing is asked for
         */
        public ClientConfig build() {
            return new ClientConfig(this);
        }
    }
}
