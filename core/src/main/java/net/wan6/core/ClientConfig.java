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
 * What a client asks for and how it behaves. Knows nothing of one line, so that many clients share one. Immutable.
 *
 * @param prefixes the prefixes to ask for, one IA_PD each
 * @param addresses how many addresses to ask for, one IA_NA each, 0 or more
 * @param features what the client does
 * @param optionRequest the codes to ask for besides those the RFC makes a client ask for
 * @param extraOptions options to add to messages of a type, as they are
 * @param replayPolicy what replay detection values of a Reconfigure are good
 * @param renewFields what stands where the RFC wants zeros
 * @param rateLimit how much is sent at the most
 * @param softwires how IPv4 tunnels follow from the prefixes
 */
public record ClientConfig(
        List<PrefixWish> prefixes,
        int addresses,
        Set<ClientFeature> features,
        List<Integer> optionRequest,
        Map<MessageType, Options> extraOptions,
        ReplayPolicy replayPolicy,
        RenewFields renewFields,
        RateLimit rateLimit,
        SoftwirePlan softwires) {
    /**
     * Copies the collections.
     *
     * @param prefixes the prefixes to ask for
     * @param addresses how many addresses to ask for, 0 or more
     * @param features what the client does
     * @param optionRequest the codes to ask for
     * @param extraOptions options to add to messages of a type
     * @param replayPolicy what replay detection values are good
     * @param renewFields what stands where the RFC wants zeros
     * @param rateLimit how much is sent at the most
     * @param softwires how IPv4 tunnels follow from the prefixes
     * @throws IllegalArgumentException if the number of addresses is negative, or nothing at all is asked for without
     *     {@link ClientFeature#INFORMATION_REQUEST}
     */
    public ClientConfig {
        prefixes = List.copyOf(prefixes);
        features = Set.copyOf(features);
        optionRequest = List.copyOf(optionRequest);
        extraOptions = Map.copyOf(extraOptions);
        if (addresses < 0) {
            throw new IllegalArgumentException("number of addresses " + addresses + " is negative");
        }
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
     * Whether the client does something.
     *
     * @param feature what
     * @return true if it does
     */
    public boolean does(ClientFeature feature) {
        return features.contains(feature);
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
         * Asks for one prefix more.
         *
         * @param length how many bits it should have, 1 to 128; 0 leaves it to the server
         * @return this builder
         */
        public Builder prefix(int length) {
            prefixes.add(new PrefixWish(length));
            return this;
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
         * Adds an option to every message of a type, such as a vendor class.
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
            return new ClientConfig(
                    prefixes,
                    addresses,
                    features,
                    optionRequest,
                    extraOptions,
                    replayPolicy,
                    renewFields,
                    rateLimit,
                    softwires);
        }
    }
}
