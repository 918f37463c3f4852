package net.wan6.mape.provisioning;

/**
 * What an administrator may want to know of an attempt to be provisioned.
 *
 * @param kind what sort of problem
 * @param detail more of it, on one line; holds no secret, and of what a server wrote nothing but the name of a host
 */
public record ProvisioningProblem(Kind kind, String detail) {

    /** The sorts of problems there are. */
    public enum Kind {
        /** The resolvers know no rule server: on most lines that is how it is. */
        NOT_FOUND("no rule server on this line"),
        /** The resolvers name a rule server in a way that is not understood. */
        BAD_RECORD("the TXT record of the rule server is not usable"),
        /** No resolver could say. */
        NO_RESOLVER("no resolver could say which rule server there is"),
        /** The rule server did not answer. */
        NO_ANSWER("the rule server did not answer"),
        /** The rule server answered with a status that means no. */
        STATUS("the rule server refused"),
        /** A redirect that is not followed. */
        BAD_REDIRECT("the rule server sent us to a place where we do not go"),
        /** An answer of which nothing can be used. */
        UNUSABLE_ANSWER("nothing in the rule server's answer can be used"),
        /** An answer of which a part cannot be used. */
        PARTLY_USABLE_ANSWER("a part of the rule server's answer cannot be used"),
        /** An answer that has nothing for this line, on purpose. */
        NOTHING_OFFERED("the rule server has nothing for this line"),
        /** An answer that makes no softwire of this line's prefixes. */
        NOT_FOR_THIS_LINE("the rule server's answer is not for this line's prefixes"),
        /** The credentials are missing or wrong. */
        CREDENTIALS("the rule server wants other credentials"),
        /** Credentials are there, but they were not sent to this server. */
        CREDENTIALS_WITHHELD("the credentials are for another server, or its certificate is not verified");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** One line for people. */
    @Override
    public String toString() {
        return detail.isEmpty() ? kind.toString() : kind + ": " + detail;
    }
}
