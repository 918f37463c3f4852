package net.wan6.mape.provisioning;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.wan6.mape.provisioning.Bootstrap.Server;
import org.jspecify.annotations.Nullable;

/**
 * What a CE says of itself when it asks a rule server (HB46PP 1.1 §3.3). All goes unchanged into a URL, so every part is held
 * to the protocol's syntax. A user who wants one method only gets it by naming that capability alone.
 *
 * <p>Immutable. {@link #toString()} leaves the credentials out.
 */
public final class ProvisioningRequest {

    private static final Pattern VENDOR_ID = Pattern.compile("[0-9a-fA-F]{6}(-[0-9A-Za-z_]{1,24})?");
    private static final Pattern PRODUCT = Pattern.compile("[A-Za-z0-9_-]{1,32}");
    private static final Pattern VERSION = Pattern.compile("[0-9_]{1,32}");
    private static final Pattern CREDENTIAL = Pattern.compile("[A-Za-z0-9_-]{0,32}");
    private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{64}");

    private final String vendorId;
    private final String product;
    private final String version;
    private final List<Capability> capabilities;
    private final @Nullable Credentials credentials;

    private record Credentials(
            String user, String pass, @Nullable String serverName) {}

    private ProvisioningRequest(
            String vendorId,
            String product,
            String version,
            List<Capability> capabilities,
            @Nullable Credentials credentials) {
        this.vendorId = vendorId;
        this.product = product;
        this.version = version;
        this.capabilities = capabilities;
        this.credentials = credentials;
    }

    /**
     * Describes a CE.
     *
     * @param vendorId six hexadecimal digits of the maker's OUI; perhaps a hyphen and 1 to 24 letters, digits and underscores
     * @param product the product's name: 1 to 32 letters, digits, underscores and hyphens
     * @param version the firmware's version: 1 to 32 digits and underscores, which stand for dots
     * @param capabilities what it can do, each once; at least one
     * @return the description, without credentials
     * @throws IllegalArgumentException if a value breaks its syntax; the message begins with the parameter's name
     */
    public static ProvisioningRequest of(
            String vendorId, String product, String version, List<Capability> capabilities) {
        require(VENDOR_ID, "vendorid", vendorId);
        require(PRODUCT, "product", product);
        require(VERSION, "version", version);
        List<Capability> copy = List.copyOf(capabilities);
        if (copy.isEmpty() || new HashSet<>(copy).size() != copy.size()) {
            throw new IllegalArgumentException("capability " + copy + ": none, or one twice");
        }
        return new ProvisioningRequest(vendorId, product, version, copy, null);
    }

    /**
     * This description with the credentials of a contract. They go to whatever server the line's resolver names, encrypted or
     * not; {@link #withCredentialsFor} is safer.
     *
     * @param user 0 to 32 letters, digits, underscores and hyphens
     * @param pass the same
     * @return the new description
     * @throws IllegalArgumentException if a value breaks its syntax; the message does not repeat it
     */
    public ProvisioningRequest withCredentials(String user, String pass) {
        return with(new Credentials(credential("user", user), credential("pass", pass), null));
    }

    /**
     * This description with the credentials of a contract, for one server alone: they are sent only by https, to a server whose
     * certificate is verified for this very name.
     *
     * @param serverName the server's name, as the contract has it
     * @param user 0 to 32 letters, digits, underscores and hyphens
     * @param pass the same
     * @return the new description
     * @throws IllegalArgumentException if a value breaks its syntax; the message repeats no credentials
     */
    public ProvisioningRequest withCredentialsFor(String serverName, String user, String pass) {
        if (!HostName.isWellFormed(serverName)) {
            throw new IllegalArgumentException("serverName \"" + serverName + "\" is no host's");
        }
        return with(new Credentials(credential("user", user), credential("pass", pass), serverName));
    }

    private ProvisioningRequest with(Credentials given) {
        return new ProvisioningRequest(vendorId, product, version, capabilities, given);
    }

    /**
     * What the CE can do.
     *
     * @return at least one
     */
    public List<Capability> capabilities() {
        return capabilities;
    }

    /**
     * The URL to get from a server that is asked for the first time.
     *
     * @param server the server, of a TXT record or a redirect
     * @return the URL; may hold credentials
     */
    public RuleServerUrl urlAt(Server server) {
        return url(server, null);
    }

    /**
     * The URL to get from a server that has answered before.
     *
     * @param server the server, of a TXT record or a redirect
     * @param token that of the last answer, 64 hexadecimal digits in small letters
     * @return the URL; may hold credentials
     * @throws IllegalArgumentException if the token is none
     */
    public RuleServerUrl urlAt(Server server, String token) {
        if (!isToken(token)) {
            throw new IllegalArgumentException(
                    "token of " + token.length() + " characters, not 64 of 0 to 9 and a to f");
        }
        return url(server, token);
    }

    /** Parameters in the order of the specification's example, which servers were tested with. */
    private RuleServerUrl url(Server server, @Nullable String token) {
        List<UrlParameter> parameters = new ArrayList<>();
        parameters.add(new UrlParameter("vendorid", vendorId));
        parameters.add(new UrlParameter("product", product));
        parameters.add(new UrlParameter("version", version));
        parameters.add(new UrlParameter(
                "capability", capabilities.stream().map(Capability::toString).collect(Collectors.joining(","))));
        if (token != null) {
            parameters.add(new UrlParameter("token", token));
        }
        if (credentials != null && !withholdsCredentialsFrom(server)) {
            parameters.add(new UrlParameter("user", credentials.user));
            parameters.add(new UrlParameter("pass", credentials.pass));
        }
        return server.url().withParameters(parameters);
    }

    /**
     * Whether credentials are there that this server does not get: a server name was given with them, and the server is
     * another one or its certificate is not verified.
     *
     * @param server the server, of a TXT record or a redirect
     * @return true if so
     */
    public boolean withholdsCredentialsFrom(Server server) {
        if (credentials == null || credentials.serverName == null) {
            return false;
        }
        boolean safe =
                server.check() == CertificateCheck.REQUIRED && server.url().isHost(credentials.serverName);
        return !safe;
    }

    static boolean isToken(String text) {
        return TOKEN.matcher(text).matches();
    }

    private static String credential(String name, String value) {
        Objects.requireNonNull(value, name);
        if (!CREDENTIAL.matcher(value).matches()) {
            throw new IllegalArgumentException(name + " of " + value.length()
                    + " characters is not 0 to 32 letters, digits, underscores and hyphens");
        }
        return value;
    }

    private static void require(Pattern syntax, String name, String value) {
        if (!syntax.matcher(value).matches()) {
            throw new IllegalArgumentException(name + " \"" + value + "\" is not " + syntax);
        }
    }

    /** What may be logged. */
    @Override
    public String toString() {
        return "ProvisioningRequest[" + vendorId + ", " + product + ", " + version + ", " + capabilities
                + (credentials == null ? "" : ", with credentials") + ']';
    }
}
