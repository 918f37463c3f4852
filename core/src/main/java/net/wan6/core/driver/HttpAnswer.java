package net.wan6.core.driver;

import java.util.Objects;
import net.wan6.codec.Octets;

/**
 * What an HTTP server answered. Immutable.
 *
 * @param status the status code, 200 to 599
 * @param location the header field Location as it came, empty if there is none
 * @param body the content, of a response with status 200 only, cut after 262,145 octets
 */
public record HttpAnswer(int status, String location, Octets body) {
    /**
     * Checks the values.
     *
     * @param status the status code
     * @param location the header field Location
     * @param body the content
     * @throws IllegalArgumentException if the status is not in 200 to 599
     */
    public HttpAnswer {
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(body, "body");
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status " + status + " is not in 200 to 599");
        }
    }
}
