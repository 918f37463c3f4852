package net.wan6.mape;

/** A mapping rule, or its application to a prefix, breaks RFC 7597; {@link #violation()} says how. */
public final class MapRuleException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    /** The condition broken. */
    private final RuleViolation violation;

    MapRuleException(RuleViolation violation, String message) {
        super(message);
        this.violation = violation;
    }

    /**
     * The condition broken.
     *
     * @return the violation; the message holds the values
     */
    public RuleViolation violation() {
        return violation;
    }
}
