package net.wan6.test.carrier;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import net.wan6.codec.Octets;

/**
 * What a {@link RuleServer} does wrong, or in an unusual way that is right: each by a name of its own. {@link #label()} is
 * the name on command lines.
 */
@SuppressWarnings("ImmutableEnumChecker") // functions without state
public enum RuleServerFault {
    // The TXT record.
    /** Blanks where none are needed. */
    TXT_BLANKS(url -> List.of(List.of("  v=v6mig-1   url=" + url + "  t=b "))),
    /** The words in another order. */
    TXT_ORDER(url -> List.of(List.of("t=b url=" + url + " v=v6mig-1"))),
    /** A word that nobody knows. */
    TXT_UNKNOWN_KEY(url -> List.of(List.of("v=v6mig-1 x=1 url=" + url + " t=b"))),
    /** Two character-strings, the first of which ends inside the URL. */
    TXT_SPLIT(url -> List.of(List.of("v=v6mig-1 url=" + url.substring(0, 12), url.substring(12) + " t=b"))),
    /** Another version of the protocol. */
    TXT_VERSION_2(url -> List.of(List.of("v=v6mig-2 url=" + url + " t=b"))),
    /** Nothing on certificates. */
    TXT_WITHOUT_T(url -> List.of(List.of("v=v6mig-1 url=" + url))),
    /** A letter that once was one. */
    TXT_T_C(url -> List.of(List.of("v=v6mig-1 url=" + url + " t=c"))),
    /** A certificate is to be verified where there is none. */
    TXT_HTTP_VERIFIED(url -> List.of(List.of("v=v6mig-1 url=http" + url.substring(5) + " t=b"))),
    /** The certificate is not verified. */
    TXT_UNVERIFIED(url -> List.of(List.of("v=v6mig-1 url=" + url + " t=a"))),
    /** Another protocol. */
    TXT_FTP(url -> List.of(List.of("v=v6mig-1 url=ftp://rules.example.jp/ t=a"))),
    /** A URL without a host. */
    TXT_NO_HOST(url -> List.of(List.of("v=v6mig-1 url=https:///config t=b"))),
    /** A URL that has a query already. */
    TXT_QUERY(url -> List.of(List.of("v=v6mig-1 url=" + url + "?line=1 t=b"))),
    /** A URL with a user in it. */
    TXT_USER_INFO(url -> List.of(List.of("v=v6mig-1 url=https://user@" + url.substring(8) + " t=b"))),
    /** An IPv6 address in the place of the host's name. */
    TXT_IPV6_LITERAL(url -> List.of(List.of("v=v6mig-1 url=" + url.replace(RuleServer.HOST, "[::1]") + " t=b"))),
    /** An IPv4 address in the place of the host's name. */
    TXT_IPV4_LITERAL(url -> List.of(List.of("v=v6mig-1 url=" + url.replace(RuleServer.HOST, "192.0.2.1") + " t=b"))),
    /** A URL of 300 octets, which no one character-string can hold. */
    TXT_LONG_URL(url -> {
        String text = "v=v6mig-1 url=" + url + "/" + "x".repeat(299 - url.length()) + " t=b";
        return List.of(List.of(text.substring(0, 255), text.substring(255)));
    }),
    /** Two records, the second of which is good. */
    TXT_TWO(url -> List.of(List.of("v=spf1 -all"), List.of("v=v6mig-1 url=" + url + " t=b"))),
    /** A record with nothing in it. */
    TXT_EMPTY(url -> List.of(List.of(""))),

    // The resolver.
    /** The name does not exist. */
    DNS_NXDOMAIN,
    /** The name has no TXT record. */
    DNS_NODATA,
    /** The resolver is out of order. */
    DNS_SERVFAIL,
    /** The resolver does not answer us. */
    DNS_REFUSED,
    /** The resolver says nothing at all. */
    DNS_SILENCE,
    /** The answer is cut over UDP, and whole over TCP. */
    DNS_TRUNCATED,
    /** The answer is cut over UDP, and nobody is there over TCP. */
    DNS_TRUNCATED_FOR_EVER,
    /** Before the answer come datagrams of somebody who has to guess the id. */
    DNS_FORGED,
    /** Octets that are no DNS message, and nothing else. */
    DNS_GARBAGE,
    /** The rule server's name has no address. */
    DNS_NO_ADDRESS,
    /** The rule server's name leads to addresses that are nobody's on the Internet. */
    DNS_HOSTILE_ADDRESSES,

    // The status.
    /** 204: no content. */
    STATUS_204(204),
    /** 301, which the protocol does not know. */
    STATUS_301(301),
    /** 403: the server does not know the address. */
    STATUS_403(403),
    /** 404: the same. */
    STATUS_404(404),
    /** 429: too many requests. */
    STATUS_429(429),
    /** 500: the server is out of order. */
    STATUS_500(500),
    /** 307 to the same server by a relative reference, once. */
    REDIRECT_RELATIVE(307),
    /** 307 to the same server, without end. */
    REDIRECT_LOOP(307),
    /** 307 from https to http. */
    REDIRECT_TO_HTTP(307),
    /** 307 without Location. */
    REDIRECT_NOWHERE(307),

    // How the response comes.
    /** Nothing comes after the request. */
    HTTP_SILENCE,
    /** The connection ends in the middle of the body. */
    HTTP_CUT,
    /** The body has no end. */
    HTTP_ENDLESS,
    /** The same, in chunks. */
    HTTP_ENDLESS_CHUNKS,
    /** The header has no end. */
    HTTP_ENDLESS_HEADER,
    /** One octet a second. */
    HTTP_DRIP,
    /** The body in chunks, with an extension and a trailer: right, if unusual. */
    HTTP_CHUNKED,
    /** Two lengths that contradict each other. */
    HTTP_TWO_LENGTHS,
    /** Something that is not HTTP. */
    HTTP_GARBAGE,
    /** The body is compressed, though nobody asked for that. */
    HTTP_GZIP,
    /** 100 and 103 before the response: right, if unusual. */
    HTTP_EARLY_HINTS,

    // Who answers.
    /** An answer in TLS 1.0. */
    TLS_1_0,
    /** Something that is not TLS. */
    TLS_GARBAGE,
    /** A trusted certificate for another name. */
    CERTIFICATE_OTHER_NAME,
    /** A certificate that nobody trusts. */
    CERTIFICATE_UNKNOWN,

    // The body.
    /** 262,145 octets. */
    BODY_TOO_LONG(body -> body + " ".repeat(262_145 - body.length()), Body.TEXT),
    /** A byte order mark before the text. */
    BODY_BOM(body -> "\ufeff" + body, Body.TEXT),
    /** An octet that is not UTF-8. */
    BODY_NOT_UTF8(body -> body.replaceFirst("\\{", "{\"isp_name\":\"\u00ff\","), Body.LATIN_1),
    /** More after the end of the text. */
    BODY_TRAILING(body -> body + "x", Body.TEXT),
    /** The server has nothing for the line. */
    BODY_NOTHING(body -> "{\"order\":[]}", Body.TEXT),
    /** The order names what is not there. */
    BODY_ORDER_WITHOUT_OBJECT(
            body -> "{\"order\":[\"map_e\",\"dslite\"],\"dslite\":{\"aftr\":\"aftr.example.jp\"}}", Body.TEXT),
    /** Ask again after one second. */
    BODY_TTL_1(body -> withTtl(body, "1"), Body.TEXT),
    /** A time of 0. */
    BODY_TTL_0(body -> withTtl(body, "0"), Body.TEXT),
    /** A time before now. */
    BODY_TTL_NEGATIVE(body -> withTtl(body, "-1"), Body.TEXT),
    /** A second more than a week. */
    BODY_TTL_TOO_LONG(body -> withTtl(body, "604801"), Body.TEXT),
    /** A time in a string. */
    BODY_TTL_STRING(body -> withTtl(body, "\"86400\""), Body.TEXT),
    /** 257 rules, one too many. */
    BODY_257_RULES(body -> rules(257), Body.TEXT),
    /** 256 rules, as many as there may be. */
    BODY_256_RULES(body -> rules(256), Body.TEXT),
    /** Bits in a rule's prefix beyond its length. */
    BODY_HOST_BITS(body -> mapE("2001:db8:1000::1/40", "198.51.100.0/24", 16, 4), Body.TEXT),
    /** A PSID that has no room in a port. */
    BODY_PSID_OVERFLOW(body -> mapE("2001:db8:1000::/40", "198.51.100.0/24", 24, 15), Body.TEXT),
    /** Arrays in arrays, 10,000 deep. */
    BODY_DEEP(body -> "[".repeat(10_000) + "]".repeat(10_000), Body.TEXT),
    /** A key twice. */
    BODY_KEY_TWICE(body -> body.replaceFirst("\\{", "{\"order\":[],"), Body.TEXT),
    /** null where a key might have been left out. */
    BODY_NULLS(body -> body.replaceFirst("\\{", "{\"isp_name\":null,\"token\":null,\"auth\":null,"), Body.TEXT),
    /** A token of 10 MiB. */
    BODY_HUGE_TOKEN(body -> body.replaceFirst("\\{", "{\"token\":\"" + "0".repeat(10 << 20) + "\","), Body.TEXT);

    private static final int NO_STATUS = 0;

    private final Function<String, List<List<String>>> records;
    private final Function<String, String> body;
    private final Body encoding;
    private final int status;

    /** How a body becomes octets. */
    private enum Body {
        NONE,
        TEXT,
        LATIN_1
    }

    RuleServerFault() {
        this(url -> List.of(), body -> body, Body.NONE, NO_STATUS);
    }

    RuleServerFault(Function<String, List<List<String>>> records) {
        this(records, body -> body, Body.NONE, NO_STATUS);
    }

    RuleServerFault(int status) {
        this(url -> List.of(), body -> body, Body.NONE, status);
    }

    RuleServerFault(Function<String, String> body, Body encoding) {
        this(url -> List.of(), body, encoding, NO_STATUS);
    }

    RuleServerFault(
            Function<String, List<List<String>>> records, Function<String, String> body, Body encoding, int status) {
        this.records = records;
        this.body = body;
        this.encoding = encoding;
        this.status = status;
    }

    /**
     * Reads a name as {@link #label} writes it.
     *
     * @param label such as {@code status-403}
     * @return the fault
     * @throws IllegalArgumentException if there is no such fault
     */
    public static RuleServerFault parse(String label) {
        for (RuleServerFault fault : values()) {
            if (fault.label().equals(label)) {
                return fault;
            }
        }
        throw new IllegalArgumentException("no fault of a rule server is called \"" + label + '"');
    }

    /**
     * The name for command lines.
     *
     * @return such as {@code status-403}
     */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The records in the place of the good one, each as character-strings; none if this fault is of another sort. */
    List<List<String>> records(String url) {
        return records.apply(url);
    }

    boolean isOfBody() {
        return encoding != Body.NONE;
    }

    Octets body(String good) {
        String text = body.apply(good);
        return encoding == Body.LATIN_1 ? RuleReply.latin1(text) : RuleReply.utf8(text);
    }

    /** The status in the place of 200, or 0. */
    int status() {
        return status;
    }

    private static String withTtl(String body, String ttl) {
        return body.replaceFirst("\"ttl\":[^,}]*,?", "").replaceFirst("\\{", "{\"ttl\":" + ttl + ",");
    }

    private static String mapE(String ipv6, String ipv4, int eaLength, int psidOffset) {
        return mapE(List.of(rule(ipv6, ipv4, eaLength, psidOffset)));
    }

    private static String mapE(List<String> rules) {
        return "{\"order\":[\"map_e\"],\"map_e\":{\"br\":\"2001:db8:9999::1\",\"rules\":[" + String.join(",", rules)
                + "]}}";
    }

    private static String rules(int count) {
        List<String> rules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rules.add(rule(String.format("2001:db8:%x::/48", 0x1000 + i), "198.51.100.0/24", 8, 4));
        }
        return mapE(rules);
    }

    private static String rule(String ipv6, String ipv4, int eaLength, int psidOffset) {
        return "{\"ipv6\":\"" + ipv6 + "\",\"ipv4\":\"" + ipv4 + "\",\"ea_length\":" + eaLength + ",\"psid_offset\":"
                + psidOffset + '}';
    }
}
