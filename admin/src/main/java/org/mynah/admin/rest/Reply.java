package org.mynah.admin.rest;

/**
 * What is answered to a request. Immutable.
 *
 * @param status HTTP status
 * @param contentType media type of the body
 * @param body JSON
 */
public record Reply(int status, String contentType, String body) {

    /** Media type of answers. */
    public static final String JSON = "application/json";

    /** Media type of refusals (RFC 9457). */
    public static final String PROBLEM = "application/problem+json";
}
