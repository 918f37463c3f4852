package net.wan6.mape;

import java.util.Optional;

/** What a domain has for an end-user prefix: the CE's provisioning, or why there is none. */
public sealed interface CeResult permits CeResult.Provisioned, CeResult.Refused {

    /**
     * The provisioning, if there is any.
     *
     * @return the CE, or empty
     */
    Optional<MapCe> toOptional();

    /**
     * The provisioning.
     *
     * @return the CE
     * @throws MapRuleException with the reason, if there is none
     */
    MapCe orElseThrow();

    /**
     * A CE.
     *
     * @param value what it is to use
     */
    record Provisioned(MapCe value) implements CeResult {
        @Override
        public Optional<MapCe> toOptional() {
            return Optional.of(value);
        }

        @Override
        public MapCe orElseThrow() {
            return value;
        }
    }

    /**
     * No CE.
     *
     * @param violation the reason
     * @param message the reason with its values
     */
    record Refused(RuleViolation violation, String message) implements CeResult {
        @Override
        public Optional<MapCe> toOptional() {
            return Optional.empty();
        }

        @Override
        public MapCe orElseThrow() {
            throw new MapRuleException(violation, message);
        }
    }
}
