package net.wan6.mape.provisioning;

import java.util.List;
import net.wan6.codec.Ipv6Prefix;
import net.wan6.codec.Octets;

/**
 * The answer of OCN's rule server, which is for partners only: the product that embeds this library brings the server's URL and
 * its key. Known from public firmware, not from a specification. MAP-E in the form of draft-03, each rule with its border relay.
 *
 * @param mechanisms MAP-E, one for each border relay; none if the answer was an empty object
 * @param problems what was left out
 */
public record OcnAnswer(List<Mechanism> mechanisms, List<AnswerProblem> problems) implements RuleServerAnswer {

    /**
     * Copies the lists.
     *
     * @param mechanisms MAP-E, one for each border relay
     * @param problems what was left out
     */
    public OcnAnswer {
        mechanisms = List.copyOf(mechanisms);
        problems = List.copyOf(problems);
    }

    /**
     * The URL to get.
     *
     * @param server the rule server, from the product
     * @param prefix the line's prefix, at most 64 bits long; the server knows lengths 56 and 64, so a longer one than 56 goes as
     *     64
     * @param key the product's key; goes into the URL
     * @return the URL; holds the key
     * @throws IllegalArgumentException if the prefix is longer than 64 bits
     */
    public static RuleServerUrl urlAt(RuleServerUrl server, Ipv6Prefix prefix, String key) {
        if (prefix.length() > 64) {
            throw new IllegalArgumentException("prefix " + prefix + " is longer than 64 bits");
        }
        int length = prefix.length() <= 56 ? 56 : 64;
        return server.withParameters(List.of(
                new UrlParameter("ipv6Prefix", prefix.address().toString()),
                new UrlParameter("ipv6PrefixLength", Integer.toString(length)),
                UrlParameter.encoding("code", key)));
    }

    /**
     * Reads the body of an answer with status 200.
     *
     * @param body a JSON text in UTF-8 (RFC 8259) of at most 262,144 octets
     * @param contract which of the rules are meant for this CE
     * @return the answer
     * @throws MalformedAnswerException if nothing of it can be used
     */
    public static OcnAnswer read(Octets body, OcnContract contract) {
        return new OcnAnswerReader(contract).read(body);
    }
}
