package net.wan6.test.carrier;

import java.net.InetSocketAddress;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a client asked a rule server.
 *
 * @param scheme https, or http where nothing is encrypted
 * @param target path and query
 * @param header the fields of the header, names in any case
 * @param serverName the name that the client gave in the handshake, empty without one
 * @param source where it came from
 */
public record RuleRequest(
        String scheme, String target, Map<String, String> header, String serverName, InetSocketAddress source) {
    /**
     * Copies the header.
     *
     * @param scheme https, or http
     * @param target path and query
     * @param header the fields of the header
     * @param serverName the name that the client gave in the handshake
     * @param source where it came from
     */
    public RuleRequest {
        TreeMap<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(header);
        header = Collections.unmodifiableMap(copy);
    }

    /**
     * Where it goes, without the query, which may hold credentials.
     *
     * @return the path
     */
    public String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /**
     * A parameter of the query.
     *
     * @param name its name
     * @return its value as it stands there
     */
    public Optional<String> parameter(String name) {
        int query = target.indexOf('?');
        for (String pair : target.substring(query + 1).split("&", -1)) {
            if (query >= 0 && pair.startsWith(name + "=")) {
                return Optional.of(pair.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }
}
