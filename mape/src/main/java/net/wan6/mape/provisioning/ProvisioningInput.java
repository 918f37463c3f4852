package net.wan6.mape.provisioning;

import java.util.List;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;

/** What happened, for a {@link Provisioner}. Immutable values. */
public sealed interface ProvisioningInput {

    /**
     * Ask, and go on asking. Starting again what runs is the same as {@link PrefixesChanged}.
     *
     * @param prefixes the line's prefixes, delegated ones first; where there is none, asking begins with the first
     */
    record Start(List<Ipv6Prefix> prefixes) implements ProvisioningInput {
        /**
         * Copies the list.
         *
         * @param prefixes the line's prefixes
         */
        public Start {
            prefixes = List.copyOf(prefixes);
        }
    }

    /**
     * The line's prefixes may be others now. If they are, the server is asked anew, since its answer may depend on the address
     * that asks, and what is on the way is forgotten. If there is none left, asking rests.
     *
     * @param prefixes the line's prefixes, delegated ones first
     */
    record PrefixesChanged(List<Ipv6Prefix> prefixes) implements ProvisioningInput {
        /**
         * Copies the list.
         *
         * @param prefixes the line's prefixes
         */
        public PrefixesChanged {
            prefixes = List.copyOf(prefixes);
        }
    }

    /**
     * The end of an {@link ProvisioningOutput.AskTxt}.
     *
     * @param exchange which one
     * @param answer how it ended
     */
    record TxtAnswered(int exchange, TxtAnswer answer) implements ProvisioningInput {}

    /**
     * The end of a {@link ProvisioningOutput.Get}: a response came.
     *
     * @param exchange which one
     * @param status the status code
     * @param location the header field Location, empty if there is none
     * @param body the content, cut after {@value #LONGEST_BODY} octets and one; may be empty where the status is not 200
     */
    record HttpAnswered(int exchange, int status, String location, Octets body) implements ProvisioningInput {
        /** The most octets of a body that are read. */
        public static final int LONGEST_BODY = JsonReader.LARGEST;
    }

    /**
     * The end of a {@link ProvisioningOutput.Get}: no whole response came, or the certificate was none that is accepted.
     *
     * @param exchange which one
     * @param why for people
     */
    record NoHttpAnswer(int exchange, String why) implements ProvisioningInput {}

    /** The deadline has come. */
    record Timeout() implements ProvisioningInput {}

    /** Ask no more. What was provisioned is left as it is. */
    record Stop() implements ProvisioningInput {}
}
