package net.wan6.mape.provisioning;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import net.wan6.codec.Octets;
import org.jspecify.annotations.Nullable;

/**
 * The answer of an HB46PP server (HB46PP 1.1 §3.4).
 *
 * <p>Keys that are not known are passed over. {@link #toString()} shows neither the token nor the names, which are the
 * server's words. Immutable.
 */
public final class ProvisioningAnswer implements RuleServerAnswer {

    /** The longest time after which to ask again, in seconds: a week. */
    static final int LONGEST_TTL = 604_800;

    /** The keys whose values are kept as texts. */
    static final String ENABLER_NAME = "enabler_name";

    static final String SERVICE_NAME = "service_name";
    static final String ISP_NAME = "isp_name";
    static final String TOKEN = "token";
    static final String AUTH = "auth";

    private final Map<String, String> texts;
    private final int ttl;
    private final @Nullable Boolean ipv6Mostly;
    private final Offer offer;

    /**
     * What an answer has to say about IPv4.
     *
     * @param nothing whether the order is empty, on purpose
     */
    record Offer(boolean nothing, List<Mechanism> mechanisms, List<AnswerProblem> problems) {}

    /**
     * What was read.
     *
     * @param ttl in seconds, 0 for none
     */
    ProvisioningAnswer(Map<String, String> texts, int ttl, @Nullable Boolean ipv6Mostly, Offer offer) {
        this.texts = Map.copyOf(texts);
        this.ttl = ttl;
        this.ipv6Mostly = ipv6Mostly;
        this.offer = offer;
    }

    /**
     * Reads the body of an answer with status 200.
     *
     * @param body a JSON text in UTF-8 (RFC 8259) of at most 262,144 octets
     * @return the answer; its problems say what of it is not used
     * @throws MalformedAnswerException if nothing of it can be used
     */
    public static ProvisioningAnswer read(Octets body) {
        return new AnswerReader().read(body);
    }

    @Override
    public List<Mechanism> mechanisms() {
        return offer.mechanisms;
    }

    @Override
    public List<AnswerProblem> problems() {
        return offer.problems;
    }

    /**
     * Whether the server has nothing for this line and says so: it is outside the server's area, the credentials are missing or
     * wrong, or nothing fits the capabilities.
     *
     * @return true if the order is empty
     */
    public boolean offersNothing() {
        return offer.nothing;
    }

    /** This answer without what a CE cannot do. */
    ProvisioningAnswer within(Collection<Capability> capabilities) {
        List<Mechanism> usable = offer.mechanisms.stream()
                .filter(mechanism -> capabilities.contains(mechanism.capability()))
                .toList();
        return new ProvisioningAnswer(texts, ttl, ipv6Mostly, new Offer(offer.nothing, usable, offer.problems));
    }

    /**
     * After how many seconds to ask again.
     *
     * @return 1 to 604800; empty where the server leaves it to the CE, which waits 20 to 24 hours then
     */
    public OptionalInt ttl() {
        return ttl == 0 ? OptionalInt.empty() : OptionalInt.of(ttl);
    }

    /**
     * What to send with the next request, so that the server knows the line again. Not for a log.
     *
     * @return 64 hexadecimal digits in small letters
     */
    public Optional<String> token() {
        return text(TOKEN);
    }

    /**
     * What the server says about the credentials.
     *
     * @return empty if it says nothing
     */
    public Optional<ProvisioningAuth> auth() {
        return text(AUTH).flatMap(AnswerReader::auth);
    }

    /**
     * The name of the network operator. As the server wrote it: not fit for a terminal.
     *
     * @return at most 254 octets in UTF-8
     */
    public Optional<String> enablerName() {
        return text(ENABLER_NAME);
    }

    /**
     * The name of the service. As the server wrote it: not fit for a terminal.
     *
     * @return at most 254 octets in UTF-8
     */
    public Optional<String> serviceName() {
        return text(SERVICE_NAME);
    }

    /**
     * The name of the Internet service provider. As the server wrote it: not fit for a terminal.
     *
     * @return at most 254 octets in UTF-8
     */
    public Optional<String> ispName() {
        return text(ISP_NAME);
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(texts.get(key));
    }

    /**
     * The key {@code ipv6_mostly}, which some servers send and HB46PP 1.1 does not know. Nothing here acts on it.
     *
     * @return its value
     */
    public Optional<Boolean> ipv6Mostly() {
        return Optional.ofNullable(ipv6Mostly);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProvisioningAnswer that
                && texts.equals(that.texts)
                && ttl == that.ttl
                && Objects.equals(ipv6Mostly, that.ipv6Mostly)
                && offer.equals(that.offer);
    }

    @Override
    public int hashCode() {
        return Objects.hash(texts, ttl, ipv6Mostly, offer);
    }

    /** One line that may be logged. */
    @Override
    public String toString() {
        List<Capability> order =
                offer.mechanisms.stream().map(Mechanism::capability).toList();
        String asked = ttl == 0 ? "" : ", ttl " + ttl + " s";
        return "ProvisioningAnswer[" + order + asked + ", " + offer.problems.size() + " problems]";
    }
}
