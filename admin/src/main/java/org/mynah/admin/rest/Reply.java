package org.mynah.admin.rest;

import java.util.OptionalLong;

/**
 * What is answered to a request. Immutable.
 *
 * @param status HTTP status
 * @param contentType media type of the body
 * @param body JSON
 * @param retryAfter seconds after which it may be tried again
 */
public record Reply(int status, String contentType, String body, OptionalLong retryAfter) {

    /** Media type of answers. */
    public static final String JSON = "application/json";

    /** Media type of refusals (RFC 9457). */
    public static final String PROBLEM = "application/problem+json";

    /** An answer. */
    public Reply(int status, String contentType, String body) {
        this(status, contentType, body, OptionalLong.empty());
    }

    /** The same, but to be tried again after so many seconds. */
    Reply retryAfter(long seconds) {
        return new Reply(status, contentType, body, OptionalLong.of(seconds));
    }
}
