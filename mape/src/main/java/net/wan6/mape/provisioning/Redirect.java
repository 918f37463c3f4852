package net.wan6.mape.provisioning;

import java.util.Objects;

/**
 * Where a response with status 307 leads (RFC 9110 §15.4.8), or why nobody should go there; see {@link
 * RuleServerUrl#redirect}.
 */
public sealed interface Redirect {
    /** How many are followed one after the other; the next would be a loop. */
    int MOST_IN_A_ROW = 5;

    /** The only status that is one: the others that lead elsewhere are not in HB46PP 1.1 §3.3. */
    int STATUS = 307;

    /**
     * It leads somewhere.
     *
     * @param url what to ask next; it may have a query
     */
    record To(RuleServerUrl url) implements Redirect {
        /**
         * Checks the value.
         *
         * @param url what to ask next
         */
        public To {
            Objects.requireNonNull(url, "url");
        }
    }

    /**
     * It is not to be followed.
     *
     * @param why a few words, with nothing in them that the server wrote
     */
    record Refused(String why) implements Redirect {
        /**
         * Checks the value.
         *
         * @param why a few words
         */
        public Refused {
            Objects.requireNonNull(why, "why");
        }
    }
}
