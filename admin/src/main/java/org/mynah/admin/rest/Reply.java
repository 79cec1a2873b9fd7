package org.mynah.admin.rest;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is answered to a request. Immutable.
 *
 * @param status HTTP status
 * @param contentType media type of the body
 * @param body JSON
 * @param headers further headers by name
 */
public record Reply(int status, String contentType, String body, Map<String, String> headers) {

    /** Media type of answers. */
    public static final String JSON = "application/json";

    /** Media type of refusals (RFC 9457). */
    public static final String PROBLEM = "application/problem+json";

    public Reply {
        headers = Map.copyOf(headers);
    }

    /** An answer. */
    public Reply(int status, String contentType, String body) {
        this(status, contentType, body, Map.of());
    }

    /** The same with one more header. */
    Reply with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, contentType, body, more);
    }

    /** The same, but to be tried again after so many seconds. */
    Reply retryAfter(long seconds) {
        return with("Retry-After", Long.toString(seconds));
    }
}
