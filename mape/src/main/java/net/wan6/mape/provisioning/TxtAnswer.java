package net.wan6.mape.provisioning;

import java.util.List;

/** How the question for the rule server ended, in the classes of HB46PP 1.1 §3.6. Immutable values. */
public sealed interface TxtAnswer extends TxtReply permits TxtAnswer.Records, TxtAnswer.NotFound, TxtAnswer.Failed {

    /**
     * There are TXT records.
     *
     * @param records the text of each, its character-strings joined, every octet one character; at least one
     */
    record Records(List<String> records) implements TxtAnswer {
        /**
         * Copies the list.
         *
         * @param records the text of each
         * @throws IllegalArgumentException if there is none
         */
        public Records {
            records = List.copyOf(records);
            if (records.isEmpty()) {
                throw new IllegalArgumentException("records " + records + ": none is NotFound");
            }
        }
    }

    /** The name does not exist, or has no TXT record: this line is not provisioned so. */
    record NotFound() implements TxtAnswer {}

    /**
     * No resolver could say, or none could be asked.
     *
     * @param why for people
     */
    record Failed(String why) implements TxtAnswer {}
}
