package net.wan6.mape.provisioning;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rule server a line's resolvers name: the TXT record of {@code 4over6.info} (HB46PP 1.1 §3.1), such as {@code v=v6mig-1
 * url=https://rules.example.jp/config t=b}. Immutable values.
 */
public sealed interface Bootstrap permits Bootstrap.Server, Bootstrap.Rejected {

    /**
     * A rule server.
     *
     * @param url where it is asked
     * @param check whether its certificate is verified
     */
    record Server(RuleServerUrl url, CertificateCheck check) implements Bootstrap {
        /**
         * Checks that the two go together.
         *
         * @param url where it is asked
         * @param check whether its certificate is verified
         * @throws IllegalArgumentException if a certificate is required of plain http
         */
        public Server {
            if (check == CertificateCheck.REQUIRED && !url.isHttps()) {
                throw new IllegalArgumentException("check " + check + " of " + url);
            }
        }
    }

    /**
     * No rule server.
     *
     * @param fault what is wrong with the records
     */
    record Rejected(DiscoveryFault fault) implements Bootstrap {}

    /**
     * Reads the records. The specification forbids several; the first that is good counts. Words are separated by blanks and
     * stand in any order; unknown ones are passed over.
     *
     * @param records each with its character-strings joined without anything between (RFC 7208 §3.3 says the same of its
     *     own), every octet one character
     * @return the server, or what is wrong with the first record
     */
    static Bootstrap read(List<String> records) {
        @Nullable Rejected first = null;
        for (String record : records) {
            Bootstrap read = BootstrapRecord.read(record);
            if (!(read instanceof Rejected rejected)) {
                return read;
            }
            first = first == null ? rejected : first;
        }
        return first == null ? new Rejected(DiscoveryFault.NO_RECORD) : first;
    }
}
