package net.wan6.test.carrier;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import net.wan6.codec.Ipv6Address;
import net.wan6.codec.Octets;

/**
 * A rule server for HB46PP (HTTP-Based IPv4 over IPv6 Provisioning Protocol 1.1) and the resolver that names it, in memory: questions
 * in, answers out. {@link RuleServerSockets} puts it on a host. Any thread may call it.
 */
public final class RuleServer {
    /** The name of the server, which its resolver knows. */
    public static final String HOST = "rules.example.jp";

    private static final String DS_LITE =
            "{\"enabler_name\":\"test\",\"ttl\":86400,\"order\":[\"dslite\"],\"dslite\":{\"aftr\":\"aftr.example.jp\"}}";

    private final Set<RuleServerFault> faults = EnumSet.noneOf(RuleServerFault.class);
    private final List<RuleRequest> requests = new ArrayList<>();
    private String url = "https://" + HOST + "/config";
    private Function<RuleRequest, String> bodies = request -> DS_LITE;
    private Ipv6Address address = Ipv6Address.parse("::1");

    /** A server that gives every line DS-Lite, until it is told otherwise, and makes no mistakes. */
    public RuleServer() {}

    /**
     * Changes the answer.
     *
     * @param json the body of responses from now on
     * @return this server
     */
    public RuleServer body(String json) {
        return bodies(request -> json);
    }

    /**
     * Answers each request by itself, such as by the address it comes from.
     *
     * @param ofRequest the body of the response to a request, from now on
     * @return this server
     */
    public synchronized RuleServer bodies(Function<RuleRequest, String> ofRequest) {
        bodies = Objects.requireNonNull(ofRequest, "ofRequest");
        return this;
    }

    /** Where its name leads. */
    synchronized RuleServer address(Ipv6Address ofHost) {
        address = ofHost;
        return this;
    }

    synchronized Ipv6Address address() {
        return address;
    }

    /**
     * Changes the address that the resolver gives.
     *
     * @param text an https URL of {@link #HOST}
     * @return this server
     */
    public synchronized RuleServer url(String text) {
        url = text;
        return this;
    }

    /**
     * Where the server is asked.
     *
     * @return the URL in the TXT record
     */
    public synchronized String url() {
        return url;
    }

    /**
     * Does some things wrong from now on, and everything else right.
     *
     * @param wrong what
     * @return this server
     */
    public synchronized RuleServer fail(RuleServerFault... wrong) {
        faults.clear();
        faults.addAll(List.of(wrong));
        return this;
    }

    synchronized boolean has(RuleServerFault fault) {
        return faults.contains(fault);
    }

    /**
     * The requests so far.
     *
     * @return oldest first
     */
    public synchronized List<RuleRequest> requests() {
        return List.copyOf(requests);
    }

    /**
     * Waits until there have been so many requests.
     *
     * @param count how many
     * @throws InterruptedException if this thread is interrupted meanwhile
     */
    public synchronized void awaitRequest(int count) throws InterruptedException {
        while (requests.size() < count) {
            wait();
        }
    }

    /**
     * Answers a question to the resolver.
     *
     * @param question a DNS message
     * @param overTcp how it came
     * @return the messages to send, none for silence
     */
    synchronized List<Octets> resolve(Octets question, Via overTcp) {
        return new RuleServerDns(this, question).answers(overTcp);
    }

    /** How a question came. */
    enum Via {
        UDP,
        TCP
    }

    /** The records of the TXT question, each as character-strings. */
    synchronized List<List<String>> records() {
        for (RuleServerFault fault : faults) {
            List<List<String>> records = fault.records(url);
            if (!records.isEmpty()) {
                return records;
            }
        }
        return List.of(List.of("v=v6mig-1 url=" + url + " t=b"));
    }

    /**
     * Answers a request.
     *
     * @param request what a client asks
     * @return the answer
     */
    public synchronized RuleReply answer(RuleRequest request) {
        requests.add(request);
        notifyAll();
        for (RuleServerFault fault : faults) {
            if (fault.status() != 0 && !isAtEndOfRedirect(fault, request)) {
                return new RuleReply(fault.status(), location(fault), Octets.EMPTY);
            }
        }
        String body = bodies.apply(request);
        for (RuleServerFault fault : faults) {
            if (fault.isOfBody()) {
                return new RuleReply(200, List.of("Content-Type: application/json"), fault.body(body));
            }
        }
        if (faults.contains(RuleServerFault.HTTP_GZIP)) {
            return new RuleReply(200, List.of("Content-Encoding: gzip"), Octets.parseHex("1f8b0800000000000003"));
        }
        return new RuleReply(200, List.of("Content-Type: application/json"), RuleReply.utf8(body));
    }

    private static boolean isAtEndOfRedirect(RuleServerFault fault, RuleRequest request) {
        return fault == RuleServerFault.REDIRECT_RELATIVE && request.target().startsWith("/elsewhere");
    }

    private List<String> location(RuleServerFault fault) {
        return switch (fault) {
            case REDIRECT_RELATIVE -> List.of("Location: /elsewhere");
            case REDIRECT_LOOP, STATUS_301 -> List.of("Location: " + url);
            case REDIRECT_TO_HTTP -> List.of("Location: http" + url.substring(5));
            default -> List.of();
        };
    }
}
