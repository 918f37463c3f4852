package net.wan6.core;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.wan6.codec.OptionType;
import net.wan6.codec.OptionTypes;

/**
 * What suits a kind of line, to begin a {@link ClientConfig} with.
 *
 * @param name what it is called in command lines
 * @param features what a client does there
 * @param options what it asks for besides what the RFC makes it ask for
 */
public record ClientProfile(String name, Set<ClientFeature> features, List<OptionType<?>> options) {
    /** A line whose carrier follows RFC 9915. */
    public static final ClientProfile RFC9915 = new ClientProfile(
            "rfc9915",
            Set.of(ClientFeature.ACCEPT_RECONFIGURE, ClientFeature.INFORMATION_REQUEST),
            List.of(OptionTypes.DNS_SERVERS));

    /**
     * NTT FLET'S lines (Japan): prefixes only, by Solicit, Request, Renew and Rebind; DUID-LL; Reconfigures in the form
     * of RFC 3315; one prefix, which the carrier may change; no Information-request.
     */
    public static final ClientProfile NTT_FLETS = new ClientProfile(
            "ntt",
            Set.of(
                    ClientFeature.ACCEPT_RECONFIGURE,
                    ClientFeature.SINGLE_PREFIX,
                    ClientFeature.COPY_RECONFIGURE_OPTIONS,
                    ClientFeature.DUID_LL_ONLY),
            List.of(
                    OptionTypes.VENDOR_OPTS,
                    OptionTypes.DNS_SERVERS,
                    OptionTypes.DOMAIN_LIST,
                    OptionTypes.SNTP_SERVERS));

    /** Says as little of the client as can be (RFC 7844). */
    public static final ClientProfile ANONYMITY =
            new ClientProfile("anonymity", Set.of(ClientFeature.ANONYMITY), List.of());

    /**
     * Copies the collections.
     *
     * @param name what it is called
     * @param features what a client does there
     * @param options what it asks for
     */
    public ClientProfile {
        Objects.requireNonNull(name, "name");
        features = Arguments.copyOf(features, "features");
        options = Arguments.copyOf(options, "options");
    }
}
